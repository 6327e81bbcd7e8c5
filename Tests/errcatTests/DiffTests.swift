import TestSupport
import Testing

/// `errcat diff`: the differences between catalogs and documents.
@Suite struct DiffTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.old, to: "old.md")
    try folder.write(Self.new, to: "new.md")
  }

  static let old = """
    # Order Error Codes

    | Code | Description |
    | ---- | ----------- |
    | 1 | Disk is full |
    | 2 | Order does not exist |
    | 3 | Price is too low |

    """

  /// Another order, one code removed, one added, and one with a longer description.
  static let new = """
    # Order Error Codes

    | Code | Description |
    | ---- | ----------- |
    | 3 | Price or amount is too low |
    | 2 | Order does not exist |
    | 4 | Too many requests |

    """

  static let text = """
    removed\torder\t1\tDisk is full
    reworded\torder\t3\tPrice {+or amount +}is too low
    added\torder\t4\tToo many requests

    """

  @Test func `each change is a line, and standard error has the counts`() throws {
    let outcome = try folder.errcat("diff", "old.md", "new.md")
    #expect(outcome.out == Self.text)
    #expect(outcome.err == "errcat: 1 added, 1 removed, 1 reworded, 0 changed\n")
    #expect(outcome.status == 1)
  }

  @Test func `equal sides print nothing`() throws {
    try folder.write(
      Self.old.replacing("| 1 | Disk is full |\n", with: "") + "| 1 | Disk is full |\n",
      to: "moved.md")
    for sides in [["old.md", "old.md"], ["old.md", "moved.md"]] {
      let outcome = try folder.errcat(["diff"] + sides)
      #expect(outcome.out == "" && outcome.status == 0)
      #expect(outcome.err == "errcat: 0 added, 0 removed, 0 reworded, 0 changed\n")
      #expect(try folder.errcat(["diff", "--json"] + sides).out == "[]\n")
      #expect(try folder.errcat(["diff", "--format", "markdown"] + sides).out == "")
    }
  }

  @Test func `catalogs and documents are compared in every combination`() throws {
    for side in ["old", "new"] {
      let outcome = try folder.errcat("import", "\(side).md", "--db", "\(side).db")
      #expect(outcome.status == 0)
    }
    for sides in [["old.db", "new.db"], ["old.db", "new.md"], ["old.md", "new.db"]] {
      let outcome = try folder.errcat(["diff"] + sides)
      #expect(outcome.out == Self.text && outcome.status == 1)
      #expect(
        outcome.err
          == "errcat: note: 'old.md' is compared with 'new.md'\n"
          + "errcat: 1 added, 1 removed, 1 reworded, 0 changed\n")
    }
    #expect(folder.names == ["new.db", "new.md", "old.db", "old.md"])
  }

  @Test func `a side can be standard input or a pipe`() throws {
    let typed = try folder.errcat("diff", "-", "new.md", input: Self.old)
    #expect(typed.out == Self.text && typed.status == 1)
    let other = try folder.errcat("diff", "old.md", "-", input: Self.new)
    #expect(other.out == Self.text)
    let piped = try folder.shell("cat old.md | $errcat diff /dev/stdin new.md")
    #expect(piped.out == Self.text)
    try folder.errcat("import", "old.md", "--db", "two.db")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "beta.md", "--db", "two.db")
    #expect(
      try folder.errcat("diff", "two.db", "-", "--name", "old.md", input: Self.new).out
        == Self.text)
    try folder.write(Documents.beta, to: "bank/beta.md")
    try folder.errcat("import", "old.md", "--db", "sources.db")
    try folder.errcat("import", "bank/beta.md", "--db", "sources.db")
    #expect(
      try folder.errcat("diff", "sources.db", "-", "-s", "SHOP", input: Self.new).out == Self.text)
    #expect(try folder.errcat("diff", "two.db", "-", input: Self.new).status == 2)
  }

  @Test(
    arguments: [
      ("", 1), ("--fail-on added", 1), ("--fail-on removed", 1), ("--fail-on reworded", 1),
      ("--fail-on removed,reworded", 1), ("--fail-on=added,added", 1),
      ("-d order --fail-on removed", 1), ("-c rate-limit", 1), ("-c rate-limit --fail-on added", 1),
      ("-c rate-limit --fail-on removed,reworded", 0), ("-c security", 0), ("-n 0", 2),
      ("--codes-only", 1), ("--codes-only --fail-on added,reworded", 1),
      ("--codes-only --fail-on reworded", 2), ("--fail-on", 2), ("--fail-on=", 2),
      ("--fail-on changed", 0), ("--fail-on changed,added", 1), ("--fail-on change", 2),
      ("--codes-only --fail-on changed,reworded", 2), ("--codes-only --fail-on changed,added", 1),
      ("--fail-on added,", 2), ("--fail-on Added", 2), ("-d nope", 2),
      ("-c nope", 2), ("-s old", 2), ("-n -1", 2), ("--format xml", 2),
    ] as [(String, Int32)])
  func `the exit status tells whether the parts differ`(options: String, status: Int32) throws {
    let outcome = try folder.errcat(
      ["diff", "old.md", "new.md"] + options.split(separator: " ").map(String.init))
    #expect(outcome.status == status, "\(outcome.err)")
    #expect(status != 2 || (outcome.out.isEmpty && !outcome.err.isEmpty))
  }

  @Test(arguments: [
    (["old.md"], "errcat: 'diff' needs <new>"),
    (["old.md", "new.md", "x.md"], "errcat: unexpected argument 'x.md'"),
    (["-", "-"], "standard input can be read once; give - for one side"),
    (["old.md", "missing.md"], "errcat: missing.md: No such file or directory"),
    (
      ["old.md", "."],
      "errcat: '.' is a folder and 'old.md' is a document; compare two folders, two documents"
    ),
    (
      ["none.md", "none.md"],
      "errcat: no table of 'none.md' or 'none.md' holds codes; `errcat tables` says why"
    ),
    (
      ["old.md", "new.md", "--fail-on", "x"],
      "--fail-on takes added, removed, reworded and changed"
    ),
    (
      ["old.md", "new.md", "-s", "x"],
      "errcat: source 'x': two documents are compared as they are; only catalogs have sources; "
        + "leave --source out"
    ),
    (["old.db", "old.db", "--name", "x"], "errcat: --name x: it names a document"),
    (
      ["old.db", "new.md", "-s", "x"], "errcat: unknown source 'x'; the catalog has 1 source: shop"
    ),
    (["other.db", "old.md"], "errcat: 'other.db' is not an errcat catalog"),
  ])
  func `an invalid side is an error that says what to do`(
    arguments: [String], message: String
  ) throws {
    try folder.write(Documents.plain, to: "none.md")
    try folder.errcat("import", "old.md", "--db", "old.db")
    #expect(try folder.shell("sqlite3 other.db 'CREATE TABLE t (a)'").status == 0)
    let outcome = try folder.errcat(["diff"] + arguments)
    #expect(outcome.status == 2 && outcome.out == "")
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }

  @Test func `only the codes are compared across languages`() throws {
    try folder.write(
      "# Fehlercodes\n\n| Code | Beschreibung |\n|--|--|\n| 2 | Auftrag fehlt |\n| 3 | Preis |\n| 5 | x |\n",
      to: "de.md")
    let outcome = try folder.errcat("diff", "old.md", "de.md", "--codes-only")
    #expect(outcome.err.hasSuffix("errcat: 1 added, 1 removed, 0 reworded, 0 changed\n"))
    #expect(outcome.out.contains("removed\torder\t1\tDisk is full\n"))
    #expect(outcome.out.contains("added\tfehlercodes\t5\tx\n"))
  }

  @Test func `the public revisions of the owner's document differ by one code`() throws {
    try folder.link("seeds", to: seeds)
    let outcome = try folder.shell(
      "grep -v 10106 seeds/error-code-for-spot.md > earlier.md; "
        + "$errcat diff earlier.md seeds/error-code-for-spot.md")
    #expect(outcome.out == "added\trest-api\t10106\tAPI key domain not matched\n")
    #expect(outcome.status == 1)
  }
}
