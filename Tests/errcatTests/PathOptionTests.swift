import TestSupport
import Testing

/// Names of files are bytes: each option and argument that takes one takes any.
@Suite struct PathOptionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write("error 10016\n", to: "app.log")
    // A name in ISO 8859-1.
    let outcome = try folder.shell(
      """
      e=$(printf '\\351'); mv catalog.db "$e.db"; cp alpha.md "$e.md"; cp app.log "$e.log"
      cp "\(seeds)/categories.md" "rules$e.md"
      printf '| Code | Note | Owner | Link | Status |\\n|-|-|-|-|-|\\n| 10016 | x | | | |\\n' \
        > "notes$e.md"
      echo 'SELECT 41 + 1' > "$e.sql"
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test(arguments: [
    ("10016 --db \"$e.db\"", "Insufficient"), ("explain 10016 --db=\"$e.db\"", "Insufficient"),
    ("search coins --db \"$e.db\"", "10016"), ("list domains --db \"$e.db\"", "rest-api"),
    ("stats --db \"$e.db\"", "203"), ("verify \"$e.db\"", "ok"),
    ("annotate --db \"$e.db\" \"$e.log\"", "# 10016"),
    ("export --db \"$e.db\" -o \"$e.csv\" && cat \"$e.csv\"", "10016"),
    (
      "export --db \"$e.db\" -o \"$e.csv\" && \"$errcat\" export --db \"$e.db\" --check \"$e.csv\"",
      ""
    ),
    ("diff \"$e.db\" \"$e.db\"", ""), ("lint \"$e.md\"", ""), ("tables \"$e.md\"", "alpha"),
    ("import \"$e.md\" --db \"new$e.db\" && \"$errcat\" stats --db \"new$e.db\"", ""),
    ("import \"$e.md\" --db \"$e.db\" && \"$errcat\" explain 10016 --db \"$e.db\"", "Insufficient"),
    ("import \"$e.db\" --db both.db && \"$errcat\" 10016 --db both.db", "Insufficient"),
    ("import alpha.md --rules \"rules$e.md\" --db \"$e.db\"", ""),
    ("import --notes \"notes$e.md\" --db \"$e.db\"", ""),
    ("sql -f \"$e.sql\" --db \"$e.db\"", "42"), ("remove okcoin --db \"$e.db\"", ""),
    ("audit \"$e.log\" --db \"$e.db\" > out; test $? -le 1", ""),
    ("---complete explain --db \"$e.db\" 1001", "10016"),
    ("history \"$e.md\" \"$e.md\"", ""),
  ])
  func `a file may have any name`(arguments: String, expected: String) throws {
    let outcome = try folder.shell("e=$(printf '\\351'); \"$errcat\" \(arguments)")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(expected.isEmpty || outcome.out.contains(expected), "\(outcome.out) \(outcome.err)")
    // The catalog is found under its own name alone.
    let names = try folder.shell("ls -A | LC_ALL=C tr '\\351' '@'").out
    #expect(!names.contains("\u{10FEE9}") && !names.contains("\u{FFFD}"), "\(names)")
  }

  @Test func `the environment may name such a catalog, and messages show its bytes`() throws {
    let outcome = try folder.shell(
      """
      e=$(printf '\\351'); ERRCAT_DB="$e.db" "$errcat" 10016 || exit 1
      "$errcat" 10016 --db "no$e.db"
      """)
    #expect(outcome.out.contains("Insufficient") && outcome.status == 2)
    #expect(outcome.err.contains("no\\xE9.db"), "\(outcome.err)")
  }
}
