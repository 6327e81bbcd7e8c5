import Testing

/// The folders of a target, of which the compiler knows nothing: which may use which.
@Suite struct FoldersTests {
  /// The folders of `Sources/ErrorCatalog`, and the others that each may use.
  static let uses: [String: Set<String>] = [
    "File": [],
    "Query": ["File"],
    "Git": ["File"],
    "Build": ["File", "Query", "Git"],
    "Search": ["File", "Query"],
    "Diff": ["File", "Query", "Git"],
    "Audit": ["File", "Query", "Git"],
    "History": ["File", "Query", "Git", "Diff"],
    "Verify": ["File", "Query", "Build"],
    "Export": ["File", "Query"],
  ]

  @Test func `a folder of ErrorCatalog uses only the folders below it`() throws {
    let graph = FolderGraph(try Self.sources())
    #expect(graph.uses.count > 10, "the folders use each other, and the graph must show it")
    for use in graph.uses where Self.uses[use.user]?.contains(use.used) != true {
      Issue.record("\(use.file) is in \(use.user), and uses \(use.name) of \(use.used)")
    }
  }

  @Test func `each file of ErrorCatalog is in a folder that has its place in the order`() throws {
    let folders = Set(try Self.sources().map(\.folder))
    #expect(folders == Set(Self.uses.keys), "only Exports.swift belongs to no folder")
  }

  @Test func `the order of the folders has no cycle`() {
    var open = Self.uses
    while let free = open.first(where: { $0.value.isDisjoint(with: open.keys) }) {
      open[free.key] = nil
    }
    #expect(open.isEmpty, "a cycle goes through \(open.keys.sorted())")
  }

  /// What a file in the folder `File` may say, and the name of another folder's that it uses.
  static let snippets: [(code: String, used: [String])] = [
    ("let hit: Hit? = nil", ["Hit"]),
    ("func f(_ list: [Hit.Match]) {}", ["Hit"]),
    ("extension Hit { var isSure: Bool { true } }", ["Hit"]),
    (#"let text = "\(Hit.self)""#, ["Hit"]),
    (#"let text = "\(name(")")) and \(Hit.self)""#, ["Hit"]),
    ("let word = ranked()", ["ranked"]),
    ("let found = try catalog.rank(\n  entry: 7)", ["rank(entry:)"]),
    ("let found = try catalog.rank(other: 7)", []),
    ("let limit = Catalogue.mostHits", ["Catalogue.mostHits", "mostHits"]),
    ("// A Hit is ranked().", []),
    ("/* A Hit /* nested */ or a Hit */ let a = 1", []),
    (#"let text = "a Hit\"s Hit""#, []),
    ("let text = #\"a \\(Hit) and \"Hit\"\"#", []),
    ("let text = \"\"\"\n  a Hit\n  \"\"\"", []),
    ("let Hits = 1", []),
    ("enum Own { struct Hit {} }", []),
  ]

  @Test(arguments: snippets)
  func `a use is found in code, not in comments and strings`(
    _ code: String, _ used: [String]
  ) {
    let search = """
      public struct Hit { enum Match { case code } }
      func ranked() -> Int { 1 }
      extension Catalogue {
        func rank(
          entry: Int) {}
        static let mostHits = 1
        private func code(_ hidden: Int) {}
      }
      private struct Row {}
      """
    let graph = FolderGraph([
      .init(path: "Search/Search.swift", folder: "Search", text: search),
      .init(path: "File/File.swift", folder: "File", text: code + "\nlet row: Row\nx.code(1)\n"),
    ])
    #expect(graph.uses.filter { $0.user == "File" }.map(\.name) == used, "\(code)")
    #expect(graph.uses.allSatisfy { $0.user == "File" })
  }

  private static func sources() throws -> [FolderGraph.Source] {
    let top = "Sources/ErrorCatalog"
    return try Repository.swiftFiles(below: top).filter { $0 != "\(top)/Exports.swift" }.map {
      let parts = $0.split(separator: "/")
      return .init(
        path: $0, folder: parts.count > 3 ? String(parts[2]) : "", text: try Repository.text($0))
    }
  }
}

/// Which folders use what others declare, by the names in their files.
///
/// A name that more than one folder declares, in whatever type, says nothing, and neither does one
/// that is private. A function in an extension is known by its name and its first label.
private struct FolderGraph {
  struct Source {
    var path: String
    var folder: String
    var text: String
  }

  /// A name that a file of one folder uses, and another folder declares.
  struct Use {
    var file: String
    var user: String
    var used: String
    var name: String
  }

  private(set) var uses: [Use] = []

  init(_ sources: [Source]) {
    let codes = sources.map { SwiftCode(masking: $0.text) }
    var folders: [String: Set<String>] = [:]
    for (source, code) in zip(sources, codes) {
      for word in code.declaredWords { folders[word, default: []].insert(source.folder) }
    }
    var typed: [SwiftCode.Name: Set<String>] = [:]
    for (source, code) in zip(sources, codes) {
      for name in code.declared { typed[name, default: []].insert(source.folder) }
    }
    let names = Set(codes.flatMap(\.declared)).sorted { $0.text < $1.text }
    for (source, code) in zip(sources, codes) {
      for name in names where code.words.contains(name.word) {
        let declaring = (name.type == nil ? folders[name.word] : typed[name]) ?? []
        guard declaring.count == 1, let used = declaring.first, used != source.folder,
          code.uses(name)
        else { continue }
        uses.append(Use(file: source.path, user: source.folder, used: used, name: name.text))
      }
    }
  }
}

/// Swift code without comments and strings, but with what is interpolated in them.
private struct SwiftCode {
  /// A name that a file declares for others.
  struct Name: Hashable {
    var word: String
    /// The first label of a function in an extension; nil for all else.
    var label: String?
    /// Whether it is a member, used only with a dot before it or a call after it.
    var isMember = false
    /// The type that is extended, where the name comes after it: `Catalog.embedded`.
    var type: String?

    var text: String { type.map { "\($0).\(word)" } ?? label.map { "\(word)(\($0):)" } ?? word }
  }

  private let code: String
  /// All words in the code.
  let words: Set<String>
  /// The names it declares for others.
  private(set) var declared: Set<Name> = []
  /// The words it declares at any depth, private or not.
  let declaredWords: Set<String>

  init(masking text: String) {
    var masking = Masking(text)
    let code = masking.run()
    self.code = code
    words = Set(code.matches(of: /[\p{L}_]\w*/).map { String($0.0) })
    declaredWords = Set(
      code.matches(of: /\b(?:struct|class|enum|protocol|actor|typealias|func|let|var|case) (\w+)/)
        .map { String($0.1) })
    let topLevel =
      /^(?! )([\w@() ]*?)\b(struct|class|enum|protocol|actor|typealias|func|let|var|extension) (\w+)/
    var isInExtension = false
    var extended = ""
    for line in code.split(separator: "\n") {
      if let top = line.firstMatch(of: topLevel) {
        let isHidden = top.1.contains("private")
        isInExtension = top.2 == "extension" && !isHidden
        extended = String(top.3)
        if top.2 != "extension", !isHidden { declared.insert(Name(word: String(top.3))) }
        continue
      }
      guard isInExtension, !line.prefix(while: { $0 != "{" }).contains("private"),
        let member = line.firstMatch(
          of: /^  (?! )[\w@() ]*?\b(struct|class|enum|typealias|func|let|var) (\w+)/)
      else { continue }
      declared.insert(Name(word: String(member.2), isMember: true))
      declared.insert(Name(word: String(member.2), isMember: true, type: extended))
    }
    // The first label may be on the next line.
    for member in code.matches(of: /\n  (?! )([\w@() ]*?)\bfunc (\w+)(?:<[^>]*>)?\(\s*(\w+)/) {
      let name = Name(word: String(member.2), isMember: true)
      guard declared.remove(name) != nil, !member.1.contains("private") else { continue }
      // Without a label, a name such as `add` fits too many calls.
      if member.3 != "_" {
        declared.insert(Name(word: name.word, label: String(member.3), isMember: true))
      }
    }
  }

  /// Whether the code uses a name that it does not declare.
  func uses(_ name: Name) -> Bool {
    guard name.isMember else { return true }
    for place in code.ranges(of: name.word) {
      let before = code[..<place.lowerBound].last
      let after = code[place.upperBound...]
      guard after.first.map({ !$0.isLetter && !$0.isNumber && $0 != "_" }) ?? true else { continue }
      if let type = name.type {
        if code[..<place.lowerBound].hasSuffix("\(type).") { return true }
      } else if let label = name.label {
        if let before, before.isLetter || before.isNumber || before == "_" { continue }
        let arguments = after.dropFirst().drop(while: \.isWhitespace)
        if after.first == "(", arguments.hasPrefix("\(label):") {
          return true
        }
      } else if before == "." {
        return true
      }
    }
    return false
  }

  /// Leaves out comments and strings.
  private struct Masking {
    private let text: [UInt8]
    private var place = 0
    private var code: [UInt8] = []

    init(_ text: String) { self.text = Array(text.utf8) }

    mutating func run() -> String {
      copy(untilClosed: false)
      return String(decoding: code, as: UTF8.self)
    }

    private func byte(_ place: Int) -> UInt8 { place < text.count ? text[place] : 0 }

    private func starts(_ word: String) -> Bool { text[place...].starts(with: word.utf8) }

    /// Copies code, to the end or to the parenthesis that closes an interpolation.
    private mutating func copy(untilClosed: Bool) {
      var depth = 0
      while place < text.count {
        switch text[place] {
        case UInt8(ascii: "/") where byte(place + 1) == UInt8(ascii: "/"):
          while place < text.count, text[place] != UInt8(ascii: "\n") { place += 1 }
          continue
        case UInt8(ascii: "/") where byte(place + 1) == UInt8(ascii: "*"):
          skipComment()
          continue
        case UInt8(ascii: "#"), UInt8(ascii: "\""):
          let hashes = text[place...].prefix { $0 == UInt8(ascii: "#") }.count
          if byte(place + hashes) == UInt8(ascii: "\"") {
            skipString(hashes)
            continue
          }
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          if untilClosed, depth == 0 { return }
          depth -= 1
        default: break
        }
        code.append(text[place])
        place += 1
      }
    }

    private mutating func skipComment() {
      var depth = 0
      repeat {
        if starts("/*") { depth += 1 }
        if starts("*/") { depth -= 1 }
        place += starts("/*") || starts("*/") ? 2 : 1
      } while depth > 0 && place < text.count
      code.append(UInt8(ascii: " "))
    }

    /// Skips a string with this many `#` before its quotes, but copies what is interpolated.
    private mutating func skipString(_ hashes: Int) {
      place += hashes
      let marks = String(repeating: "#", count: hashes)
      let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
      place += quotes.utf8.count
      code += Array(" \"".utf8)
      while place < text.count, !starts(quotes + marks) {
        if starts("\\" + marks + "(") {
          place += 2 + hashes
          code.append(UInt8(ascii: " "))
          copy(untilClosed: true)
          place += 1
          code.append(UInt8(ascii: " "))
        } else {
          place += starts("\\" + marks) ? 2 + hashes : 1
        }
      }
      place += quotes.utf8.count + hashes
      code += Array("\" ".utf8)
    }
  }
}
