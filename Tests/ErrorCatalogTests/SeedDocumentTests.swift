import BuiltInFiles
import TestSupport
import Testing

@testable import ErrorCatalog

/// The facts of the document that errcat was made for.
@Suite struct SeedDocumentTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test(
    arguments: [
      ("SELECT count(*) FROM entries", ["[203]"]),
      (
        "SELECT source, domain, domain_title, count(*) FROM entries GROUP BY domain ORDER BY 2",
        [
          #"["okcoin","rest-api","REST API Error Code",105]"#,
          #"["okcoin","websocket-api","WebSocket API Error Code",98]"#,
        ]
      ),
      ("SELECT count(DISTINCT code) FROM entries", ["[139]"]),
      (
        "SELECT count(*) FROM (SELECT code FROM entries GROUP BY code HAVING count(*) = 2)",
        ["[64]"]
      ),
      (
        """
        SELECT group_concat(code, ' ') FROM (
          SELECT code FROM entries GROUP BY code
          HAVING count(DISTINCT description) = 2 ORDER BY number)
        """,
        [
          "[\"10000 10001 10002 10004 10005 10008 10011 10012 10014 10015 10016 10017 10100 10216\"]"
        ]
      ),
      (
        "SELECT code FROM entries WHERE number IS NULL ORDER BY code",
        [#"["HTTP ERROR CODE 403"]"#, #"["Request Timed Out"]"#]
      ),
      (
        "SELECT code, line FROM entries WHERE line IN (31, 107) ORDER BY line",
        [#"["10027",31]"#, #"["1217",107]"#]
      ),
      (
        "SELECT rule, severity FROM diagnostics WHERE line = 31",
        [#"["missing-edge-pipe","warning"]"#]
      ),
      (
        "SELECT rule, severity FROM diagnostics WHERE line = 107", [#"["encoded-twice","warning"]"#]
      ),
      ("SELECT raw LIKE '%Â±5\\%%' ESCAPE '\\' FROM codes WHERE line = 107", ["[1]"]),
      ("SELECT description LIKE '%at ±5\\%%' ESCAPE '\\' FROM entries WHERE line = 107", ["[1]"]),
      ("SELECT rows, rows_imported, rows_rejected FROM documents", ["[203,203,0]"]),
      (
        "SELECT name, path, documents.title FROM documents JOIN sources ON sources.id = source_id",
        [#"["okcoin","seeds/error-code-for-spot.md","Error Code For Spot"]"#]
      ),
      ("SELECT value FROM metadata WHERE key = 'title'", [#"["Error codes of okcoin"]"#]),
      (
        "SELECT count(*) FROM diagnostics WHERE severity = 'error' AND rule <> 'duplicate-code'",
        ["[0]"]
      ),
    ])
  func `the catalog holds the document's facts`(sql: String, rows: [String]) throws {
    #expect(try catalog.rows(sql) == rows)
  }

  @Test func `every row of the document is an entry with its line`() throws {
    var lines: [Int] = []
    try catalog.forEachEntry { lines.append($0.line) }
    let text = BuiltInFile.sampleDocument.text
    let written = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter {
        $0.element.hasPrefix("|") && !$0.element.hasPrefix("|---")
          && !$0.element.hasPrefix("|Error Code")
      }
      .map { $0.offset + 1 }
    #expect(lines == written)
  }

  @Test func `the embedded catalog passes the checks of a file, except the file's own`() throws {
    let checks = try Catalog.verifyEmbedded()
    #expect(checks.map(\.subject) == CatalogCheck.Subject.allCases.filter { $0 != .file })
    #expect(checks.allSatisfy { $0.status == .ok })
    let digest = try catalog.rows("SELECT value FROM metadata WHERE key = 'content_digest'")
    let said = checks.first { $0.subject == .content }?.detail ?? ""
    #expect("\(digest)".contains(said.split(separator: " ").last ?? "none"))
  }

  @Test func `the embedded catalog gives the same answers as the file`() throws {
    let embedded = try Catalog.embedded()
    let sql = "SELECT * FROM entries ORDER BY id"
    #expect(try embedded.rows(sql) == catalog.rows(sql))
    #expect(try embedded.search("coins").count == catalog.search("coins").count)
  }
}
