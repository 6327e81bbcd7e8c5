internal import CatalogSQLite

/// The domains that words of a query name by where they come from: `grpc 14`, `winsock refused`.
extension Catalog {
  /// Returns the domains whose source, name, title or path has a word, in any grammatical form; or
  /// a word that begins so, from four letters on.
  func domainIDs(about word: String) throws -> [Int] {
    // A number is a code, though the title of a list may have it, too.
    guard (2...40).contains(word.utf8.count), word.first?.isLetter == true else { return [] }
    let stems = try stems(of: word)
    guard let stem = stems.first, stems.count == 1, !stem.isEmpty else { return [] }
    let near = try database.rows(
      """
      SELECT domains.id, sources.name || ' ' || domains.slug || ' ' || domains.title || ' '
        || documents.path
      FROM domains
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      WHERE instr(lower(sources.name || ' ' || domains.slug || ' ' || domains.title || ' '
        || documents.path), \(stem))
      ORDER BY domains.id LIMIT 2000
      """
    ) { row in (id: row.int(0), names: row.text(1)) }
    var beginning: [Int] = []
    var exact: [Int] = []
    for (id, names) in near {
      let known = try self.stems(of: names)
      if known.contains(stem) {
        exact.append(id)
      } else if stem.unicodeScalars.count >= 4, known.contains(where: { $0.hasPrefix(stem) }) {
        beginning.append(id)
      }
    }
    return exact.isEmpty ? beginning : exact
  }
}

/// What the words of a query say of where its answer is.
struct SearchContext {
  /// The domains that a part of the query names, by the part as typed.
  private(set) var domains: [String: [Int]] = [:]
  /// How many domains the catalog has.
  private var domainCount = 0

  /// Parts of one query that are looked up; of a pasted page, none is a vendor's name.
  private static let mostUnits = 12

  init(_ units: [SearchUnit], in catalog: Catalog) throws {
    guard (2...Self.mostUnits).contains(units.count) else { return }
    for unit in units {
      let ids = try catalog.domainIDs(about: unit.typed)
      if !ids.isEmpty { domains[unit.typed] = ids }
    }
    if !domains.isEmpty {
      domainCount = try catalog.database.firstRow("SELECT count(*) FROM domains") { $0.int(0) } ?? 0
    }
  }

  /// The domains that all of the parts name that name any; of parts that contradict each other,
  /// the one that names the fewest wins.
  func shared(by units: [SearchUnit]) -> [Int]? {
    var shared: Set<Int>?
    for ids in units.compactMap({ domains[$0.typed] }).sorted(by: { $0.count < $1.count }) {
      guard let known = shared else {
        shared = Set(ids)
        continue
      }
      let both = known.intersection(ids)
      if !both.isEmpty { shared = both }
    }
    return shared.map { $0.sorted() }
  }

  /// The ways to leave out parts that name domains: each alone, then all of them; with the domains.
  ///
  /// A part that names more than half of all domains says nothing of where the answer is.
  func readings(of units: [SearchUnit]) -> [(rest: [SearchUnit], domains: [Int])] {
    let named = units.filter { unit in
      domains[unit.typed].map { 2 * $0.count <= domainCount } ?? false
    }.prefix(4)
    var readings: [(rest: [SearchUnit], domains: [Int])] = []
    for unit in named {
      let rest = units.filter { $0 != unit }
      if !rest.isEmpty, let ids = domains[unit.typed] { readings.append((rest, ids)) }
    }
    if named.count > 1, let ids = shared(by: Array(named)) {
      let rest = units.filter { !named.contains($0) }
      if !rest.isEmpty { readings.append((rest, ids)) }
    }
    return readings
  }
}
