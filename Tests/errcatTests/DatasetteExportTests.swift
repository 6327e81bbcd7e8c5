import TestSupport
import Testing

/// `errcat export --format datasette`.
@Suite struct DatasetteExportTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test(arguments: [
    (["--db", "catalog.db"], "catalog"), (["--db", "./api.v2.db"], "\"api.v2\""),
    (["--db", "my codes"], "\"my codes\""), ([], "catalog"),
  ])
  func `the database is named after its file`(options: [String], name: String) throws {
    for copy in ["api.v2.db", "my codes"] { try folder.write(folder.read("catalog.db"), to: copy) }
    let outcome = try folder.errcat(["export", "--format", "datasette"] + options)
    #expect(outcome.status == 0 && outcome.err.isEmpty)
    #expect(outcome.out.contains("\ndatabases:\n  \(name):\n"), "\(outcome.out.prefix(300))")
  }

  @Test func `the output's extension selects the format`() throws {
    let outcome = try folder.errcat("export", "-o", "metadata.yaml")
    #expect(outcome.status == 0 && outcome.out.isEmpty)
    #expect(
      try folder.read("metadata.yaml")
        == folder.errcat("export", "--format", "datasette").output)
  }

  @Test(arguments: [["-d", "rest-api"], ["-n", "3"], ["-c", "rate-limit"], ["-s", "x"]])
  func `the metadata describes the whole catalog or nothing`(filter: [String]) throws {
    let outcome = try folder.errcat(["export", "--format", "datasette"] + filter)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains("describes the whole catalog"))
  }
}
