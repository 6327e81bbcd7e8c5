import TestSupport
import Testing

@testable import ErrorCatalog

/// Unified diffs of texts.
@Suite struct LineDiffTests {
  private func unified(_ old: String, _ new: String) -> String {
    LineDiff(old: old, new: new).unified(old: "a", new: "b")
  }

  @Test(arguments: [
    ("", "", ""), ("a\n", "a\n", ""), ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"), ("a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\nb\nc\n", "a\nx\nb\nc\n", "@@ -1,3 +1,4 @@\n a\n+x\n b\n c\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
      "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"
    ),
  ])
  func `a diff matches the output of diff -u`(old: String, new: String, hunks: String) {
    #expect(unified(old, new) == (hunks.isEmpty ? "" : "--- a\n+++ b\n" + hunks))
  }

  @Test func `changes six lines apart share a hunk, seven lines apart do not`() {
    func hunks(_ between: Int) -> Int {
      let same = (0..<between).map { "\($0)\n" }.joined()
      return unified("x\n\(same)y\n", "X\n\(same)Y\n").split(separator: "\n").count {
        $0.hasPrefix("@@")
      }
    }
    #expect(hunks(6) == 1 && hunks(7) == 2)
  }

  /// Applies a diff as patch does.
  private func patched(_ old: [String], _ diff: String) throws -> [String] {
    var result: [String] = []
    var next = 0
    for line in diff.split(separator: "\n").dropFirst(2) {
      if let match = line.wholeMatch(of: /@@ -(\d+)(,\d+)? \+\d+(,\d+)? @@/) {
        let first = try #require(Int(match.1)) - (match.2 == ",0" ? 0 : 1)
        result += old[next..<first]
        next = first
      } else if line.hasPrefix("+") {
        result.append(String(line.dropFirst()))
      } else {
        #expect(old[next] == line.dropFirst())
        if line.hasPrefix(" ") { result.append(old[next]) }
        next += 1
      }
    }
    return result + old[next...]
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a diff turns the old text into the new one`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<60 {
      // Long texts are compared between the lines that occur once.
      let count = round % 10 == 0 ? 3000 : Int.random(in: 0...60, using: &random)
      let kinds = Int.random(in: 1...(round % 20 == 0 ? 20 : 6000), using: &random)
      let old = (0..<count).map { _ in "\(Int.random(in: 0...kinds, using: &random))" }
      var new = old
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let place = Int.random(in: 0...new.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: new.insert("n\(place)", at: place)
        case 1 where place < new.count: new.remove(at: place)
        default: if place < new.count { new.swapAt(0, place) }
        }
      }
      func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
      let diff = unified(text(old), text(new))
      #expect(diff.isEmpty == (old == new), "seed \(seed), round \(round)")
      guard !diff.isEmpty else { continue }
      #expect(try patched(old, diff) == new, "seed \(seed), round \(round)")
    }
  }

  @Test func `texts with nothing in common are one change, however long`() {
    let diff = unified(
      (0..<30_000).map { "a\($0)\n" }.joined(), (0..<30_000).map { "b\($0)\n" }.joined())
    #expect(diff.hasPrefix("--- a\n+++ b\n@@ -1,30000 +1,30000 @@\n"))
  }
}
