import Foundation
import TestSupport
import Testing

/// Notes on codes: a table that the catalog keeps, and every answer shows.
@Suite struct NotesTests {
  static let notes = """
    # Our notes

    | Code | Note | Owner | Link | Status |
    | --- | --- | --- | --- | --- |
    | 10016 | Fill the hot wallet first | payments | https://wiki.example.com/a?b=<1> | open |
    | rest-api:10009 | Nobody needs a page for this | | | ignored |
    | okcoin/websocket-api:10002 | Rotate the *key* | ops | | |

    """

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Self.notes, to: "errcat-notes.md")
  }

  private func importNotes() throws {
    let outcome = try folder.errcat("import", "--notes", "errcat-notes.md")
    #expect(outcome.status == 0 && outcome.err == "3 notes -> catalog.db\n", "\(outcome.err)")
  }

  private func stored(_ catalog: String = "catalog.db") throws -> String {
    try folder.errcat("sql", "SELECT code, note, owner, link, status FROM notes", "--db", catalog)
      .out
  }

  @Test func `notes alone are imported, and leave the codes as they were`() throws {
    let before = try folder.errcat("list", "--json").out
    try importNotes()
    #expect(
      try stored() == """
        10016\tFill the hot wallet first\tpayments\thttps://wiki.example.com/a?b=<1>\topen
        rest-api:10009\tNobody needs a page for this\t\t\tignored
        okcoin/websocket-api:10002\tRotate the key\tops

        """)
    #expect(try folder.errcat("list", "--json").out == before)
    #expect(try folder.errcat("verify", "catalog.db", "--deep").status == 0)
    let bytes = try folder.read("catalog.db")
    try importNotes()
    #expect(try folder.read("catalog.db") == bytes)
  }

  @Test func `notes stay when documents come, change and go, and until other notes replace them`()
    throws
  {
    try importNotes()
    let all = try stored()
    try folder.write("| Error code | Description |\n|--|--|\n| 10016 | New |\n", to: "new.md")
    try folder.errcat("import", "new.md")
    #expect(try stored() == all)
    try folder.errcat("remove", "new.md")
    #expect(try stored() == all)
    try folder.errcat("import", "--fresh", "new.md")
    #expect(try stored() == all)
    try folder.errcat("import", "new.md", "--db", "other.db")
    try folder.errcat("import", "catalog.db", "--db", "other.db")
    #expect(try stored("other.db") == all)
    try folder.errcat("import", "catalog.db", "--db", "other.db")
    #expect(try stored("other.db") == all)
    let header = Self.notes.split(separator: "\n").dropFirst().prefix(2).joined(separator: "\n")
    try folder.write(header + "\n", to: "errcat-notes.md")
    let outcome = try folder.errcat("import", "new.md", "--notes", "errcat-notes.md")
    #expect(outcome.status == 0 && outcome.err.contains("0 notes -> catalog.db"))
    #expect(try stored().isEmpty)
  }

  @Test func `a screen shows a note after the documents' words and before what is inferred`() throws
  {
    try importNotes()
    let screen = try folder.errcat("explain", "10016", "--no-pager", terminal: true).out
    let note = try #require(screen.range(of: "Fill the hot wallet first"))
    let text = try #require(screen.range(of: "Insufficient coins balance"))
    let inferred = try #require(screen.range(of: "insufficient-funds"))
    #expect(text.upperBound < note.lowerBound && note.upperBound < inferred.lowerBound)
    #expect(screen.contains("payments; open"))
    let shared = try folder.errcat("explain", "10009", "--no-pager", terminal: true).out
    #expect(shared.contains("rest-api:10009: Nobody needs a page for this (ignored)"))
  }

  @Test func `a pipe and JSON have the notes of the domain that they name`() throws {
    try importNotes()
    let lines = try folder.errcat("explain", "10009", "10002").out.split(separator: "\n")
    #expect(
      lines.map { $0.contains("\tNote: ") } == [true, false, false, true], "\(lines)")
    #expect(lines[3].contains("\tNote: Rotate the key (ops)\tInferred: "))
    let rows = try jsonRows(folder.errcat("explain", "10009", "10016", "--json").out)
    #expect(rows.map { $0["notes"] != nil } == [true, false, true, true])
    let noted = rows[2]["notes"] as? [[String: String]]
    #expect(
      noted == [
        [
          "note": "Fill the hot wallet first", "owner": "payments",
          "link": "https://wiki.example.com/a?b=<1>", "status": "open",
        ]
      ])
    let csv = try folder.errcat("explain", "10016", "--format", "csv").out
    #expect(!csv.contains("notes") && !csv.contains("wallet"))
  }

  @Test func `search finds a code by all words of its note, after codes that have them`() throws {
    try importNotes()
    let rows = try jsonRows(folder.errcat("search", "hot wallets", "--json").out)
    #expect(rows.prefix(2).map { $0["code"] as? String } == ["10016", "10016"])
    #expect(rows.prefix(2).allSatisfy { $0["match"] as? String == "words" })
    let narrowed = try jsonRows(
      folder.errcat("search", "hot wallet", "-d", "websocket-api", "--json").out)
    #expect(narrowed.first?["domain"] as? String == "websocket-api")
    #expect(narrowed.allSatisfy { $0["domain"] as? String == "websocket-api" })
    #expect(
      try jsonRows(folder.errcat("search", "wallet zeppelin", "--json").out)
        .allSatisfy { $0["match"] as? String != "words" })
  }

  @Test func `annotate adds notes only when it is asked to`() throws {
    try importNotes()
    let plain = try folder.errcat("annotate", input: "code=10016\n").out
    #expect(!plain.contains("wallet"))
    let noted = try folder.errcat("annotate", "--notes", "--full", input: "code=10016\n").out
    #expect(noted.contains("[note: Fill the hot wallet first (payments; open; https://"))
    #expect(noted.components(separatedBy: "[note:").count == 2)
    let json = try folder.errcat(
      "annotate", "--notes", "--format", "jsonl", input: "{\"code\":10002}\n"
    ).out
    #expect(json.components(separatedBy: #""notes":[{"note":"Rotate the key""#).count == 2)
    #expect(try folder.errcat("annotate", "--notes", "--summary", input: "").status == 2)
  }

  @Test func `the page and an agent's answer have the notes, as text`() throws {
    try importNotes()
    try folder.errcat("export", "-o", "codes.html")
    let page = try text(ofFile: folder("codes.html"))
    #expect(page.components(separatedBy: "<dt>Note</dt>").count == 5)
    #expect(page.contains("a?b=&lt;1"))
    let answer = try folder.mcp("explain", #""codes":["okcoin/websocket-api:10002"]"#)
    let notes = answer.entries.first?["notes"] as? [[String: String]]
    #expect(notes == [["note": "Rotate the key", "owner": "ops"]])
  }

  @Test func `a note whose code is gone is a warning of import and of lint`() throws {
    try folder.write(
      Self.notes + "| 77777 | Old | | | |\n| rest-api:10100x | Older | | | |\n",
      to: "docs/errcat-notes.md")
    let imported = try folder.errcat("import", "--notes", "docs/errcat-notes.md")
    #expect(imported.status == 0 && imported.err.contains("5 notes"))
    #expect(imported.err.contains("warning: the note on '77777' is about no code"))
    try folder.write(try bytes(ofFile: "\(seeds)/error-code-for-spot.md"), to: "docs/codes.md")
    let lines = try folder.errcat("lint", "docs").out.split(separator: "\n").filter {
      $0.hasSuffix("[note-without-code]")
    }
    #expect(lines.count == 2)
    #expect(
      lines.first?.hasPrefix("docs/errcat-notes.md:8:1: warning: the note is about '77777'") == true
    )
    #expect(
      try folder.errcat("lint", "--strict", "docs", "--disable", "note-without-code").out
        .contains("note-without-code") == false)
    // Without any code to compare with, nothing is said of notes.
    #expect(try folder.errcat("lint", "docs/errcat-notes.md").out.contains("note-without") == false)
  }

  @Test func `a table of notes is no list of codes`() throws {
    try folder.write(Self.notes, to: "docs/errcat-notes.md")
    try folder.write("| Error code | Description |\n|--|--|\n| 7 | Full |\n", to: "docs/a.md")
    let outcome = try folder.errcat("import", "docs", "--db", "docs.db")
    #expect(outcome.status == 0 && outcome.err.contains("1 code from 1 document"))
    // Another header is that of a vendor's list.
    try folder.write("| Error code | Note |\n|--|--|\n| 7 | Full |\n", to: "b.md")
    #expect(
      try folder.errcat("import", "b.md", "--db", "b.db").err.contains("1 code from 1 document"))
  }

  @Test(arguments: [
    ("| Code | Note |\n|--|--|\n| 1 | a |\n", "no table has the header 'Code | Note | Owner"),
    ("nothing", "errcat-notes.md:1: no table has the header"),
    (
      "| Code | Note | Owner | Link | Status |\n|-|-|-|-|-|\n| | a | | | |\n",
      "errcat-notes.md:3: the row has no code"
    ),
    (
      "| code | NOTE | owner | link | status |\n|-|-|-|-|-|\n| 1 | a | b | c | d | e |\n",
      "errcat-notes.md:3: the row has more cells"
    ),
  ])
  func `a file that is no file of notes is refused, and the catalog stays`(
    text: String, message: String
  ) throws {
    let before = try folder.read("catalog.db")
    try folder.write(text, to: "errcat-notes.md")
    let outcome = try folder.errcat("import", "--notes", "errcat-notes.md")
    #expect(outcome.status == 2 && outcome.err.contains(message), "\(outcome.err)")
    #expect(try folder.read("catalog.db") == before)
  }

  @Test func `notes need a catalog or documents`() throws {
    let outcome = try folder.errcat("import", "--notes", "errcat-notes.md", "--db", "none.db")
    #expect(outcome.status == 2 && outcome.err.contains("no catalog at 'none.db'"))
    #expect(try folder.errcat("import").status == 2)
    #expect(!folder.names.contains("none.db"))
    let both = try folder.errcat(
      "import", "\(seeds)/error-code-for-spot.md", "--notes", "errcat-notes.md", "--db", "both.db")
    #expect(both.status == 0 && both.err.contains("3 notes -> both.db"))
    #expect(try stored("both.db").split(separator: "\n").count == 3)
  }
}
