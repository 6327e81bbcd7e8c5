import ErrorCatalog
import TestSupport
import Testing

@testable import CodeDocuments
@testable import errcat

/// How the meanings of codes are put together for people.
@Suite struct ExplanationTests {
  @Test(
    arguments: [
      // domain, code, text, attribute; then the domains of each explanation.
      ([("a", "1", "x", ""), ("b", "1", "x", "")], ["a b"]),
      ([("a", "1", "x", ""), ("b", "1", "y", "")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "2", "x", "")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "1", "x", "note")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "1", "y", ""), ("c", "1", "x", "")], ["a c", "b"]),
      ([("a", "1", "x", ""), ("a", "2", "y", ""), ("b", "1", "x", "")], ["a b", "a-2"]),
      ([], []),
    ] as [([(String, String, String, String)], [String])])
  func `the same text for the same code is one meaning`(
    rows: [(domain: String, code: String, text: String, attribute: String)], expected: [String]
  ) throws {
    let folder = try TemporaryFolder()
    var document = ""
    for row in rows {
      document += "\n# \(row.domain)\n\n| Error Code | Description | Note |\n|--|--|--|\n"
      document += "| \(row.code) | \(row.text) error | \(row.attribute) |\n"
    }
    guard !rows.isEmpty else { return #expect(Explanation([]).meanings.isEmpty) }
    try folder.write(document, to: "d.md")
    let found = try FoundDocuments(at: [folder("d.md")])
    _ = try CatalogImport(found).run(into: folder("c.db"))
    let catalog = try Catalog(path: folder("c.db"))
    let order = rows.map(\.code)
    var entries: [Entry] = []
    for code in order.enumerated().filter({ order.firstIndex(of: $1) == $0 }).map(\.element) {
      entries += try catalog.explain(code)
    }
    let meanings = Explanation(entries).meanings
    #expect(meanings.map { $0.map(\.domain).joined(separator: " ") } == expected)
  }

  private static func entry(
    _ description: String, of source: String = "acme", code: String = "500",
    symbol: String? = nil, cause: String = "invalid-request", rule: String? = nil,
    areas: [String] = [], attributes: [(String, String)] = [], path: String = "errors.md",
    url: String? = nil
  ) -> Entry {
    Entry(
      id: 1, source: source, domain: "errors", domainTitle: "Error codes", code: code,
      symbol: symbol, description: description, cause: cause,
      advice: "Correct the request, not the retry.", areas: areas,
      attributes: attributes.map { .init(name: $0.0, value: $0.1) }, path: path, line: 59,
      url: url, causeRule: rule)
  }

  private func screen(_ entries: [Entry], width: Int) -> String {
    var terminal = Terminal(color: .never)
    (terminal.isTerminal, terminal.width) = (true, width)
    return Explanation(entries).text(terminal)
  }

  @Test func `the vendor's words come first, and what errcat infers comes last and says so`() {
    let entry = Self.entry(
      "Message invalid. Message object or ID empty, or sender ID inconsistent with login session.",
      of: "agora", symbol: "MESSAGE_INVALID",
      rule: "invalid*", areas: ["requests"],
      attributes: [("Fix", "Verify message construction.")], path: "android.mdx",
      url: "https://docs.example.com/errors#message-invalid")
    #expect(
      screen([entry], width: 80) == """
        500  MESSAGE_INVALID                                         agora › Error codes
          Message invalid. Message object or ID empty, or sender ID inconsistent with
          login session.
          Fix         Verify message construction.
          Inferred    invalid-request: Correct the request, not the retry. (from
                      "invalid"; about requests)
          android.mdx:59  https://docs.example.com/errors#message-invalid
        """)
  }

  @Test func `one code with many texts has each cause and its advice once, with the first text`() {
    let screen = screen(
      [
        Self.entry("Key is missing", rule: "missing"),
        Self.entry("Value is invalid", of: "bank", rule: "invalid"),
        Self.entry("Oops", of: "coin", cause: "unspecified"),
        Self.entry("Oh", of: "deal", cause: "unspecified"),
      ], width: 60)
    #expect(
      screen == """
        500: 4 meanings from 4 sources; -s SOURCE shows those of one

        500                                       acme › Error codes
          Key is missing
          Inferred    invalid-request: Correct the request, not the
                      retry. (from "missing"; same for bank)
          errors.md:59

        500                                       bank › Error codes
          Value is invalid
          errors.md:59

        500                                       coin › Error codes
          Oops
          Inferred    errcat could not tell the cause (same for
                      deal)
          errors.md:59

        500                                       deal › Error codes
          Oh
          errors.md:59
        """, "\(screen)")
  }

  @Test func `a cause that errcat could not tell has no advice`() {
    let entry = Self.entry("Unknown", cause: "unspecified", rule: "unknown")
    let screen = screen([entry], width: 80)
    #expect(screen.contains("\n  Inferred    errcat could not tell the cause\n"))
    #expect(!screen.contains("Correct") && !screen.contains("unspecified"))
  }

  @Test(arguments: [40, 60, 80, 140])
  func `every line fits the terminal, with labels and words of any length`(width: Int) {
    let word = String(repeating: "pneumono", count: 20)
    let entries = [
      Self.entry(
        "One \(word) of 余额不足，请充值。", of: String(repeating: "publisher", count: 8), code: word,
        symbol: word,
        attributes: [
          ("Fix", "Do it."), ("A label that is longer than any column should be", "Text \(word)"),
          ("操作建议", "余额不足，请充值。余额不足，请充值。"),
        ], path: "docs/\(word).md"),
      Self.entry("Other"),
    ]
    for line in screen(entries, width: width).split(separator: "\n") {
      #expect(displayWidth(String(line)) <= width, "\(line)")
    }
  }

  @Test func `texts begin in one column, and a long label has a line of its own`() {
    let entry = Self.entry(
      "Text", cause: "unspecified",
      attributes: [
        ("Fix", "one"), ("Response status", "two"), ("What to do when it happens", "three"),
      ])
    #expect(
      screen([entry], width: 60) == """
        500                                       acme › Error codes
          Text
          Fix              one
          Response status  two
          What to do when it happens
                           three
          Inferred         errcat could not tell the cause
          errors.md:59
        """)
  }

  @Test func `a pipe gets a line for each meaning, with tabs between its fields`() {
    var terminal = Terminal(color: .never)
    (terminal.isTerminal, terminal.width) = (false, nil)
    let records = Explanation([
      Self.entry("Bad\tkey", symbol: "BAD", rule: "bad", attributes: [("Fix", "Do\nit")]),
      Self.entry("Worse", of: "bank", url: "https://bank.test"),
    ]).records(terminal)
    #expect(
      records == [
        "acme\terrors\t500\tBAD\tBad key\tFix: Do it\t"
          + "Inferred: invalid-request: Correct the request, not the retry. (from \"Bad\")\terrors.md:59",
        "bank\terrors\t500\t\tWorse\tInferred: invalid-request\terrors.md:59\thttps://bank.test",
      ])
  }

  @Test func `attributes and symbols are shown with the text`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      # T

      | Error Code | Name | Description | HTTP status |
      |--|--|--|--|
      | 7 | E_DISK | Disk is full | 507 |

      """, to: "t.md")
    try folder.errcat("import", "t.md", "--source", "disk")
    let outcome = try folder.errcat(
      "7", environment: ["COLUMNS": "60", "TERM": "dumb"], terminal: true)
    #expect(
      outcome.out.hasPrefix(
        "7  E_DISK                                           disk › T\n  Disk is full\n"))
    #expect(outcome.out.contains("\n  HTTP status  507\n"))
    #expect(outcome.out.hasSuffix("\n  t.md:5\n"))
    #expect(
      try folder.errcat("e_disk", environment: ["COLUMNS": "60", "TERM": "dumb"], terminal: true)
        .out == outcome.out)
  }
}
