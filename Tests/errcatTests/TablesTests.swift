import TestSupport
import Testing

/// `errcat tables`: what the reader sees, and why.
@Suite struct TablesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.fruit, to: "docs/fruit.md")
    try folder.write(Documents.plain, to: "docs/plain.md")
  }

  @Test func `a table of codes shows its columns and its domain`() throws {
    let outcome = try folder.errcat("tables", "docs/alpha.md", "--json")
    let rows = try jsonRows(outcome.out)
    try #require(rows.count == 1 && outcome.status == 0)
    let table = rows[0]
    #expect(
      Set(table.keys) == [
        "path", "table", "line", "form", "headings", "lead", "header", "rows", "role",
        "code_column", "symbol_column", "description_column", "domain", "reason",
      ])
    #expect(table["path"] as? String == "docs/alpha.md")
    #expect(table["line"] as? Int == 3 && table["table"] as? Int == 1)
    #expect(table["rows"] as? Int == 2 && table["form"] as? String == "table")
    #expect(table["role"] as? String == "codes" && table["domain"] as? String == "alpha")
    #expect(table["code_column"] as? Int == 1 && table["description_column"] as? Int == 2)
    #expect(table["headings"] as? [String] == ["Alpha Error Codes"])
    #expect(table["header"] as? [String] == ["Code", "Description"])
  }

  @Test func `any other table shows why it was not read`() throws {
    let table = try #require(
      try jsonRows(folder.errcat("tables", "docs/fruit.md", "--json").out).first)
    #expect(table["role"] as? String == "other")
    #expect(table["code_column"] is String == false && table["code_column"] as? Int == nil)
    #expect((table["reason"] as? String)?.isEmpty == false)
  }

  @Test func `rows are shown as the reader sees them, with surplus cells apart`() throws {
    try folder.write("| A | B |\n|--|--|\n| *1* | a \\| b | c |\n| 2 |\n", to: "t.md")
    let rows = try jsonRows(folder.errcat("tables", "t.md", "--rows", "--json").out)
    try #require(rows.count == 2)
    #expect(
      Set(rows[0].keys) == [
        "path", "table", "line", "form", "headings", "lead", "header", "cells", "surplus",
      ])
    #expect(rows[0]["cells"] as? [String] == ["1", "a | b"])
    #expect(rows[0]["surplus"] as? [String] == ["c"] && rows[0]["line"] as? Int == 3)
    #expect(rows[1]["cells"] as? [String] == ["2", ""])
  }

  @Test(arguments: [
    (["docs"], 2, 0), (["docs/alpha.md", "docs/fruit.md"], 2, 0), (["docs/plain.md"], 0, 1),
    (["docs", "--rows"], 4, 0), (["-"], 1, 0), (["docs", "nothing.md"], 2, 2),
    ([], -1, 2), (["docs", "--all-tables"], 2, 0),
  ])
  func `every table of every document is listed`(
    arguments: [String], count: Int, status: Int32
  ) throws {
    let outcome = try folder.errcat(["tables", "--json"] + arguments, input: Documents.beta)
    #expect(outcome.status == status)
    if count >= 0 { #expect(try jsonRows(outcome.out).count == count) }
    if count < 0 { #expect(outcome.out.isEmpty && !outcome.err.isEmpty) }
    #expect(folder.names == ["docs"], "no catalog is created")
  }

  @Test func `options change how a table is read`() throws {
    let outcome = try folder.errcat(
      "tables", "docs/fruit.md", "--code-column", "Color", "--description-column", "1", "--json")
    let table = try #require(try jsonRows(outcome.out).first)
    #expect(table["role"] as? String == "codes")
    #expect(table["code_column"] as? Int == 2 && table["description_column"] as? Int == 1)
  }
}
