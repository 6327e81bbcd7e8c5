import TestSupport
import Testing

/// The English that users read: messages, help and pages.
///
/// Each phrase of the list was once here as a word-for-word translation.
@Suite struct PlainWordsTests {
  /// A phrase that no text for users has, as a regular expression, and what to write instead.
  private static let banned: [(phrase: String, instead: String)] = [
    (#"\bbehind\b"#, "after"), (#"\bstands?\b"#, "is, means, comes"),
    (#"\bis none\b(?!:)"#, "is not one"),
    (#"\bnear it\b"#, "did you mean"), (#"\bnothing fits\b"#, "no match for"),
    (#"\bmend(s|ed|ing)?\b"#, "fix"), (#"\banew\b"#, "again"), (#"\bstrangers?\b"#, "others"),
    (#"\blets? go\b"#, "release"), (#"\brooms\b"#, "modules"), (#"\bat present\b"#, "now"),
    (#"\bhad against\b"#, "an error of"), (#"\bthere is none\b"#, "there is no ..."),
    (#"\bare to know\b"#, "need to know"), (#"\bbeside\b"#, "next to"),
    (#"\bin vain\b"#, "without success"),
    (#"\bso many\b"#, "N"), (#"\bis said\b"#, "is shown"), (#"\bgoe?s? on\b"#, "continues"),
    (#"\bsomebody\b"#, "someone, another program"), (#"\bwhoever\b"#, "anyone who"),
    (#"\btold apart\b"#, "separated"), (#"\bmisses\b"#, "lacks"), (#"\bsaid once\b"#, "shown once"),
    (#"\bwhat is wrong with\b"#, "mistakes in"), (#"\bwhat there is\b"#, "name the things"),
    (#"\bone that reads\b"#, "read-only"), (#"\bfrom 1 on\b"#, "1 or more"),
    (#"\bhow to write:"#, "output format"), (#"\bwhen to color\b"#, "color output"),
  ]

  private static let pages =
    ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
    + Repository.names("docs").filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    + Repository.names("docs/diagnostics").filter { $0.hasSuffix(".md") }
    .map { "docs/diagnostics/" + $0 }

  @Test func `pages are written in plain words`() throws {
    #expect(Self.pages.count > 40)
    for page in Self.pages {
      let lines = try Repository.text(page).split(separator: "\n", omittingEmptySubsequences: false)
      for fault in Self.faults(in: lines.map(String.init)) { Issue.record("\(page):\(fault)") }
    }
  }

  @Test func `messages and help are written in plain words`() throws {
    let files = Repository.swiftFiles(below: "Sources")
    #expect(files.count > 200)
    for file in files {
      let texts = Self.literals(in: try Repository.text(file))
      for fault in Self.faults(in: texts) { Issue.record("\(file):\(fault)") }
    }
  }

  @Test func `the help of each command is written in plain words`() throws {
    let folder = try TemporaryFolder()
    let root = try folder.errcat("--help").out
    let commands = root.matches(of: /\n  ([a-z]+) {2,}[A-Z]/).map { String($0.1) }
    #expect(commands.count >= 14)
    for arguments in [["--help"]] + commands.map({ ["help", $0] })
      + ["codes", "query", "files"].map({ ["help", $0] })
    {
      let help = try folder.errcat(arguments)
      #expect(help.status == 0)
      let lines = help.out.split(separator: "\n").map(String.init)
      for fault in Self.faults(in: lines) { Issue.record("errcat \(arguments):\(fault)") }
    }
  }

  @Test(arguments: [
    ("Codes stand behind keys.", 2), ("Nothing fits 'x'; near it: y", 2), ("It Goes on.", 1),
    ("Standard error and understanding are plain.", 0), ("It went on.", 0), ("", 0),
  ])
  func `a banned phrase is found in any case, as whole words`(line: String, count: Int) {
    #expect(Self.faults(in: [line]).count == count)
  }

  @Test func `the literals of a source are its texts, without comments and interpolations`() {
    let source = #"""
      // "not this"
      let text = "one \(name("no")) two" + "three" // four
      let long = """
        five
          "six"
        """
      """#
    #expect(
      Self.literals(in: source).map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        == ["", "one  two", "three", "five", "\"six\""].filter { !$0.isEmpty })
  }

  /// The banned phrases of some lines, each with the number of its line.
  private static func faults(in lines: [String]) -> [String] {
    let rules = banned.compactMap { rule in
      (try? Regex(rule.phrase).ignoresCase()).map { (regex: $0, instead: rule.instead) }
    }
    return lines.enumerated().flatMap { number, line in
      rules.compactMap { rule in
        line.firstMatch(of: rule.regex).map {
          "\(number + 1): '\(line[$0.range])': write '\(rule.instead)': \(line.prefix(120))"
        }
      }
    }
  }

  /// The text of the string literals of a Swift source.
  private static func literals(in source: String) -> [String] {
    var literals: [String] = []
    var isLong = false
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("\"\"\"") {
        isLong.toggle()
        continue
      }
      if isLong {
        literals.append(String(line))
        continue
      }
      let code = line.drop { $0 == " " }
      if code.hasPrefix("//") { continue }
      literals += texts(inLine: Array(code))
    }
    return literals
  }

  private static func texts(inLine line: [Character]) -> [String] {
    var literals: [String] = []
    var text: String?
    var depth = 0
    var index = 0
    while index < line.count {
      let character = line[index]
      let next = index + 1 < line.count ? line[index + 1] : " "
      switch (text, character) {
      case (nil, "/") where next == "/": return literals
      case (nil, "\""): text = ""
      case (nil, _): break
      case (_, _) where depth > 0:
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      case (_, "\\") where next == "(":
        depth = 1
        index += 1
      case (_, "\\"): index += 1
      case (let found?, "\""):
        literals.append(found)
        text = nil
      case (_, _): text?.append(character)
      }
      index += 1
    }
    return literals
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self).drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
