import Foundation
import TestSupport
import Testing

/// The formats of `errcat diff`.
@Suite struct DiffFormatTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(DiffTests.old, to: "old.md")
    try folder.write(DiffTests.new, to: "new.md")
  }

  @Test func `a change in JSON is an entry with two keys more`() throws {
    let rows = try jsonRows(folder.errcat("diff", "old.md", "new.md", "--json").out)
    let keys: Set = [
      "change", "source", "domain", "domainTitle", "code", "number", "symbol", "description",
      "cause", "causeTitle", "advice", "areas", "path", "line", "attributes", "oldDescription",
    ]
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    #expect(rows.map { $0["change"] as? String } == ["removed", "reworded", "added"])
    #expect(rows.map { $0["path"] as? String } == ["old.md", "new.md", "new.md"])
    #expect(rows.map { $0["line"] as? Int } == [5, 5, 7])
    #expect(rows[1]["description"] as? String == "Price or amount is too low")
    #expect(rows[1]["oldDescription"] as? String == "Price is too low")
    #expect(rows[0]["oldDescription"] is NSNull && rows[2]["oldDescription"] is NSNull)
    #expect(rows[2]["cause"] as? String == "rate-limit")
  }

  @Test func `json, jsonl, csv and tsv say the same`() throws {
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

  @Test func `colors take the place of brackets`() throws {
    let out = try folder.errcat("diff", "old.md", "new.md", "--color", "always").out
    #expect(out.contains("\u{1B}[32madded\u{1B}[0m") && out.contains("\u{1B}[31mremoved\u{1B}[0m"))
    #expect(out.contains("Price \u{1B}[1;32mor amount \u{1B}[0mis too low"))
    #expect(!out.contains("{+"))
    let back = try folder.errcat("diff", "new.md", "old.md", "--color", "always").out
    #expect(back.contains("Price \u{1B}[9;31mor amount \u{1B}[0mis too low"))
  }

  @Test func `of several documents the source is named`() throws {
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "old.md", "beta.md", "--db", "a.db")
    try folder.write(DiffTests.new, to: "old.md")
    try folder.errcat("import", "old.md", "beta.md", "--db", "b.db")
    #expect(
      try folder.errcat("diff", "a.db", "b.db").out
        == DiffTests.text.replacing("  order  ", with: "  old/order  "))
    #expect(try folder.errcat("diff", "a.db", "b.db", "-s", "old").out == DiffTests.text)
    #expect(
      try folder.errcat("diff", "a.db", "b.db", "--format", "markdown").out
        .contains("- **4** (old/order): Too many requests\n"))
  }

  @Test func `a limit shortens what is printed, not what is counted`() throws {
    for format in ["text", "jsonl", "markdown"] {
      let outcome = try folder.errcat("diff", "old.md", "new.md", "-n", "1", "--format", format)
      #expect(outcome.out.contains("Disk is full") && !outcome.out.contains("requests"))
      #expect(outcome.err == "errcat: 1 added, 1 removed, 1 reworded\n" && outcome.status == 1)
    }
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown"])
  func `no control character of a document reaches a terminal`(format: String) throws {
    try folder.write(Documents.hostile, to: "hostile.md")
    try folder.write(Documents.hostile.replacing("txt", with: "text"), to: "worse.md")
    for sides in [["hostile.md", "worse.md"], ["hostile.md", "old.md"]] {
      let outcome = try folder.errcat(
        ["diff", "--format", format, "--color", "never"] + sides, terminal: true,
        errorTerminal: true)
      #expect(outcome.status == 1 && outcome.out.contains("666"))
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
    // Beside punctuation marks would be plain text.
    ("Price is too low.", "Price is too low<ins>.</ins>"),
    ("Price is (too) low", "Price is <ins>(</ins>too<ins>)</ins> low"),
    // Markup in a document is text.
    ("Price is too low \\*now\\* \\<b>", "Price is too low <ins>\\*now\\* \\<b\\></ins>"),
    ("Sonstiges", "~~Price is too low~~ **Sonstiges**"),
  ])
  func `a rewording in a change log is markdown that shows it`(text: String, item: String) throws {
    try folder.write(DiffTests.old.replacing("Price is too low", with: text), to: "b.md")
    let out = try folder.errcat("diff", "old.md", "b.md", "--format", "markdown").out
    #expect(out == "### Reworded\n\n- **3** (order): \(item)\n")
  }
}
