import Glibc
import TestSupport
import Testing

@testable import ErrcatBytes
@testable import errcat

/// The verb `export`, run as a process.
@Suite struct ExportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.withSeeds() }

  @Test(arguments: ["csv", "tsv", "json", "jsonl"])
  func `the rows match those of list`(format: String) throws {
    let outcome = try folder.errcat("export", "--format", format)
    #expect(outcome.status == 0 && outcome.err.isEmpty)
    #expect(try outcome.output == folder.errcat("list", "--format", format).output)
    #expect(
      try folder.errcat("export", "--format", format, "-d", "rest-api", "-c", "conflict", "-n", "2")
        .output
        == folder.errcat("list", "--format", format, "-d", "rest-api", "-c", "conflict", "-n", "2")
        .output)
  }

  @Test func `json is short for the format, and two formats are an error`() throws {
    #expect(
      try folder.errcat("export", "--json").output
        == folder.errcat("export", "--format", "json").output)
    let outcome = try folder.errcat("export", "--json", "--format", "csv")
    #expect(outcome.status == 2 && outcome.err.contains("two formats"))
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl", "markdown", "html", "postgresql"])
  func `an empty selection is a valid export`(format: String) throws {
    let none = ["-c", "rate-limit", "-c", "lending"]
    #expect(try folder.errcat(["export", "--format", format] + none).status == 0)
  }

  @Test(arguments: [
    ("a.csv", "csv"), ("b/a.TSV", "tsv"), ("a.tab", "tsv"), ("a.json", "json"),
    ("a.ndjson", "jsonl"), ("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"),
    ("x.y.sql", "postgresql"),
  ])
  func `the file's extension selects the format`(name: String, format: String) throws {
    try folder.write("", to: "b/other")
    let outcome = try folder.errcat("export", "-o", name)
    #expect(outcome.status == 0 && outcome.out.isEmpty && outcome.err.isEmpty, "\(outcome.err)")
    #expect(
      try folder.read(name) == folder.errcat("export", "--format", format).output)
  }

  @Test(
    arguments: [
      (["export"], "--format, which takes one of 12 formats: csv, tsv"),
      (["export", "-o", "-"], "name a file with -o, or a format with --format"),
      (["export", "-o", "codes.xls"], "the ending of 'codes.xls' does not tell the format"),
      (["export", "-o", ".csv"], "does not tell the format"),
      (["export", "-o", "a.csv", "--title", "x"], "--title is for --format html"),
      (["export", "-o", "a.csv", "--no-advice"], "--no-advice is for --format html"),
      (["export", "-o", "", "--format", "csv"], "-o takes"),
      (["export", "--format", "xml"], "postgresql"),
      (["export", "--json", "--escape-formulas"], "for csv and tsv"),
      (["export", "--format", "csv", "--pg-schema", "x"], "--pg-schema is for"),
      (["export", "--format", "csv", "--replace"], "--replace is for --format postgresql"),
      (["export", "--format", "postgresql", "--pg-schema", ""], "1 to 63 bytes"),
      (
        ["export", "--format", "postgresql", "--pg-schema", String(repeating: "x", count: 64)],
        "1 to 63 bytes"
      ),
      (["export", "--format", "csv", "-d", "nope"], "unknown domain 'nope'"),
    ] as [([String], String)])
  func `a mistake is named`(arguments: [String], message: String) throws {
    let outcome = try folder.errcat(arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }

  @Test func `a file is replaced whole, keeps its mode, and leaves no file next to it`() throws {
    try folder.write("old", to: "codes.csv")
    chmod(folder("codes.csv"), 0o640)
    try folder.link("link.csv", to: "codes.csv")
    // What an export that was killed left behind.
    try folder.write("half", to: ".codes.csv.errcat-export")
    #expect(try folder.errcat("export", "-o", "link.csv").status == 0)
    #expect(try folder.read("codes.csv") == folder.errcat("export", "--format", "csv").output)
    #expect(try folder.mode("codes.csv") == 0o640)
    #expect(folder.names == ["catalog.db", "codes.csv", "link.csv"])
    var status = stat()
    #expect(lstat(folder("link.csv"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test(arguments: [["-d", "nope"], ["--db", "none.db"], ["--escape-formulas", "--json"]])
  func `an export that fails leaves the file unchanged`(arguments: [String]) throws {
    try folder.write("old", to: "codes.csv")
    #expect(try folder.errcat(["export", "-o", "codes.csv"] + arguments).status == 2)
    #expect(try folder.read("codes.csv") == Array("old".utf8))
    #expect(folder.names == ["catalog.db", "codes.csv"])
  }

  @Test func `a catalog or any other database is never overwritten`() throws {
    let before = try folder.read("catalog.db")
    for name in ["catalog.db", "./catalog.db"] {
      let outcome = try folder.errcat("export", "--format", "csv", "-o", name)
      #expect(outcome.status == 2 && outcome.err.contains("is a database"))
    }
    #expect(try folder.read("catalog.db") == before)
  }

  @Test func `an error while writing names the file and the reason`() throws {
    try folder.write("", to: "sub/x")
    for (name, reason) in [
      ("sub", "sub: Is a directory"), ("none/a.csv", "none/a.csv: No such file"),
      ("/dev/full", "/dev/full: No space left"),
    ] {
      let outcome = try folder.errcat("export", "--format", "csv", "-o", name)
      #expect(outcome.status == 2 && outcome.err.contains(reason), "\(outcome.err)")
    }
    chmod(folder("sub"), 0o500)
    let outcome = try folder.errcatWithoutPrivileges("export", "-o", "sub/a.csv")
    #expect(outcome.status == 2 && outcome.err.contains("sub/a.csv: Permission denied"))
  }

  @Test func `standard output, a device and a pipe are written directly`() throws {
    let csv = try folder.errcat("export", "--format", "csv").output
    #expect(try folder.errcat("export", "--format", "csv", "-o", "-").output == csv)
    #expect(try folder.errcat("export", "--format", "csv", "-o", "/dev/stdout").output == csv)
    let outcome = try folder.shell(
      "mkfifo pipe; cat pipe > read & $errcat export --format csv -o pipe && wait")
    #expect(outcome.status == 0)
    #expect(try folder.read("read") == csv)
    #expect(try folder.shell("$errcat export --json | head -c 10").out.utf8.count == 10)
  }

  @Test func `the order and the bytes do not depend on the time or the place`() throws {
    for format in ExportFormat.allCases.map(\.rawValue) {
      #expect(
        try folder.errcat("export", "--format", format).output
          == folder.errcat(["export", "--format", format], environment: ["LC_ALL": "tr_TR.UTF-8"])
          .output)
    }
  }

  @Test(arguments: ExportFormat.allCases.map(\.rawValue))
  func `no control character of a document reaches a terminal`(format: String) throws {
    try folder.write(Documents.hostile, to: "evil.md")
    try folder.errcat("import", "evil.md", "--db", "evil.db")
    let shown = try folder.errcat(
      ["export", "--format", format, "--db", "evil.db"], terminal: true
    ).out
    #expect(shown.contains("Evil"))
    #expect(
      shown.unicodeScalars.allSatisfy {
        !isHostile($0) || $0 == "\n" || $0 == "\r" || $0 == "\t"
      }, "\(shown.debugDescription)")
  }

  private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  @Test func `a page has the title and the advice that are asked for`() throws {
    try folder.errcat("export", "-o", "codes.html", "--title", "Our codes", "--no-advice")
    let page = String(decoding: try folder.read("codes.html"), as: UTF8.self)
    #expect(page.contains("<title>Our codes</title>") && !page.contains("class=\"advice\""))
    let sample = try folder.errcat("--sample", "export", "--format", "html")
    #expect(sample.out.contains("<title>Sample: OKCoin spot API, 2018</title>"))
  }

  @Test func `a page with more codes than a browser can show is refused`() throws {
    let rows = (1...50_001).map { "\($0),Request failed\n" }.joined()
    try folder.write("code,description\n" + rows, to: "many.csv")
    try folder.errcat("import", "many.csv", "--db", "many.db")
    let outcome = try folder.errcat("export", "-o", "many.html", "--db", "many.db")
    #expect(outcome.status == 2 && !folder.names.contains("many.html"))
    #expect(outcome.err.contains("a page of 50001 codes is too large for a browser"))
    #expect(outcome.err.contains("choose some with -s, -d, -c or -n"))
    #expect(
      try folder.errcat("export", "-o", "few.html", "-n", "10", "--db", "many.db").status == 0)
  }

  @Test func `exported Markdown imports back to the same entries`() throws {
    try folder.errcat("export", "-o", "codes.md")
    let imported = try folder.errcat("import", "codes.md", "--db", "again.db")
    #expect(imported.status == 0)
    #expect(imported.err.contains("203 rows: 203 imported"))
    let sql = """
      SELECT domain, domain_title, code, number, symbol, description, cause, areas FROM entries
      ORDER BY id
      """
    let (first, second) = (
      try folder.errcat("sql", sql, "--json"),
      try folder.errcat("sql", sql, "--json", "--db", "again.db")
    )
    #expect(first.output == second.output && first.output.count > 10_000)
    let report = try folder.errcat("tables", "codes.md")
    #expect(report.out.contains("those of an exported catalog"))
  }
}

/// Escaping of spreadsheet formulas, which leaves numbers alone.
@Suite struct FormulaEscapeTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("-1+1", "'-1+1"), ("-2+3+cmd", "'-2+3+cmd"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
    ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠1", "'＠1"), ("-", "'-"),
    ("+", "'+"), ("-.", "'-."), ("-32000 to -32099", "'-32000 to -32099"), ("-1e5", "'-1e5"),
    ("-1.2.3", "'-1.2.3"), ("-1000", "-1000"), ("+1", "+1"), ("-0.5", "-0.5"), ("", ""),
    ("a=1", "a=1"), (" =1", " =1"), ("10016", "10016"), ("\u{301}=", "\u{301}="),
  ])
  func `a text that begins as a formula and is not a number is escaped`(
    text: String, expected: String
  ) {
    #expect(escapingFormula(.string(text)).text == JSONValue.string(expected).text)
  }

  @Test func `other values are unchanged`() {
    #expect(escapingFormula(.integer(-1000)).text == "-1000")
    #expect(escapingFormula(.null).text == "null")
  }

  @Test(arguments: ["csv", "tsv"])
  func `the switch escapes what export writes, and nothing else`(format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "# Errors\n\n| Error code | Description |\n|-|-|\n| -1000 | =HYPERLINK(\"x\") failed |\n",
      to: "a.md")
    try folder.errcat("import", "a.md")
    let plain = try folder.errcat("export", "--format", format).out
    let escaped = try folder.errcat("export", "--format", format, "--escape-formulas").out
    #expect(plain.contains("-1000") && !plain.contains("'="))
    #expect(escaped.contains("-1000") && !escaped.contains("'-1000"))
    #expect(escaped.replacing("'=HYPER", with: "=HYPER") == plain && escaped != plain)
  }
}
