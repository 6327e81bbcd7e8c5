internal import CatalogSQLite
public import CodeDocuments
internal import ErrcatBytes

extension Catalog {
  /// Returns every meaning of a code, in document order.
  ///
  /// The code is looked for exactly as typed; then without case; then as a number (leading zeros, hex
  /// with or without `0x`, signed and unsigned 32-bit); then as a symbol, or as the whole of another
  /// column's cell, if it looks like a number or a name; then as a number that a range or class holds (`4050` in `4000-4099`, `503` in `5xx`), the narrowest first. The first that hits
  /// ends it; codes that the filter leaves out do not count. `domain:code` looks in that domain, unless
  /// it is a code itself. Quotes, commas, brackets and `error_code=` around a pasted code are forgiven,
  /// if the text with them is not a code.
  ///
  /// ```swift
  /// try catalog.explain("10002").map(\.domain)       // ["rest-api", "websocket-api"]
  /// try catalog.explain("rest-api:10002").count      // 1
  /// ```
  ///
  /// - Returns: The entries; empty when no code fits.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func explain(_ typed: String, filter: Filter = Filter()) throws -> [Entry] {
    try bounded { try explainIDs(typed, ids(filter)).compactMap { try entry(id: $0) } }
  }

  /// Returns every meaning of a code that a program has as a number, in document order.
  ///
  /// The number is looked for as its decimal digits are, so that hexadecimal codes, ranges and
  /// classes are found too.
  ///
  /// ```swift
  /// try catalog.explain(10016).map(\.cause)  // ["insufficient-funds", "insufficient-funds"]
  /// ```
  ///
  /// - Returns: The entries; empty when no code fits.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func explain(_ code: Int, filter: Filter = Filter()) throws -> [Entry] {
    try explain(String(code), filter: filter)
  }

  /// Returns whether an explanation of the code would find anything.
  package func isCode(_ typed: String, filter: Filter = Filter()) throws -> Bool {
    try !explainIDs(typed, ids(filter)).isEmpty
  }

  /// Whether a code of the catalog is written exactly so, except for case.
  package func isWritten(_ typed: String) throws -> Bool { try !withoutCase(typed).isEmpty }

  func explainIDs(_ typed: String, _ filter: FilterIDs) throws -> [Int] {
    if typed.contains(":") {
      // `a:b` may be a code; else a domain's own name wins over whatever else it may mean, but the
      // start of a name does not.
      let written = try writtenIDs(typed, filter)
      if !written.isEmpty { return written }
      if let named = try Self.split(typed, domainNames(), isExact: true) {
        return try codeIDs(named, filter)
      }
    }
    let found = try codeIDs(CodeQuery(typed), filter)
    guard found.isEmpty, typed.contains(":"),
      let started = try Self.split(typed, domainNames(), isExact: false)
    else { return found }
    return try codeIDs(started, filter)
  }

  /// The domains named before the first colon and the code after it, or nil without such a domain.
  private static func split(
    _ typed: String, _ all: [DomainName], isExact: Bool
  ) -> (domains: [DomainName], code: CodeQuery)? {
    // Everything after the colon is the code; quotes and blanks before it come from pasting.
    let isQuoted = typed.utf8.first == UInt8(ascii: "\"") || typed.utf8.first == UInt8(ascii: "'")
    let text = isQuoted ? CodeText.trimmed(typed) : typed
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = CodeText.trimmed(String(text[..<colon]))
    guard let domains = try? domains(named: name, in: all),
      !isExact || domains[0].slug == name || domains[0].full == name
    else { return nil }
    return (domains, CodeQuery(String(text[text.index(after: colon)...])))
  }

  private func codeIDs(
    _ named: (domains: [DomainName], code: CodeQuery), _ filter: FilterIDs
  ) throws -> [Int] {
    try named.domains.flatMap { domain in
      // Of a domain that the filter leaves out, nothing is found.
      var narrowed = filter
      narrowed.domains = [domain.id]
      return try passing(codeIDs(named.code, narrowed), filter)
    }
  }

  /// The look-up's steps, each one statement over one index.
  ///
  /// A filter comes before the choice of the step: `31` as written elsewhere does not hide the
  /// `0x1F` of the domain asked for. If a log names the code, a status of HTTP in another column does
  /// not count: it is not the vendor's code.
  func codeIDs(_ query: CodeQuery, _ filter: FilterIDs, inLog: Bool = false) throws -> [Int] {
    for text in query.fullerTexts {
      let found = try writtenIDs(text, filter)
      if !found.isEmpty { return found }
      let named = try passing(bySymbol(text), filter)
      if !named.isEmpty { return named }
    }
    guard !query.text.isEmpty else { return [] }
    var found = try writtenIDs(query.text, filter)
    if found.isEmpty { found = try passing(byNumber(query), filter) }
    if found.isEmpty { found = try passing(bySymbol(query.text), filter) }
    if found.isEmpty, let number = query.numbers.first {
      found = try passing(byRange(Int(number)), filter)
    }
    if found.isEmpty, !inLog {
      found = try passing(byValue(query.text, isStatus: true), filter)
    }
    return found
  }

  /// The codes that are written exactly so, or else those that differ only in case.
  func writtenIDs(_ text: String, _ filter: FilterIDs) throws -> [Int] {
    let found = try passing(written(text), filter)
    return try found.isEmpty ? passing(withoutCase(text), filter) : found
  }

  private func written(_ text: String) throws -> [Int] {
    // Bound by hand: it is the first statement of each look-up.
    try database.withStatement("SELECT id FROM codes WHERE code = ? ORDER BY id") { statement in
      try statement.bind(text, at: 1)
      return try statement.rows { row in row.int(0) }
    }
  }

  /// The codes that are written so but for case.
  func withoutCase(_ text: String) throws -> [Int] {
    // Without a letter, there is no case.
    guard text.utf8.contains(where: \.isLetter) else { return try written(text) }
    return try ids(
      """
      SELECT id FROM codes
      WHERE code = \(text) COLLATE NOCASE AND code GLOB '*[A-Za-z]*' ORDER BY id
      """)
  }

  private func byNumber(_ query: CodeQuery) throws -> [Int] {
    guard !(query.numbers + query.hexNumbers).isEmpty || !query.hexTexts.isEmpty else { return [] }
    // Only numbers that are written in another way have an index; the others are their codes.
    return try ids(
      """
      SELECT id FROM codes WHERE code IN \(list: query.numbers.map { String($0) })
      UNION
      SELECT id FROM codes
      WHERE number IN \(list: query.numbers.map { Int($0) }) AND code <> CAST(number AS TEXT)
      UNION
      SELECT id FROM codes
      WHERE number IN \(list: query.hexNumbers.map { Int($0) }) AND code <> CAST(number AS TEXT)
        AND code LIKE '0x%'
      UNION
      SELECT id FROM codes
      WHERE code COLLATE NOCASE IN \(list: query.hexTexts) AND code GLOB '*[A-Za-z]*'
      ORDER BY id
      """)
  }

  /// The codes with this symbol, and those with this value in another column if it looks like a name
  /// or a number; statuses and severities are no names.
  func bySymbol(_ text: String) throws -> [Int] {
    let named = try ids("SELECT id FROM codes WHERE symbol = \(text) COLLATE NOCASE ORDER BY id")
    return try Set(named + byValue(text, isStatus: false)).sorted()
  }

  /// The codes with this value in another column: in one of statuses and severities, or in any other.
  private func byValue(_ text: String, isStatus: Bool) throws -> [Int] {
    guard text.utf8.count <= 100, CodeText.isCodeLike(text) else { return [] }
    // The full-text index has the words of the value; the cells tell whether it is all they say.
    let phrase = "other : \"\(text.replacing("\"", with: ""))\""
    return try ids(
      """
      SELECT DISTINCT cells.code_id
      FROM entries_fts
      JOIN cells ON cells.code_id = entries_fts.rowid
      JOIN columns ON columns.id = cells.column_id
      JOIN texts ON texts.id = cells.text_id
      WHERE entries_fts MATCH \(phrase)
        AND trim(texts.text, '"''`') = \(text) COLLATE NOCASE
        AND (columns.role IN ('http-status', 'severity')) = \(isStatus ? 1 : 0)
      ORDER BY cells.code_id
      """)
  }

  /// The ranges and classes that hold the number, the narrowest first.
  private func byRange(_ number: Int) throws -> [Int] {
    try ids(
      """
      SELECT id FROM codes
      WHERE first_number IS NOT NULL AND \(number) BETWEEN first_number AND last_number
      ORDER BY last_number - first_number, id
      """)
  }

  /// Those of the codes that pass a filter, in their order.
  func passing(_ codes: [Int], _ filter: FilterIDs) throws -> [Int] {
    guard !filter.isEmpty, !codes.isEmpty else { return codes }
    // A query that names codes finds others too: `code:10016 10017`.
    var filter = filter
    filter.codes = nil
    let passing = try Set(
      ids("SELECT id FROM codes WHERE id IN \(list: codes) AND \(filter.condition)"))
    return codes.filter(passing.contains)
  }

  private func ids(_ sql: SQL) throws -> [Int] { try database.rows(sql) { $0.int(0) } }
}
