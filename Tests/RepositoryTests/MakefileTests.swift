import Testing

/// The Makefile's mentions of files that it does not build.
@Suite struct MakefileTests {
  @Test func `each part of the filter of make tsan names tests`() throws {
    let makefile = try Repository.text("Makefile").split(separator: "\n")
    let filter = try #require(makefile.first { $0.hasPrefix("CONCURRENCY := ") })
    let manifest = try Repository.text("Package.swift")
    let sources = try #require(manifest.split(separator: "?.sources = [").last)
    let files = sources.prefix { $0 != "]" }.split(separator: "\"").filter { $0.contains(".swift") }
    #expect(files.count == 4)
    let tests = try files.map { try Repository.text("Tests/ErrorCatalogTests/\($0)") }
      .joined().split(separator: "\n").filter { $0.contains("@Suite ") || $0.contains("func `") }
    for part in filter.dropFirst("CONCURRENCY := ".count).split(separator: "|") {
      #expect(tests.contains { $0.contains(part) }, "'\(part)' matches no test")
    }
  }
}
