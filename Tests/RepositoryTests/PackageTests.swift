import Testing

/// What the package, the Makefile and the pages about them say of one another.
@Suite struct PackageTests {
  /// The targets that a manifest declares with `kind`, each without spaces, by name.
  private func targets(_ manifest: String, _ kind: String) throws -> [Substring: String] {
    var targets: [Substring: String] = [:]
    let text = try Repository.text(manifest).split(separator: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined().filter { $0 != " " }
    for declaration in text.split(separator: "),.") where declaration.contains("(name:\"") {
      guard let start = declaration.firstRange(of: "\(kind)(name:\"") else { continue }
      let rest = declaration[start.upperBound...]
      targets[rest.prefix { $0 != "\"" }] = String(rest)
    }
    return targets
  }

  @Test func `the manifest has two products`() throws {
    let manifest = try Repository.text("Package.swift")
    let products = manifest.matches(of: /\.(executable|library)\(name: "(?<name>\w+)"/)
    #expect(products.map(\.output.name) == ["errcat", "ErrorCatalog"])
  }

  @Test func `the benchmarks build the layers as the package does`() throws {
    let ours = try targets("Package.swift", "target").filter {
      Repository.names("Sources").contains(String($0.key))
        && !Repository.swiftFiles(
          below: "Sources/\($0.key)"
        ).isEmpty
    }
    let theirs = try targets("Benchmarks/Package.swift", "target")
    #expect(ours.count >= 8)
    for (name, declaration) in ours {
      // The benchmarks never build optimized tests.
      let expected = declaration.replacing("swiftSettings:shipped", with: "swiftSettings:strict")
      #expect(theirs[name] == expected, "\(name)")
    }
  }

  @Test func `each C library is installed by make, and has its license on the page`() throws {
    let manifest = try Repository.text("Package.swift")
    let packages = manifest.matches(of: /\.apt\(\["(?<name>[^"]+)"\]\), \.brew\(\["[^"]+"\]\)/)
      .map(\.output.name)
    #expect(packages.count == manifest.split(separator: ".systemLibrary(").count - 1)
    let makefile = try Repository.text("Makefile").split(separator: "\n")
    let installed = try #require(makefile.first { $0.hasPrefix("BUILD_PACKAGES := ") })
      .split(separator: " ").dropFirst(2)
    #expect(packages.sorted() == installed.sorted())
    let page = try Repository.text("docs/third-party.md")
    let readme = try Repository.text("README.md")
    for package in packages {
      #expect(page.contains("| Debian `\(package)` |"), "docs/third-party.md: \(package)")
      #expect(readme.contains("`\(package)`"), "README.md: \(package)")
    }
  }

  @Test func `warnings are errors in CI only`() throws {
    for manifest in ["Package.swift", "Benchmarks/Package.swift", "Tests/Consumer/Package.swift"] {
      #expect(try !Repository.text(manifest).contains("treatAllWarnings"), "\(manifest)")
    }
    #expect(try Repository.text(".ci/run").contains("-Xswiftc -warnings-as-errors"))
    #expect(try Repository.text(".github/workflows/ci.yml").contains("run: .ci/run\n"))
    // The build, and each test that make runs, gets the options.
    for file in ["Makefile", "Scripts/build-release", "Scripts/test-consumer"] {
      for line in try Repository.text(file).split(separator: "\n")
      where line.contains("--disable-xctest") || line.contains("} build ") {
        if line.contains("--help") { continue }
        #expect(line.contains("SWIFT_FLAGS") || line.hasSuffix("\\"), "\(file): \(line)")
      }
    }
  }

  @Test func `each suite that holds a promise exists`() throws {
    let page = try Repository.text("SECURITY.md")
    let suites = page.matches(of: /`(?<name>\w+Tests)`/).map { String($0.output.name) }
    #expect(suites.count > 10)
    let tests = try Repository.swiftFiles(below: "Tests").map(Repository.text).joined()
    for suite in suites { #expect(tests.contains("struct \(suite) {"), "\(suite)") }
  }
}
