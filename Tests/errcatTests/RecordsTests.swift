import TestSupport
import Testing

/// Documents of records on the command line.
@Suite struct RecordsTests {
  let folder: TemporaryFolder

  static let document = """
    # Keys

    | Code | Name | Description | HTTP status | Fix |
    | --- | --- | --- | --- | --- |
    | 1201 | KEY_MISSING | No key, or "none", was found | 401 | Send one |
    | 1202 | | The key; it is not valid | 403 | |
    | 0x1F | KEY_OLD | Ключ 😀 has expired \\| gone | | Ask |

    # Cards error codes

    | Error code | Description |
    | --- | --- |
    | 1201 | The card was refused |
    | 5000-5099 | The bank failed |
    """

  init() throws { folder = try TemporaryFolder() }

  /// What of the codes of a catalog an export keeps.
  private func content(_ catalog: String) throws -> Set<[String]> {
    let names = ["domain", "domain_title", "code", "symbol", "description", "number", "attributes"]
    let rows = try jsonRows(
      folder.errcat(
        "sql",
        "SELECT domain, domain_title, code, symbol, description, number, attributes FROM entries",
        "--db", catalog, "--json"
      ).out)
    return Set(rows.map { row in names.map { "\(row[$0] ?? "")" } })
  }

  @Test(arguments: ["csv", "tsv", "json", "jsonl"])
  func `what errcat writes as records is imported as it was`(format: String) throws {
    try folder.write(Self.document, to: "errors.md")
    try folder.errcat("import", "errors.md", "--source", "shop", "--db", "old.db")
    let exported = try folder.errcat("list", "codes", "--db", "old.db", "--format", format)
    #expect(exported.status == 0)
    try folder.write(exported.out, to: "x/export.\(format)")
    let outcome = try folder.errcat("import", "x/export.\(format)", "--db", "new.db")
    #expect(outcome.status == 0, "\(outcome.err)")
    let old = try content("old.db")
    #expect(old.count == 5)
    #expect(try content("new.db") == old)
  }

  @Test func `a folder takes records only where they are codes, and says nothing of others`()
    throws
  {
    try folder.write(
      #"{"name": "a", "scripts": {"a": "b", "c": "d", "e": "f"}}"#, to: "d/package.json")
    try folder.write("{ // a comment\n}", to: "d/tsconfig.json")
    try folder.write(
      "1201: No key was found\n1202: The key failed\n1203: The card failed\n",
      to: "d/error-codes.yaml")
    let outcome = try folder.errcat("import", "d")
    #expect(outcome.status == 0)
    #expect(
      outcome.err == """
        3 rows: 3 imported, 0 of them with diagnostics, 0 rejected
        3 codes from 1 document of d -> catalog.db

        """)
    let lint = try folder.errcat("lint", "d")
    #expect(lint.out.isEmpty)
    #expect(lint.err.contains("1 document: 0 errors, 0 warnings"))
    #expect(try !folder.errcat("tables", "d").out.contains("package.json"))
  }

  @Test func `a named document without codes is noted, and what to do`() throws {
    try folder.write(
      #"{"name": "a", "scripts": {"a": "b", "c": "d", "e": "f"}}"#, to: "package.json")
    let outcome = try folder.errcat("import", "package.json")
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("note: no list of error codes found"))
    #expect(outcome.err.contains("--code-column"))
    try folder.write("{ // a comment\n}", to: "d/tsconfig.json")
    let other = try folder.errcat("import", "d")
    #expect(other.status == 2)
    #expect(other.err.contains("no codes in *.csv"))
  }

  @Test(arguments: [
    ("csv", "error code,text\nE-1,The key failed\nE-2,The card failed\n"),
    ("tsv", "error code\ttext\nE-1\tThe key failed\nE-2\tThe card failed\n"),
    ("json", #"[{"error_code":"E-1","text":"The key failed"},{"error_code":"E-2","text":"b"}]"#),
    ("jsonl", "{\"error_code\":\"E-1\",\"text\":\"The key failed\"}\n{\"error_code\":\"E-2\"}\n"),
    ("yaml", "- {error_code: E-1, text: The key failed}\n- {error_code: E-2, text: b}\n"),
  ])
  func `standard input has the form that is said`(form: String, text: String) throws {
    let outcome = try folder.errcat(
      "import", "-", "--name", "errors", "--source", "shop", "--as", form, input: text)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try folder.errcat("explain", "E-1").out.contains("The key failed"))
    #expect(try folder.errcat("explain", "E-2").status == 0)
    let diff = try folder.errcat("diff", "catalog.db", "-", input: text)
    #expect(diff.status == 0, "the form is kept: \(diff.out) \(diff.err)")
  }

  @Test func `an unknown form is a usage error, and a header can be denied`() throws {
    #expect(try folder.errcat("import", "a.csv", "--as", "xml").status == 2)
    try folder.write("error code,the text\nE-1,The key failed\n", to: "errors.csv")
    let outcome = try folder.errcat("import", "errors.csv", "--no-header", "--all-tables")
    #expect(outcome.err.hasPrefix("2 rows: 2 imported"), "\(outcome.err)")
  }
}
