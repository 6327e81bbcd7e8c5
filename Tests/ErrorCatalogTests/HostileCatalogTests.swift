import CatalogSQLite
import Glibc
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// Untrusted catalogs, corrupt or malicious: an answer or an error in time, and nothing written.
@Suite struct HostileCatalogTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let questions: [(String, @Sendable (Catalog) throws -> Void)] = [
    ("explain", { _ = try $0.explain("10016") }),
    ("explain in a domain", { _ = try $0.explain("rest-api:1\u{0}") }),
    ("explain a range", { _ = try $0.explain("9223372036854775807") }),
    ("near codes", { _ = try $0.nearCodes("10061") }),
    ("search words", { _ = try $0.search("insufficient coins") }),
    ("search a beginning", { _ = try $0.search("insuf") }),
    ("search a misspelling", { _ = try $0.search("withdrawl adress") }),
    ("search a synonym", { _ = try $0.search("no money") }),
    ("search without spaces", { _ = try $0.search("余额不足") }),
    ("search raw", { _ = try $0.search(raw: "withdraw* NOT order") }),
    ("search filtered", { _ = try $0.search("order", filter: Filter(domains: ["rest-api"])) }),
    ("list", { try $0.forEachEntry { _ in } }),
    ("list filtered", { try $0.forEachEntry(Filter(categories: ["rate-limit"])) { _ in } }),
    ("domains", { _ = try $0.domains() }),
    ("categories", { _ = try $0.categories() }),
    ("sources", { _ = try $0.sources() }),
    ("documents", { _ = try $0.documents() }),
    ("statistics", { _ = try $0.statistics() }),
    ("rules", { _ = try $0.rules() }),
    ("synonyms", { _ = try $0.synonyms() }),
    ("sql", { _ = try $0.query("SELECT * FROM entries") { _ in true } }),
    (
      "diff",
      { catalog in
        let document = Document(path: "a.md", bytes: Array(codeTable("| 10016 | Other |").utf8))
        let side = DiffSide.catalog(catalog, path: "catalog.db")
        _ = try CatalogDiff(old: side, new: .document(document)).forEachChange { _ in }
        _ = try CatalogDiff(old: side, new: side).forEachChange { _ in }
      }
    ),
  ]

  /// Asks every question; each must end in time, with an answer or an error of ours.
  private func ask(
    _ name: String = "catalog.db", without left: Set<String> = [], comment: String = ""
  ) throws {
    let bytes = try folder.read(name)
    let names = folder.names
    let catalog = Result { try Catalog(path: folder(name)) }
    for (question, ask) in Self.questions where !left.contains(question) {
      let start = ContinuousClock.now
      do {
        try ask(catalog.get())
      } catch {
        #expect(isOurs(error), "\(comment) \(question): \(error)")
      }
      #expect(ContinuousClock.now - start < .seconds(30), "\(comment) \(question)")
    }
    #expect(try folder.read(name) == bytes, "\(comment)")
    #expect(folder.names == names, "\(comment)")
  }

  private func isOurs(_ error: any Error) -> Bool {
    error is SQLiteError || error is FileError || error is CatalogError || error is QueryError
      || error is RulesError || error is ClassifierError || error is DiffError
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a damaged catalog gives an answer or an error`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var catalog = HostileCatalog(try SeedCatalog.bytes.get())
    catalog.damage(using: &random)
    try folder.write(catalog.bytes, to: "catalog.db")
    try ask(comment: "seed \(seed)")
    do {
      _ = try Catalog.verify(path: folder("catalog.db"))
    } catch {
      #expect(isOurs(error), "seed \(seed) verify: \(error)")
    }
  }

  @Test(arguments: [
    // A view that never ends, and one that takes all memory.
    """
    DROP VIEW entries; CREATE VIEW entries AS
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i AS id, 's' AS source, 'd' AS domain, 't' AS domain_title, '1' AS code,
      1 AS occurrence, 1 AS number, NULL AS symbol, 'x' AS description, 'c' AS cause,
      't' AS cause_title, 'a' AS advice, '[]' AS areas, NULL AS http_status, NULL AS remedy,
      '{}' AS attributes, 'p' AS path, 1 AS line, NULL AS url FROM n
    """,
    "DROP TABLE codes; CREATE VIEW codes AS SELECT replace(hex(zeroblob(99999999)), '0', 'xxx') AS id",
    "DROP TABLE metadata; CREATE VIEW metadata AS SELECT load_extension('x') AS key, 1 AS value",
    "DROP TABLE sources; CREATE TABLE sources (id, title, name AS (hex(zeroblob(99999999))))",
    "DROP TABLE vocabulary; CREATE VIRTUAL TABLE vocabulary USING fts5vocab('entries_fts', 'row')",
    "DROP TABLE synonyms; CREATE VIRTUAL TABLE synonyms USING fts5(said, written)",
    "DROP TABLE entries_fts; CREATE TABLE entries_fts (code, description, symbol, other)",
    "DROP TABLE segments_fts; CREATE VIEW segments_fts AS SELECT * FROM segments_fts",
    "CREATE TABLE x (y); PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE rootpage > 0",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'entries_fts_data'",
    """
    PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'entries_fts_idx';
    INSERT INTO sqlite_schema VALUES ('view', 'entries_fts_idx', 'entries_fts_idx', 0,
      'CREATE VIEW entries_fts_idx AS SELECT 1 AS segid, 2 AS term, 3 AS pgno')
    """,
  ])
  func `a catalog with altered tables is refused`(sql: String) throws {
    try folder.writeForged(sql)
    #expect(throws: (any Error).self) { try Catalog(path: folder("catalog.db")) }
    try ask()
    do {
      let checks = try Catalog.verify(path: folder("catalog.db"))
      #expect(checks.contains { $0.status == .failed })
    }
  }

  @Test(arguments: [
    // Additional tables do no harm: no trigger fires without a write.
    "CREATE TRIGGER t AFTER INSERT ON codes BEGIN DELETE FROM codes; END",
    "CREATE VIEW mine AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    "CREATE INDEX mine ON codes (code COLLATE NOCASE, abs(line))",
    // Invalid statistics.
    "ANALYZE; UPDATE sqlite_stat1 SET stat = '9999999999 1 1 1 1'",
    "ANALYZE; UPDATE sqlite_stat1 SET stat = 'x -1 1e999 unordered sz=0 noskipscan'",
    // Values: huge, of the wrong length, at the ends of their range.
    "UPDATE descriptions SET text = replace(hex(zeroblob(50000)), '00', 'order ') WHERE id = 1",
    "UPDATE codes SET code = hex(zeroblob(20000)) WHERE id = 1",
    "UPDATE domains SET slug = hex(zeroblob(20000)) WHERE id = 1",
    "UPDATE categories SET words = hex(zeroblob(2000))",
    "UPDATE categories SET words = '(((', slug = '../..' || id, facet = 'cause'",
    "UPDATE codes SET first_number = -9223372036854775808, last_number = 9223372036854775807",
    "UPDATE codes SET number = 9223372036854775807, line = -9223372036854775808, occurrence = id",
    "UPDATE documents SET rows_imported = 9223372036854775807, rows_rejected = 1, bytes = -1",
    "UPDATE columns SET position = -9223372036854775808 + id - 1, key = 'no JSON'",
    "UPDATE domains SET ordinal = -9223372036854775808 + id, line = 9223372036854775807",
    // Invalid text, and text that terminals obey.
    "UPDATE codes SET code = CAST(x'FFFE00C080' || id AS TEXT), raw = CAST(x'F4908080' AS TEXT)",
    "UPDATE descriptions SET text = CAST(x'EDA080' || x'1B5B32' || x'00FF' || id AS TEXT)",
    "UPDATE sources SET name = char(27) || ']0;x' || char(7), url = 'javascript:' || char(7)",
    "UPDATE documents SET path = char(0x202E) || '/etc/passwd', revised = char(27) || '[2J'",
    // Ids without a row.
    "UPDATE codes SET domain_id = 99 + id WHERE id % 2; DELETE FROM categories WHERE id = 3",
    "UPDATE descriptions SET cause_id = -1 WHERE id % 2; UPDATE documents SET source_id = 7",
    "DELETE FROM sources; DELETE FROM domains; DELETE FROM categories; DELETE FROM descriptions",
    "DELETE FROM documents; DELETE FROM columns; DELETE FROM causes; DELETE FROM areas",
    // Cells of columns and texts that are not there, and text that is no JSON.
    "INSERT INTO cells SELECT id, 99, 99 FROM codes",
    "INSERT INTO texts VALUES (1, 'x', '\"'); INSERT INTO cells SELECT id, 1 + id % 2, 1 FROM codes",
    "UPDATE synonym_phrases SET synonym_id = -synonym_id",
    // Nonsense in the search tables.
    "UPDATE vocabulary SET entries = 9223372036854775807",
    "UPDATE vocabulary SET entries = -9223372036854775808",
    "UPDATE vocabulary SET word = word || hex(zeroblob(100))",
    "UPDATE vocabulary SET word = CAST(x'FF' AS TEXT) || '\"*^:' || word",
    "UPDATE synonyms SET said = '; ; ;', written = '\"(* AND NEAR(' || char(0) || '; ;'",
    "UPDATE synonyms SET written = replace(hex(zeroblob(200)), '00', 'order; ')",
    "UPDATE entries_fts_data SET block = zeroblob(1000)",
    "UPDATE entries_fts_data SET block = randomblob(length(block)) WHERE id > 10",
    "DELETE FROM entries_fts_docsize; DELETE FROM segments_fts_docsize",
    "UPDATE entries_fts_docsize SET sz = x'FFFFFFFFFFFFFFFFFF', id = id * 1000000",
    "INSERT OR REPLACE INTO entries_fts_config VALUES ('rank', 'load_extension(''x'')')",
    "INSERT OR REPLACE INTO entries_fts_config VALUES ('version', 99)",
    "INSERT OR REPLACE INTO entries_fts_config VALUES ('pgsz', 1), ('automerge', -1)",
    "DELETE FROM metadata",
  ])
  func `a catalog with hostile contents gives an answer or an error`(sql: String) throws {
    try folder.writeForged(sql)
    try ask()
    let isWhole = try Catalog.verify(path: folder("catalog.db")).allSatisfy { $0.status == .ok }
    #expect(!isWhole)
  }

  @Test(arguments: [
    "UPDATE codes SET code = NULL, number = 'seven', line = x'00', anchor = 1.5, description_id = 1",
    "UPDATE codes SET id = id; UPDATE codes SET symbol = x'FF00', first_number = 'a'",
    "UPDATE descriptions SET text = NULL WHERE id % 2; UPDATE descriptions SET text = 1e999 WHERE id = 2",
    "UPDATE documents SET path = x'2E2E', sha256 = 7, rows = 'many', options = NULL, revised = 1",
    "UPDATE sources SET name = NULL, title = x'FF', url = 7",
    "UPDATE columns SET header = NULL, key = NULL, role = x'00', position = 'at ' || id",
    "UPDATE domains SET slug = NULL, title = x'1B', line = 'first'",
    "UPDATE categories SET facet = NULL, slug = 3.5, title = NULL, advice = x'00', words = NULL",
    "UPDATE metadata SET value = NULL",
  ])
  func `a catalog with values that its own tables forbid gives an answer or an error`(
    sql: String
  ) throws {
    try folder.writeForgedAgainstDeclarations(sql)
    #expect(throws: Never.self) { try Catalog(path: folder("catalog.db")) }
    try ask()
    let checks = try Catalog.verify(path: folder("catalog.db"))
    #expect(checks.contains { $0.subject == .integrity && $0.status == .failed })
  }

  @Test(arguments: ["codes", "documents", "entries_fts_data"])
  func `errcat gives up on an endless table`(table: String) throws {
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    var rootPage = 0
    do {
      let database = try Database(path: folder("catalog.db"), access: .readOnly)
      rootPage = try database.withStatement("SELECT rootpage FROM sqlite_schema WHERE name = ?") {
        statement in
        try statement.bind(table, at: 1)
        return try statement.step() ? statement.int(0) : 0
      }
    }
    var catalog = HostileCatalog(try SeedCatalog.bytes.get())
    catalog.makeEndless(rootPage: rootPage)
    try folder.write(catalog.bytes, to: "catalog.db")
    // A user's own SQL may run as long as the user waits.
    try ask(without: ["sql"], comment: table)
    if table == "codes" {
      let error = #expect(throws: SQLiteError.self) {
        try Catalog(path: folder("catalog.db")).forEachEntry { _ in }
      }
      #expect(error?.code == .interrupt)
    }
    let checks = try Catalog.verify(path: folder("catalog.db"))
    #expect(checks.contains { $0.subject == .integrity && $0.status == .failed })
  }

  @Test func `a user's own endless statement is ended`() throws {
    try folder.writeForged("SELECT 1 WHERE 0")
    let catalog = try Catalog(path: folder("catalog.db"))
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    let error = #expect(throws: QueryError.self) {
      try catalog.query("\(endless) SELECT max(i) FROM n", operations: 1_000_000) { _ in true }
    }
    #expect(error?.message == "stopped: the statement takes too long, or never ends")
    #expect(try catalog.explain("10016").count == 2, "the next query is answered")
  }

  @Test func `no import builds on a catalog that somebody changed`() throws {
    try folder.write(codeTable("| 1 | Failed |"), to: "a.md")
    try folder.writeForged("UPDATE descriptions SET text = 'Fine' WHERE id = 1")
    let before = try folder.read("catalog.db")
    let error = CatalogError.notAsWritten(path: folder("catalog.db"))
    #expect(throws: error) { try folder.importing(["a.md"]) }
    #expect(throws: error) {
      try Catalog.remove(["okcoin"], from: folder("catalog.db"))
    }
    #expect(try folder.read("catalog.db") == before)
    #expect(folder.names == ["a.md", "catalog.db"])
  }

  @Test func `an import into a thoroughly forged catalog fails, or gives a valid catalog`() throws {
    try folder.write(codeTable("| 1 | Failed |"), to: "a.md")
    for sql in [
      "UPDATE documents SET rows_imported = 9223372036854775807, rows_rejected = 1",
      "UPDATE columns SET position = 9223372036854775000 + id, key = ''", "DELETE FROM columns",
      "UPDATE sources SET name = 'a/b:c'", "DELETE FROM sources",
      "UPDATE documents SET revised = 'never', path = '../../' || id",
      "UPDATE categories SET words = '((('", "DELETE FROM descriptions",
      "UPDATE codes SET occurrence = 1, code = 'x' || id",
      "UPDATE synonyms SET said = '', written = char(0)",
      "UPDATE domains SET slug = CAST(x'FF' AS TEXT) || id",
      "UPDATE diagnostics SET line = -9223372036854775808, message = CAST(x'FF' AS TEXT)",
    ] {
      try folder.writeForged(sql)
      do {
        let database = try Database(path: folder("catalog.db"), access: .readWrite)
        try database.execute(
          "UPDATE metadata SET value = \(contentDigest(of: database)) WHERE key = 'content_digest'")
      }
      let before = try folder.read("catalog.db")
      do {
        try folder.importing(["a.md"])
        #expect(try Catalog(path: folder("catalog.db")).explain("1").count >= 1, "\(sql)")
      } catch {
        #expect(isOurs(error), "\(error)")
        #expect(try folder.read("catalog.db") == before, "\(sql)")
      }
      #expect(folder.names == ["a.md", "catalog.db"])
    }
  }
}
