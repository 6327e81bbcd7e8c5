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

      """, "acme  2  2  3  2026-03-31\nbank  1  1  1\n"
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
      acme  2  2026-03-31  one.md  Alpha Error Codes
      acme  1  2026-03-31  two.md  Beta Error Codes
      bank  1              web.md  Web Error Codes

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
      acme  alpha  Alpha Error Codes  2
      acme  beta   Beta Error Codes   1
      bank  web    Web Error Codes    1

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
    #expect(
      try out("text").split(separator: "\n").map { String($0.replacing(/\s+$/, with: "")) }
        == text.split(separator: "\n").map(String.init))
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
