import RecordReader
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    // A pair of surrogates, tabs as white space, a solidus, a key of any length.
    (#""\ud83d\ude00 \u00e9 \/ \b\f\n\r\t \\ \"""#, "😀 é / \u{8}\u{c}\n\r\t \\ \""),
    ("\t\"a\"\t", "a"), ("\"\u{7F}\u{85}\"", "\u{7F}\u{85}"), (#""\u0000""#, "\0"),
    // Numbers stay as they are written.
    ("1.50", "1.50"), ("-0", "-0"), ("1E+02", "1E+02"),
    (
      "123456789012345678901234567890",
      "123456789012345678901234567890"
    ), ("true", "true"), ("null", ""), ("\"null\"", "null"),
    // What is nested becomes JSON on one line.
    ("{\"a\" : [1, \"x\\u0041\\n\", null]}", #"{"a":[1,"xA\n",null]}"#), ("[]", "[]"),
    (#""aé" "#, "aé"), ("\r\n\"a\"", "a"),
  ])
  func `a value is read exactly`(_ json: String, _ text: String) {
    #expect(cells("[{\"k\":\(json)}]", as: .json) == [[text]])
    #expect(issues("[{\"k\":\(json)}]", as: .json).isEmpty)
  }

  @Test(arguments: [
    ("", "1:1", "there is no JSON value"), ("  \n ", "2:2", "there is no JSON value"),
    ("[1", "1:3", "the document ends within the list of line 1"),
    ("[1,]", "1:4", "a value is expected here"), ("{\"a\":1,}", "1:8", "a key in double quotes"),
    ("{a:1}", "1:2", "a key in double quotes"), ("{'a':1}", "1:2", "a key in double quotes"),
    ("{\"a\" 1}", "1:6", "a key is followed by ':'"), ("[1 2]", "1:4", "',' or a closing bracket"),
    ("[1}", "1:3", "this bracket closes nothing"), ("[01]", "1:2", "'01' is no value"),
    ("[1.]", "1:2", "'1.' is no value"), ("[.5]", "1:2", "'.5' is no value"),
    ("[NaN]", "1:2", "'NaN' is no value"), ("[\"a\tb\"]", "1:4", "a control character"),
    ("[\"é\n\"]", "1:4", "ends on its line"), ("[\"\\x\"]", "1:3", "a backslash is followed by"),
    ("[\"\\u12G4\"]", "1:3", "four hexadecimal digits"), ("[\"a", "1:2", "the quote is not closed"),
    ("[1]\n{}", "2:1", "another one starts here"), ("// a\n[]", "1:1", "a value is expected"),
    ("[true, flase]", "1:8", "'flase' is no value"),
  ])
  func `what is no JSON is refused with its place`(_ json: String, place: String, start: String) {
    let found = issues(json, as: .json)
    #expect(found.count == 1)
    #expect(found.first?.kind == .malformed)
    #expect(found.first.map { "\($0.line):\($0.column)" } == place)
    #expect(found.first?.message.contains(start) == true, "\(found)")
    #expect(events(json, as: .json).count == 1)
  }

  @Test func `half of a surrogate pair is read as a replacement, and said`() {
    #expect(
      lines(#"[{"a":"x\ud83dy"},{"a":"\ude00\ud83d"}]"#, as: .json) == [
        "! 1:7 half of a surrogate pair is escaped, which is no character; it is read as U+FFFD",
        "! 1:24 half of a surrogate pair is escaped, which is no character; it is read as U+FFFD",
        ": a", "1: x\u{FFFD}y", "1: \u{FFFD}\u{FFFD}",
      ])
  }

  @Test func `lines and columns count characters after any line end`() throws {
    let text = "[\r\n {\"é\":\r \"ü\"},\n\t{\"é\": \"b\"}]"
    let rows = events(text, as: .json).compactMap { event -> RecordRow? in
      if case .row(let row) = event { row } else { nil }
    }
    #expect(rows.map { "\($0.line):\($0.column)" } == ["2:2", "4:2"])
    #expect(rows.map { $0.cells[0].map { "\($0.line):\($0.column)" } } == ["3:2", "4:8"])
  }

  @Test func `a byte order mark is no content`() {
    #expect(lines("\u{FEFF}[{\"a\":1}]", as: .json) == [": a", "1: 1"])
    #expect(lines("\u{FEFF}a,b\n1,2", as: .csv) == [": a, b", "2: 1, 2"])
    #expect(lines("\u{FEFF}a: x\nb: y\nc: z", as: .yaml).count == 4)
    #expect(lines("\u{FEFF}{\"a\":1}", as: .jsonl) == [": a", "1: 1"])
  }

  @Test func `of two equal keys of an object the last is read, of a map both`() {
    #expect(
      lines(#"[{"a":1,"a":2}]"#, as: .json) == [
        ": a", "! 1:9 the key 'a' is twice in one object; the last one is read", "1: 2",
      ])
    #expect(
      lines(#"{"a":"x","b":"y","a":"z"}"#, as: .json) == [
        ": , ", "1: a, x", "1: b, y", "1: a, z", "! 1:18 the key 'a' is there twice",
      ])
  }

  @Test(arguments: [RecordForm.json, .yaml, .jsonl])
  func `deep nesting is read up to a bound`(form: RecordForm) {
    func nested(_ levels: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        + "}"
    }
    #expect(issues(nested(199), as: form).isEmpty)
    for levels in [200, 10_000, 500_000] {
      let found = issues(nested(levels), as: form)
      #expect(found.first?.message.contains("200") == true, "\(levels) \(found)")
      #expect(found.count == 1)
    }
  }

  @Test func `JSON lines are one table with all keys, and a bad line costs itself`() {
    let text = """
      {"code":1,"text":"a"}
      {"code":2,
      {"code":3,"more":[1]}

      7
      {"code":4,"text":
        "d"} {"code":5}
      """
    #expect(
      lines(text, as: .jsonl) == [
        ": code, text, more", "1: 1, a, -",
        "! 3:1 a key in double quotes is expected here", "3: 3, -, [1]",
        "! 5:1 this is no object, as each line should be", "6: 4, d, -", "7: 5, -, -",
      ])
    #expect(lines("", as: .jsonl) == [])
    #expect(lines("[{\"a\":1},{\"a\":2}]", as: .jsonl) == [": a", "1: 1", "1: 2"])
  }

  @Test func `records with more keys than a table may have lose the rest and say so`() {
    let members = (0..<250).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let events = lines("{\(members)}\n{\"k0\":1}", as: .jsonl)
    #expect(events.count { $0.hasPrefix("!") } == 50)
    #expect(events.contains { $0.contains("'k249' is left out") })
  }
}
