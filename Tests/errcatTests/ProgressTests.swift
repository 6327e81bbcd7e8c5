import TestSupport
import Testing

@Suite struct ProgressTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    let rows = (1...40_000).map { "| \($0) | Parcel \($0) is lost |" }
    try folder.write(
      "| Error Code | Description |\n|--|--|\n" + rows.joined(separator: "\n"), to: "long.md")
  }

  @Test func `a long import tells a person at a terminal how far it is, and wipes the line`() throws
  {
    let outcome = try folder.errcat("import", "long.md", errorTerminal: true)
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("\r\u{1B}[K0 of 1 documents, "))
    #expect(outcome.err.contains(" rows, "))
    #expect(
      outcome.err.hasSuffix(
        "\r\u{1B}[K40000 rows: 40000 imported, 0 of them with diagnostics, 0 rejected\n"))
  }

  @Test func `a long import is silent where nobody watches`() throws {
    let outcome = try folder.errcat("import", "long.md")
    #expect(
      outcome.err == "40000 rows: 40000 imported, 0 of them with diagnostics, 0 rejected\n")
  }
}
