import TestSupport
import Testing

/// `-d`, `-c`, `-s` and `-n`, which every verb that prints codes accepts.
@Suite struct FilterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.catalog.get(), to: "catalog.db")
  }

  /// A catalog of the seeds and two small documents of other sources, one with a domain of the same
  /// name.
  private static let catalog: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha/docs/one.md")
    try folder.write(Documents.beta.replacing("Beta", with: "Rest API"), to: "beta/docs/one.md")
    try folder.errcat("import", "alpha", "beta")
    return try folder.read("catalog.db")
  }

  @Test(arguments: [
    ("", 206),
    ("-d websocket-api", 98),
    ("-d websocket", 98),
    ("-d w", 98),
    // A slug means every source that has it, even if it is the start of another slug.
    ("-d rest-api", 106),
    ("-d okcoin/rest-api", 105),
    ("-d OKCoin/Rest-API", 105),
    ("-d REST-API", 106),
    ("-d beta/rest-api", 1),
    ("-d beta/r", 1),
    ("-d beta", 1),
    ("--domain=alpha -d websocket-api", 100),
    ("-s beta", 1),
    ("-s beta -s alpha", 3),
    ("-s okcoin -d rest-api", 105),
    ("-s OKCOIN", 203),
    ("--source=OkCoin", 203),
    ("-s BETA -s Alpha", 3),
    ("-c rate-limit", 3),
    ("-c Rate-Limit", 3),
    ("-c rate-limit -c insufficient-funds", 17),
    ("-s alpha -c not-found -c orders", 1),
    ("-s alpha -c not-found -c account", 0),
    ("-n 7", 7),
    ("-n7 -d rest-api", 7),
    ("--limit=7", 7),
    ("-n 1000", 206),
    ("-n 0", -2),
    ("-s alpha -d websocket-api -c funds", -2),
    // Names without a match, or with several.
    ("-d nowhere", -2),
    ("-d beta/websocket-api", -2),
    ("-d error", -2),
    ("-s nothing", -2),
    ("-s bet", -2),
    ("-s beta/docs/one.md", -2),
    ("-c nothing", -2),
    ("-c rate", -2),
    ("-n -1", -2),
    ("-n x", -2),
    ("-n", -2),
  ])
  func `a filter keeps what it names`(filter: String, count: Int) throws {
    let options = filter.split(separator: " ").map(String.init)
    let outcome = try folder.errcat(["list", "--json"] + options)
    if count < 0 {
      #expect(outcome.status == 2 && outcome.out.isEmpty && !outcome.err.isEmpty)
    } else {
      #expect(try jsonRows(outcome.out).count == count)
      #expect(outcome.status == (count == 0 ? 1 : 0))
    }
  }

  @Test(arguments: [
    ("-d okcoin/", "'okcoin/' is the start of 2 domains: rest-api and websocket-api"),
    ("-d nowhere", "unknown domain 'nowhere'; the catalog has 3 domains: "),
    ("-s nothing", "unknown source 'nothing'; the catalog has 3 sources: "),
    ("-c ratelimit", "unknown category 'ratelimit'; did you mean rate-limit?"),
  ])
  func `an unknown name is answered with the known ones`(filter: String, message: String) throws {
    let options = filter.split(separator: " ").map(String.init)
    for verb in [["explain", "10016"], ["search", "coins"], ["list", "domains"], ["10016"]] {
      let outcome = try folder.errcat(verb + options)
      #expect(outcome.err.hasPrefix("errcat: \(message)"), "\(outcome.err)")
      #expect(outcome.status == 2)
    }
  }

  @Test(arguments: [
    ("explain 10016 -d websocket-api", 1), ("10016 -d websocket-api", 1),
    ("explain 10016 -n 1", 1), ("explain 1", 2), ("explain 1 -s beta", 1),
    ("search order exist -d websocket-api", 2), ("search order exist -s alpha", 1),
    ("search order -n 2", 2), ("search order", 20), ("search order -n 50", 33),
    ("list domains", 4), ("list domains -d rest-api", 2), ("list domains -c rate-limit", 1),
    ("list sources", 3), ("list sources -c insufficient-funds", 1), ("list sources -n 2", 2),
    ("list documents", 3), ("list documents -s Beta", 1), ("list documents -c rate-limit", 1),
    ("list documents -n 2", 2),
    ("list codes -d websocket-api", 98),
  ])
  func `every verb that prints codes filters`(line: String, count: Int) throws {
    let outcome = try folder.errcat(line.split(separator: " ").map(String.init) + ["--json"])
    #expect(try jsonRows(outcome.out).count == count)
  }

  @Test func `category counts respect the filter`() throws {
    let rows = try jsonRows(
      folder.errcat("list", "categories", "-d", "beta/rest-api", "--json").out)
    let counts = rows.filter { $0["codes"] as? Int != 0 }.map { "\($0["slug"] ?? "")" }
    #expect(counts.contains("authentication"))
    #expect(rows.count > counts.count, "categories without codes are listed too")
  }
}
