import TestSupport
import Testing

/// A short document cannot become a large catalog: beyond a bound a diagnostic says what is left out, and
/// the rest is read.
@Suite struct ExpansionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let head = "# Error codes\n\n| Error code | Message |\n|---|---|\n"

  private func count(_ condition: String) throws -> Int? {
    let outcome = try folder.errcat(
      "sql", "SELECT count(*) FROM entries WHERE \(condition)", "--format", "csv")
    return outcome.out.split(whereSeparator: \.isNewline).last.flatMap { Int($0) }
  }

  @Test func `a short document has at most 100,000 codes`() throws {
    try folder.write(Self.head + String(repeating: "| 7 |\n", count: 100_003), to: "codes.md")
    let outcome = try folder.errcat("import", "codes.md")
    #expect(outcome.status == 1)
    #expect(
      outcome.err.contains(
        "codes.md:100005:3: error: 3 rows are left out (lines 100005-100007): a document of this "
          + "size may have 100000 codes; split it [too-many-codes]"), "\(outcome.err)")
    #expect(outcome.err.contains("100003 rows: 100000 imported"), "\(outcome.err)")
    #expect(outcome.err.contains("3 rejected"))
    #expect(try count("code = '7'") == 100_000)
  }

  @Test func `a long document has a code for each ten bytes`() throws {
    let rows = 130_000
    try folder.write(
      Self.head + String(repeating: "| 7 |\n", count: rows)
        + String(repeating: " ", count: 1 << 20), to: "codes.md")
    let bytes = try folder.read("codes.md").count
    #expect(bytes / 10 > rows)
    let outcome = try folder.errcat("import", "codes.md")
    #expect(!outcome.err.contains("too-many-codes"), "\(outcome.err)")
    #expect(try count("true") == rows)
  }

  @Test func `copies of a text end at 4 MiB`() throws {
    let codes = (1000..<2000).map(String.init).joined(separator: ", ")
    let text = String(repeating: "never filled ", count: 75)
    try folder.write(
      Self.head + (1...6).map { "| \(codes) | \($0) \(text) |\n" }.joined(), to: "codes.md")
    let outcome = try folder.errcat("import", "codes.md")
    #expect(
      outcome.err.contains(
        "2 rows are read without their texts (lines 9-10): those of a document of this size may "
          + "have 4194304 bytes"), "\(outcome.err)")
    // All codes are there, and those that are first have their texts.
    #expect(try count("true") == 6000)
    let whole = try #require(try count("description <> ''"))
    #expect(whole > 4000 && whole < 4400)
    #expect(try count("description LIKE '1 never%'") == 1000)
  }

  @Test func `rows that go on with many codes add their text as long as there is room`() throws {
    let codes = (1000..<2000).map(String.init).joined(separator: ", ")
    try folder.write(
      Self.head + "| \(codes) | x |\n" + String(repeating: "| | more text |\n", count: 900),
      to: "codes.md")
    let outcome = try folder.errcat("import", "codes.md")
    #expect(outcome.err.contains("too-many-codes"), "\(outcome.err)")
    #expect(try count("true") == 1000)
    #expect(try folder.read("catalog.db").count < 8 << 20)
  }

  @Test func `an alias of YAML repeats its text up to 4 MiB`() throws {
    let text = String(repeating: "never filled ", count: 8_000) + "."
    let rows = (1...100).map { "- {code: \($0), message: *text}\n" }.joined()
    try folder.write("text: &text \"\(text)\"\nerrors:\n\(rows)", to: "codes.yaml")
    let outcome = try folder.errcat("import", "codes.yaml")
    #expect(
      outcome.err.contains("the aliases of the document repeat too much text; it is left out"),
      "\(outcome.err)")
    #expect(try count("true") == 100)
    let whole = try #require(try count("description LIKE 'never filled%'"))
    #expect((30...45).contains(whole))
    // Short texts are read to the end.
    #expect(try count("code = '100'") == 1)
  }

  @Test func `a document that says each thing once is read whole`() throws {
    let rows = (1...20_000).map { "| \($0) | The order \($0) is not filled |\n" }.joined()
    try folder.write(Self.head + rows, to: "codes.md")
    let outcome = try folder.errcat("import", "codes.md")
    #expect(outcome.status == 0 && !outcome.err.contains("too-many-codes"), "\(outcome.err)")
    #expect(try count("description <> ''") == 20_000)
  }

  @Test func `tables says where it stops to fill short rows`() throws {
    let columns = 1000
    let head =
      "# Error codes\n\n| Error code |" + String(repeating: " a |", count: columns) + "\n|-|"
      + String(repeating: "-|", count: columns) + "\n"
    try folder.write(head + String(repeating: "| 1 |\n", count: 499), to: "whole.md")
    try folder.write(head + String(repeating: "| 1 |\n", count: 510), to: "cut.md")
    let whole = try folder.errcat("tables", "--rows", "whole.md", "--json")
    #expect(whole.status == 0 && whole.err.isEmpty, "\(whole.err)")
    let cut = try folder.errcat("tables", "--rows", "cut.md", "--json")
    #expect(
      cut.err
        == "errcat: note: cut.md: from line 505 on, short rows are given without the cells that they "
        + "do not have: 500000 of them are given\n")
  }
}
