import TestSupport
import Testing

/// HTML pages on the command line.
@Suite struct PagesTests {
  let folder: TemporaryFolder

  static let page = """
    <!DOCTYPE html>
    <title>Gate errors</title>
    <h1>Gate errors</h1>
    <table>
    <tr><th>Error code</th><th>Description</th></tr>
    <tr><td>G-1</td><td>The gate is closed</td></tr>
    <tr><td>G-2</td><td>The gate was not found</td></tr>
    </table>

    """

  init() throws { folder = try TemporaryFolder() }

  @Test func `a page is imported without a diagnostic, and explained`() throws {
    try folder.write(Self.page, to: "page.html")
    let outcome = try folder.errcat("import", "page.html", "--source", "gates", "-v")
    #expect(
      outcome.err == """
        2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
        2 codes from 1 document of gates -> catalog.db

        """)
    #expect(outcome.status == 0)
    let rows = try jsonRows(
      folder.errcat("sql", "SELECT domain, domain_title, path, line FROM entries", "--json").out)
    #expect(rows.map { $0["line"] as? Int } == [6, 7])
    #expect(rows.first?["domain_title"] as? String == "Gate errors")
    #expect(try folder.errcat("explain", "G-2").out.contains("The gate was not found"))
    #expect(try folder.errcat("verify").status == 0)
    #expect(
      try folder.errcat("lint", "page.html").err == "errcat: 1 document: 0 errors, 0 warnings\n")
  }

  @Test func `a folder takes pages by their endings, and others by their start`() throws {
    try folder.write(Self.page, to: "d/a.html")
    try folder.write(Self.page.replacing("G-", with: "H-"), to: "d/b.HTM")
    try folder.write(Self.page.replacing("G-", with: "I-"), to: "d/saved")
    try folder.write("<html>{{ template }}", to: "d/layout.php")
    try folder.write("no page: <html>", to: "d/notes.txt")
    try folder.write(Self.page.replacing("G-", with: "J-"), to: "d/.hidden.html")
    let outcome = try folder.errcat("import", "d")
    #expect(outcome.status == 0)
    #expect(
      outcome.err == """
        6 rows: 6 imported, 0 of them with diagnostics, 0 rejected
        6 codes from 3 documents of d -> catalog.db

        """)
    #expect(try folder.errcat("lint", "d").err == "errcat: 3 documents: 0 errors, 0 warnings\n")
    let reports = try jsonRows(folder.errcat("tables", "d", "--json").out)
    #expect(reports.map { $0["form"] as? String } == ["html", "html", "html"])
  }

  @Test(arguments: [
    ["--name", "page.html"], ["--name", "page"], ["--name", "page.txt", "--as", "html"],
    ["--name", "page.md", "--as", "HTML"], ["--name", "page", "--as", "htm"],
  ])
  func `standard input may be a page`(arguments: [String]) throws {
    let outcome = try folder.errcat(
      ["import", "-", "--source", "gates"] + arguments, input: Self.page)
    #expect(outcome.status == 0 && outcome.err.hasPrefix("2 rows: 2 imported, 0"), "\(outcome.err)")
    let diff = try folder.errcat("diff", "catalog.db", "-", input: Self.page)
    #expect(diff.status == 0, "\(diff.out) \(diff.err)")
  }

  @Test func `a page may be read as Markdown`() throws {
    try folder.write(Self.page, to: "page.html")
    for form in ["md", "markdown"] {
      let outcome = try folder.errcat("lint", "page.html", "--as", form)
      #expect(outcome.out.contains("[html-table]"))
    }
  }

  @Test func `a page without codes says so`() throws {
    try folder.write("<h1>Gates</h1><p>Closed on Monday.", to: "d/page.html")
    let outcome = try folder.errcat("import", "d/page.html")
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("page.html:1:1: note: no list of error codes found"))
    #expect(outcome.err.contains("[no-codes]") && !outcome.err.contains("html-table"))
    let rows = try folder.errcat("tables", "d/page.html", "--rows")
    #expect(rows.status == 1 && rows.out.isEmpty)
  }

  @Test func `a page that is gone from its folder is dropped`() throws {
    try folder.write(Self.page, to: "d/a.html")
    try folder.write(Self.page.replacing("G-", with: "H-"), to: "d/b.html")
    try folder.errcat("import", "d")
    try folder.shell("rm d/a.html")
    try folder.errcat("import", "d")
    #expect(try folder.errcat("explain", "G-1").status == 1)
    #expect(try folder.errcat("explain", "H-1").status == 0)
  }
}
