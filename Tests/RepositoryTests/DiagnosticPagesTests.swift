import ErrorCatalog
import TestSupport
import Testing

/// The pages in docs/diagnostics, and their examples, which are linted as documents.
@Suite struct DiagnosticPagesTests {
  static let rules = Diagnostic.Rule.allCases.map(\.rawValue)

  @Test func `every rule has a page and every page a rule`() {
    let names = Repository.names("docs/diagnostics").filter { $0 != "README.md" }
    #expect(names == Self.rules.map { $0 + ".md" }.sorted())
  }

  @Test(arguments: rules)
  func `a page explains its rule and the remedy, with examples`(rule: String) throws {
    let page = try Page(rule)
    let headings = page.headings
    #expect(headings == ["# \(rule)", "## How to fix it", "## Bad", "## Good"], "\(page.path)")
    #expect(page.examples.contains { $0.isBad }, "\(page.path) has no bad example")
    #expect(page.examples.contains { !$0.isBad }, "\(page.path) has no good example")
  }

  @Test(arguments: rules)
  func `each bad example gives the diagnostics shown below it`(rule: String) throws {
    let page = try Page(rule)
    for example in page.examples where example.isBad {
      let found = try example.lint(for: rule)
      let place = "the example in \(page.path), line \(example.line)"
      #expect(!found.isEmpty, "\(place), gives no \(rule)")
      if !Repository.isRecording {
        #expect(found == example.shown, "\(place), shows other lines: RECORD=1 records them again")
      }
    }
    if Repository.isRecording {
      try Repository.write(page.recorded(), to: page.path)
      Issue.record("\(page.path) was recorded again; run the tests again")
    }
  }

  @Test(arguments: rules)
  func `no good example gives the diagnostic of its page`(rule: String) throws {
    let page = try Page(rule)
    for example in page.examples where !example.isBad {
      #expect(
        try example.lint(for: rule) == [],
        "the good example in \(page.path), line \(example.line), gives \(rule)")
    }
  }

  @Test func `the table of all rules has the severities that each page shows`() throws {
    let table = try Repository.text("docs/diagnostics/README.md").split(separator: "\n").filter {
      $0.hasPrefix("| [")
    }.map { row in row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    }
    #expect(table.map { $0[0] } == Self.rules.map { "[\($0)](\($0).md)" })
    for (rule, row) in zip(Self.rules, table) {
      let shown: [String] = try Page(rule).examples.flatMap(\.shown)
      let severities = Diagnostic.Severity.allCases.reversed().map(\.rawValue).filter { severity in
        shown.contains { $0.contains(": \(severity): ") }
      }
      #expect(row[1] == severities.joined(separator: ", "), "\(rule)")
    }
  }

  @Test func `the documentation's index names every page`() throws {
    let index = try Repository.text("docs/README.md")
    for name in Repository.names("docs") where name != "README.md" {
      #expect(index.contains("](\(name)"), "docs/README.md does not name \(name)")
    }
  }

  @Test(
    arguments: [
      (#"caf\xE9|\x00"#, [99, 97, 102, 0xE9, 0x7C, 0]),
      (#"\3{ab}c"#, Array("abababc".utf8)),
      (#"a \| b \0"#, Array(#"a \| b \0"#.utf8)),
      (#"\xG1 \xE"#, Array(#"\xG1 \xE"#.utf8)),
      ("é", [0xC3, 0xA9]),
    ] as [(String, [UInt8])])
  func `the notation of an escaped example is parsed`(text: String, bytes: [UInt8]) {
    #expect(Example.unescaped(text) == bytes)
  }
}

/// A page of docs/diagnostics.
private struct Page {
  var path: String
  var headings: [String] = []
  var examples: [Example] = []
  private var lines: [String]

  init(_ rule: String) throws {
    path = "docs/diagnostics/\(rule).md"
    lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("#") { headings.append(line) }
      guard line.hasPrefix("```") else { continue }
      let fence = String(line.prefix { $0 == "`" })
      let end = lines[index...].firstIndex(of: fence) ?? lines.count
      let text = lines[index..<end]
      let notation = line.dropFirst(fence.count)
      if notation.hasPrefix("markdown") || notation.hasPrefix("html")
        || ["csv", "diff", "json", "yaml"].contains(notation)
      {
        examples.append(
          Example(
            isBad: headings.last == "## Bad", line: index,
            notation: String(line.dropFirst(fence.count)), text: text.joined(separator: "\n") + "\n"
          ))
      } else if let last = examples.indices.last {
        examples[last].shown = Array(text)
        examples[last].shownLines = index - 2..<end + 1
      }
      examples.indices.last.map { examples[$0].end = end + 1 }
      index = end + 1
    }
  }

  /// The page with errcat's current output for its bad examples.
  func recorded() throws -> String {
    var lines = lines
    for example in examples.reversed() where example.isBad {
      let found = try example.lint(for: String(headings[0].dropFirst(2)))
      lines.replaceSubrange(
        example.shownLines ?? example.end..<example.end, with: ["", "```text"] + found + ["```"])
    }
    return lines.joined(separator: "\n")
  }
}

/// A document shown on a page.
private struct Example {
  var isBad: Bool
  /// The line of its fence, from 1.
  var line: Int
  /// The text after its fence.
  var notation: String
  var text: String
  /// The diagnostics shown below it.
  var shown: [String] = []
  /// Their range, including the blank line and the fences around them.
  var shownLines: Range<Int>?
  /// The index of the line after it.
  var end = 0

  /// The lines that `errcat lint` prints for a rule.
  func lint(for rule: String) throws -> [String] {
    let folder = try TemporaryFolder()
    if notation == "diff" { return try lintRevisions(for: rule, in: folder) }
    let form = notation.prefix { $0 != " " }
    let name = "example." + (form == "markdown" ? "md" : form)
    try folder.write(bytes, to: name)
    let lines = try folder.errcat("lint", name).out.split(separator: "\n")
    return lines.map(String.init).filter { $0.hasSuffix(" [\(rule)]") }
  }

  /// The same for a change: its lines without `+` are committed, then those without `-`.
  private func lintRevisions(for rule: String, in folder: TemporaryFolder) throws -> [String] {
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false)
    let revisions = ["+", "-"].map { left in
      changed.filter { !$0.hasPrefix(left) }.map { $0.dropFirst() }.joined(separator: "\n")
    }
    try folder.git("init", "-q", in: ".")
    // A code that comes back was away in between.
    for revision in [revisions[0], "# Errors\n", revisions[1]].enumerated()
    where rule == "reused-code" || revision.offset != 1 {
      try folder.write(revision.element, to: "example.md")
      try folder.git("add", "example.md", in: ".")
      try folder.git("commit", "-q", "-m", "Change codes", in: ".")
    }
    let lines = try folder.errcat("lint", "--history", "example.md").out.split(separator: "\n")
    return lines.map(String.init).filter { $0.hasSuffix(" [\(rule)]") }
  }

  private var bytes: [UInt8] {
    switch notation {
    case "markdown escaped", "html escaped": Self.unescaped(text)
    case "markdown utf-16":
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default: Array(text.utf8)
    }
  }

  /// `\xE9` is a byte, and `\200{<b>}` is `<b>` 200 times.
  static func unescaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let next = rest.first {
      if let match = rest.prefixMatch(of: /\\x([0-9A-F]{2})/), let byte = UInt8(match.1, radix: 16)
      {
        result.append(byte)
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /\\([0-9]+)\{([^}]*)\}/), let count = Int(match.1)
      {
        result += String(repeating: String(match.2), count: count).utf8
        rest = rest[match.range.upperBound...]
      } else {
        result += String(next).utf8
        rest.removeFirst()
      }
    }
    return result
  }
}
