internal import CatalogSQLite
package import CodeDocuments

extension Catalog {
  /// Returns the notes on an entry's code, in the order of their file.
  package func notes(on entry: Entry) throws -> [CodeNote] {
    let names = Self.names(of: entry)
    return try database.withStatement(
      """
      SELECT code, note, owner, link, status FROM notes
      WHERE code COLLATE NOCASE IN (?, ?, ?, ?, ?, ?) ORDER BY id
      """
    ) { statement in
      for place in 1...6 {
        try statement.bind(place <= names.count ? names[place - 1] : nil, at: place)
      }
      return try statement.rows { CodeNote($0) }
    }
  }

  /// Returns all notes, in the order of their file.
  package func notes() throws -> [CodeNote] {
    try database.rows("SELECT code, note, owner, link, status FROM notes ORDER BY id") {
      CodeNote($0)
    }
  }

  /// Returns the notes that are about no code of the catalog, or no longer.
  package func notesWithoutCode() throws -> [CodeNote] {
    try notes().filter { try codes(ofNoteOn: $0.code).isEmpty }
  }

  /// Returns the ids of the entries whose notes have the status `ignored`, which a check of source
  /// code passes over.
  package func ignoredCodes() throws -> Set<Int> {
    try Set(notes().filter(\.isIgnored).flatMap { try codes(ofNoteOn: $0.code) })
  }

  /// Returns the names of what a check of source code passes over: each entry whose note has the status
  /// `ignored`, as `source/domain:code`, and what these notes call their codes, which need not be in
  /// the catalog.
  func ignoredNames() throws -> Set<String> {
    var names = try Set(notes().filter(\.isIgnored).map(\.code))
    let ids = try ignoredCodes()
    guard !ids.isEmpty else { return names }
    try forEachEntry { entry in
      if ids.contains(entry.id) { names.insert("\(entry.source)/\(entry.domain):\(entry.code)") }
    }
    return names
  }

  /// The names that a note may give an entry: its code or symbol, alone or of its domain.
  private static func names(of entry: Entry) -> [String] {
    ([entry.code] + (entry.symbol.map { [$0] } ?? [])).flatMap { name in
      [name, "\(entry.domain):\(name)", "\(entry.source)/\(entry.domain):\(name)"]
    }
  }

  /// The entries that a note names.
  func codes(ofNoteOn name: String) throws -> [Int] {
    var found = try Set(withoutCase(name) + symbolized(name))
    for colon in name.indices where name[colon] == ":" {
      let (domain, code) = (name[..<colon].lowercased(), String(name[name.index(after: colon)...]))
      let ids = try domainNames().filter {
        $0.slug.lowercased() == domain || $0.full.lowercased() == domain
      }.map(\.id)
      guard !ids.isEmpty else { continue }
      var filter = FilterIDs()
      filter.domains = ids
      found.formUnion(try passing(withoutCase(code) + symbolized(code), filter))
    }
    return found.sorted()
  }

  private func symbolized(_ name: String) throws -> [Int] {
    try database.rows("SELECT id FROM codes WHERE symbol = \(name) COLLATE NOCASE ORDER BY id") {
      $0.int(0)
    }
  }
}

extension CodeNote {
  fileprivate init(_ row: borrowing Statement) {
    self.init(
      code: row.text(0), text: row.text(1), owner: row.text(2), link: row.text(3),
      status: row.text(4))
  }
}
