import ErrorCatalog
import TestSupport
import Testing

/// The bare form, `errcat CODE|WORDS...`: when it explains and when it searches.
@Suite struct AnswerTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test(arguments: [
    ["10016"], ["10016", "10002"], ["http", "error", "code", "403"], ["request timed out"],
    ["websocket-api:10002"], ["--json", "10016"], ["10016", "99999"], ["10016", "ERR_NONE"],
  ])
  func `codes are explained`(typed: [String]) throws {
    let outcome = try folder.errcat(typed + ["--json"])
    let rows = try jsonRows(outcome.out)
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0["match"] == nil })
  }

  @Test(arguments: [
    ["insufficient"], ["insufficient", "coins"], ["order does not exist"], ["order:"],
    ["balance", "insufficient"],
  ])
  func `words are searched for`(typed: [String]) throws {
    let outcome = try folder.errcat(typed + ["--json"])
    let rows = try jsonRows(outcome.out)
    #expect(!rows.isEmpty && outcome.status == 0)
    #expect(rows.allSatisfy { $0["match"] != nil })
  }

  @Test(arguments: ["rest-api:", "e:x", "r:10016", "w:", "timeout: r", "a\"b", "", "-", "--", "()"])
  func `no text is an error`(typed: String) throws {
    #expect([0, 1].contains(try folder.errcat("--", typed).status))
  }

  @Test func `an unknown code is reported with suggestions`() throws {
    let outcome = try folder.errcat("10061")
    #expect(outcome.out.isEmpty && outcome.status == 1)
    #expect(outcome.err.hasPrefix("errcat: no code '10061'; did you mean 100"))
    #expect(try folder.errcat("99999", "--json").out == "[]\n")
  }

  @Test func `a verb wins over a search word`() throws {
    #expect(try folder.errcat("list", "domains").out.contains("rest-api"))
    let outcome = try folder.errcat("search", "stats")
    #expect(outcome.out.contains("contract status error") && outcome.status == 0)
    #expect(try folder.errcat("--", "stats").out == outcome.out)
  }

  @Test func `an empty command line prints help and fails`() throws {
    let outcome = try folder.errcat()
    #expect(outcome.out.isEmpty && outcome.status == 2)
    #expect(outcome.err.contains("errcat 10016"))
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["help", "sql"], ["explain", "--help"], ["import", "-h"],
    ["--version"],
  ])
  func `help and version are results`(typed: [String]) throws {
    let outcome = try folder.errcat(typed)
    #expect(!outcome.out.isEmpty && outcome.err.isEmpty && outcome.status == 0)
  }

  @Test func `the verb of the bare form is never shown`() throws {
    for arguments in [
      ["--help"], ["help"], ["10016", "--help"], ["--help-hidden"], ["10016", "--bogus"], ["-x"],
      ["--db", "catalog.db"], ["help", "answer"], ["---complete", "a"],
    ] {
      let outcome = try folder.errcat(arguments)
      let words = (outcome.out + outcome.err).replacing("'answer' is not a command", with: "")
        .split { !$0.isLetter && $0 != "-" }
      #expect(!words.contains("answer"), "\(arguments): \(outcome.out)\(outcome.err)")
    }
  }

  @Test func `the version names errcat, SQLite and the catalog format`() throws {
    let lines = try folder.errcat("--version").out.split(separator: "\n")
    #expect(
      lines == [
        "errcat \(CatalogFormat.toolVersion)", "SQLite \(CatalogFormat.sqliteVersion)",
        "catalog format \(CatalogFormat.version)",
      ])
    #expect(CatalogFormat.sqliteVersion.split(separator: ".").allSatisfy { Int($0) != nil })
  }
}
