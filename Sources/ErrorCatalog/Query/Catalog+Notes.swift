internal import CatalogSQLite
package import CodeDocuments

extension Catalog {
  /// The most notes that one question is answered with: a forged catalog can have the same ones on any
  /// number of entries.
  private static let mostNotes = 20_000

  /// Returns the notes on each of the entries that have any, by its id, in the order of their file:
  /// the first ``CodeNote/mostOnOneCode``, and no file of notes has more on one code.
  package func notes(on entries: [Entry]) throws -> [Int: [CodeNote]] {
    guard try hasNotes() else { return [:] }
    return try notesByEntry(entries)
  }

  /// Apart from its caller, so that most look-ups need not make its dictionaries.
  @inline(never)
  private func notesByEntry(_ entries: [Entry]) throws -> [Int: [CodeNote]] {
    try bounded { try unboundedNotes(entries) }
  }

  private func unboundedNotes(_ entries: [Entry]) throws -> [Int: [CodeNote]] {
    var all: [Int: [CodeNote]] = [:]
    // A list may have the same code many times.
    var known: [[String]: [CodeNote]] = [:]
    var left = Self.mostNotes
    for entry in entries where left > 0 {
      let names = Self.names(of: entry)
      let notes = try known[names] ?? notes(named: names)
      known[names] = notes
      left -= notes.count
      if !notes.isEmpty { all[entry.id] = notes }
    }
    return all
  }

  /// Whether the catalog has any note.
  private func hasNotes() throws -> Bool {
    try database.withStatement("SELECT EXISTS (SELECT 1 FROM notes)") { statement in
      try statement.step() && statement.int(0) == 1
    }
  }

  /// Returns the notes on an entry's code, in the order of their file.
  package func notes(on entry: Entry) throws -> [CodeNote] {
    try notes(named: Self.names(of: entry))
  }

  private func notes(named names: [String]) throws -> [CodeNote] {
    try database.withStatement(
      """
      SELECT code, note, owner, link, status FROM notes
      WHERE code COLLATE NOCASE IN (?, ?, ?, ?, ?, ?) ORDER BY id LIMIT ?
      """
    ) { statement in
      for place in 1...6 {
        try statement.bind(place <= names.count ? names[place - 1] : nil, at: place)
      }
      try statement.bind(CodeNote.mostOnOneCode, at: 7)
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
    let notes = try notes()
    let codes = try codes(ofNotesOn: Set(notes.map(\.code)))
    return notes.filter { codes[$0.code, default: []].isEmpty }
  }

  /// Returns the ids of the entries whose notes have the status `ignored`, which a check of source
  /// code passes over.
  package func ignoredCodes() throws -> Set<Int> {
    let ignored = try notes().filter(\.isIgnored)
    return try Set(codes(ofNotesOn: Set(ignored.map(\.code))).values.joined())
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

  /// The entries that each of the names on notes is about; each name is looked up once.
  func codes(ofNotesOn names: Set<String>) throws -> [String: [Int]] {
    guard !names.isEmpty else { return [:] }
    return try bounded {
      var domains: [String: [Int]] = [:]
      if names.contains(where: { $0.utf8.contains(UInt8(ascii: ":")) }) {
        for domain in try domainNames() {
          domains[domain.slug.lowercased(), default: []].append(domain.id)
          domains[domain.full.lowercased(), default: []].append(domain.id)
        }
      }
      var found: [String: [Int]] = [:]
      for name in names { found[name] = try codes(ofNoteOn: name, domains) }
      return found
    }
  }

  /// The most colons of a note's code of which one may end the name of a domain.
  private static let mostColons = 8

  private func codes(ofNoteOn name: String, _ domains: [String: [Int]]) throws -> [Int] {
    var found = try Set(withoutCase(name) + symbolized(name))
    for colon in name.indices.lazy.filter({ name[$0] == ":" }).prefix(Self.mostColons) {
      guard let ids = domains[name[..<colon].lowercased()] else { continue }
      let code = String(name[name.index(after: colon)...])
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
