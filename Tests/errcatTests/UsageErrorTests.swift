import TestSupport
import Testing

@testable import errcat

/// Every refused command line gets an error in the same style.
@Suite struct UsageErrorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  static let refused: [(typed: String, message: String)] = [
    // Unknown options: the verb's most similar one is suggested.
    ("--versoin", "unknown option '--versoin'; did you mean '--version'?"),
    ("-v", "unknown option '-v'; did you mean '--version'?"),
    ("-V", "unknown option '-V'; did you mean '--version'?"),
    ("-version", "unknown option '-version'; did you mean '--version'?"),
    ("-json", "unknown option '-json'; did you mean '--json'?"),
    ("list --vers", "unknown option '--vers'; did you mean '--version'?"),
    ("10016 --jsno", "unknown option '--jsno'; did you mean '--json'?"),
    ("explain 10016 --fromat json", "unknown option '--fromat'; did you mean '--format'?"),
    ("list --fromat=json", "unknown option '--fromat'; did you mean '--format'?"),
    ("list -N 5", "unknown option '-N'; did you mean '-n'?"),
    ("export --ouput x.csv", "unknown option '--ouput'; did you mean '--output'?"),
    ("lint --strct a.md", "unknown option '--strct'; did you mean '--strict'?"),
    ("diff --codes_only a b", "unknown option '--codes_only'; did you mean '--codes-only'?"),
    ("import --frehs a.md", "unknown option '--frehs'; did you mean '--fresh'?"),
    ("stats -x", "unknown option '-x'; `errcat help stats` lists the options"),
    ("10016 --bogus", "unknown option '--bogus'; `errcat help search` lists the options"),
    // Options of other verbs.
    ("10016 -o x.csv", "unknown option '-o'; it is an option of 'export'"),
    ("list --strict", "unknown option '--strict'; it is an option of 'lint'"),
    ("help --json", "unknown option '--json'; `errcat help help` lists the options"),
    // Numbers.
    ("search coins -n 0", "option '-n' takes a number of 1 or more, not '0'"),
    ("search coins -n -1", "option '-n' takes a number of 1 or more, not '-1'"),
    ("explain 10016 -n0", "option '-n' takes a number of 1 or more, not '0'"),
    ("10016 --limit 0", "option '--limit' takes a number of 1 or more, not '0'"),
    ("list --limit=-5", "option '--limit' takes a number of 1 or more, not '-5'"),
    ("list -n many", "option '-n' takes a number of 1 or more, not 'many'"),
    ("list -n 1.5", "option '-n' takes a number of 1 or more, not '1.5'"),
    (
      "list -n 99999999999999999999",
      "option '-n' takes a number of 1 or more, not '99999999999999999999'"
    ),
    ("sql SELECT -n 0", "option '-n' takes a number of 1 or more, not '0'"),
    ("annotate -n 0", "option '-n' takes a number of 1 or more, not '0'"),
    ("diff a b -n 0", "option '-n' takes a number of 1 or more, not '0'"),
    ("export --json -n 0", "option '-n' takes a number of 1 or more, not '0'"),
    // Values.
    ("list --db", "option '--db' needs a value"), ("search coins -n", "option '-n' needs a value"),
    (
      "list --db --json",
      "option '--db' needs a value; if '--json' is the value, write it with =: '--db=--json'"
    ),
    (
      "list -d -x",
      "option '-d' needs a value; if '-x' is the value, write it with no space: '-d-x'"
    ),
    ("list --json=yes", "option '--json' takes no value, not even 'yes'"),
    (
      "list --format xls",
      "option '--format' takes text, json, jsonl, csv, tsv or markdown, not 'xls'"
    ),
    (
      "10016 --color nevr",
      "option '--color' takes auto, always or never, not 'nevr'; did you mean 'never'?"
    ),
    (
      "list cods",
      "'list' takes codes, domains, documents, sources or categories, not 'cods'; did you mean "
        + "'codes'?"
    ),
    (
      "diff a b --fail-on gone",
      "--fail-on takes added, removed, reworded and changed, separated by commas, not 'gone'"
    ),
    // Arguments that are missing, too many, or exclude each other.
    ("explain", "'explain' needs <codes> ...; `errcat help explain` shows how it is used"),
    ("search --raw", "'search' needs words or a filter; `errcat help search` shows how it is used"),
    ("diff a", "'diff' needs <new>; `errcat help diff` shows how it is used"),
    ("diff a b c", "unexpected argument 'c'; `errcat help diff` shows how it is used"),
    ("stats a b", "2 unexpected arguments: 'a', 'b'; `errcat help stats` shows how it is used"),
    ("--json", "no code and no words to look up; `errcat --help` shows how to ask"),
    ("schema --queries --sql", "--queries and --sql exclude each other; give one"),
    ("annotate --only --summary", "--only, --summary and --unknown exclude each other; give one"),
    ("10016 --sample --db x.db", "--sample and --db name two catalogs; give one"),
  ]

  @Test(arguments: refused)
  func `a refusal says what is wrong and what to do`(typed: String, message: String) throws {
    let outcome = try folder.errcat(typed.split(separator: " ").map(String.init))
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err == "errcat: \(message)\n")
  }

  @Test func `no message uses the wording of argument-parser`() throws {
    for verb in verbs {
      for arguments in [[verb, "--bogus"], ["--bogus", verb], [verb, "-x"], [verb, "--db"]] {
        let outcome = try folder.errcat(arguments)
        #expect(outcome.status == 2 && outcome.out.isEmpty, "\(arguments)")
        #expect(outcome.err.hasPrefix("errcat: "), "\(arguments)")
        #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
        for words in ["Error:", "Usage:", "Help:", "See '", "Unknown", "answer"] {
          #expect(!outcome.err.contains(words), "\(outcome.err)")
        }
      }
    }
  }

  @Test func `the smallest number of results is one`() throws {
    for arguments in [
      ["search", "coins"], ["list"], ["explain", "10002"], ["sql", "VALUES (1), (2)"],
    ] {
      let outcome = try folder.errcat(arguments + ["-n", "1", "--format", "jsonl"])
      #expect(outcome.status == 0 && outcome.out.split(separator: "\n").count == 1)
    }
  }
}
