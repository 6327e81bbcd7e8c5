import TestSupport
import Testing

/// A mistyped verb is reported as such; a search word is searched for.
@Suite struct MistypedVerbTests {
  /// The typed words and the suggested verbs.
  static let mistyped: [(typed: String, near: [String])] = [
    // Similar to a verb.
    ("exprot", ["export"]), ("lsit", ["list"]), ("exprot -o x.csv", ["export"]),
    ("serach insufficient funds", ["search"]), ("explian 10016", ["explain"]),
    ("explane 10016 --strict", ["explain"]), ("anotate app.log", ["annotate"]),
    ("annotatte app.log", ["annotate"]), ("verfiy", ["verify"]), ("shcema", ["schema"]),
    ("sqll", ["sql"]), ("dif", ["diff"]), ("hlep", ["help"]), ("lit", ["list", "lint"]),
    ("Exprot", ["export"]), ("LIST", ["list"]), ("--db catalog.db --json lsit", ["list"]),
    ("--sample exprot", ["export"]), ("lsit -d rest-api", ["list"]),
    // Before a path or with an option that a search lacks.
    ("limt errors.md", ["lint"]), ("imprt folder", ["import"]), ("table errors.md", ["tables"]),
    ("exprt --check errors.md --format csv", ["export"]), ("lst --strict", ["list"]),
    ("vrfy catalog.db", ["verify"]), ("publish errors.md", []), ("convert -o x.csv", []),
    ("compare ./errors.md folder/", []), ("publish --pg-schema codes", []),
  ]

  @Test(arguments: mistyped)
  func `a mistyped verb is an error that suggests similar verbs`(
    typed: String, near: [String]
  ) throws {
    let words = typed.split(separator: " ").map(String.init)
    let mistyped = words.first { $0.first != "-" && $0 != "catalog.db" } ?? ""
    let hint =
      near.isEmpty
      ? "; `errcat --help` lists the commands"
      : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
    for folder in [try TemporaryFolder.withSeeds(), try TemporaryFolder()] {
      try folder.write(Documents.plain, to: "errors.md")
      try folder.write(Documents.plain, to: "folder/errors.md")
      if !folder.names.contains("catalog.db"), typed.contains("verf") || typed.contains("vrfy") {
        continue
      }
      let names = folder.names
      let outcome = try folder.errcat(words)
      #expect(outcome.status == 2 && outcome.out.isEmpty, "\(outcome.out)")
      let first = outcome.err.split(separator: "\n").first ?? ""
      #expect(first == "errcat: '\(mistyped)' is not a command\(hint)")
      #expect(folder.names == names)
    }
  }

  @Test(arguments: [
    // Words of the catalog, in any form, similar to a verb or not; some with a path after them.
    "limit", "status", "limits errors.md", "order errors.md", "ordered folder", "expired",
    // Words from the synonyms.
    "lost connection",
    // Not similar to any verb.
    "info", "refund", "port", "lite", "text", "nothing", "insuficient", "market data",
    // Codes, and words that look like one.
    "10016", "10016 errors.md", "99999 errors.md", "ERR_LIST errors.md", "E1 folder",
    // A phrase, a filter, another script.
    "cause:rate-limit", "余额", "-- exprot", "-- lsit errors.md", "search lsit", "search exprot",
    "explain lsit", "--raw:x",
  ])
  func `a word to search for is searched for`(typed: String) throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.plain, to: "errors.md")
    try folder.write(Documents.plain, to: "folder/errors.md")
    let words = typed.split(separator: " ").map(String.init)
    let outcome = try folder.errcat(words)
    #expect(!outcome.err.contains("is not a command"), "\(outcome.err)")
    #expect([0, 1].contains(outcome.status) || typed.hasPrefix("--raw"), "\(outcome.err)")
  }

  @Test func `the way to search for such a word is told, and works`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try folder.errcat("lsit")
    #expect(outcome.err.hasSuffix("\n  to search for the word: errcat search lsit\n"))
    #expect(try folder.errcat("search", "lsit").status == 1)
    #expect(!(try folder.errcat("lsit", "-o", "x").err.contains("to search")))
  }

  @Test func `what is a word depends on the catalog that would answer`() throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(
      "# T\n\n| Error Code | Description |\n|--|--|\n| 1 | Exprot of linst failed |\n"
        + "| lsit | List |\n", to: "words.md")
    #expect(try folder.errcat("import", "words.md", "--db", "words.db", "--all-tables").status == 0)
    for word in ["exprot", "linst", "lsit"] {
      #expect(try folder.errcat(word).status == 2)
      #expect(try folder.errcat(word, "--db", "words.db").status == 0, "\(word)")
      #expect(try folder.errcat(word, environment: ["ERRCAT_DB": "words.db"]).status == 0)
      #expect(try folder.errcat(word, "--sample").status == 2)
    }
  }

  @Test func `a mistyped verb is told before a catalog that cannot be read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("no database", to: "catalog.db")
    for arguments in [["exprot"], ["exprot", "--db", "none.db"]] {
      let outcome = try folder.errcat(arguments)
      #expect(outcome.status == 2 && outcome.err.hasPrefix("errcat: 'exprot' is not a command"))
    }
    #expect(try folder.errcat("refund").err.hasPrefix("errcat: 'catalog.db' is not"))
  }

  @Test(arguments: [
    (["exprot"], "'exprot' is not a command or a help topic; did you mean 'export'?"),
    (
      ["nonsense"],
      "'nonsense' is not a command or a help topic; `errcat --help` lists the commands and topics"
    ),
    (
      ["answer"],
      "'answer' is not a command or a help topic; `errcat --help` lists the commands and topics"
    ),
    (
      ["10016"],
      "'10016' is not a command or a help topic; `errcat --help` lists the commands and topics"
    ),
    (["list", "codes"], "help takes one command or topic, not 'list codes'"),
    (["quary"], "'quary' is not a command or a help topic; did you mean 'query'?"),
    (["list", "sql"], "help takes one command or topic, not 'list sql'"),
  ])
  func `help is of a verb`(words: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.errcat(["help"] + words)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err == "errcat: \(message)\n")
    for verb in ["list", "help"] { #expect(try folder.errcat("help", verb).status == 0) }
  }
}
