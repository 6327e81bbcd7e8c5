import Testing

/// docs/speed.md and the runs of `make bench`.
@Suite struct SpeedPageTests {
  /// The runs, oldest first: their names begin with the day.
  private static let runs = Repository.names("Benchmarks/runs").filter {
    $0.hasSuffix(".md") && $0 != "README.md"
  }

  @Test func `the bars of the speed page match one of the stored runs`() throws {
    let page = try Repository.text("docs/speed.md")
    let marks = ["<!-- bars -->\n", "\n<!-- /bars -->"].compactMap { page.firstRange(of: $0) }
    try #require(marks.count == 2)
    let bars = page[marks[0].upperBound..<marks[1].lowerBound]
    guard !Self.runs.isEmpty else {
      #expect(bars == "No run is kept yet.")
      return
    }
    let texts = try Self.runs.map { try Repository.text("Benchmarks/runs/\($0)") }
    #expect(texts.contains { $0.contains(bars) }, "`make bench` writes the bars into docs/speed.md")
  }

  @Test func `the speed page names every question of make bench`() throws {
    let page = try Repository.text("docs/speed.md")
    let driver = try Repository.text("Benchmarks/bench.py")
    let questions = driver.split(separator: "\n").compactMap { line -> Substring? in
      // A line of the table of questions: `    "startup": startup,`.
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[2] == ": \(parts[1])," else { return nil }
      return parts[1]
    }
    #expect(questions.count >= 7)
    #expect(questions.allSatisfy { page.contains("| `\($0)` |") })
  }

  @Test func `README's claim of speed links to the speed page`() throws {
    #expect(try Repository.text("README.md").contains("[in milliseconds](docs/speed.md)"))
  }
}
