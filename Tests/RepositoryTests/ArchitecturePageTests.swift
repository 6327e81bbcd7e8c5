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

  @Test func `an arrow in the picture is a dependency in the manifest`() throws {
    let calls = try Repository.text("Package.swift").split(separator: #"name: ""#)
    let arrows = try Self.arrows()
    #expect(arrows.values.map(\.count).reduce(0, +) > 10)
    for (user, used) in arrows {
      let call = calls.filter { $0.hasPrefix("\(user)\",") }.joined()
      // `.product(name: "ArgumentParser"` is the next part.
      let product = calls.filter { $0.contains("package: ") }.joined()
      for name in used {
        #expect(
          call.contains("\"\(name)\"") || product.contains("\(name)\""),
          "\(user) does not use \(name): `make pictures` draws the targets again")
      }
    }
  }

  @Test func `the picture says of each target what its files import`() throws {
    let arrows = try Self.arrows()
    let known = Set(try Self.picture().matches(of: /<g id="(\w+)">/).map { String($0.1) })
    for target in Self.targets {
      let reached = Self.reached(from: target, along: arrows)
      for file in Repository.swiftFiles(below: "Sources/\(target)") {
        for line in try Repository.text(file).split(separator: "\n")
        where line.first != " " && !line.hasPrefix("//") {
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), let name = words.last,
            place + 1 < words.count
          else { continue }
          let module = String(name.prefix { $0 != "." })
          #expect(
            !known.contains(module) || reached.contains(module),
            "\(file) imports \(module): `make pictures` draws the targets again")
        }
      }
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
    let declared = code.matches(of: /(?:struct|class|enum) (\w+)/).map { String($0.1) }
    let known = Set(declared + Repository.names("Sources/ErrorCatalog")).union(Self.targets)
    let named = Set(page.matches(of: /`([A-Z]\w+)`/).map { String($0.1) })
    #expect(named.subtracting(known).isEmpty)
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
          || ["", "/include"].contains {
            Repository.names("Sources/\(target)\($0)").contains("module.modulemap")
          }
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

  /// What the picture says that each target uses.
  private static func arrows() throws -> [String: Set<String>] {
    var arrows: [String: Set<String>] = [:]
    for line in try picture().matches(of: /data-from="(\w+)" data-to="(\w+)"/) {
      arrows[String(line.1), default: []].insert(String(line.2))
    }
    return arrows
  }

  private static func picture() throws -> String { try Repository.text("docs/architecture.svg") }
  private static func page() throws -> String { try Repository.text("docs/architecture.md") }
}
