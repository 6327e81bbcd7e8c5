internal import ErrcatBytes

/// The comments of a document that switch rules off and on.
///
/// ```markdown
/// <!-- errcat-disable duplicate-code -->
/// ...
/// <!-- errcat-enable duplicate-code -->
/// ```
///
/// A comment may name several rules, or none for all. What is never switched on again stays off. In
/// MDX, `{/* ... */}` is a comment; in YAML, `#` begins one. Comments in fenced code are examples.
package struct LintComments {
  private struct Switch {
    var line: Int
    var isOff: Bool
  }

  /// What switches each rule, in the order of the document.
  private var switches: [Diagnostic.Rule: [Switch]] = [:]
  /// Names that are no rules, with their lines.
  package private(set) var unknown: [(name: String, line: Int)] = []

  /// Reads the comments of a document.
  package init(_ document: Document) {
    let text = document.text
    let mark = Array("errcat-".utf8)
    var line = 1
    var start = 0
    var fence: UInt8?
    while start < text.count {
      let end = text[start...].firstIndex(of: ASCII.lineFeed) ?? text.count
      let content = text[start..<end].drop { $0.isSpaceOrTab }
      if let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
        content.prefix(3).count == 3, content.prefix(3).allSatisfy({ $0 == first })
      {
        fence = fence == nil ? first : fence == first ? nil : fence
      } else if fence == nil, content.contains(UInt8(ascii: "-")),
        text[start..<end].firstRange(of: mark) != nil
      {
        read(String(decoding: content, as: UTF8.self), line: line)
      }
      line += 1
      start = end + 1
    }
  }

  private mutating func read(_ text: String, line: Int) {
    var rest = text[...]
    while let found = rest.firstRange(of: "errcat-") {
      let before = rest[..<found.lowerBound].reversed().drop { $0 == " " || $0 == "\t" }
      let opening = String(before.prefix(4).reversed())
      rest = rest[found.upperBound...]
      guard opening.hasSuffix("<!--") || opening.hasSuffix("/*") || opening.hasSuffix("#") else {
        continue
      }
      let word = rest.prefix { $0.isLetter }
      guard word == "disable" || word == "enable" else { continue }
      rest = rest.dropFirst(word.count)
      let end = ["-->", "*/"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
      let names = rest[..<(end ?? rest.endIndex)]
        .split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\r" }.map(String.init)
      var rules: Set<Diagnostic.Rule> = []
      for name in names {
        if let rule = Diagnostic.Rule(rawValue: name) {
          rules.insert(rule)
        } else {
          unknown.append((name, line))
        }
      }
      if names.isEmpty { rules = Set(Diagnostic.Rule.allCases) }
      for rule in rules {
        switches[rule, default: []].append(Switch(line: line, isOff: word == "disable"))
      }
    }
  }

  /// Returns whether a rule is switched off in a line.
  package func disable(_ rule: Diagnostic.Rule, inLine line: Int) -> Bool {
    guard let switches = switches[rule] else { return false }
    var low = 0
    var high = switches.count
    while low < high {
      let middle = low + (high - low) / 2
      if switches[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 && switches[low - 1].isOff
  }
}
