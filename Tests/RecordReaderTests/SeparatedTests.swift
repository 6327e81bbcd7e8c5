import RecordReader
import Testing

@Suite struct SeparatedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var form: RecordForm
    var lines: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, as form: RecordForm = .csv, _ lines: [String]) {
      (self.name, self.text, self.form, self.lines) = (name, text, form, lines)
    }
  }

  static let cases = [
    Case("commas", "code,text\n1,a\n2,b", [": code, text", "2: 1, a", "3: 2, b"]),
    Case(
      "semicolons", "code;text\r\n1;a, b\r\n2;c\r\n", [": code, text", "2: 1, a, b", "3: 2, c"]),
    Case("tabs in CSV", "code\ttext\n1\ta, b\n", [": code, text", "2: 1, a, b"]),
    Case("tabs", "code\ttext\n1\ta;b\n", as: .tsv, [": code, text", "2: 1, a;b"]),
    Case("Excel's line", "sep=;\ncode;a,b,c\n1;x\n", [": code, a,b,c", "3: 1, x"]),
    Case(
      "quotes", "code,text\n\"1\",\"a \"\"b\"\", c\"\n2 , \"d\" \n",
      [
        ": code, text", "2: 1, a \"b\", c", "3: 2 , d",
      ]),
    Case(
      "a line end in quotes", "code,text\n1,\"a\r\nb\"\n2,c",
      [
        ": code, text", "2: 1, a\r\nb", "4: 2, c",
      ]),
    Case("line ends of old", "code,text\r1,a\r2,b\r", [": code, text", "2: 1, a", "3: 2, b"]),
    Case(
      "short and long rows", "code,text\n1\n2,b,c,d\n,e\n",
      [
        ": code, text", "2: 1, -", "3: 2, b | c, d", "4: , e",
      ]),
    Case("blank rows", "\n\ncode,text\n,\n \n1,a\n,,,\n", [": code, text", "6: 1, a"]),
    Case(
      "a title", "Error codes,,\n\ncode,text,fix\n1,a,x\n2,b,y\n",
      [
        "Error codes: code, text, fix", "4: 1, a, x", "5: 2, b, y",
      ]),
    Case(
      "no header: numbers", "1,No error\n2,A fault, or two\n3,A failure\n",
      [
        ": , ", "1: 1, No error", "2: 2, A fault |  or two", "3: 3, A failure",
      ]),
    Case(
      "no header: hex", "Good,0x00,It is good.\nBad,0x80,It is bad.\n",
      [
        ": , , ", "1: Good, 0x00, It is good.", "2: Bad, 0x80, It is bad.",
      ]),
    Case(
      "no header: constants", "ERR_A,It is bad.\nERR_B,It is worse.\nERR_C,It is\n",
      [
        ": , ", "1: ERR_A, It is bad.", "2: ERR_B, It is worse.", "3: ERR_C, It is",
      ]),
    Case(
      "a header with a version", "Code in v1.1,Text\n1,It is bad.\n2,It is worse.\n",
      [
        ": Code in v1.1, Text", "2: 1, It is bad.", "3: 2, It is worse.",
      ]),
    Case(
      "a header of capitals", "ERROR_CODE,TEXT\nNOT_FOUND,It is gone.\nNOT_HERE,It was not.\n",
      [
        ": ERROR_CODE, TEXT", "2: NOT_FOUND, It is gone.", "3: NOT_HERE, It was not.",
      ]),
    Case(
      "a quote within a cell", "code,text\n1,5\" disk\n2,a\n",
      [
        ": code, text", "2: 1, 5\" disk", "3: 2, a",
      ]),
    Case(
      "a quote that is not closed", "code,text\n1,\"a\n2,b\n3,c\n",
      [
        ": code, text", "2: 1, \"a",
        "! 2:3 the quote that the cell starts with is not closed at its end, and is read as text; a "
          + "quote within quotes is written twice",
        "3: 2, b", "4: 3, c",
      ]),
    Case(
      "text after quotes", "code,text\n1,\"a\" is bad\n2,b\n", as: .csv,
      [
        ": code, text", "2: 1, \"a\" is bad",
        "! 2:3 the quote that the cell starts with is not closed at its end, and is read as text; a "
          + "quote within quotes is written twice",
        "3: 2, b",
      ]),
    Case("one column", "code\nE1\nE2\n", [": code", "2: E1", "3: E2"]),
    Case("nothing", "", []), Case("blanks", " \n\n", []),
    Case("a header alone", "a,b\n", [": a, b"]),
  ]

  @Test(arguments: cases)
  func `a text gives this table`(_ item: Case) {
    #expect(lines(item.text, as: item.form) == item.lines)
  }

  @Test func `a caller may say whether there is a header`() {
    #expect(cells("1,a\n2,b", as: .csv, hasHeader: true) == [["2", "b"]])
    #expect(
      cells("code,text\n2,b", as: .csv, hasHeader: false) == [["code", "text"], ["2", "b"]])
    #expect(cells("code\ttext\n2\tb", as: .tsv, hasHeader: false).count == 2)
  }

  @Test func `a cell has its place`() {
    let rows = events("a,b\n\"é\n\",x\n1,\"y\"", as: .csv).compactMap { event -> RecordRow? in
      if case .row(let row) = event { row } else { nil }
    }
    #expect(
      rows.map { $0.cells.map { $0.map { "\($0.line):\($0.column)" } } } == [
        ["2:1", "3:3"], ["4:1", "4:3"],
      ])
  }

  @Test(
    arguments: [
      ("e.csv", RecordForm.csv), ("E.TSV", .tsv), ("a/b.json", .json), ("a.jsonl", .jsonl),
      ("a.ndjson", .jsonl), ("a.yaml", .yaml), ("a.yml", .yaml), ("a.md", nil), ("json", nil),
      ("a.json.md", nil),
    ] as [(String, RecordForm?)])
  func `a file's ending says its form`(_ path: String, form: RecordForm?) {
    #expect(RecordForm(path: path) == form)
  }
}
