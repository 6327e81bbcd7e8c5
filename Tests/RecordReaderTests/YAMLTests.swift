import RecordReader
import Testing

@Suite struct YAMLTests {
  @Test(arguments: [
    ("0x10", "0x10"), ("007", "007"), ("yes", "yes"), ("2026-01-02", "2026-01-02"),
    ("1_000", "1_000"),
    ("'it''s'", "it's"), ("\"a\\tb\\u00e9\"", "a\tbé"), ("~", ""), ("", ""), ("'~'", "~"),
    ("!!str null", "null"), ("|\n    a\n     b\n", "a\n b\n"), (">-\n    a\n    b\n", "a b"),
    ("a b # c", "a b"), ("[1, true, x, null]", #"[1,true,"x",null]"#),
    ("{a: 'x', ? [1] : 2}", #"{"a":"x","[1]":2}"#),
  ])
  func `a value is read as it is written`(_ yaml: String, _ text: String) {
    #expect(cells("- k: \(yaml)\n- k: 1\n- k: 2\n", as: .yaml).first == [text])
  }

  @Test(arguments: [
    ("a: b: c", "1:5", "mapping values"), ("a: [1", "2:1", "did not find"),
    ("a: *b", "1:4", "no '&b' above"), ("a: &b [*b]", "1:8", "that it is part of"),
    ("a: \"\\ud83d\\ude00\"", "1:7", "invalid Unicode character"), ("a:\n\t- b", "2:1", "token"),
    ("é\n\u{1}", "2:1", "control characters"), ("- a\n- !<", "2:5", "URI"),
  ])
  func `what is no YAML is refused with its place`(_ yaml: String, place: String, words: String) {
    let found = issues(yaml, as: .yaml)
    #expect(found.map { "\($0.line):\($0.column)" } == [place])
    #expect(found.first?.message.contains(words) == true, "\(found)")
  }

  @Test func `aliases give the values of their anchors, and merges add what is missing`() {
    let text = """
      base: &base {http: 400, fix: none}
      errors:
      - &e {<<: *base, code: 1}
      - {code: 2, <<: [*base, {fix: never, more: x}]}
      - *e
      - {code: 3, note: *base}
      """
    #expect(
      lines(text, as: .yaml) == [
        "errors: code, http, fix, more, note", "3: 1, 400, none, -, -", "4: 2, 400, none, x, -",
        "5: 1, 400, none, -, -", #"6: 3, -, -, -, {"http":400,"fix":"none"}"#,
      ])
  }

  @Test func `names that multiply are cut, and it is said`() {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...30 {
      let name = "*a\(level - 1)"
      text += "a\(level): &a\(level) [" + Array(repeating: name, count: 9).joined(separator: ", ")
      text += "]\n"
    }
    text += "records:\n" + String(repeating: "- {code: 1, text: *a30}\n", count: 2000)
    let found = events(text, as: .yaml)
    let size = found.reduce(0) { sum, event in
      guard case .row(let row) = event else { return sum }
      return sum + row.cells.reduce(0) { $0 + ($1?.text.utf8.count ?? 0) }
    }
    #expect(size < 16 << 20)
    #expect(found.contains { if case .issue(let issue) = $0 { issue.kind == .cut } else { false } })
  }

  @Test func `merges that multiply come to an end`() {
    var text = "a0: &a0 {x: 1, y: 2}\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)], k\(level): 1}\n"
    }
    text += "records:\n" + String(repeating: "- {<<: *a40, code: 1}\n", count: 200)
    #expect(events(text, as: .yaml).count < 2000)
  }

  @Test func `lines of keys and texts are read though they are no YAML`() {
    let text = """
      # Codes
      1001: Error: no key
      "1002": 'a: b'
      1003:\tc
      1004: d # e

      """
    #expect(
      lines(text, as: .yaml) == [
        "! 2:12 not YAML: mapping values are not allowed in this context; the lines 'key: text' are "
          + "read one by one", ": , ", "2: 1001, Error: no key", "3: 1002, a: b", "4: 1003, c",
        "5: 1004, d # e",
      ])
    #expect(issues("a: b: c\nd: e\n", as: .yaml).map(\.kind) == [.malformed])
    #expect(issues("a: b: c\nd: e\nf: g\n- h\n", as: .yaml).map(\.kind) == [.malformed])
  }

  @Test func `the documents of a text have their own anchors`() {
    #expect(issues("a: &x 1\n---\nb: *x\n", as: .yaml).count == 1)
    #expect(issues("a: &x 1\n---\nb: &x 2\nc: *x\n", as: .yaml).isEmpty)
  }

  @Test func `directives without number are refused`() {
    let text = (0..<50_000).map { "%TAG !t\($0)! tag:x,2026:\n" }.joined() + "--- a\n"
    #expect(issues(text, as: .yaml).first?.line == 101)
  }
}
