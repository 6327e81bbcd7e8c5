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
    /// How many codes they share, where that decided.
    var shared = 0
  }

  private(set) var pairs: [Pair] = []

  private let old: [DiffSource.Domain]
  private let new: [DiffSource.Domain]
  private let comparesTexts: Bool
  private let areSources: Bool
  private let rows: (_ isOld: Bool, _ place: Int) throws -> [DiffSource.Row]

  /// Pairs domains by the codes that `rows` reads, which is asked only where slugs do not decide.
  ///
  /// In two languages equal descriptions cannot tell that domains are the same (`comparesTexts`).
  ///
  /// - Throws: What `rows` throws.
  init(
    old: [DiffSource.Domain], new: [DiffSource.Domain], comparesTexts: Bool,
    areSources: Bool = false,
    rows: @escaping (_ isOld: Bool, _ place: Int) throws -> [DiffSource.Row]
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
      DiffSource.Domain(
        id: 0, slug: source.path, title: "", count: source.domains.reduce(0) { $0 + $1.count })
    }
    return try DomainPairing(
      old: old.map(asDomain), new: new.map(asDomain), comparesTexts: comparesTexts,
      areSources: true
    ) { isOld, place in
      let source = isOld ? old[place] : new[place]
      return try source.domains.flatMap { domain in
        try source.rows(domain).map { row in
          var row = row
          // In two languages the titles differ too.
          if comparesTexts { row.code = domain.slug + "\0" + row.code }
          return row
        }
      }
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
      pairs += try Overlaps(of: self, olds, news).pairs { _ in true }
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
    pairs += try Overlaps(of: self, olds, news).pairs { overlap in
      areAlone || isRetitled(overlap)
    }
  }

  /// Whether domains share so much that they are one table under two titles.
  ///
  /// Small tables of the same few codes everywhere (400, 401, 404) are the same only if their
  /// descriptions are; so are whole documents.
  private func isRetitled(_ overlap: Overlaps.Overlap) -> Bool {
    let counts = [old[overlap.old].count, new[overlap.new].count]
    guard comparesTexts || areSources else { return overlap.shared * 2 >= counts.min() ?? 0 }
    guard overlap.shared * 2 >= counts.max() ?? 0 else { return false }
    return !comparesTexts || overlap.same * 2 >= overlap.shared
      || (overlap.shared >= 10 && !areSources)
  }
}

extension DomainPairing {
  /// How much domains of two sides share, and the pairs that share most.
  fileprivate struct Overlaps {
    struct Overlap {
      var old: Int
      var new: Int
      /// How many codes they share.
      var shared = 0
      /// How many of these have the same description.
      var same = 0
      /// From 0, nothing, to 1, all the same.
      var score = 0.0
      var hasSameSlug = false
    }

    /// What stands in more domains than this tells nothing of one, and would cost much.
    private static let mostDomains = 64

    private var overlaps: [Overlap] = []

    init(of pairing: DomainPairing, _ olds: [Int], _ news: [Int]) throws {
      var oldsOfCode: [String: [Int]] = [:]
      var oldsOfRow: [Int: [Int]] = [:]
      for place in olds {
        try Self.forEachCode(pairing.rows(true, place)) { row in
          Self.append(place, to: &oldsOfCode[row.code, default: []])
          if pairing.comparesTexts {
            Self.append(place, to: &oldsOfRow[Self.hash(row), default: []])
          }
        }
      }
      for place in news {
        var found: [Int: Overlap] = [:]
        try Self.forEachCode(pairing.rows(false, place)) { row in
          for old in oldsOfCode[row.code] ?? [] {
            found[old, default: Overlap(old: old, new: place)].shared += 1
          }
          guard pairing.comparesTexts else { return }
          for old in oldsOfRow[Self.hash(row)] ?? [] {
            found[old, default: Overlap(old: old, new: place)].same += 1
          }
        }
        for var overlap in found.values {
          let domains = (pairing.old[overlap.old], pairing.new[overlap.new])
          overlap.score =
            Double(overlap.shared + overlap.same) / Double(max(domains.0.count, domains.1.count))
          overlap.hasSameSlug = domains.0.slug == domains.1.slug
          overlaps.append(overlap)
        }
      }
      overlaps.sort { Self.precedes($0, $1) }
    }

    /// The pairs that are accepted, those that share most first; each domain is in one at most.
    func pairs(_ isAccepted: (Overlap) -> Bool) -> [Pair] {
      var takenOld: Set<Int> = []
      var takenNew: Set<Int> = []
      var pairs: [Pair] = []
      for overlap in overlaps where isAccepted(overlap) {
        guard !takenOld.contains(overlap.old), !takenNew.contains(overlap.new) else { continue }
        takenOld.insert(overlap.old)
        takenNew.insert(overlap.new)
        pairs.append(Pair(old: overlap.old, new: overlap.new, shared: overlap.shared))
      }
      return pairs
    }

    /// More in common first; of equals the same slug, then what stands at nearer places.
    private static func precedes(_ left: Overlap, _ right: Overlap) -> Bool {
      if left.score != right.score { return left.score > right.score }
      if left.hasSameSlug != right.hasSameSlug { return left.hasSameSlug }
      return (abs(left.old - left.new), left.old, left.new)
        < (abs(right.old - right.new), right.old, right.new)
    }

    /// Calls `body` with the first row of each code.
    private static func forEachCode(
      _ rows: [DiffSource.Row], _ body: (DiffSource.Row) -> Void
    ) {
      var seen: Set<String> = []
      for row in rows where seen.insert(row.code).inserted { body(row) }
    }

    private static func append(_ place: Int, to places: inout [Int]) {
      if places.count < mostDomains { places.append(place) }
    }

    private static func hash(_ row: DiffSource.Row) -> Int {
      var hasher = Hasher()
      hasher.combine(row.code)
      hasher.combine(row.text)
      return hasher.finalize()
    }
  }
}
