import CatalogSQLite
import Glibc
import TestSupport
import Testing

/// The pictures of the documentation, which `make pictures` draws, are up to date.
///
/// Tests/ElsewhereTests draws them again; these tests read them.
@Suite struct PicturesTests {
  @Test func `the terminal in the picture shows what errcat prints now`() throws {
    let picture = try Picture("docs/terminal.svg")
    let columns = try #require(picture.text.firstMatch(of: /data-columns="(\d+)"/)?.1)
    let session = picture.lines.filter { $0.hasPrefix("    <text") }.map(Picture.words)
    let starts = session.indices.filter { session[$0].hasPrefix("$ ") }
    #expect(starts.count == 4 && starts.first == 0)
    let folder = try TemporaryFolder.withSeeds()
    try folder.link("seeds", to: Repository.path + "/seeds")
    try folder.link("errcat", to: program)
    for (start, end) in zip(starts, starts.dropFirst() + [session.count]) {
      let command = String(session[start].dropFirst(2))
      // A blank line is not drawn.
      let shown = Array(session[start + 1..<end])
      if command == "cat app.log" {
        try folder.write(shown.joined(separator: "\n") + "\n", to: "app.log")
      }
      let outcome = try Child(
        command: ["/bin/sh", "-c", command + " 2>&1"], folder: folder.path,
        environment: [
          "PATH": "\(folder.path):/usr/bin:/bin", "COLUMNS": String(columns), "NO_COLOR": "1",
        ], outputIsTerminal: true
      ).run()
      let printed = outcome.out.split(separator: "\n").map(String.init)
      #expect(
        printed == shown, "docs/terminal.svg shows other output: `make pictures` draws it again")
    }
  }

  @Test func `the diagram of the schema has its tables and columns, and no others`() throws {
    let picture = try Picture("docs/schema.svg")
    var drawn: [String] = []
    var table = ""
    for line in picture.lines {
      if let id = line.firstMatch(of: /<g id="(\w+)">/)?.1 { table = String(id) }
      if line.contains(/class="text( key)?"/) { drawn.append("\(table).\(Picture.words(line))") }
    }
    let columns = try rows(
      """
      SELECT l.name || '.' || c.name
      FROM pragma_table_list AS l JOIN sqlite_schema AS s USING (name), pragma_table_info(l.name) AS c
      WHERE l.type <> 'shadow' ORDER BY s.rowid, c.cid
      """)
    #expect(columns.count > 60)
    #expect(drawn == columns, "docs/schema.svg is stale: `make pictures` draws it again")
  }

  @Test func `the diagram of the schema has a line for each foreign key`() throws {
    let picture = try Picture("docs/schema.svg")
    let drawn = picture.text.matches(
      of: /class="line" data-from="([\w.]+)" data-to="([\w.]+)"/
    ).map { "\($0.1) \($0.2)" }
    let keys = try rows(
      """
      SELECT l.name || '.' || k."from" || ' ' || k."table" || '.' || k."to"
      FROM pragma_table_list AS l, pragma_foreign_key_list(l.name) AS k
      """)
    #expect(keys.count > 10)
    #expect(
      drawn.sorted() == keys.sorted(), "docs/schema.svg is stale: `make pictures` draws it again")
  }

  @Test(arguments: [
    "README.md", "docs/architecture.md", "docs/catalog-file.md", "docs/speed.md",
  ])
  func `a page shows only pictures that are there, and says what is in them`(_ page: String) throws
  {
    let shown = try Repository.text(page).matches(of: /!\[([^\]]*)\]\(([^)]*)\)/)
    #expect(!shown.isEmpty)
    let folder = page.hasPrefix("docs/") ? "docs/" : ""
    for picture in shown {
      #expect(picture.1.count > 20, "\(picture.2) has no description for people who cannot see it")
      let text = try Repository.text(folder + picture.2)
      #expect(text.contains(" role=\"img\"") && text.contains("<title>"), "\(picture.2)")
      #expect(text.contains("prefers-color-scheme: dark"), "\(picture.2)")
    }
  }

  /// The first column of what a statement finds in an empty catalog.
  private func rows(_ sql: SQL) throws -> [String] {
    let database = try Database.inMemory()
    try database.executeScript(Repository.text("schema.sql"))
    return try database.withStatement(sql) { statement in
      var rows: [String] = []
      while try statement.step() { rows.append(statement.text(0)) }
      return rows
    }
  }
}

/// A drawing in SVG.
private struct Picture {
  var text: String
  var lines: [Substring] { text.split(separator: "\n") }

  init(_ name: String) throws {
    text = try Repository.text(name)
  }

  /// The visible text of a line.
  static func words(_ line: Substring) -> String {
    String(line.drop { $0 == " " }).replacing(/<[^>]*>/, with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
