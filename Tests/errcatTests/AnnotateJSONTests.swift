import TestSupport
import Testing

/// What `annotate --format jsonl` adds to a line is bounded, as what it adds to a line of text is.
@Suite struct AnnotateJSONTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let texts = (1...300).map { "| 7712 | text \($0) |\n" }.joined()
    let long = String(repeating: "öfter ", count: 500)
    let longest = String(repeating: long, count: 5)
    try folder.write(
      codeTable(texts + "| 7713 | short |\n| 7714 | \(long) |\n| 7715 | \(longest) |"),
      to: "codes.md")
    try folder.errcat("import", "codes.md")
  }

  /// The members that are added to a line.
  private func added(
    _ line: String, _ options: String...
  ) throws -> (entries: [[String: Any]], more: Int) {
    let outcome = try folder.errcat(
      ["annotate", "--format", "jsonl"] + options, input: line + "\n")
    #expect(outcome.status == 0, "\(outcome.err)")
    // The line itself stays, up to its brace.
    #expect(outcome.out.hasPrefix(line.dropLast()) && outcome.out.hasSuffix("}\n"))
    let object = try #require(try jsonRows("[\(outcome.out)]").first)
    return (object["errcat"] as? [[String: Any]] ?? [], object["errcat_more"] as? Int ?? 0)
  }

  @Test func `a line gets twenty entries of a code, and how many there are more`() throws {
    let (entries, more) = try added(#"{"code":7712}"#)
    #expect(entries.count == 20 && more == 280)
    #expect(entries.first?["description"] as? String == "text 1")
    #expect(entries.last?["description"] as? String == "text 20")
    let one = try added(#"{"code":7713}"#)
    #expect(one.entries.count == 1 && one.more == 0)
    let five = try added(#"{"code":7712}"#, "-n", "5")
    #expect(five.entries.count == 5 && five.more == 0)
    let full = try added(#"{"code":7712}"#, "--full")
    #expect(full.entries.count == 300 && full.more == 0)
  }

  @Test func `a line gets 16 KiB, and the first entry of each code first`() throws {
    // The longest text has no room, and those of the other codes have.
    let (entries, more) = try added(#"{"code":7715,"error_code":7714,"err":7713,"rc":7712}"#)
    let codes = entries.compactMap { $0["code"] as? String }
    #expect(codes.contains("7714") && codes.contains("7713") && codes.contains("7712"))
    #expect(!codes.contains("7715"))
    #expect(entries.count + more == 303)
    let line = try folder.errcat(
      "annotate", "--format", "jsonl", input: #"{"code":7712,"rc":7714}"# + "\n")
    #expect(line.output.count < 1 << 15)
  }
}
