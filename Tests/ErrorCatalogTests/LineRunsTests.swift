import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// How a diagnostic names its lines.
@Suite struct LineRunsTests {
  @Test(
    arguments: [
      ([5], "line 5"), ([5, 5, 5], "line 5"), ([5, 6], "lines 5-6"), ([5, 7], "lines 5, 7"),
      ([5, 9, 12], "lines 5, 9, 12"), (Array(255...277), "lines 255-277"),
      ([1, 2, 3, 5, 5, 6, 9], "lines 1-3, 5-6, 9"),
      (Array(stride(from: 1, through: 15, by: 2)), "lines 1, 3, 5, 7, 9, 11, 13, 15"),
      (Array(stride(from: 1, through: 15, by: 2)) + [16], "lines 1, 3, 5, 7, 9, 11, 13, 15-16"),
      (Array(stride(from: 1, through: 17, by: 2)), "lines 1, 3, 5, 7, 9, 11, 13, 15 and 1 more"),
      // Once a line is only counted, the lines after it are only counted too.
      (
        Array(stride(from: 1, through: 17, by: 2)) + [18, 18, 20],
        "lines 1, 3, 5, 7, 9, 11, 13, 15 and 3 more"
      ),
    ] as [([Int], String)])
  func `consecutive lines are a range, and a long list is cut`(
    lines: [Int], words: String
  ) {
    var runs = LineRuns(lines[0])
    for line in lines.dropFirst() { runs.add(line) }
    #expect(runs.description == words)
  }

  @Test func `a list of any length is short`() {
    var runs = LineRuns(1)
    for line in stride(from: 3, to: 2_000_000, by: 2) { runs.add(line) }
    #expect(runs.description.hasSuffix(", 15 and 999992 more"))
  }
}
