internal import SQLite

extension CatalogBuilder {
  func add(_ domain: DomainDraft) throws {
    domainID += 1
    domainOrdinal += 1
    try database.withStatement(
      "INSERT INTO domains (id, source_id, ordinal, slug, title, line) VALUES (?, ?, ?, ?, ?, ?)"
    ) { statement in
      try statement.bind(domainID, at: 1)
      try statement.bind(sourcePaths.count, at: 2)
      try statement.bind(domainOrdinal, at: 3)
      try statement.bind(domain.slug, at: 4)
      try statement.bind(domain.title, at: 5)
      try statement.bind(domain.line, at: 6)
      try statement.run()
    }
  }

  func add(_ prepared: PreparedEntry) throws {
    let entry = prepared.draft
    let classification = prepared.classification
    codeID += 1
    let descriptionID = try descriptions.id(of: entry.description)
    let causeID = categoryIDs[CategoryKey(facet: .cause, slug: classification.cause)]
    try database.withStatement(
      """
      INSERT INTO codes (
        id, domain_id, code, occurrence, number, first_number, last_number, symbol,
        description_id, cause_id, rule_id, line, raw)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(domainID, at: 2)
      try statement.bind(entry.code, at: 3)
      try statement.bind(entry.occurrence, at: 4)
      try statement.bind(entry.number, at: 5)
      try statement.bind(entry.range?.lowerBound, at: 6)
      try statement.bind(entry.range?.upperBound, at: 7)
      try statement.bind(entry.symbol, at: 8)
      try statement.bind(descriptionID, at: 9)
      try statement.bind(causeID, at: 10)
      try statement.bind(ruleIDs[classification.rule], at: 11)
      try statement.bind(entry.line, at: 12)
      try statement.bind(entry.raw, at: 13)
      try statement.run()
    }
    try index(prepared)
    for area in classification.areas {
      waitingAreas.append((codeID, categoryIDs[CategoryKey(facet: .area, slug: area)]))
      if waitingAreas.count == 16 { try writeSixteenAreas() }
    }
    for (index, attribute) in entry.attributes.enumerated() {
      try database.withStatement(
        "INSERT INTO attributes (code_id, ordinal, name, value) VALUES (?, ?, ?, ?)"
      ) { statement in
        try statement.bind(codeID, at: 1)
        try statement.bind(index + 1, at: 2)
        try statement.bind(attribute.name, at: 3)
        try statement.bind(attribute.value, at: 4)
        try statement.run()
      }
    }
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

  /// Adds the entry to the full-text indexes, as a rebuild of them would.
  private func index(_ prepared: PreparedEntry) throws {
    try database.withStatement(
      "INSERT INTO entries_fts (rowid, code, description, symbol) VALUES (?, ?, ?, ?)"
    ) { statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(prepared.draft.code, at: 2)
      try statement.bind(prepared.draft.description, at: 3)
      try statement.bind(prepared.draft.symbol, at: 4)
      try statement.run()
    }
    guard let segmented = prepared.segmented else { return }
    try database.withStatement("INSERT INTO segments_fts (rowid, text) VALUES (?, ?)") {
      statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(segmented, at: 2)
      try statement.run()
    }
  }

  /// Writes the rules that decide causes, and returns their ids.
  static func add(
    _ rules: [(category: Int, words: String)], to database: Database
  ) throws -> [String: Int] {
    var ids: [String: Int] = [:]
    for (index, rule) in rules.enumerated() {
      ids[rule.words] = index + 1
      try database.execute(
        "INSERT INTO rules (id, category_id, words) VALUES (?, ?, ?)",
        [.integer(Int64(index + 1)), .integer(Int64(rule.category + 1)), .text(rule.words)])
    }
    return ids
  }

  func add(_ synonyms: Synonyms) throws {
    let stems = try Tokenizer(.stems, of: database)
    for (index, row) in synonyms.rows.enumerated() {
      try database.execute(
        "INSERT INTO synonyms (id, said, written) VALUES (?, ?, ?)",
        [
          .integer(Int64(index + 1)), .text(row.said.joined(separator: "; ")),
          .text(row.written.joined(separator: "; ")),
        ])
      for said in row.said {
        let stems = stems.tokens(of: said).map(\.text).joined(separator: " ")
        try database.execute(
          """
          INSERT INTO synonym_phrases (stems, synonym_id) VALUES (?, ?)
          ON CONFLICT (stems, synonym_id) DO NOTHING
          """, [.text(stems), .integer(Int64(index + 1))])
      }
    }
  }

  func add(_ diagnostic: Diagnostic) throws {
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
