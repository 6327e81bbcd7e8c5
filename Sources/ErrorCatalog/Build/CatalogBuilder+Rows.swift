internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

extension CatalogBuilder {
  /// Adds what was read and prepared of the current source.
  func add(_ items: [DocumentReading.Item]) throws {
    try indexes.add(FullTextIndexes.Batch(firstID: codeID + 1, items: items))
    try database.withStatement("INSERT INTO descriptions (id, text) VALUES (?, ?)") { description in
      try database.withStatement(
        """
        INSERT INTO codes (
          id, domain_id, code, occurrence, number, first_number, last_number, symbol,
          description_id, cause_id, rule_id, line, raw)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      ) { code in
        try database.withStatement("INSERT INTO entries_fts_docsize (id, sz) VALUES (?, ?)") {
          tokens in
          for item in items {
            switch item {
            case .entry(let entry):
              try add(entry, &description, &code)
              try add(entry.tokens, &tokens)
            case .domain(let domain): try add(domain)
            case .diagnostic(let diagnostic): try add(diagnostic)
            }
          }
        }
      }
    }
  }

  /// Adds the counts of tokens that bm25() needs (SQLite manual, fts5.html, section 9).
  private func add(_ tokens: TokenCounts, _ statement: inout Statement) throws {
    tokenCounts.removeAll(keepingCapacity: true)
    appendVarint(tokens.code, to: &tokenCounts)
    appendVarint(tokens.description, to: &tokenCounts)
    appendVarint(tokens.symbol, to: &tokenCounts)
    try statement.bind(codeID, at: 1)
    try statement.bind(tokenCounts, at: 2)
    try statement.run()
  }

  private func add(
    _ prepared: PreparedEntry, _ description: inout Statement, _ code: inout Statement
  ) throws {
    codeID += 1
    let entry = prepared.draft
    if prepared.isNewDescription {
      try description.bind(prepared.descriptionID, at: 1)
      try description.bind(entry.description, at: 2)
      try description.run()
    }
    try code.bind(codeID, at: 1)
    try code.bind(domainID, at: 2)
    try code.bind(entry.code, at: 3)
    try code.bind(entry.occurrence, at: 4)
    try code.bind(entry.number, at: 5)
    try code.bind(entry.range?.lowerBound, at: 6)
    try code.bind(entry.range?.upperBound, at: 7)
    try code.bind(entry.symbol, at: 8)
    try code.bind(prepared.descriptionID, at: 9)
    // The rules and categories have ids in the order of their places.
    try code.bind(prepared.sorting.cause + 1, at: 10)
    try code.bind(prepared.sorting.rule.map { $0 + 1 }, at: 11)
    try code.bind(entry.line, at: 12)
    try code.bind(entry.raw, at: 13)
    try code.run()
    for area in prepared.sorting.areas {
      waitingAreas.append((codeID, area + 1))
      if waitingAreas.count == 16 { try writeSixteenAreas() }
    }
    if !entry.attributes.isEmpty { try add(entry.attributes) }
  }

  private func add(_ attributes: [Entry.Attribute]) throws {
    try database.withStatement(
      "INSERT INTO attributes (code_id, ordinal, name, value) VALUES (?, ?, ?, ?)"
    ) { statement in
      for (index, attribute) in attributes.enumerated() {
        try statement.bind(codeID, at: 1)
        try statement.bind(index + 1, at: 2)
        try statement.bind(attribute.name, at: 3)
        try statement.bind(attribute.value, at: 4)
        try statement.run()
      }
    }
  }

  private func add(_ domain: DomainDraft) throws {
    domainID += 1
    domainOrdinal += 1
    try database.execute(
      """
      INSERT INTO domains (id, source_id, ordinal, slug, title, line)
      VALUES (
        \(domainID), \(sourcePaths.count), \(domainOrdinal), \(domain.slug), \(domain.title),
        \(domain.line))
      """)
  }

  /// Writes the areas that wait, sixteen by one statement: they are the most rows of all.
  private func writeSixteenAreas() throws {
    try database.withStatement(
      """
      INSERT INTO code_areas (code_id, category_id)
      VALUES (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?),
        (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?)
      """
    ) { statement in
      for (index, row) in waitingAreas.enumerated() {
        try statement.bind(row.code, at: 2 * index + 1)
        try statement.bind(row.category, at: 2 * index + 2)
      }
      try statement.run()
    }
    waitingAreas.removeAll(keepingCapacity: true)
  }

  /// Writes the areas that still wait.
  func writeRemainingAreas() throws {
    for (code, category) in waitingAreas {
      try database.withStatement("INSERT INTO code_areas (code_id, category_id) VALUES (?, ?)") {
        statement in
        try statement.bind(code, at: 1)
        try statement.bind(category, at: 2)
        try statement.run()
      }
    }
    waitingAreas.removeAll()
  }

  /// Writes the categories, and the rules that decide causes, in the order of their places.
  func add(_ rules: Rules) throws {
    for (index, category) in rules.categories.enumerated() {
      try database.execute(
        """
        INSERT INTO categories (id, facet, slug, title, meaning, advice, words)
        VALUES (
          \(index + 1), \(category.facet.rawValue), \(category.slug), \(category.title),
          \(category.meaning), \(category.advice), \(category.words))
        """)
    }
    for (index, rule) in rules.classifier.causeRules.enumerated() {
      try database.execute(
        """
        INSERT INTO rules (id, category_id, words)
        VALUES (\(index + 1), \(rule.category + 1), \(rule.words))
        """)
    }
  }

  func add(_ synonyms: Synonyms) throws {
    let stems = try Tokenizer(.stems, of: database)
    for (index, row) in synonyms.rows.enumerated() {
      let said = row.said.joined(separator: "; ")
      let written = row.written.joined(separator: "; ")
      try database.execute(
        "INSERT INTO synonyms (id, said, written) VALUES (\(index + 1), \(said), \(written))")
      for said in row.said {
        let stems = stems.tokens(of: said).map(\.text).joined(separator: " ")
        try database.execute(
          """
          INSERT INTO synonym_phrases (stems, synonym_id) VALUES (\(stems), \(index + 1))
          ON CONFLICT (stems, synonym_id) DO NOTHING
          """)
      }
    }
  }

  private func add(_ diagnostic: Diagnostic) throws {
    diagnosticID += 1
    try database.withStatement(
      """
      INSERT INTO diagnostics (id, source_id, line, "column", severity, rule, message)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(diagnosticID, at: 1)
      try statement.bind(sourcePaths.count, at: 2)
      try statement.bind(diagnostic.line, at: 3)
      try statement.bind(diagnostic.column, at: 4)
      try statement.bind(diagnostic.severity.rawValue, at: 5)
      try statement.bind(diagnostic.rule.rawValue, at: 6)
      try statement.bind(diagnostic.message, at: 7)
      try statement.run()
    }
  }
}

/// Appends a number as SQLite writes it: seven bits a byte, the highest first, a bit more in all but
/// the last (SQLite manual, fileformat2.html, section 1.6).
func appendVarint(_ number: Int, to bytes: inout [UInt8]) {
  precondition(number >= 0 && number < 1 << 56, "not a count of tokens")
  var shift = 0
  while number >> (shift + 7) > 0 { shift += 7 }
  while shift > 0 {
    bytes.append(0x80 | UInt8(truncatingIfNeeded: number >> shift))
    shift -= 7
  }
  bytes.append(UInt8(number & 0x7F))
}
