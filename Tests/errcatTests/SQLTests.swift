import Foundation
import TestSupport
import Testing

/// `errcat sql`: one statement, which must be read-only.
@Suite struct SQLTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test(arguments: [
    ("SELECT count(*) AS n FROM entries", "n\n203\n"),
    (
      "SELECT domain, count(*) AS n FROM entries GROUP BY 1",
      "domain,n\nrest-api,105\nwebsocket-api,98\n"
    ),
    ("SELECT count(DISTINCT code) AS n FROM entries", "n\n139\n"),
    ("-- how many\nSELECT count(*) AS n FROM codes -- all", "n\n203\n"),
    ("/* one */ VALUES (1) ;; ", "column1\n1\n"),
    ("SELECT 1 AS a, 2 AS a, 3 AS b, 4 AS a", "a,a:2,b,a:3\n1,2,3,4\n"),
    ("SELECT NULL AS n, 1.5 AS r, x'00ff' AS b", "n,r,b\n,1.5,00ff\n"),
    ("SELECT 1 AS a WHERE 0", "a\n"),
    (
      "SELECT code FROM entries_fts WHERE entries_fts MATCH 'shielded' LIMIT 1",
      "code\nHTTP ERROR CODE 403\n"
    ),
    ("SELECT value FROM json_each('[1,2]')", "value\n1\n2\n"),
    ("WITH t(x) AS (VALUES (7)) SELECT x FROM t", "x\n7\n"),
    ("PRAGMA user_version", "user_version\n4\n"),
    ("PRAGMA integrity_check", "integrity_check\nok\n"),
  ])
  func `a read-only statement is answered`(statement: String, expected: String) throws {
    let outcome = try folder.errcat("sql", statement, "--format", "csv")
    #expect(outcome.out == expected.replacing("\n", with: "\r\n"))
    #expect(outcome.err.isEmpty && outcome.status == 0)
  }

  @Test(arguments: [
    "", "-- nothing", "SELECT 1; SELECT 2", "SELECT 1; nonsense", "SELECT", "SELEC 1",
    "SELECT nothing FROM codes", "SELECT \"text\"", "DELETE FROM codes",
    "UPDATE codes SET code = 'x'", "INSERT INTO metadata VALUES ('a', 'b')",
    "WITH t AS (SELECT 1) DELETE FROM codes", "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)",
    "DROP TABLE codes", "ATTACH 'other.db' AS other", "DETACH main", "VACUUM",
    "VACUUM INTO 'copy.db'", "BEGIN", "COMMIT", "SAVEPOINT s", "PRAGMA user_version = 9",
    "PRAGMA writable_schema = on", "PRAGMA journal_mode = WAL", "REINDEX", "ANALYZE",
    "SELECT load_extension('x')", "EXPLAIN DELETE FROM codes; SELECT 1",
    "INSERT INTO entries_fts(entries_fts) VALUES ('rebuild')", "SELECT abs(-9223372036854775808)",
    "SELECT writefile('x.txt', 'x')",
  ])
  func `anything else is refused and changes nothing`(statement: String) throws {
    let before = try folder.read("catalog.db")
    let outcome = try folder.errcat("sql", statement)
    #expect(outcome.status == 2, "\(outcome.out)")
    #expect(outcome.err.hasPrefix("errcat: "))
    #expect(try folder.read("catalog.db") == before)
    #expect(folder.names == ["catalog.db"])
  }

  @Test func `the message marks the mistake below the statement`() throws {
    #expect(
      try folder.errcat("sql", "SELECT ü,\n 'é' FROM nowhere x y\nLIMIT 1").err == """
        errcat: near "y": syntax error
           'é' FROM nowhere x y
                              ^

        """)
  }

  @Test func `an empty result is not an error`() throws {
    for (format, expected) in [
      ("json", "[]\n"), ("jsonl", ""), ("csv", "a\r\n"), ("tsv", "a\n"), ("text", ""),
      ("markdown", "| a |\n| --- |\n"),
    ] {
      let outcome = try folder.errcat("sql", "SELECT 1 AS a WHERE 0", "--format", format)
      #expect(outcome.out == expected && outcome.status == 0)
    }
  }

  @Test func `a limit ends a statement that would never end`() throws {
    let endless =
      "WITH RECURSIVE t(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM t) SELECT x FROM t"
    for format in ["text", "csv", "json"] {
      let outcome = try folder.errcat("sql", endless, "-n", "3", "--format", format)
      #expect(outcome.status == 0)
      #expect(outcome.out.split(whereSeparator: \.isNewline).count == (format == "csv" ? 4 : 3))
      #expect(outcome.err == "3 rows, and there are more; -n shows more\n")
    }
    #expect(try folder.errcat("sql", endless, "-n", "0", "--json").status == 2)
    #expect(try folder.errcat("sql", endless, "--limit=-1").status == 2)
  }

  @Test func `rows before an error are valid output`() throws {
    let outcome = try folder.errcat(
      "sql", "SELECT abs(column1) AS a FROM (VALUES (1), (-9223372036854775808))", "--json")
    #expect(outcome.status == 2 && outcome.err.contains("overflow"))
    #expect(try jsonRows(outcome.out).count == 1)
  }

  @Test func `a value keeps its type and its content`() throws {
    let rows = try jsonRows(
      folder.errcat(
        "sql", "SELECT 'a' || char(0) || 'b' AS t, 9007199254740993 AS i, 1e999 AS x", "--json"
      ).out)
    #expect(rows[0]["t"] as? String == "a\0b")
    #expect(rows[0]["i"] as? Int == 9_007_199_254_740_993)
    #expect(rows[0]["x"] is NSNull)
  }
}
