import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct DatasetteMetadataTests {
  @Test func `the seed's metadata has the fields that Datasette needs`() throws {
    let folder = try TemporaryFolder()
    let yaml = try DatasetteMetadata(SeedCatalog.open(in: folder), database: "catalog").yaml
    for part in [
      "title: \"Error codes of okcoin\"\n",
      "\ndatabases:\n  catalog:\n    description: \"203 error codes from 1 document.",
      "\n    source: \"Error Code For Spot\"\n",
      "\n    queries:\n      meanings-of-a-code:\n        title: \"What does a code mean,",
      "\n        sql: |-\n          SELECT ",
      "\n      entries:\n        description: \"One row is one code with all that is known of it",
      "\n        fts_table: entries_fts\n        fts_pk: id\n        sort: id\n",
      "\n        facets:\n          - source\n          - domain\n          - cause\n"
        + "          - array: areas\n",
      "\n          domain_title: \"The title of its list: REST API Error Code.\"\n",
    ] {
      #expect(yaml.contains(part), "\(part)")
    }
    #expect(!yaml.contains("source_url"))
    #expect(yaml.split(separator: "\n").count { $0.hasSuffix("hidden: true") } == 5)
  }

  @Test func `every sample query and every table is included once`() throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let parts = try DatasetteMetadata(catalog, database: "x").yaml.split(
      separator: "\n    tables:\n")
    try #require(parts.count == 2)
    for (part, names) in zip(
      parts, [try catalog.sampleQueries().map(\.name), try catalog.tables().map(\.name)])
    {
      let lines = part.split(separator: "\n")
      for name in names { #expect(lines.count { $0 == "      \(name):" } == 1, "\(name)") }
    }
  }

  @Test(
    arguments: [
      ("x = '10016' /* :code */", "x = coalesce(nullif(:code, ''), '10016')"),
      (
        "f MATCH '\"a b\"' /* :words */ LIMIT 1",
        "f MATCH escape_fts(coalesce(nullif(:words, ''), '\"a b\"')) LIMIT 1"
      ),
      ("x = 'it''s' /* :a_b */", "x = coalesce(nullif(:a_b, ''), 'it''s')"),
      ("a = 'b' AND c = 'd' /* :c */", "a = 'b' AND c = coalesce(nullif(:c, ''), 'd')"),
      ("x = 'y' /* a remark */", "x = 'y' /* a remark */"), ("x = ':y'", "x = ':y'"),
    ])
  func `a value that a comment names becomes a form field`(sql: String, shown: String) {
    #expect(DatasetteMetadata.withParameters(sql) == shown)
  }

  @Test(
    arguments: [
      ("https://example.com/a?b=c", "    source_url: \"https://example.com/a?b=c\""),
      ("javascript:alert(1)", nil), ("docs/errors.md", nil),
    ] as [(String, String?)])
  func `only a web address becomes a link`(url: String, line: String?) throws {
    let folder = try TemporaryFolder()
    try folder.write(codeTable("| 7 | Lost |", header: "Error Code | Description"), to: "a.md")
    let document = FoundDocument(
      path: "a.md", typedPath: folder("a.md"), isNamed: true)
    var importing = CatalogImport(FoundDocuments(documents: [document]))
    importing.url = url
    _ = try importing.run(into: folder("catalog.db"))
    let yaml = try DatasetteMetadata(Catalog(path: folder("catalog.db")), database: "catalog").yaml
    let found = yaml.split(separator: "\n").first { $0.hasPrefix("    source_url") }
    #expect(found.map(String.init) == line)
  }
}
