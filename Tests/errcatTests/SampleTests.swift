import TestSupport
import Testing

/// Without a catalog there is no answer; the sample answers only when asked for.
@Suite struct SampleTests {
  /// A command line of each verb that reads a catalog.
  static let reading: [[String]] = [
    ["10016"], ["insufficient", "coins"], ["explain", "10016"], ["explain", "-"],
    ["search", "coins"], ["search", "coins", "--print-sql"], ["list"], ["list", "domains"],
    ["list", "categories"], ["annotate"], ["annotate", "--summary"], ["annotate", "--unknown"],
    ["annotate", "--format", "jsonl"], ["export", "--json"], ["export", "--format", "datasette"],
    ["sql", "SELECT 1"], ["schema"], ["schema", "--sql"], ["stats"], ["verify"],
  ]

  @Test(arguments: reading)
  func `without a catalog there is no answer`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.errcat(arguments, input: "error_code=10016\n")
    #expect(outcome.status == 2 && outcome.out.isEmpty, "\(arguments): \(outcome.out)")
    let lines = outcome.err.split(separator: "\n").map(String.init)
    #expect(lines.first == "errcat: no catalog found")
    for place in [
      "--db", "$ERRCAT_DB", folder("catalog.db"), folder("home/.local/share/errcat/catalog.db"),
      "errcat import docs/", "errcat --sample 10016", "OKCoin",
    ] {
      #expect(lines.contains { $0.contains(place) }, "\(place): \(outcome.err)")
    }
    #expect(folder.names.isEmpty, "reading creates no file")
  }

  @Test func `the places looked at are those of the environment`() throws {
    let folder = try TemporaryFolder()
    let data = try folder.errcat("10016", environment: ["XDG_DATA_HOME": folder("data")])
    #expect(data.err.contains(folder("data/errcat/catalog.db")))
    let homeless = try folder.shell("unset HOME XDG_DATA_HOME; \"$errcat\" 10016")
    #expect(homeless.status == 2 && homeless.err.contains("no $XDG_DATA_HOME, no $HOME"))
  }

  @Test func `an export without a catalog leaves no file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "codes.csv")
    for name in ["codes.csv", "codes.html", "Codes.swift"] {
      let outcome = try folder.errcat("export", "-o", name)
      #expect(outcome.status == 2 && outcome.err.hasPrefix("errcat: no catalog found"))
    }
    #expect(folder.names == ["codes.csv"])
    #expect(try folder.read("codes.csv") == Array("old".utf8))
  }

  @Test(arguments: reading)
  func `the sample answers when asked for and names its publisher`(
    arguments: [String]
  ) throws {
    let folder = try TemporaryFolder()
    for typed in [arguments + ["--sample"], ["--sample"] + arguments] {
      let outcome = try folder.errcat(typed, input: "error_code=10016\n")
      #expect(outcome.status == (arguments.contains("--unknown") ? 1 : 0), "\(outcome.err)")
      #expect(outcome.err == "errcat: sample: OKCoin spot API, 2018\n", "\(typed)")
      #expect(!outcome.out.isEmpty || arguments.contains("--unknown"), "\(typed)")
    }
    #expect(folder.names.isEmpty, "reading creates no file")
  }

  @Test func `the sample answers whatever else is there`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha-error-codes.md")
    try folder.errcat("import", "alpha-error-codes.md")
    try folder.write(try folder.read("catalog.db"), to: "variable.db")
    let variables = ["ERRCAT_DB": "variable.db"]
    for arguments in [
      ["--sample", "explain", "1", "--json"], ["explain", "1", "--json", "--sample"],
    ] {
      #expect(try folder.errcat(arguments, environment: variables).out == "[]\n")
    }
    let rows = try jsonRows(folder.errcat("--sample", "10016", "--json").out)
    #expect(rows.count == 2, "standard output holds the answer alone")
    #expect(try folder.errcat("1", environment: variables).err.isEmpty)
  }

  @Test func `annotate says whose meanings it adds, in a pipe too`() throws {
    let folder = try TemporaryFolder()
    let log = "errno=1045 Access denied\n"
    let outcome = try folder.errcat("annotate", "--sample", input: log)
    #expect(
      outcome.out == "errno=1045 Access denied  # 1045 2nd Verification Needed "
        + "(rest-api, websocket-api)\n")
    #expect(outcome.err == "errcat: sample: OKCoin spot API, 2018\n")
  }

  @Test(arguments: [
    ["10016", "--sample", "--db", "x.db"], ["--db=x.db", "--sample", "list"],
    ["verify", "x.db", "--sample"], ["verify", "--sample", "--db", "x.db"],
    ["import", "x.md", "--sample"], ["remove", "x", "--sample"], ["10016", "--sample=1"],
  ])
  func `the sample and a file are two catalogs, and the sample is never written`(
    arguments: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.errcat(arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.hasPrefix("errcat: ") && outcome.err.contains("--sample"))
    #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
    #expect(folder.names.isEmpty)
  }

  @Test func `without a catalog, verbs and options are completed and no codes`() throws {
    let folder = try TemporaryFolder()
    func offered(_ words: String...) throws -> [String] { try offered(words) }
    func offered(_ words: [String]) throws -> [String] {
      let outcome = try folder.errcat(["---complete"] + words)
      #expect(outcome.status == 0 && outcome.err.isEmpty)
      return outcome.out.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(try offered("exp") == ["explain", "export"])
    #expect(try offered("explain", "--sa") == ["--sample"])
    for words in [["100"], ["explain", "100"], ["list", "-d", ""], ["search", "cause:"]] {
      #expect(try offered(words).isEmpty, "\(words)")
    }
    #expect(try offered("--sample", "explain", "1021") == ["10216"])
    #expect(try offered("explain", "--sample", "1021") == ["10216"])
    #expect(try offered("list", "--sample", "-d", "r") == ["rest-api"])
  }
}
