import Glibc
import TestSupport
import Testing

@testable import ErrcatBytes
@testable import errcat

/// Rows in each format, byte for byte.
@Suite struct RowWriterTests {
  /// Writes rows and returns what was written.
  private func written(
    _ names: [String], _ rows: [[JSONValue]], _ format: Format, toTerminal: Bool = false,
    width: Int = 80
  ) throws -> String {
    let folder = try TemporaryFolder()
    let descriptor = open(folder("out"), O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    var presentation = Presentation(format: format, color: .never)
    presentation.terminal.isTerminal = toTerminal
    presentation.terminal.width = toTerminal ? width : nil
    var writer = try RowWriter(names, presentation, output: Output(descriptor))
    for row in rows { try writer.write(row) }
    try writer.finish()
    #expect(writer.count == rows.count)
    return String(decoding: try folder.read("out"), as: UTF8.self)
  }

  @Test(arguments: [
    (Format.text, ""), (.json, "[]\n"), (.jsonl, ""), (.csv, "a,b\r\n"), (.tsv, "a\tb\n"),
    (.markdown, "| a | b |\n| --- | --- |\n"),
  ])
  func `a list without rows is valid output`(format: Format, expected: String) throws {
    #expect(try written(["a", "b"], [], format) == expected)
  }

  @Test(arguments: [
    (Format.text, "1\ttrue\nlonger\t[\"x\"]\n"),
    (.json, "[{\"a\":1,\"b\":true},\n {\"a\":\"longer\",\"b\":[\"x\"]}]\n"),
    (.jsonl, "{\"a\":1,\"b\":true}\n{\"a\":\"longer\",\"b\":[\"x\"]}\n"),
    (.csv, "a,b\r\n1,true\r\nlonger,\"[\"\"x\"\"]\"\r\n"),
    (.tsv, "a\tb\n1\ttrue\nlonger\t[\"x\"]\n"),
    (.markdown, "| a | b |\n| --- | --- |\n| 1 | true |\n| longer | \\[\"x\"\\] |\n"),
  ])
  func `rows are written in the order of the names`(format: Format, expected: String) throws {
    let rows: [[JSONValue]] = [
      [.integer(1), .bool(true)], [.string("longer"), .array([.string("x")])],
    ]
    #expect(try written(["a", "b"], rows, format) == expected)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""),
    ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), (" a ", " a "), ("", "\"\""), ("é", "é"),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `csv is quoted where RFC 4180 requires it`(text: String, field: String) throws {
    #expect(try written(["x"], [[.string(text)]], .csv) == "x\r\n\(field)\r\n")
  }

  @Test(arguments: [
    ("a\tb", "a\\tb"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\\tb", "a\\\\tb"),
    ("\"a\"", "\"a\""), ("", ""),
  ])
  func `tsv has one row per line, whatever the row holds`(text: String, field: String) throws {
    #expect(try written(["x"], [[.string(text)]], .tsv) == "x\n\(field)\n")
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("a\\b", "a\\\\b"), ("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"),
    ("`a`", "\\`a\\`"), ("<b>", "\\<b\\>"), ("&amp;", "\\&amp;"), ("[a](b)", "\\[a\\](b)"),
    ("a\nb\r\nc\rd", "a<br>b<br>c<br>d"), ("# a", "\\# a"),
  ])
  func `markdown is escaped so that it renders as written`(text: String, cell: String) throws {
    #expect(try written(["x"], [[.string(text)]], .markdown).hasSuffix("\n| \(cell) |\n"))
  }

  @Test(arguments: [
    ("\"\\", "\"\\\"\\\\\""), ("\n\r\t", "\"\\n\\r\\t\""), ("\u{0}\u{1B}", "\"\\u0000\\u001b\""),
    ("\u{7F}\u{9B}", "\"\\u007f\\u009b\""), ("\u{202E}\u{2028}", "\"\\u202e\\u2028\""),
    ("ü漢🙂", "\"ü漢🙂\""),
  ])
  func `json escapes every control character`(text: String, expected: String) throws {
    for format in [Format.json, .jsonl] {
      #expect(try written(["x"], [[.string(text)]], format).contains("{\"x\":\(expected)}"))
    }
  }

  @Test(arguments: [
    (Format.csv, "a␛\r\n"), (.tsv, "a␛\n"), (.markdown, "| a&#x1b; |\n"), (.text, "a␛\n"),
  ])
  func `a terminal gets visible escapes instead of control characters`(
    format: Format, row: String
  ) throws {
    #expect(
      try written(["x"], [[.string("a\u{1B}")]], format, toTerminal: true).hasSuffix(row))
  }

  @Test func `a terminal gets a heading and columns as wide as their widest cell`() throws {
    let rows: [[JSONValue]] = [
      [.string("漢字"), .string("b"), .null], [.string("a"), .string("long"), .string("c")],
    ]
    #expect(
      try written(["x", "y", "z"], rows, .text, toTerminal: true)
        == "x     y     z\n漢字  b\na     long  c\n")
  }

  @Test func `a pipe gets no heading, no padding and no wrapping, and tabs between cells`() throws {
    let long = String(repeating: "word ", count: 60) + "end"
    let rows: [[JSONValue]] = [
      [.string("a"), .null, .string(long)], [.string("longer"), .string("b\tc"), .null],
    ]
    #expect(try written(["x", "y", "z"], rows, .text) == "a\t\t\(long)\nlonger\tb c\n")
  }

  @Test func `numbers end at the right on a terminal, codes and texts begin at the left`() throws {
    let rows: [[JSONValue]] = [
      [.string("7"), .integer(7), .string("a")], [.string("1000"), .integer(1000), .string("b")],
    ]
    #expect(
      try written(["code", "count", "text"], rows, .text, toTerminal: true) == """
        code  count  text
        7         7  a
        1000   1000  b

        """)
  }

  @Test func `one long cell does not push the other rows apart`() throws {
    let outlier = "a title of many words that no other row comes close to"
    let rows: [[JSONValue]] = (0..<20).map { row in
      [.string(row == 3 ? outlier : "short"), .string("text")]
    }
    let lines = try written(["title", "x"], rows, .text, toTerminal: true, width: 200)
      .split(separator: "\n")
    #expect(lines[1] == "short         text")
    #expect(lines.allSatisfy { $0.count <= 18 } && lines.count > 21)
  }

  @Test(arguments: [40, 60, 80, 140])
  func `every line of a table fits the terminal`(width: Int) throws {
    let word = String(repeating: "x", count: 200)
    for columns in [2, 4, 7, 19] {
      let names = (1...columns).map { "column\($0)" }
      let rows: [[JSONValue]] = (0..<5).map { row in
        (0..<columns).map { column in
          .string(column == row ? "a long text of several words \(word) 余额不足" : "v\(row)")
        }
      }
      let text = try written(names, rows, .text, toTerminal: true, width: width)
      for line in text.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width && line.last != " ", "\(columns): \(line)")
      }
      // Where columns have no room, each row lists names and values.
      let isList = 9 * columns > width - 2 * (columns - 1)
      #expect(text.contains("\ncolumn2 ") == isList, "\(columns): \(text)")
    }
  }

  @Test func `rows after the first thousand are laid out as those were`() throws {
    let rows = (0..<1500).map { [JSONValue.integer($0), .string("x")] }
    let lines = try written(["n", "x"], rows, .text, toTerminal: true).split(separator: "\n")
    #expect(lines.count == 1501 && lines[8] == "  7  x" && lines[1500] == "1499  x")
  }
}
