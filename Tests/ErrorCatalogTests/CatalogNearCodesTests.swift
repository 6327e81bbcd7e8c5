import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct CatalogNearCodesTests {
  @Test(
    arguments: [
      ("10061", "10016"), ("1016", "10016"), ("100116", "10016"), ("10019x", "10019"),
      ("99999999", nil), ("Request Timed Oot", "Request Timed Out"), ("", nil), ("zebra", nil),
    ] as [(String, String?)])
  func `codes that differ by little are similar`(typed: String, near: String?) throws {
    let folder = try TemporaryFolder()
    let codes = try SeedCatalog.open(in: folder).nearCodes(typed)
    if let near { #expect(codes.contains(near), "\(codes)") }
    #expect(codes.count <= 5 && Set(codes).count == codes.count && !codes.contains(typed))
  }

  @Test func `without a similar code, the nearest numbers are suggested`() throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog([
      "a.md": codeTable("| 100 | Failed |", "| 500000 | Failed |", "| 900000 | Failed |")
    ])
    #expect(try catalog.nearCodes("777777") == ["900000", "500000", "100"])
    #expect(try catalog.nearCodes("777777", limit: 1) == ["900000"])
    #expect(try catalog.nearCodes("9223372036854775807") == ["900000", "500000", "100"])
    #expect(try catalog.nearCodes("-9223372036854775808") == ["100", "500000", "900000"])
    #expect(try catalog.nearCodes("word") == [])
  }
}

@Suite struct EditDistanceTests {
  @Test(
    arguments: [
      ("", "", 0), ("a", "a", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abd", 1), ("ab", "ba", 1),
      ("abcd", "acbd", 1), ("10061", "10016", 1), ("1234", "124", 1), ("kitten", "sitting", 3),
      ("abcd", "badc", 2), ("ca", "abc", 3), ("подпись", "подписи", 1),
    ])
  func `the distance counts single changes and swaps`(left: String, right: String, count: Int) {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(editDistance(left, right, atMost: 9) == count)
    #expect(editDistance(left, right, atMost: count) == count)
    if count > 0 { #expect(editDistance(left, right, atMost: count - 1) == nil) }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the distance matches its definition, both ways`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        Unicode.Scalar(UInt8.random(in: 97...99, using: &random))
      }
    }
    for _ in 0..<50 {
      let (left, right) = (word(), word())
      let distance = Self.defined(left[...], right[...])
      for limit in 0...8 {
        let found = editDistance(left, right, atMost: limit)
        #expect(found == (distance <= limit ? distance : nil), "seed \(seed)")
        #expect(found == editDistance(right, left, atMost: limit), "seed \(seed)")
      }
    }
  }

  @Test(
    arguments: [
      ("exprot", 1, ["export"]), ("lit", 1, ["list", "lint"]), ("limt", 1, ["list", "lint"]),
      ("export", 1, ["export"]), ("refund", 2, []), ("exprto", 1, []), ("exprto", 2, ["export"]),
      ("", 1, []), ("", 4, ["list", "lint"]),
    ] as [(String, Int, [String])])
  func `the nearest names are suggested, and equally near ones keep their order`(
    typed: String, edits: Int, near: [String]
  ) {
    #expect(nearestNames(to: typed, among: ["list", "export", "lint"], atMost: edits) == near)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `without swaps, the distance obeys the triangle inequality`(seed: UInt64) {
    // The restricted distance is not a metric if characters are both swapped and changed; sorted
    // words need no swaps.
    var random = SeededGenerator(seed: seed)
    func word() -> [Unicode.Scalar] {
      (0..<6).map { _ in Unicode.Scalar(UInt8.random(in: 97...98, using: &random)) }.sorted()
    }
    for _ in 0..<50 {
      let (a, b, c) = (word(), word(), word())
      let direct = editDistance(a, c, atMost: 20) ?? .max
      let round = (editDistance(a, b, atMost: 20) ?? 0) + (editDistance(b, c, atMost: 20) ?? 0)
      #expect(direct <= round, "seed \(seed)")
    }
  }

  /// The recursive definition of the restricted Damerau-Levenshtein distance.
  private static func defined(
    _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>
  ) -> Int {
    guard let first = left.last, let second = right.last else { return left.count + right.count }
    var least = min(defined(left.dropLast(), right) + 1, defined(left, right.dropLast()) + 1)
    least = min(least, defined(left.dropLast(), right.dropLast()) + (first == second ? 0 : 1))
    if left.count > 1, right.count > 1, first == right.dropLast().last,
      second == left.dropLast().last
    {
      least = min(least, defined(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return least
  }
}
