import CatalogSQLite
import TestSupport
import Testing

/// A forged catalog of about a megabyte, whatever is in it, costs no more than two seconds of a processor
/// for each command that reads it; where it would cost more, the answer is an error.
///
/// The bound is doubled, as in `OneMegabyteTests`.
@Suite(.timeLimit(.minutes(10))) struct ForgedCatalogTests {
  private static let mostSeconds = 2.0
  private static let slowness = 2.0

  struct Forgery: Sendable, CustomTestStringConvertible {
    var name: String
    /// Statements over the seed's catalog; `n` is a table of the numbers from 1 to `count`.
    var sql: String
    var count = 1
    var testDescription: String { name }
  }

  /// SQL of a text that repeats another.
  private static func repeated(_ text: String, _ count: Int) -> String {
    "replace(hex(zeroblob(\(count))), '00', '\(text)')"
  }

  private static let place = "(SELECT description_id FROM codes WHERE code = '10016' LIMIT 1)"
  private static func codes(_ code: String, description: String = "description_id") -> String {
    """
    INSERT INTO codes SELECT 100000 + i, domain_id, \(code), 10 + i, number, first_number,
      last_number, symbol, \(description), line, anchor, raw
    FROM n, (SELECT * FROM codes WHERE code = '10016' LIMIT 1)
    """
  }
  private static func texts(_ text: String) -> String {
    """
    INSERT INTO descriptions SELECT 100000 + i, \(text), cause_id, rule_id
    FROM n, (SELECT * FROM descriptions LIMIT 1)
    """
  }
  private static let columns = """
    INSERT INTO columns SELECT 1000 + i, 1, 100 + i, 'h' || i, '"h' || i || '"', 'other' FROM n
    """
  private static let notes = """
    INSERT INTO notes SELECT 1000 + i, '10016', 'n' || i, '', '', '' FROM n
    """
  private static let revision = """
    INSERT INTO revisions VALUES (1, 1, 1, '2020-01-01', 'abc', 'a.md')
    """

  static let forgeries: [Forgery] = [
    Forgery(
      name: "a synonym of 100,000 phrases",
      sql: """
        UPDATE synonyms SET written = (SELECT group_concat('p' || i, '; ') FROM n)
        WHERE id = (SELECT min(synonym_id) FROM synonym_phrases);
        INSERT INTO synonym_phrases SELECT 'foo', min(synonym_id) FROM synonym_phrases
        """, count: 100_000),
    Forgery(
      name: "20,000 synonyms of one word",
      sql: """
        INSERT INTO synonyms SELECT 1000 + i, 'foo', 'order price' || i FROM n;
        INSERT INTO synonym_phrases SELECT 'foo', 1000 + i FROM n
        """, count: 20_000),
    Forgery(
      name: "a vocabulary of words that are nearly alike",
      sql: """
        INSERT OR IGNORE INTO vocabulary
        SELECT 'withd' || char(97 + i % 26, 97 + i / 26 % 26, 97 + i / 676 % 26) || 'w' || i % 10, 1
        FROM n
        """, count: 60_000),
    Forgery(
      name: "a rule of 100,000 alternatives",
      sql: "UPDATE categories SET words = (SELECT group_concat('a' || i, '/') FROM n) WHERE id = 1",
      count: 100_000),
    Forgery(
      name: "40,000 rules of one cause",
      sql: """
        UPDATE categories SET words = (SELECT group_concat('a' || i || ' c' || i || '*', '; ')
          FROM n) WHERE id = 1
        """, count: 40_000),
    Forgery(
      name: "16,000 causes",
      sql: """
        INSERT INTO categories SELECT 1000 + i, 'cause', 'z' || i, 't', '', '', 'w' || i FROM n;
        INSERT INTO causes SELECT 1000 + i FROM n
        """, count: 16_000),
    Forgery(
      name: "16,000 areas of one text",
      sql: """
        INSERT INTO categories SELECT 1000 + i, 'area', 'z' || i, 't', '', '', 'w' || i FROM n;
        INSERT INTO areas SELECT 1000 + i FROM n;
        INSERT OR IGNORE INTO description_areas SELECT \(place), 1000 + i FROM n
        """, count: 16_000),
    Forgery(
      name: "14,000 texts of one code",
      sql: texts("'x' || i") + ";" + codes("code", description: "100000 + i"), count: 14_000),
    Forgery(
      name: "100,000 texts of one code, with 100,000 notes",
      sql: texts("'x' || i") + ";" + codes("code", description: "100000 + i") + ";" + notes,
      count: 100_000),
    Forgery(
      name: "one long text of 8,000 codes",
      sql: """
        UPDATE descriptions SET text = \(repeated("withdrawal address ", 25_000))
        WHERE id = \(place);
        """ + codes("code"), count: 8_000),
    Forgery(
      name: "a text of one long word",
      sql: "UPDATE descriptions SET text = \(repeated("abcdefgh", 125_000)) WHERE id = \(place)"),
    Forgery(
      name: "a letter with a million bytes of marks",
      sql: "UPDATE descriptions SET text = 'a' || \(repeated("\u{301}", 500_000)) "
        + "WHERE id = \(place)"),
    Forgery(
      name: "a text of controls",
      sql: "UPDATE descriptions SET text = \(repeated("\u{1B}[2J\u{202E}", 140_000)) "
        + "WHERE id = \(place)"),
    Forgery(
      name: "a code of marks",
      sql: "UPDATE codes SET code = \(repeated("1[1]", 125_000)) WHERE id = 1"),
    Forgery(
      name: "a symbol of a million bytes",
      sql: "UPDATE codes SET symbol = \(repeated("B_", 500_000)) WHERE id = 2"),
    Forgery(
      name: "the name of a source", sql: "UPDATE sources SET name = \(repeated("n", 1_000_000))"),
    Forgery(
      name: "the name of a domain",
      sql: "UPDATE domains SET slug = \(repeated("n-", 500_000)) WHERE id = 1"),
    Forgery(name: "a title", sql: "UPDATE domains SET title = \(repeated("Err or ", 140_000))"),
    Forgery(name: "a path", sql: "UPDATE documents SET path = \(repeated("a/", 300_000))"),
    Forgery(
      name: "16,000 domains with one code",
      sql: """
        INSERT INTO domains SELECT 1000 + i, 1, 1000 + i, 'z' || i, 't', 'table', 1 FROM n;
        INSERT INTO codes SELECT 100000 + i, 1000 + i, code, 1, number, first_number, last_number,
          symbol, description_id, line, anchor, raw
        FROM n, (SELECT * FROM codes WHERE code = '10016' LIMIT 1)
        """, count: 8_000),
    Forgery(
      name: "10,000 columns of one code",
      sql: """
        \(columns);
        INSERT INTO texts VALUES (999999, 'v', NULL);
        INSERT INTO cells SELECT (SELECT min(id) FROM codes WHERE code = '10016'), 1000 + i, 999999
        FROM n
        """, count: 10_000),
    Forgery(
      name: "200 columns with one long text",
      sql: """
        \(columns);
        INSERT INTO texts VALUES (999999, \(repeated("v ", 250_000)), NULL);
        INSERT INTO cells SELECT codes.id, 1000 + i, 999999 FROM n, codes WHERE code = '10016'
        """, count: 200),
    Forgery(
      name: "one note on all codes, many times",
      sql: """
        UPDATE codes SET symbol = 'SAME_NAME';
        INSERT INTO notes SELECT 1000 + i, 'SAME_NAME', 'n' || i, '', '', '' FROM n
        """, count: 15_000),
    Forgery(
      name: "a note of colons",
      sql: "INSERT INTO notes VALUES (1, \(repeated("rest-api:", 100_000)), 'n', '', '', 'ignored')"
    ),
    Forgery(
      name: "16,000 codes that notes exempt",
      sql: "INSERT INTO notes SELECT i, 'rest-api:' || i, 'n', '', '', 'ignored' FROM n",
      count: 16_000),
    Forgery(
      name: "100,000 events of one code",
      sql: """
        \(revision);
        INSERT INTO events SELECT i, 1, 'd' || i % 100, '99999', 'removed', NULL, NULL, NULL FROM n
        """, count: 100_000),
    Forgery(
      name: "100,000 revisions",
      sql: """
        INSERT INTO revisions SELECT i, 1, i, '2020-01-01', 'abc', 'a.md' FROM n;
        INSERT INTO events SELECT i, i, 'rest-api', '99999', 'removed', NULL, NULL, NULL FROM n
        """, count: 100_000),
    Forgery(
      name: "14,000 ranges of one number",
      sql: """
        INSERT INTO codes SELECT 100000 + i, domain_id, '1-' || (99999 + i), 1, NULL, 1, 99999 + i,
          NULL, description_id, line, NULL, NULL
        FROM n, (SELECT * FROM codes WHERE code = '10016' LIMIT 1)
        """, count: 14_000),
    Forgery(
      name: "25,000 diagnostics",
      sql: """
        INSERT INTO diagnostics SELECT 100000 + i, 1, NULL, 1, 1, 'note', 'x', 'm' FROM n
        """, count: 25_000),
  ]

  private static let conversation = """
    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
    "capabilities":{},"clientInfo":{"name":"x","version":"1"}}}
    {"jsonrpc":"2.0","method":"notifications/initialized"}
    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"explain","arguments":{"codes":["10016","99999"]}}}
    {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search","arguments":{"words":"withdraaal foo"}}}
    {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"list","arguments":{"kind":"domains"}}}
    {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"annotate","arguments":{"text":"error 10016"}}}

    """

  /// Commands that read a catalog.
  private static let commands: [[String]] = [
    ["10016"], ["explain", "--json", "10016"], ["explain", "99999"], ["explain", "rest-api:10016"],
    ["explain", "SAME_NAME"], ["search", "foo order price"],
    ["search", "--json", "withdraaal adress insuficient"], ["search", misspelled],
    ["list"], ["list", "--json"], ["list", "categories"], ["list", "domains"], ["stats"],
    ["verify", "catalog.db"], ["diff", "seed.db", "catalog.db"], ["audit", "code.py"],
    ["---complete", "explain", ""], ["---complete", "search", "-c", ""],
  ]
  private static let misspelled = "abcdefghijklmnopqrst".map { "withd\($0)zzw" }
    .joined(separator: " ")
  private static let formats = [
    "csv", "json", "markdown", "html", "postgresql", "datasette", "swift", "typescript", "python",
    "go",
  ]
  /// Commands that read standard input as well.
  private static let withInput: [(words: [String], input: String)] = [
    (["annotate", "--notes"], String(repeating: "error 10016 and code=99999\n", count: 50)),
    (["annotate", "--format", "jsonl"], String(repeating: "{\"code\":10016}\n", count: 50)),
    (["annotate", "--summary"], "error 10016 x\n"), (["mcp"], conversation),
  ]

  private static var questions: [(words: [String], input: String)] {
    commands.map { ($0, "") } + formats.map { (["export", "--format", $0], "") } + withInput
  }

  @Test(arguments: forgeries)
  func `no command over a forged catalog takes more than two seconds`(_ forgery: Forgery) throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(folder.read("catalog.db"), to: "seed.db")
    try folder.write("ERROR_CODE = 10016\nif error_code == 99999: raise SAME_NAME\n", to: "code.py")
    do {
      let database = try Database(path: folder("catalog.db"), access: .readWrite)
      try database.executeScript(
        """
        PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
        CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (
          SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(forgery.count)
        ) SELECT i FROM n;
        \(forgery.sql);
        """)
    }
    for (words, input) in Self.questions {
      let outcome = try folder.errcat(words, input: input)
      let what = "\(forgery.name): \(words.joined(separator: " ").prefix(60))"
      #expect(outcome.status <= 2, "\(what) \(outcome.err.suffix(200))")
      #expect(outcome.processorTime <= Self.mostSeconds * Self.slowness, "\(what)")
      if outcome.status == 2 { #expect(outcome.err.contains("errcat: "), "\(what)") }
    }
  }
}
