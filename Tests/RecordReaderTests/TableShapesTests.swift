import RecordReader
import Testing

/// Which structures of JSON and YAML make tables.
@Suite struct TableShapesTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var name: String
    var yaml: String
    var lines: [String]
    var testDescription: String { name }

    init(_ name: String, _ yaml: String, _ lines: [String]) {
      (self.name, self.yaml, self.lines) = (name, yaml, lines)
    }
  }

  static let shapes = [
    Shape(
      "a list of records", "- {code: 1, text: a}\n- {text: b, code: 2}\n- {code: 3, fix: x}",
      [": code, text, fix", "1: 1, a, -", "2: 2, b, -", "3: 3, -, x"]),
    Shape(
      "a list below keys", "v: 1\nerrors:\n  all:\n  - {code: 1}\n  - {code: 2}\n  - {code: 3}",
      ["errors > all: code", "4: 1", "5: 2", "6: 3"]),
    Shape("a nested list of two", "errors:\n  - {code: 1}\n  - {code: 2}", []),
    Shape(
      "a map of keys to records", "A1: {text: a}\nA2: {text: b}\nA3: {text: c, fix: x}",
      [": , text, fix", "1: A1, a, -", "2: A2, b, -", "3: A3, c, x"]),
    Shape(
      "a map of keys to texts", "1001: a\n1002: [b, c]\n1003: ~\n1004: 'null'",
      [": , ", "1: 1001, a", "2: 1002, [\"b\",\"c\"]", "3: 1003, -", "4: 1004, null"]),
    Shape(
      "a map of both, and a title of the map",
      "title: x\nA1: {text: a}\nA2: {text: b}\nA3: c\nA4: {text: d}",
      [": , , text", "2: A1, -, a", "3: A2, -, b", "4: A3, c, -", "5: A4, -, d"]),
    Shape(
      "groups of texts, even small ones", "auth: {1001: a, 1002: b}\norder: {2001: c}",
      ["auth: , ", "1: 1001, a", "1: 1002, b", "order: , ", "2: 2001, c"]),
    Shape(
      "groups of records by key",
      "GENERAL:\n  A: {code: A, text: a}\n  B: {code: B, text: b}\n  C: {code: C, text: c}\nUSER:\n"
        + "  D: {code: D, text: d}",
      [
        "GENERAL: , code, text", "2: A, A, a", "3: B, B, b", "4: C, C, c", "USER: , code, text",
        "6: D, D, d",
      ]),
    Shape(
      "groups of lists", "x: [{c: 1}, {c: 2}]\ny: [{c: 3}]",
      ["x: c", "1: 1", "1: 2", "y: c", "2: 3"]),
    Shape(
      "texts of languages by code",
      "en: {1001: a, 1002: b, 1003: c}\nfr: {1001: d, 1002: e, 1003: f}",
      [
        "en: , ", "1: 1001, a", "1: 1002, b", "1: 1003, c", "fr: , ", "2: 1001, d", "2: 1002, e",
        "2: 1003, f",
      ]),
    Shape(
      "services with lists",
      "- service: auth\n  errors: [{c: 1}, {c: 2}]\n- service: pay\n  errors: [{c: 3}]",
      [
        ": service, errors", "1: auth, [{\"c\":1},{\"c\":2}]", "3: pay, [{\"c\":3}]",
        "auth > errors: c", "2: 1", "2: 2", "pay > errors: c", "4: 3",
      ]),
    Shape(
      "records headed by others",
      "- group: One\n- {code: 1, text: a}\n- {code: 2, text: b}\n- group: Two\n- {code: 3, text: c}",
      ["One: code, text", "2: 1, a", "3: 2, b", "Two: code, text", "5: 3, c"]),
    Shape(
      "a list of pairs", "- E1: a\n- E2: b\n- E3: c", [": , ", "1: E1, a", "2: E2, b", "3: E3, c"]),
    Shape(
      "something else in a list of records", "- {c: 1}\n- {c: 2}\n- x\n- {c: 3}",
      [": c", "1: 1", "2: 2", "! 3:3 this is no object, as the others of the list are", "4: 3"]),
    Shape(
      "two documents", "a: {c: 1}\nb: {c: 2}\nd: {c: 3}\n---\n- {c: 4}\n- {c: 5}\n- {c: 6}",
      [": , c", "1: a, 1", "2: b, 2", "3: d, 3", ": c", "5: 4", "6: 5", "7: 6"]),
    Shape("a list of texts", "- a\n- b\n- c", []), Shape("one text", "a", []),
    Shape("nothing", "", []), Shape("empty objects", "[{}, {}, {}]", []),
    Shape("coordinates", "a: [[1, 2], [3, 4], [5, 6]]", []),
  ]

  @Test(arguments: shapes)
  func `a shape gives these tables`(_ shape: Shape) {
    #expect(lines(shape.yaml, as: .yaml) == shape.lines)
  }

  @Test func `a table within a row names the table of the row`() {
    let text = """
      [{"code":1,"params":[{"n":"a"},{"n":"b"},{"n":"c"}]},
       {"code":2,"params":[]},{"code":3}]
      """
    let parents = events(text, as: .json).compactMap { event -> Int?? in
      if case .table(let table) = event { .some(table.parent) } else { nil }
    }
    #expect(parents == [nil, 0])
  }
}
