import TestSupport
import Testing

/// `errcat list`: documents, sources and domains, in every format.
@Suite struct ListTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.catalog.get(), to: "catalog.db")
  }

  /// A catalog of two sources, one with two documents and an address.
  private static let catalog: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "acme/docs/one.md")
    try folder.write(Documents.beta, to: "acme/docs/two.md")
    try folder.write(Documents.beta.replacing("Beta", with: "Web"), to: "bank/web.md")
    try folder.errcat(
      "import", "acme/docs", "--url", "https://acme.test", "--revised", "2026-03-31")
    try folder.errcat("import", "bank/web.md", "--url", "https://bank.test/web")
    return try folder.read("catalog.db")
  }

  private static let lists: [(kind: String, csv: String, text: String)] = [
    (
      "sources",
      """
      source,title,url,revised,documents,domains,codes
      acme,,https://acme.test,2026-03-31,2,2,3
      bank,,,,1,1,1

      """, "acme\t2\t2\t3\t2026-03-31\nbank\t1\t1\t1\n"
    ),
    (
      "documents",
      """
      source,path,title,url,revised,sha256,bytes,domains,codes
      acme,one.md,Alpha Error Codes,https://acme.test,2026-03-31,#,#,1,2
      acme,two.md,Beta Error Codes,https://acme.test,2026-03-31,#,#,1,1
      bank,web.md,Web Error Codes,https://bank.test/web,,#,#,1,1

      """,
      """
      acme\t2\t2026-03-31\tone.md\tAlpha Error Codes
      acme\t1\t2026-03-31\ttwo.md\tBeta Error Codes
      bank\t1\t\tweb.md\tWeb Error Codes

      """
    ),
    (
      "domains",
      """
      source,domain,domain_title,codes,path,form
      acme,alpha,Alpha Error Codes,2,one.md,table
      acme,beta,Beta Error Codes,1,two.md,table
      bank,web,Web Error Codes,1,web.md,table

      """,
      """
      acme\talpha\tAlpha Error Codes\t2
      acme\tbeta\tBeta Error Codes\t1
      bank\tweb\tWeb Error Codes\t1

      """
    ),
  ]

  @Test(arguments: lists)
  func `a list has the same rows in every format`(kind: String, csv: String, text: String) throws {
    func out(_ format: String) throws -> String {
      let outcome = try folder.errcat("list", kind, "--format", format)
      #expect(outcome.status == 0 && outcome.err.isEmpty)
      return outcome.out
    }
    // A digest is 64 hex digits; a size has some.
    let written = try out("csv").replacing("\r\n", with: "\n")
    #expect(
      written.replacing(/[0-9a-f]{64},[0-9]+/, with: "#,#") == csv, "\(written)")
    #expect(
      try out("tsv").split(separator: "\n").map { String($0.replacing("\t", with: ",")) }
        == written.split(separator: "\n").map(String.init))
    let names = csv.split(separator: "\n")[0].split(separator: ",").map(String.init)
    let rows = try jsonRows(out("json"))
    #expect(rows.count == csv.split(separator: "\n").count - 1)
    for row in rows {
      #expect(Set(row.keys) == Set(names) && names.allSatisfy { $0 == $0.lowercased() })
      for count in ["codes", "domains", "documents", "bytes"] where names.contains(count) {
        #expect(row[count] is Int)
      }
    }
    #expect(try out("jsonl").split(separator: "\n").count == rows.count)
    #expect(try out("markdown").hasPrefix("| \(names.joined(separator: " | ")) |\n"))
    #expect(try out("text") == text)
  }

  @Test(arguments: [
    ("documents -n 1", "1 of 3 documents; -n 3 shows all\n"), ("sources -n 2", ""),
    ("codes -n 2", "2 of 4 codes; -n 4 shows all\n"), ("codes -n 4", ""), ("codes", ""),
    ("codes -n 1 -s bank", ""), ("domains -n 2 --json", "2 of 3 domains; -n 3 shows all\n"),
    ("categories -n 1", "1 of 22 categories; -n 22 shows all\n"),
  ])
  func `a list that is cut says how many there are`(line: String, message: String) throws {
    let outcome = try folder.errcat(["list"] + line.split(separator: " ").map(String.init))
    #expect(outcome.err == message && outcome.status == 0)
  }

  @Test
  func `the source comes first in lists of a catalog of two, and the vendor's text before causes`()
    throws
  {
    let terminal = ["COLUMNS": "120", "NO_COLOR": "1"]
    let outcome = try folder.errcat("list", "codes", environment: terminal, terminal: true)
    #expect(outcome.out.hasPrefix("source  domain  code  description"))
    #expect(outcome.out.split(separator: "\n")[0].hasSuffix("  cause (inferred)"))
    #expect(
      try folder.errcat("list").out.split(separator: "\n").allSatisfy {
        $0.hasPrefix("acme\t") || $0.hasPrefix("bank\t")
      })
    let one = try folder.errcat("list", "-s", "bank", environment: terminal, terminal: true)
    #expect(one.out.hasPrefix("source  "), "the catalog has two, whatever the filter")
  }

  @Test
  func `an entry too wide for a table has code, cause and source in one line, its text below`()
    throws
  {
    try folder.write(
      """
      # Long error codes

      | Error code | Name | Description |
      |--|--|--|
      | 1 | TOO_LONG | The request failed because its body is too long for the limit of the service. |

      """, to: "long.md")
    try folder.errcat("import", "long.md", "--source", "carrier")
    let outcome = try folder.errcat(
      "list", "-s", "carrier", environment: ["COLUMNS": "60", "NO_COLOR": "1"], terminal: true)
    let lines = outcome.out.split(separator: "\n").map(String.init)
    #expect(lines.count == 4 && lines[0].hasPrefix("code  cause (inferred) "))
    #expect(lines[0].hasSuffix(" source/domain"))
    #expect(lines[1].hasPrefix("1 TOO_LONG  ") && lines[2].hasPrefix("  The request failed"))
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test(arguments: [
    ("sources -s ACME", ["acme"]), ("sources -c authentication", ["acme", "bank"]),
    ("documents -s Acme", ["one.md", "two.md"]), ("documents -d Acme/Beta", ["two.md"]),
    ("documents -c not-found", ["one.md"]), ("domains -s BANK", ["web"]),
    ("domains -d acme/ALPHA", ["alpha"]), ("documents -n 1", ["one.md"]),
  ])
  func `a list is filtered by names without case`(line: String, expected: [String]) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let outcome = try folder.errcat(["list"] + arguments + ["--json"])
    let key = ["sources": "source", "documents": "path", "domains": "domain"][arguments[0]] ?? ""
    #expect(try jsonRows(outcome.out).map { $0[key] as? String } == expected)
  }

  @Test(arguments: [
    ("1", ["acme/alpha", "acme/beta", "bank/web"]), ("acme/alpha:1", ["acme/alpha"]),
    ("ACME/Beta:1", ["acme/beta"]), ("web:1", ["bank/web"]), ("bank/web:1", ["bank/web"]),
    ("bank/alpha:1", []),
  ])
  func `a source and a domain before a code say where it is looked for`(
    typed: String, expected: [String]
  ) throws {
    let outcome = try folder.errcat("explain", typed, "--json")
    #expect(
      try jsonRows(outcome.out).map { "\($0["source"] ?? "")/\($0["domain"] ?? "")" } == expected)
    #expect(outcome.status == (expected.isEmpty ? 1 : 0))
  }
}
