import Foundation
import TestSupport
import Testing

/// The formats of `errcat diff`.
@Suite struct DiffFormatTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(DiffTests.old, to: "old.md")
    try folder.write(DiffTests.new, to: "new.md")
  }

  @Test func `a change in JSON has the old and the new text`() throws {
    let rows = try jsonRows(folder.errcat("diff", "old.md", "new.md", "--json").out)
    let keys: Set = ["change", "source", "domain", "code", "column", "old", "new"]
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    #expect(rows.map { $0["change"] as? String } == ["removed", "reworded", "added"])
    #expect(rows.map { $0["source"] as? String } == ["shop", "shop", "shop"])
    #expect(rows.map { $0["code"] as? String } == ["1", "3", "4"])
    #expect(rows.map { $0["old"] as? String } == ["Disk is full", "Price is too low", nil])
    #expect(
      rows.map { $0["new"] as? String }
        == [nil, "Price or amount is too low", "Too many requests"])
    #expect(rows.allSatisfy { $0["column"] is NSNull && $0["domain"] as? String == "order" })
    #expect(rows[0]["new"] is NSNull && rows[2]["old"] is NSNull)
  }

  @Test func `json, jsonl, csv and tsv hold the same rows`() throws {
    func out(_ format: String) throws -> String {
      try folder.errcat("diff", "old.md", "new.md", "--format", format).out
    }
    let json = try jsonRows(out("json"))
    let lines = try out("jsonl").split(separator: "\n")
    #expect(
      try jsonRows("[\(lines.joined(separator: ","))]") as NSArray == json as NSArray)
    let tsv = try out("tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(tsv.count == 4 && Set(tsv[0]) == Set(json[0].keys))
    for (fields, object) in zip(tsv.dropFirst(), json) {
      for (name, field) in zip(tsv[0], fields) {
        if let text = object[name] as? String { #expect(field == text) }
        if object[name] is NSNull { #expect(field == "") }
      }
    }
    let csv = try out("csv").split(separator: "\r\n")
    #expect(csv.count == 4 && csv[0].split(separator: ",").map(String.init) == tsv[0])
  }

  @Test func `markdown is a change log to paste`() throws {
    let outcome = try folder.errcat("diff", "old.md", "new.md", "--format", "markdown")
    #expect(
      outcome.out == """
        ### Added

        - **4** (order): Too many requests

        ### Removed

        - **1** (order): Disk is full

        ### Reworded

        - **3** (order): Price **or amount** is too low

        """)
    #expect(outcome.status == 1)
  }

  /// A code with a changed, a removed and an added value, under a hostile header.
  private func writeColumns() throws {
    let table =
      "# Order Error Codes\n\n| Code | Name | Description | HTTP \u{1B}[1mstatus | Fix |\n"
      + "|--|--|--|--|--|\n"
    try folder.write(
      table + "| 1 | E_ONE | Failed | 400 | Try |\n| 2 | E_TWO | Lost | 404 | |\n", to: "a.md")
    try folder.write(
      table + "| 1 | E_ONE | Failed | 503 | |\n| 2 | E_2 | Lost | 404 | Wait |\n", to: "b.md")
  }

  @Test func `a change in another column is shown with its header`() throws {
    try writeColumns()
    let text = try folder.errcat("diff", "a.md", "b.md")
    #expect(
      text.out == """
        changed\torder\t1 E_ONE\tHTTP ␛[1mstatus: [-400-]{+503+}
        changed\torder\t1 E_ONE\tFix: [-Try-]
        changed\torder\t2 E_2\tName: [-E_TWO-]{+E_2+}
        changed\torder\t2 E_2\tFix: {+Wait+}

        """)
    #expect(text.err == "errcat: 0 added, 0 removed, 0 reworded, 4 changed\n" && text.status == 1)
    let rows = try jsonRows(folder.errcat("diff", "a.md", "b.md", "--json").out)
    #expect(
      rows.map { $0["column"] as? String } == ["HTTP \u{1B}[1mstatus", "Fix", "Name", "Fix"])
    #expect(rows.map { $0["old"] as? String } == ["400", "Try", "E_TWO", nil])
    #expect(rows.map { $0["new"] as? String } == ["503", nil, "E_2", "Wait"])
    #expect(rows.allSatisfy { $0["change"] as? String == "changed" })
    let csv = try folder.errcat("diff", "a.md", "b.md", "--format", "csv").out
    #expect(csv.hasPrefix("change,source,domain,code,column,old,new\r\n"))
    #expect(
      csv.contains(
        "\r\nchanged,shop,order,2,Name,E_TWO,E_2\r\nchanged,shop,order,2,Fix,,Wait\r\n"))
    for (kinds, status) in [("changed", 1), ("added,removed,reworded", 0)] as [(String, Int32)] {
      #expect(
        try folder.errcat("diff", "a.md", "b.md", "--fail-on", kinds).status == status)
    }
  }

  @Test func `a change in another column is an item of the change log`() throws {
    try writeColumns()
    let out = try folder.errcat("diff", "a.md", "b.md", "--format", "markdown").out
    #expect(out.hasPrefix("### Changed\n\n- **1** E_ONE (order), HTTP "))
    #expect(out.contains("status: ~~400~~ **503**\n"))
    #expect(out.contains("- **1** E_ONE (order), Fix: ~~Try~~\n"))
    #expect(out.hasSuffix("- **2** E_2 (order), Fix: **Wait**\n"))
  }

  @Test(arguments: [
    ("Ask @octocat", "Ask @<!-- -->octocat"), ("Ask @a-b/team", "Ask @<!-- -->a-b/team"),
    ("See https://a.test/x", "See https:<!-- -->//a.test/x"),
    ("See WWW.a.test, www.b.test", "See WWW<!-- -->.a.test, www<!-- -->.b.test"),
    ("Mail a@b.test", "Mail a@<!-- -->b.test"),
    ("As #12, GH-34", "As \\#<!-- -->12, GH<!-- -->-34"),
    ("As a/b#12", "As a/b\\#<!-- -->12"), ("5 @ 3: no, w.x", "5 @ 3: no, w.x"),
  ])
  func `a change log mentions nobody and links to nothing`(text: String, item: String) throws {
    try folder.write(Documents.beta.replacing("| 1 |", with: "| 9 |"), to: "one.md")
    try folder.write(
      Documents.beta + "| 9 | \(text) |\n", to: "two.md")
    let out = try folder.errcat("diff", "one.md", "two.md", "--format", "markdown").out
    #expect(out.contains(item), "\(out)")
  }

  @Test func `text of a document is no link in SARIF and no command of a workflow`() throws {
    let text = #"[click](https://a.test) ::error::x %0A::stop"#
    try folder.write("| Code | Description |\n|--|--|\n| 1 | Fine |\n", to: "errors-1.md")
    try folder.write(
      "| Code | Description |\n|--|--|\n| 1 | Fine |\n| 2 | `\(text)` |\n", to: "errors-2.md")
    let sides = ["errors-1.md", "errors-2.md"]
    let sarif = try folder.errcat(["diff", "--format", "sarif"] + sides).out
    #expect(sarif.contains(#"\\[click\\](https://a.test)"#), "\(sarif)")
    let github = try folder.errcat(["diff", "--format", "github"] + sides).out
    #expect(github.split(separator: "\n").count == 1, "\(github)")
    #expect(github.hasPrefix("::error ") && github.contains("%250A"), "\(github)")
  }

  @Test func `colors replace the brackets`() throws {
    let out = try folder.errcat("diff", "old.md", "new.md", "--color", "always").out
    #expect(out.contains("\u{1B}[32madded\u{1B}[0m") && out.contains("\u{1B}[31mremoved\u{1B}[0m"))
    #expect(out.contains("Price \u{1B}[1;32mor amount \u{1B}[0mis too low"))
    #expect(!out.contains("{+"))
    let back = try folder.errcat("diff", "new.md", "old.md", "--color", "always").out
    #expect(back.contains("Price \u{1B}[9;31mor amount \u{1B}[0mis too low"))
  }

  @Test func `a change from several documents names its source`() throws {
    try folder.write(Documents.beta, to: "bank/beta.md")
    try folder.errcat("import", "old.md", "bank/beta.md", "--db", "a.db")
    try folder.write(DiffTests.new, to: "old.md")
    try folder.errcat("import", "old.md", "bank/beta.md", "--db", "b.db")
    #expect(
      try folder.errcat("diff", "a.db", "b.db").out
        == DiffTests.text.replacing("\torder\t", with: "\tshop/order\t"))
    #expect(try folder.errcat("diff", "a.db", "b.db", "-s", "shop").out == DiffTests.text)
    #expect(
      try folder.errcat("diff", "a.db", "b.db", "--format", "markdown").out
        .contains("- **4** (shop/order): Too many requests\n"))
  }

  @Test func `a limit shortens the output, not the counts`() throws {
    for format in ["text", "jsonl", "markdown"] {
      let outcome = try folder.errcat("diff", "old.md", "new.md", "-n", "1", "--format", format)
      #expect(outcome.out.contains("Disk is full") && !outcome.out.contains("requests"))
      #expect(
        outcome.err == "errcat: 1 added, 1 removed, 1 reworded, 0 changed\n" && outcome.status == 1)
    }
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown"])
  func `no control character of a document reaches a terminal`(format: String) throws {
    try folder.write(Documents.hostile, to: "hostile.md")
    try folder.write(Documents.hostile.replacing("txt", with: "text"), to: "worse.md")
    try writeColumns()
    for sides in [["hostile.md", "worse.md"], ["hostile.md", "old.md"], ["a.md", "b.md"]] {
      let outcome = try folder.errcat(
        ["diff", "--format", format, "--color", "never"] + sides, terminal: true,
        errorTerminal: true)
      #expect(outcome.status == 1)
      #expect(outcome.out.contains(sides[0] == "a.md" ? "503" : "666"))
      for written in [outcome.out, outcome.err] {
        for scalar in ["\u{1B}", "\u{7}", "\u{9B}", "\u{7F}", "\u{202E}"] {
          #expect(!written.contains(scalar), "\(format)")
        }
      }
    }
  }

  @Test(arguments: [
    ("Price is too high", "Price is too ~~low~~ **high**"),
    ("Price is low", "Price is ~~too~~ low"),
    // Next to punctuation the marks would be plain text.
    ("Price is too low.", "Price is too low<ins>.</ins>"),
    ("Price is (too) low", "Price is <ins>(</ins>too<ins>)</ins> low"),
    // Markup in a document is plain text.
    ("Price is too low \\*now\\* \\<b>", "Price is too low <ins>\\*now\\* \\<b\\></ins>"),
    ("Sonstiges", "~~Price is too low~~ **Sonstiges**"),
  ])
  func `a rewording in a change log is valid markdown`(text: String, item: String) throws {
    try folder.write(DiffTests.old.replacing("Price is too low", with: text), to: "b.md")
    let out = try folder.errcat("diff", "old.md", "b.md", "--format", "markdown").out
    #expect(out == "### Reworded\n\n- **3** (order): \(item)\n")
  }
}
