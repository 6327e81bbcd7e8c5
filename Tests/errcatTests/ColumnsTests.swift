import TestSupport
import Testing

/// `--columns` and `--bom`, on every verb that prints rows.
@Suite struct ColumnsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha.md")
  }

  static let verbs: [(verb: [String], columns: String)] = [
    (["10016"], "code,source"), (["explain", "10016"], "code,cause"),
    (["search", "order"], "score,code"), (["list"], "description,code"),
    (["list", "domains"], "codes,domain"), (["list", "documents"], "revised,path"),
    (["list", "sources"], "source,documents"), (["list", "categories"], "slug"),
    (["tables", "alpha.md"], "role,line"), (["stats"], "value,name"), (["verify"], "check"),
    (["sql", "SELECT 1 AS a, 2 AS b"], "b,a"), (["schema"], "table,column"),
    (["export", "--format", "csv"], "code,http_status,remedy"),
  ]

  @Test(arguments: verbs)
  func `only the columns chosen are written, in their order`(
    verb: [String], columns: String
  ) throws {
    let format = verb.contains("--format") ? [] : ["--format", "csv"]
    let outcome = try folder.errcat(verb + format + ["--columns", columns])
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.split(separator: "\r\n").first.map(String.init) == columns)
  }

  @Test(arguments: [["list", "-n", "1"], ["explain", "10016", "-n", "1"], ["10016", "-n", "1"]])
  func `chosen columns are rows in text, too`(verb: [String]) throws {
    let outcome = try folder.errcat(verb + ["--columns", "source,occurrence"])
    #expect(outcome.out == "okcoin\t1\n", "\(outcome.err)")
  }

  @Test(arguments: [
    (
      "descripton",
      "unknown column 'descripton'; did you mean 'description'? The 19 columns are id, "
    ),
    ("", "unknown column ''"), ("code,", "unknown column ''"),
    ("nonsense", "unknown column 'nonsense'; the 19 columns are id, source, domain"),
  ])
  func `a column that is not there is an error that names those there are`(
    columns: String, message: String
  ) throws {
    let outcome = try folder.errcat("list", "--columns", columns)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }

  @Test func `CSV begins with a byte order mark where it is asked for`() throws {
    for verb in [["list"], ["export"], ["sql", "SELECT 1 AS id"]] {
      let plain = try folder.errcat(verb + ["--format", "csv"]).out
      let marked = try folder.errcat(verb + ["--format", "csv", "--bom"]).out
      #expect(marked == "\u{FEFF}" + plain)
    }
    for arguments in [
      ["list", "--bom"], ["list", "--json", "--bom"], ["export", "--json", "--bom"],
    ] {
      let outcome = try folder.errcat(arguments)
      #expect(outcome.status == 2 && outcome.err.contains("--bom is for --format csv"))
    }
  }
}
