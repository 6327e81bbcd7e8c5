import TestSupport
import Testing

/// `errcat lint --fix`: mechanical mistakes are fixed in the documents, and all else stays.
@Suite struct LintFixTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let head = "# E\n\n| Error Code | Description |\n| --- | --- |\n"

  /// A document after `--fix`, and how lint exited.
  private func fixed(_ text: String, _ options: String...) throws -> (text: String, status: Int32) {
    try folder.write(text, to: "a.md")
    let outcome = try folder.errcat(["lint", "a.md", "--fix"] + options)
    return (String(decoding: try folder.read("a.md"), as: UTF8.self), outcome.status)
  }

  @Test(arguments: [
    ("| 1 | one\n| 2 | two |\n", "| 1 | one |\n| 2 | two |\n"),
    ("| 1 | one  \n| 2 | two |\n", "| 1 | one |\n| 2 | two |\n"),
    ("1 | one |\n| 2 | two |\n", "| 1 | one |\n| 2 | two |\n"),
    ("| 1 | one |\n2 | two\n", "| 1 | one |\n| 2 | two |\n"),
    ("| 1 | one\r\n| 2 | two |\r\n", "| 1 | one |\r\n| 2 | two |\r\n"),
    ("| 1 | ends with \\\n| 2 | two |\n", "| 1 | ends with \\ |\n| 2 | two |\n"),
    ("| 1 | Â±5% |\n| 2 | cafÃ©\n", "| 1 | ±5% |\n| 2 | café |\n"),
    ("| 1 | à la carte |\n| 2 | two\n", "| 1 | à la carte |\n| 2 | two |\n"),
  ])
  func `rows get their pipes and their text back`(rows: String, expected: String) throws {
    let result = try fixed(Self.head + rows, "--strict")
    #expect(result.text == Self.head + expected && result.status == 0)
  }

  @Test(arguments: [
    ("|--|\n", "| --- | --- |\n"), ("|:-:|---:|--|\n", "| :---: | ---: |\n"),
    ("|—|—|\n", "| --- | --- |\n"), ("|:—|\n", nil),
  ])
  func `delimiter rows get the cells of the header`(delimiter: String, expected: String?) throws {
    let rows = "| 1 | one |\n| 2 | two |\n"
    let text = "# E\n\n| Error Code | Description |\n" + delimiter + rows
    let result = try fixed(text)
    if let expected {
      #expect(result.text == "# E\n\n| Error Code | Description |\n" + expected + rows)
      #expect(try folder.errcat("lint", "a.md", "--strict").status == 0)
    }
    let again = try fixed(result.text)
    #expect(again.text == result.text)
  }

  @Test func `a delimiter row stays where rows would lose cells`() throws {
    let text = "# E\n\n| Error Code | Text |\n|--|--|--|\n| 1 | one | a |\n| 2 | two | b |\n"
    let result = try fixed(text)
    #expect(result.text == text && result.status == 1)
  }

  @Test func `what cannot be fixed is shown, and what is off is not fixed`() throws {
    let text = Self.head + "| 1 | one\n| 2 | two | more |\n"
    let result = try fixed(text)
    #expect(result.status == 1 && result.text == Self.head + "| 1 | one |\n| 2 | two | more |\n")
    try folder.write(text, to: "a.md")
    let outcome = try folder.errcat("lint", "a.md", "--fix")
    #expect(outcome.out.contains("[surplus-cells]") && !outcome.out.contains("missing-edge-pipe"))
    #expect(outcome.err.hasPrefix("errcat: fixed 1 line in 1 document\n"))
    #expect(try fixed(text, "--disable", "missing-edge-pipe").text == text)
    let off = "<!-- errcat-disable missing-edge-pipe -->\n\n" + text
    #expect(try fixed(off).text == off)
  }

  @Test func `clean documents, records and other encodings are not written`() throws {
    try folder.write(Self.head + "| 1 | one |\n| 2 | two |\n", to: "clean.md")
    try folder.write("code,message\n1,one\n2,two\n", to: "a.csv")
    try folder.write([0xFF, 0xFE] + Array("| Error Code".utf8).flatMap { [$0, 0] }, to: "wide.md")
    let before = try ["clean.md", "a.csv", "wide.md"].map { try folder.read($0) }
    let outcome = try folder.errcat("lint", ".", "--fix")
    #expect(try ["clean.md", "a.csv", "wide.md"].map { try folder.read($0) } == before)
    #expect(!outcome.err.contains("fixed"))
    #expect(try folder.errcat("lint", "-", "--fix", input: "x").status == 2)
  }

  @Test func `a document that cannot be written is trouble`() throws {
    try folder.write(Self.head + "| 1 | one\n| 2 | two |\n", to: "d/a.md")
    #expect(try folder.shell("chmod 555 d").status == 0)
    let outcome = try folder.errcatWithoutPrivileges("lint", "d/a.md", "--fix")
    #expect(outcome.status == 2 && outcome.err.contains("d/a.md"))
  }
}
