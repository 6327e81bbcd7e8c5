import RecordReader
import Testing

/// Documents made to take more than linear time or memory.
///
/// Each is read at two sizes: the larger may take little more than its share of the time.
@Suite(.serialized) struct HostileRecordTests {
  struct Input: Sendable, CustomTestStringConvertible {
    var form: RecordForm
    var start: String
    var part: String
    var more: String
    var testDescription: String { "\(form) \(start.prefix(20))\(part.prefix(20))" }

    init(_ form: RecordForm, start: String = "", _ part: String, _ more: String = "") {
      (self.form, self.start, self.part, self.more) = (form, start, part, more)
    }

    func text(_ bytes: Int) -> String {
      let count = bytes / (part.utf8.count + more.utf8.count)
      return start + String(repeating: part, count: count) + String(repeating: more, count: count)
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      Input(.csv, "\""), Input(.csv, "\"\""), Input(.csv, "\"a\n"), Input(.csv, "\"a,\"\"\n"),
      Input(.csv, ",\"a,\"\"b\n"), Input(.csv, ","), Input(.csv, ",\n"), Input(.csv, " \"\n"),
      Input(.csv, start: "\"", "\"\"\n"), Input(.csv, start: "a,b\n", "1,"), Input(.csv, "é"),
      Input(.csv, start: "a\n\"", "x\n\"\""), Input(.csv, "\r"), Input(.csv, "1;a,b\tc\n"),
      Input(.tsv, "\t\n"), Input(.json, "["), Input(.json, start: "[", "{},"), Input(.json, "[]"),
      Input(.json, start: "[", "1,"), Input(.json, "\""), Input(.json, "\"\\u"), Input(.json, "-"),
      Input(.json, start: "[\"", "\\ud800"), Input(.json, start: "{", "\"a\":1,"),
      Input(.json, start: "[", "[{\"a\":[]}],"), Input(.json, start: "[", "{\"a\":{\"b\":{}}},"),
      Input(.json, " "), Input(.json, "\r"), Input(.jsonl, "{}"), Input(.jsonl, "[\n"),
      Input(.jsonl, "{\"a\":\n"), Input(.jsonl, "[1,\n"), Input(.jsonl, "\"\n"),
      Input(.jsonl, "1\n"),
      Input(.jsonl, "{\"a\":[1,2,3,\n"), Input(.yaml, "- "), Input(.yaml, "? "), Input(.yaml, "{"),
      Input(.yaml, "[a,"), Input(.yaml, "- a\n"), Input(.yaml, "a: "), Input(.yaml, "&a "),
      Input(.yaml, "- &a a\n"), Input(.yaml, "!a "), Input(.yaml, "- !a!b c\n"),
      Input(.yaml, "a\n"),
      Input(.yaml, "#\n"), Input(.yaml, "---\n"), Input(.yaml, "--- a\n"), Input(.yaml, "%a\n"),
      Input(.yaml, "- |\n a\n"), Input(.yaml, "\"a\n"), Input(.yaml, "'"), Input(.yaml, "*a "),
      Input(.yaml, start: "- &x {a: 1}\n", "- *x\n"),
      Input(.yaml, start: "a: &x {b: 1}\nc:\n", " - <<: *x\n"),
      Input(.yaml, " - ", "\n"), Input(.yaml, "[", "]"), Input(.yaml, "- {a: 1, b: [x, y]}\n"),
    ])
  func `a document takes time in proportion to its size`(_ input: Input) {
    let clock = ContinuousClock()
    func time(_ bytes: Int) -> Duration {
      let text = Array(input.text(bytes).utf8)
      return clock.measure {
        var reader = RecordReader(text, as: input.form)
        while reader.next() != nil {}
      }
    }
    let small = time(20_000)
    let large = time(200_000)
    // Ten times the size; a quadratic reader takes a hundred times as long.
    #expect(large < small * 40 + .milliseconds(300), "\(small) \(large)")
  }

  @Test func `records with keys of their own are not a table of all keys`() {
    let text = "[" + (0..<3000).map { "{\"a\($0)\":1,\"b\($0)\":2}" }.joined(separator: ",") + "]"
    var cellCount = 0
    for case .row(let row) in events(text, as: .json) { cellCount += row.cells.count }
    #expect(cellCount <= 4 * 3000 * 2)
  }

  @Test func `tables within rows at every level stay within bounds`() {
    let levels = 60
    var text = "1"
    for _ in 0..<levels { text = "[{\"a\":1,\"n\":\(text)},{\"a\":2},{\"a\":3}]" }
    var size = 0
    var tableCount = 0
    for event in events(text, as: .json) {
      switch event {
      case .table(let table):
        tableCount += 1
        #expect(table.path.count <= 12)
      case .row(let row): size += row.cells.reduce(0) { $0 + ($1?.text.utf8.count ?? 0) }
      case .issue: break
      }
    }
    #expect(tableCount == levels)
    #expect(size <= levels * text.utf8.count)
  }

  @Test func `a value longer than a cell may be is cut, and it is said`() {
    let list = "[" + String(repeating: "1,", count: 100_000) + "1]"
    let found = events("[{\"a\":\(list)}]", as: .json)
    #expect(found.contains { if case .issue(let issue) = $0 { issue.kind == .cut } else { false } })
    let long = String(repeating: "x", count: 200_000)
    #expect(cells("[{\"a\":\"\(long)\"}]", as: .json) == [[long]])
  }
}
