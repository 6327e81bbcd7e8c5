import Testing

/// docs/architecture.md and its picture: what they say of the sources is so.
@Suite struct ArchitecturePageTests {
  @Test func `the picture has each target of the package, and no other`() throws {
    let drawn = Set(try Self.picture().matches(of: /<g id="(\w+)">/).map { String($0.1) })
    let others = drawn.subtracting(Self.targets)
    #expect(
      drawn.isSuperset(of: Self.targets),
      "docs/architecture.svg lacks \(Self.targets.subtracting(drawn)): `make pictures` draws it")
    let manifest = try Repository.text("Package.swift")
    for other in others {
      #expect(
        manifest.contains(#".product(name: "\#(other)""#),
        "docs/architecture.svg shows \(other), which is not in Package.swift")
    }
  }

  @Test func `the picture says of each target what its files import`() throws {
    let picture = try Self.picture()
    var drawn: [String: Set<String>] = [:]
    for line in picture.matches(of: /data-from="(\w+)" data-to="(\w+)"/) {
      drawn[String(line.1), default: []].insert(String(line.2))
    }
    var imported: [String: Set<String>] = [:]
    let known = Set(picture.matches(of: /<g id="(\w+)">/).map { String($0.1) })
    for file in Repository.swiftFiles(below: "Sources") {
      let target = String(file.split(separator: "/")[1])
      for line in try Repository.text(file).split(separator: "\n") {
        guard let module = line.firstMatch(of: /^[\w@() ]*\bimport (?:struct )?(\w+)/)?.1,
          known.contains(String(module))
        else { continue }
        imported[target, default: []].insert(String(module))
      }
    }
    #expect(drawn.values.map(\.count).reduce(0, +) > 10)
    for target in Self.targets {
      let arrows = Self.reached(from: target, along: drawn)
      let imports = Self.reached(from: target, along: imported)
      #expect(
        arrows == imports,
        "\(target): docs/architecture.svg and the imports differ; `make pictures` draws it again")
    }
  }

  @Test func `the page has a row for each target, and no other`() throws {
    let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.flatMap { row in
      row.dropFirst(2).prefix { $0 != "|" }.matches(of: /`(\w+)`/).map { String($0.1) }
    }
    #expect(named.count == Set(named).count)
    #expect(Set(named) == Self.targets)
  }

  @Test func `the files and types that the page names are there`() throws {
    let page = try Self.page()
    let paths = page.matches(of: /`((?:Sources|seeds)\/[^`]+)`/).map { String($0.1) }
    #expect(paths.count > 8)
    for path in paths where path.hasSuffix(".swift") || path.hasSuffix(".md") {
      #expect(throws: Never.self, "\(path) is not there") { try Repository.text(path) }
    }
    let code = try Repository.swiftFiles(below: "Sources").map(Repository.text).joined()
    let types = page.matches(of: /`([A-Z]\w+)`/).map { String($0.1) }
    let folders = Set(Repository.names("Sources/ErrorCatalog"))
    for type in types where !Self.targets.contains(type) && !folders.contains(type) {
      #expect(
        code.contains("struct \(type) ") || code.contains("class \(type) ")
          || code.contains("enum \(type) "), "no type \(type)")
    }
  }

  @Test(
    arguments: [
      "a heading parsed", "a table judged", "a cause decided", "a hit ranked", "the file replaced",
      "a message worded",
    ])
  func `the page says in one row where something is done`(_ what: String) throws {
    let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| \(what)? |") }
    #expect(rows.count == 1)
    #expect(rows.first?.contains("`Sources/") ?? false)
  }

  @Test func `the page fits on a screen`() throws {
    #expect(try Self.page().split(separator: "\n").count <= 45)
  }

  /// The folders in `Sources` that hold something.
  static var targets: Set<String> {
    Set(
      Repository.names("Sources").filter { target in
        !Repository.swiftFiles(below: "Sources/\(target)").isEmpty
          || Repository.names("Sources/\(target)").contains("module.modulemap")
      })
  }

  private static func reached(
    from start: String, along lines: [String: Set<String>]
  ) -> Set<String> {
    var reached: Set<String> = []
    var open = [start]
    while let next = open.popLast() {
      for target in lines[next] ?? [] where reached.insert(target).inserted { open.append(target) }
    }
    return reached
  }

  private static func picture() throws -> String { try Repository.text("docs/architecture.svg") }
  private static func page() throws -> String { try Repository.text("docs/architecture.md") }
}
