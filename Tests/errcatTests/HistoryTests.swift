import Foundation
import TestSupport
import Testing

/// `errcat history`: when each code of a document appeared, changed and went.
@Suite struct HistoryTests {
  @Test func `a code has its first and last day, its rewordings and its returns`() throws {
    let folder = try Self.repository([
      ("2020-01-01", [("1", "Lost"), ("2", "Found"), ("3", "Late")]),
      ("2020-02-01", [("1", "Lost for ever"), ("2", "Found"), ("3", "Late"), ("4", "New")]),
      ("2020-03-01", [("1", "Lost for ever"), ("3", "Late"), ("4", "New")]),
      ("2020-04-01", [("1", "Lost"), ("3", "Late")]),
      ("2020-05-01", [("1", "Lost"), ("2", "Found"), ("3", "Late")]),
    ])
    let outcome = try folder.errcat("history", "docs/errors.md", "--format", "csv")
    #expect(
      outcome.out.replacing("\r\n", with: "\n") == """
        source,domain,code,first_seen,last_seen,rewordings,returned
        shop,errors,1,2020-01-01,,2,0
        shop,errors,2,2020-01-01,,0,1
        shop,errors,3,2020-01-01,,0,0
        shop,errors,4,2020-02-01,2020-03-01,0,0

        """)
    #expect(outcome.status == 0)
    #expect(outcome.err == "errcat: 5 revisions: 4 codes, 1 of them gone\n")
    let gone = try folder.errcat("history", "docs/errors.md", "--gone", "--json")
    let rows = try jsonRows(gone.out)
    #expect(rows.count == 1 && rows[0]["last_seen"] as? String == "2020-03-01")
    let keys: Set = [
      "source", "domain", "code", "first_seen", "last_seen", "rewordings", "returned",
    ]
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    let text = try folder.errcat("history", "docs/errors.md").out.split(separator: "\n")
    #expect(text.first == "1\terrors\tsince 2020-01-01\treworded twice\tLost")
    #expect(text.last == "4\terrors\t2020-02-01 to 2020-03-01\t\tNew")
    #expect(
      try folder.errcat("history", "docs/errors.md", "--format", "csv").out == outcome.out)
  }

  @Test func `events are the changes of each revision, with its commit`() throws {
    let folder = try Self.repository([
      ("2020-01-01", [("1", "Lost"), ("2", "Found")]),
      ("2020-02-01", [("1", "Lost for ever"), ("3", "New")]),
    ])
    let commits = try folder.git("log", "--format=%H", in: ".").split(separator: "\n").reversed()
    let rows = try jsonRows(folder.errcat("history", "docs/errors.md", "--events", "--json").out)
    let keys: Set = [
      "date", "revision", "path", "source", "domain", "code", "change", "column", "old", "new",
    ]
    #expect(rows.allSatisfy { Set($0.keys) == keys })
    #expect(
      rows.map { "\($0["date"] ?? "") \($0["code"] ?? "") \($0["change"] ?? "")" } == [
        "2020-01-01 1 added", "2020-01-01 2 added", "2020-02-01 3 added", "2020-02-01 2 removed",
        "2020-02-01 1 reworded",
      ])
    let expected = [0, 0, 1, 1, 1].map { String(Array(commits)[$0]) }
    #expect(rows.map { $0["revision"] as? String } == expected)
    #expect(rows.last?["old"] as? String == "Lost" && rows[3]["old"] as? String == "Found")
    #expect(rows.allSatisfy { $0["path"] as? String == "docs/errors.md" })
    let log = try folder.errcat("history", "docs/errors.md", "--format", "markdown").out
    #expect(log.hasPrefix("## 2020-02-01 ("))
    #expect(log.contains("### Removed\n\n- **2** (errors): Found\n"))
  }

  @Test func `retitling, sorting, moving and renaming are not changes`() throws {
    let rows = (1...12).map { ("\($0)", "Failure number \($0)") }
    let folder = try Self.repository([("2020-01-01", rows)])
    try folder.write(Self.document("Failures", rows.reversed()), to: "docs/errors.md")
    try folder.commit(".", date: "2020-02-01T12:00:00Z")
    try folder.git("mv", "docs/errors.md", "docs/codes.md", in: ".")
    try folder.commit(".", date: "2020-03-01T12:00:00Z")
    let moved =
      Self.document("Failures", Array(rows.dropLast(2)))
      + "\n" + Self.document("Others", Array(rows.suffix(2)))
    try folder.write(moved, to: "docs/codes.md")
    try folder.commit(".", date: "2020-04-01T12:00:00Z")
    let events = try jsonRows(folder.errcat("history", "docs/codes.md", "--events", "--json").out)
    #expect(events.count == 12 && events.allSatisfy { $0["change"] as? String == "added" })
    let codes = try jsonRows(folder.errcat("history", "docs/codes.md", "--json").out)
    #expect(codes.count == 12 && codes.allSatisfy { $0["last_seen"] is NSNull })
    #expect(codes.first { $0["code"] as? String == "12" }?["domain"] as? String == "others")
    #expect(codes.allSatisfy { $0["first_seen"] as? String == "2020-01-01" })
  }

  @Test func `a revision that lost nearly all codes is passed over, and a note says so`() throws {
    let rows = (1...12).map { ("\($0)", "Failure number \($0)") }
    let folder = try Self.repository([
      ("2020-01-01", rows), ("2020-02-01", Array(rows.prefix(1))), ("2020-03-01", rows),
    ])
    let outcome = try folder.errcat("history", "docs/errors.md", "--events", "--json")
    #expect(try jsonRows(outcome.out).count == 12)
    #expect(outcome.err.contains("has 1 of 12 codes, and gets them back on 2020-03-01"))
  }

  @Test func `a merge counts by its first parent, and a deleted document has a history`() throws {
    let folder = try Self.repository([("2020-01-01", [("1", "Lost"), ("2", "Found")])])
    try folder.git("checkout", "-q", "-b", "side", in: ".")
    let other = Self.document("Errors", [("1", "Gone"), ("2", "Found")])
    try folder.write(other, to: "docs/errors.md")
    try folder.commit(".", date: "2020-02-01T12:00:00Z")
    try folder.git("checkout", "-q", "main", in: ".")
    try folder.git(
      "merge", "-q", "--no-ff", "-m", "Merge", "side", in: ".", date: "2020-03-01T12:00:00Z")
    let rows = try jsonRows(folder.errcat("history", "docs/errors.md", "--events", "--json").out)
    #expect(rows.compactMap { $0["date"] as? String }.last == "2020-03-01" && rows.count == 3)
    try folder.git("rm", "-q", "docs/errors.md", in: ".")
    try folder.commit(".", date: "2020-04-01T12:00:00Z")
    let gone = try jsonRows(folder.errcat("history", "docs/errors.md", "--json").out)
    #expect(gone.count == 2 && gone.allSatisfy { $0["last_seen"] as? String == "2020-03-01" })
  }

  @Test func `files in order are the states of one document`() throws {
    let folder = try TemporaryFolder()
    let states = [[("1", "Lost"), ("2", "Found")], [("1", "Lost"), ("3", "New")]]
    try folder.write(Self.document("Errors", states[0]), to: "e-2018-07-09.md")
    try folder.write(Self.document("Errors", states[1]), to: "e-2018-08-09.md")
    let rows = try jsonRows(
      folder.errcat("history", "e-2018-07-09.md", "e-2018-08-09.md", "--json").out)
    #expect(rows.map { $0["code"] as? String } == ["1", "2", "3"])
    #expect(rows.map { $0["first_seen"] as? String } == ["2018-07-09", "2018-07-09", "2018-08-09"])
    #expect(rows[1]["last_seen"] as? String == "2018-07-09")
    let alone = try folder.errcat("history", "e-2018-07-09.md")
    #expect(alone.status == 2 && alone.err.contains("not in a work tree of git"))
    #expect(try folder.errcat("history", "nowhere.md").status == 2)
  }

  @Test func `a catalog keeps histories, and a look-up tells of codes that are gone`() throws {
    let folder = try Self.repository([
      ("2020-01-01", [("1", "Lost"), ("2", "Found")]), ("2020-02-01", [("1", "Lost")]),
    ])
    try folder.errcat("import", "docs", "--history", "--db", "a.db")
    let counts = try folder.errcat(
      "sql", "SELECT (SELECT count(*) FROM revisions), count(*) FROM events", "--db", "a.db",
      "--format", "tsv")
    #expect(counts.out.hasSuffix("\n2\t3\n"))
    let gone = try folder.errcat("explain", "2", "--db", "a.db")
    #expect(gone.status == 1 && gone.out.isEmpty)
    #expect(
      gone.err == "errcat: '2' is gone from shop/errors since 2020-02-01; it was there until "
        + "2020-01-01, and meant 'Found'\n")
    #expect(try folder.errcat("verify", "a.db").status == 0)
    // The same bytes again, and the history stays when the document is imported without it.
    try folder.errcat("import", "docs", "--history", "--db", "b.db")
    #expect(try folder.read("a.db") == folder.read("b.db"))
    try folder.errcat("import", "docs", "--db", "b.db")
    #expect(try folder.read("a.db") == folder.read("b.db"))
    try folder.errcat("import", "a.db", "--db", "c.db")
    #expect(try folder.read("a.db") == folder.read("c.db"))
    try folder.errcat("import", "docs", "--db", "d.db")
    #expect(try folder.errcat("explain", "2", "--db", "d.db").err.contains("no code '2'"))
  }

  private static func document(_ title: String, _ rows: [(String, String)]) -> String {
    "# \(title)\n\n| Code | Meaning |\n| --- | --- |\n"
      + rows.map { "| \($0.0) | \($0.1) |\n" }.joined()
  }

  /// A repository with `docs/errors.md`, and a commit for each of its states.
  private static func repository(
    _ states: [(date: String, rows: [(String, String)])]
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.git("init", "-q", "-b", "main", in: ".")
    for state in states {
      try folder.write(document("Errors", state.rows), to: "docs/errors.md")
      try folder.commit(".", date: state.date + "T12:00:00Z")
    }
    return folder
  }
}
