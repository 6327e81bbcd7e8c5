import TestSupport
import Testing

/// How lint and import report codes that they do not read.
@Suite struct LossTests {
  private let text =
    "# Errors\n\n| Why | Card no | Till |\n|--|--|--|\n| A | 900 | 12 |\n| C | 901 | 13 |\n\n"
    + "| Error Code | Text |\n|--|--|\n| 1 | Failed |\n\n| 2 | Lost |\n"

  @Test func `lint and import say it, the catalog keeps it, and the options are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.md")
    let lint = try folder.errcat("lint", "a.md").out
    #expect(lint.contains("a.md:3:1: ") && lint.contains("a.md:12:1: "))
    #expect(lint.contains("--code-column 'Card no'") && lint.contains("--all-tables"))
    #expect(try folder.errcat("lint", "a.md", "--strict").status == 1)
    let imported = try folder.errcat("import", "a.md")
    #expect(imported.status == 0)
    #expect(imported.err.contains("list-passed-over") && imported.err.contains("--all-tables"))
    let kept = try folder.errcat("sql", "SELECT line, rule, message FROM diagnostics ORDER BY line")
    #expect(kept.out.contains("list-passed-over") && kept.out.contains("row-outside-table"))
    #expect(!kept.out.contains("--code-column"))
  }
}
