import TestSupport
import Testing

/// The claims of docs/catalog-file.md are true.
@Suite struct CatalogFilePageTests {
  @Test(.enabled(if: Abilities.works("command -v python3"), "needs python3"))
  func `the program on the page computes the content digest`() throws {
    let page = try Repository.text("docs/catalog-file.md")
    let program = page.split(separator: "```python\n").dropFirst().first?
      .split(separator: "```").first
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(String(try #require(program)), to: "digest.py")
    let outcome = try folder.shell("python3 digest.py catalog.db")
    #expect(outcome.status == 0, "\(outcome.err)")
    let verified = try folder.errcat("verify").out
    #expect(outcome.out.count == 65 && verified.contains("SHA-256 \(outcome.out)"))
  }

  @Test func `the page names each check, and each fact in metadata`() throws {
    let page = try Repository.text("docs/catalog-file.md")
    let folder = try TemporaryFolder.withSeeds()
    let checks = try jsonRows(folder.errcat("verify", "--json").out).map { $0["check"] as? String }
    let facts = try jsonRows(folder.errcat("sql", "SELECT key FROM metadata", "--json").out)
      .map { $0["key"] as? String }
    #expect(checks.count == 11 && facts.count == 9)
    for name in checks + facts {
      #expect(page.contains("`\(name ?? "")`"), "\(name ?? "")")
    }
  }
}
