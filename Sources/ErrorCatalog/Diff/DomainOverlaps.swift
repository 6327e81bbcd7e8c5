internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// How much domains of two sides share, and the pairs that share most.
///
/// A code that a domain lists several times counts once, on both sides.
struct DomainOverlaps {
  struct Overlap {
    var old: Int
    var new: Int
    /// How many codes they share.
    var shared = 0
    /// For how many of these both have one description.
    var same = 0
    /// How many descriptions of codes they share; a repeated code can have several.
    var texts = 0
    /// How many codes the old domain has.
    var oldCodes: Int
    /// How many codes the new domain has.
    var newCodes: Int
    var hasSameSlug: Bool

    init(old: Int, new: Int, oldCodes: Int, newCodes: Int, hasSameSlug: Bool) {
      self.old = old
      self.new = new
      self.oldCodes = oldCodes
      self.newCodes = newCodes
      self.hasSameSlug = hasSameSlug
    }

    /// From 0, nothing, to 1, all the same.
    var score: Double { Double(shared + same) / Double(max(oldCodes, newCodes, 1)) }
  }

  /// What more domains than this hold tells nothing of one, and would cost much.
  private static let mostDomains = 64

  private var overlaps: [Overlap] = []

  /// Compares the domains at some places with those at others.
  ///
  /// - Throws: What `rows` throws.
  init(
    old: [DiffSource.Domain], new: [DiffSource.Domain], of olds: [Int], _ news: [Int],
    comparesTexts: Bool, rows: (_ isOld: Bool, _ place: Int) throws -> DiffRows
  ) throws {
    var oldsOfCode: [String: [Int]] = [:]
    var oldsOfText: [Int: [Int]] = [:]
    var oldCodes: [Int: Int] = [:]
    for place in olds {
      let texts = Self.textsOfCodes(try rows(true, place), comparesTexts)
      oldCodes[place] = texts.count
      for (code, hashes) in texts {
        Self.append(place, to: &oldsOfCode[code, default: []])
        for hash in hashes { Self.append(place, to: &oldsOfText[hash, default: []]) }
      }
    }
    for place in news {
      let texts = Self.textsOfCodes(try rows(false, place), comparesTexts)
      var found: [Int: Overlap] = [:]
      for (code, hashes) in texts {
        for other in oldsOfCode[code] ?? [] {
          found[
            other,
            default: Overlap(
              old: other, new: place, oldCodes: oldCodes[other] ?? 0, newCodes: texts.count,
              hasSameSlug: old[other].slug == new[place].slug)
          ].shared += 1
        }
        var sameText: Set<Int> = []
        for other in hashes.flatMap({ oldsOfText[$0] ?? [] }) {
          found[other]?.texts += 1
          if sameText.insert(other).inserted { found[other]?.same += 1 }
        }
      }
      overlaps += found.values
    }
    overlaps.sort(by: Self.precedes)
  }

  /// The pairs that are accepted, those that share most first; each domain is in one at most.
  func pairs(_ isAccepted: (Overlap) -> Bool) -> [DomainPairing.Pair] {
    var takenOld: Set<Int> = []
    var takenNew: Set<Int> = []
    var pairs: [DomainPairing.Pair] = []
    for overlap in overlaps where isAccepted(overlap) {
      guard !takenOld.contains(overlap.old), !takenNew.contains(overlap.new) else { continue }
      takenOld.insert(overlap.old)
      takenNew.insert(overlap.new)
      pairs.append(
        DomainPairing.Pair(
          old: overlap.old, new: overlap.new, shared: overlap.shared, oldCodes: overlap.oldCodes))
    }
    return pairs
  }

  /// More in common first; of equals the same slug, then nearer places.
  private static func precedes(_ left: Overlap, _ right: Overlap) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.texts != right.texts { return left.texts > right.texts }
    if left.hasSameSlug != right.hasSameSlug { return left.hasSameSlug }
    return (abs(left.old - left.new), left.old, left.new)
      < (abs(right.old - right.new), right.old, right.new)
  }

  /// Each code with hashes of itself and its texts, each text once; a code without texts has no such hash.
  private static func textsOfCodes(
    _ rows: DiffRows, _ comparesTexts: Bool
  ) -> [String: Set<Int>] {
    var texts: [String: Set<Int>] = [:]
    for row in rows.allRows {
      guard comparesTexts else {
        texts[row.code] = []
        continue
      }
      var hasher = Hasher()
      hasher.combine(row.code)
      hasher.combine(row.text)
      texts[row.code, default: []].insert(hasher.finalize())
    }
    return texts
  }

  private static func append(_ place: Int, to places: inout [Int]) {
    if places.count < mostDomains { places.append(place) }
  }
}
