internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// Which domain of one side is which domain of the other.
///
/// Domains of the same slug belong together. Where a document repeats a title, its slugs are
/// numbered (`errors`, `errors-2`), and a new table moves the numbers: these are told apart by the
/// codes they share. So are domains of which nothing else is left, whose titles were changed.
struct DomainPairing {
  /// Two domains that belong together, by their places.
  struct Pair: Equatable {
    var old: Int
    var new: Int
    /// How many codes they share, where that decided; a repeated code counts once.
    var shared = 0
    /// How many codes the old one has, where `shared` decided.
    var oldCodes = 0
  }

  private(set) var pairs: [Pair] = []

  private let old: [DiffSource.Domain]
  private let new: [DiffSource.Domain]
  private let comparesTexts: Bool
  private let areSources: Bool
  private let rows: (_ isOld: Bool, _ place: Int) throws -> DiffRows

  /// Pairs domains by the codes that `rows` reads, which is asked only where slugs do not decide.
  ///
  /// In two languages equal descriptions cannot tell that domains are the same (`comparesTexts`).
  ///
  /// - Throws: What `rows` throws.
  init(
    old: [DiffSource.Domain], new: [DiffSource.Domain], comparesTexts: Bool,
    areSources: Bool = false,
    rows: @escaping (_ isOld: Bool, _ place: Int) throws -> DiffRows
  ) throws {
    self.old = old
    self.new = new
    self.comparesTexts = comparesTexts
    self.areSources = areSources
    self.rows = rows
    try pairBySlug()
    try pairRetitled()
  }

  /// Pairs whole sources that have neither path nor name in common: files that were renamed.
  ///
  /// - Throws: ``SQLiteError`` if a catalog cannot be read.
  static func ofSources(
    old: [DiffSource], new: [DiffSource], comparesTexts: Bool
  ) throws -> [Pair] {
    func asDomain(_ source: DiffSource) -> DiffSource.Domain {
      DiffSource.Domain(id: 0, slug: source.path, title: "")
    }
    return try DomainPairing(
      old: old.map(asDomain), new: new.map(asDomain), comparesTexts: comparesTexts,
      areSources: true
    ) { isOld, place in
      let source = isOld ? old[place] : new[place]
      var rows = DiffRows()
      for domain in source.domains {
        for var row in try source.rows(domain).allRows {
          // In two languages the titles differ too.
          if comparesTexts { row.code = domain.slug + "\0" + row.code }
          rows.append(row)
        }
      }
      return rows
    }.pairs
  }

  private func unpaired(_ isOld: Bool, _ places: [Int]) -> [Int] {
    let taken = Set(pairs.map { isOld ? $0.old : $0.new })
    return places.filter { !taken.contains($0) }
  }

  // MARK: - Domains of one name

  private mutating func pairBySlug() throws {
    let oldNames = Self.placesByName(old)
    let newNames = Self.placesByName(new)
    for (name, olds) in oldNames.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let news = newNames[name] else { continue }
      if olds.count == 1, news.count == 1 {
        pairs.append(Pair(old: olds[0], new: news[0]))
        continue
      }
      pairs += try overlaps(olds, news).pairs { _ in true }
      var rest = Dictionary(
        unpaired(false, news).map { (new[$0].slug, $0) }, uniquingKeysWith: { first, _ in first })
      for place in unpaired(true, olds) {
        if let same = rest.removeValue(forKey: old[place].slug) {
          pairs.append(Pair(old: place, new: same))
        }
      }
    }
  }

  /// The places of domains by their slugs without the number that a repeated title got.
  private static func placesByName(_ domains: [DiffSource.Domain]) -> [String: [Int]] {
    let slugs = Set(domains.map(\.slug))
    var places: [String: [Int]] = [:]
    for (place, domain) in domains.enumerated() {
      var name = domain.slug
      if let dash = name.lastIndex(of: "-"), name[dash...].dropFirst().allSatisfy(\.isNumber),
        slugs.contains(String(name[..<dash]))
      {
        name = String(name[..<dash])
      }
      places[name, default: []].append(place)
    }
    return places
  }

  // MARK: - Domains of other names

  private mutating func pairRetitled() throws {
    let olds = unpaired(true, Array(old.indices))
    let news = unpaired(false, Array(new.indices))
    guard !olds.isEmpty, !news.isEmpty else { return }
    let areAlone = old.count == 1 && new.count == 1 && !areSources
    pairs += try overlaps(olds, news).pairs { overlap in areAlone || isRetitled(overlap) }
  }

  private func overlaps(_ olds: [Int], _ news: [Int]) throws -> DomainOverlaps {
    try DomainOverlaps(
      old: old, new: new, of: olds, news, comparesTexts: comparesTexts, rows: rows)
  }

  /// Whether domains share so much that they are one table under two titles.
  ///
  /// Small tables of the same few codes everywhere (400, 401, 404) are the same only if their
  /// descriptions are; so are whole documents.
  private func isRetitled(_ overlap: DomainOverlaps.Overlap) -> Bool {
    let counts = (overlap.oldCodes, overlap.newCodes)
    guard comparesTexts || areSources else { return overlap.shared * 2 >= min(counts.0, counts.1) }
    guard overlap.shared * 2 >= max(counts.0, counts.1) else { return false }
    return !comparesTexts || overlap.same * 2 >= overlap.shared
      || (overlap.shared >= 10 && !areSources)
  }
}
