import Glibc
import TestSupport
import Testing

/// Work grows with the size of the input, and not with its square, whatever the input repeats.
///
/// Each shape is run at sizes that grow by four, until a run is long enough to measure. Work is
/// counted as processor time of the program, which other processes hardly change; counters of
/// instructions would be steadier, but containers and virtual machines do not have them. What a run
/// needs for nothing is subtracted first, and a shape fails only if it fails four times in a row, each
/// at a larger size if there is one: what one text makes of many may grow faster up to a limit.
@Suite(.timeLimit(.minutes(15))) struct GrowthTests {
  /// The exponent of the growth that is allowed: 1 is linear, 2 is quadratic.
  private static let mostGrowth = 1.3
  /// The first run that is long enough, in seconds.
  private static let enough = 0.3

  struct Shape: Sendable, CustomTestStringConvertible {
    var name: String
    /// The stage that works on the input.
    var stage: Stage
    var ending = "md"
    /// The input, of about so many bytes.
    var text: @Sendable (Int) -> String
    var testDescription: String { "\(stage.rawValue): \(name)" }
  }

  enum Stage: String {
    case importing, linting, listing, comparing, typing, reading, telling, noting, auditing, asking
    // Questions about a catalog of the input.
    case explaining, searching, annotating, annotatingJSON, verifying, building, counting
    case html, swift, json, csv, markdown, postgresql, typescript, python, go
  }

  @Test(
    arguments: Self.documents + Self.rows + Self.sections + Self.pages + Self.records + Self.others)
  func `reading a document takes work in proportion to its size`(_ shape: Shape) throws {
    try expectLinear(shape, most: 1 << 18)
  }

  @Test(arguments: Self.catalogs + Self.otherCatalogs)
  func `a question takes work in proportion to the catalog`(_ shape: Shape) throws {
    try expectLinear(shape, most: 1 << 17)
  }

  @Test(arguments: Self.texts + Self.otherTexts)
  func `what is typed and logged takes work in proportion to its size`(_ shape: Shape) throws {
    try expectLinear(shape, most: shape.stage == .typing ? 1 << 16 : 1 << 18)
  }

  private func expectLinear(_ shape: Shape, most: Int) throws {
    var exponents: [Double] = []
    var size = 1 << 11
    repeat {
      let idle = try work(shape, 40)
      var (before, now) = (0.0, try work(shape, size))
      while now - idle < Self.enough, size * 4 <= most {
        size *= 4
        (before, now) = (now, try work(shape, size))
      }
      // Too fast to measure, at the largest size.
      if now - idle < Self.enough { return }
      if before == 0 { before = try work(shape, size / 4) }
      exponents.append(log2(max(now - idle, 0.001) / max(before - idle, 0.001)) / 2)
      size = min(size * 4, most)
    } while exponents.allSatisfy { $0 > Self.mostGrowth } && exponents.count < 4
    #expect(exponents.contains { $0 <= Self.mostGrowth }, "\(shape.testDescription) \(exponents)")
  }

  private func work(_ shape: Shape, _ size: Int) throws -> Double {
    let folder = try TemporaryFolder()
    var seconds = 0.0
    for command in try shape.prepare(size, in: folder) {
      let outcome = try folder.errcat(command.arguments, input: command.input)
      #expect(outcome.status <= 2, "\(shape.testDescription) \(outcome.err.prefix(200))")
      seconds = outcome.processorTime
    }
    return seconds
  }
}

extension GrowthTests.Shape {
  struct Command {
    var arguments: [String]
    var input = ""
  }

  /// Writes the input, of about so many bytes, and gives the commands that read it; the last of them is
  /// the one to measure.
  func prepare(_ size: Int, in folder: TemporaryFolder) throws -> [Command] {
    let text = text(size)
    let file = "codes.\(ending)"
    try folder.write(Array(text.utf8), to: file)
    func other() throws {
      try folder.write(Array(text.replacing("x", with: "y").utf8), to: "new.\(ending)")
    }
    switch stage {
    case .importing: return [Command(arguments: ["import", file, "--db", "c.db"])]
    case .linting: return [Command(arguments: ["lint", file])]
    case .listing: return [Command(arguments: ["tables", "--rows", file])]
    case .comparing:
      try other()
      return [Command(arguments: ["diff", file, "new.\(ending)"])]
    case .telling:
      try other()
      return [Command(arguments: ["history", file, "new.\(ending)"])]
    case .typing: return [Command(arguments: ["search", "--sample", "--", text])]
    case .asking: return [Command(arguments: ["explain", "--sample", "-"], input: text)]
    case .reading: return [Command(arguments: ["annotate", "--sample", file])]
    case .auditing: return [Command(arguments: ["audit", "--sample", file])]
    case .noting:
      try folder.write(codeTable("| 1 | x |\n"), to: "one.md")
      return [Command(arguments: ["import", "one.md", "--db", "c.db", "--notes", file])]
    default: break
    }
    let question =
      switch stage {
      case .explaining: Command(arguments: ["explain", "1"])
      case .searching: Command(arguments: ["search", "x1"])
      case .annotating: Command(arguments: ["annotate", "-"], input: "error 1\nerror 1\n")
      case .annotatingJSON:
        Command(
          arguments: ["annotate", "--format", "jsonl", "-"],
          input: String(repeating: "{\"code\":1}\n", count: 100))
      case .verifying: Command(arguments: ["verify", "c.db"])
      case .building: Command(arguments: ["verify", "--deep", "c.db"])
      case .counting: Command(arguments: ["stats"])
      default: Command(arguments: ["export", "--format", stage.rawValue])
      }
    var asked = question
    if stage != .verifying, stage != .building { asked.arguments += ["--db", "c.db"] }
    return [
      Command(arguments: ["import", file, "--db", "c.db", "--code-column", "1"]), asked,
    ]
  }
}

// MARK: - Shapes

extension GrowthTests {
  static let title = "# Error codes\n\n"
  static let head = "# Error codes\n\n| Error code | Message |\n|---|---|\n"

  static func repeated(_ text: String, _ size: Int) -> String {
    String(repeating: text, count: max(1, size / text.utf8.count))
  }

  static func numbered(_ size: Int, _ text: (Int) -> String) -> String {
    var result = ""
    var number = 1000
    while result.utf8.count < size {
      result += text(number)
      number += 1
    }
    return result
  }

  static let documents: [Shape] = [
    Shape(name: "footnotes", stage: .importing) { head + "| 1" + repeated("[1]", $0) + " | x |\n" },
    Shape(name: "bars", stage: .importing) { head + "| " + repeated("1/", $0) + " | x |\n" },
    Shape(name: "long headers", stage: .linting) {
      "| Error code | " + repeated("x ", $0) + " |\n|-|-|\n| 1 | x |\n"
    },
    Shape(name: "switches and findings", stage: .linting) { size in
      let switches = repeated("<!-- errcat-disable empty-row -->\n", size / 2)
      return switches + "\n" + head + numbered(size / 2) { "| E\($0 % 500) | \($0) |\n" }
    },
    Shape(name: "tables", stage: .importing) {
      numbered($0) { "# T\($0)\n\n| Error code | Message |\n|-|-|\n| \($0) | x |\n\n" }
    },
    Shape(name: "tables", stage: .comparing) {
      numbered($0) { "# T\($0)\n\n| Error code | Message |\n|-|-|\n| \($0) | x |\n\n" }
    },
    Shape(name: "headers of their own", stage: .importing) {
      numbered($0) { "| Error code | D\($0) |\n|-|-|\n| \($0) | x |\n\n" }
    },
    Shape(name: "rows outside tables", stage: .linting) {
      title + numbered($0) { "| \($0) | x |\n\n" }
    },
  ]

  /// Rows and columns that could be filled with more than the document has.
  static let rows: [Shape] = [
    Shape(name: "columns and short rows", stage: .importing) { wide($0) },
    Shape(name: "columns and short rows", stage: .linting) { wide($0) },
    Shape(name: "columns of CSV and short rows", stage: .importing, ending: "csv") {
      "code," + numbered($0 / 2) { "h\($0)," } + "\n" + repeated("1\n", $0 / 2)
    },
    Shape(name: "columns side by side", stage: .linting) {
      let count = max(2, $0 / 40)
      return "| Error code | Message " + repeated("| Error code | Message ", count * 23) + "|\n|"
        + String(repeating: "-|", count: 2 * count + 2) + "\n| 1 | x |\n"
    },
    Shape(name: "codes and rows that continue them", stage: .importing) { size in
      let codes = numbered(size / 2) { "E\($0), " }
      return head + "| \(codes) | x |\n" + numbered(size / 2) { "| | more \($0) |\n" }
    },
    Shape(name: "codes and a long text", stage: .importing) { size in
      head + "| " + numbered(size / 2) { "E\($0), " } + " | " + repeated("y ", size / 2) + " |\n"
    },
    Shape(name: "spans within spans", stage: .importing, ending: "html") { spans($0) },
    Shape(name: "spans within spans", stage: .importing) { spans($0) },
    Shape(name: "merged maps", stage: .importing, ending: "yaml") { size in
      "a: &a {" + numbered(size / 2) { "k\($0): 1, " } + "}\nb:\n"
        + numbered(size / 2) { "- {code: \($0), <<: *a}\n" }
    },
    Shape(name: "attributes of their own", stage: .importing, ending: "json") {
      "["
        + numbered($0) {
          #"{"source":"s","domain":"d","domain_title":"t","code":"\#($0)","symbol":null,"#
            + #""description":"x","attributes":{"a\#($0)":"1"}},"#
        } + "{}]"
    },
  ]

  private static func wide(_ size: Int) -> String {
    let count = max(2, size / 16)
    return title + "|Error code|" + String(repeating: "a|", count: count) + "\n|-|"
      + String(repeating: "-|", count: count) + "\n" + String(repeating: "|1|\n", count: count)
  }

  private static func spans(_ size: Int) -> String {
    "<table><tr><td>Error code<td>a"
      + repeated("<td rowspan=0><table><tr><td rowspan=0>1<td rowspan=0>x</table>", size / 2)
      + repeated("<tr><td>1", size / 2) + "</table>\n"
  }

  /// Codes that are written as text.
  static let sections: [Shape] = [
    Shape(name: "headings", stage: .importing) {
      title + numbered($0) { "## E\($0): text\n\nbody x\n\n" }
    },
    Shape(name: "headings", stage: .comparing) {
      title + numbered($0) { "## E\($0): text\n\nbody x\n\n" }
    },
    Shape(name: "headings and a table", stage: .importing) { size in
      head + numbered(size / 2) { "| E\($0) | x |\n" }
        + numbered(size / 2) { "\n# P\($0)\n\n## E\($0)\n\ny\n\n## E\($0 + 1)\n\ny\n" }
    },
    Shape(name: "labels", stage: .importing) {
      title + numbered($0) { "## E\($0)\n\n**Label\($0):** x\n\n" }
    },
    Shape(name: "items", stage: .linting) { title + numbered($0) { "- `E\($0)`: text x\n" } },
    Shape(name: "nested items", stage: .importing) {
      title + numbered($0) { String(repeating: "  ", count: $0 % 100) + "- `E\($0)`: x\n" }
    },
    Shape(name: "definitions", stage: .linting) { title + numbered($0) { "E\($0)\n: text\n\n" } },
    Shape(name: "lines", stage: .linting) { title + numbered($0) { "E\($0): text x\n" } },
    Shape(name: "blocks of lines", stage: .linting) {
      title + numbered($0) { "```\nE\($0): text x\nE1: y\n```\n\n" }
    },
  ]

  static let pages: [Shape] = [
    Shape(name: "headings", stage: .importing, ending: "html") {
      "<h1>Error codes</h1>" + numbered($0) { "<h2 id=e\($0)>E\($0): text</h2><p>x</p>" }
    },
    Shape(name: "definitions", stage: .linting, ending: "html") {
      "<h1>Error codes</h1><dl>" + numbered($0) { "<dt>E\($0)<dd>text" }
    },
    Shape(name: "terms of one definition", stage: .linting, ending: "html") { size in
      "<h1>Error codes</h1><dl>" + numbered(size / 2) { "<dt>E\($0)" } + repeated("<dd>x", size / 2)
    },
    Shape(name: "spans", stage: .importing, ending: "html") {
      "<table><tr><th>Error code<th>Message"
        + numbered($0) { "<tr><td rowspan=60000>\($0)<td rowspan=60000>x" }
    },
    Shape(name: "formatting", stage: .linting, ending: "html") { repeated("<p><b><i>E1: x", $0) },
    Shape(name: "breaks", stage: .linting, ending: "html") {
      "<h1>Error codes</h1><p>" + numbered($0) { "E\($0): x<br>" }
    },
  ]

  static let records: [Shape] = [
    Shape(name: "groups", stage: .importing, ending: "json") {
      "{" + numbered($0) { #""g\#($0)":[{"code":\#($0),"message":"x"}],"# } + #""z":[]}"#
    },
    Shape(name: "keys", stage: .importing, ending: "json") {
      "[" + numbered($0) { #"{"code":\#($0),"message":"x","k\#($0)":1},"# } + "{}]"
    },
    Shape(name: "levels", stage: .importing, ending: "json") { repeated(#"{"errors":"#, $0) },
    Shape(name: "levels", stage: .importing, ending: "yaml") { repeated("- ", $0) },
    Shape(name: "aliases", stage: .importing, ending: "yaml") {
      "a: &a {code: 1, message: x}\nb:\n" + repeated("- *a\n", $0)
    },
    Shape(name: "unclosed quotes", stage: .importing, ending: "csv") {
      "code,description\n" + repeated("1,\"a\n", $0)
    },
  ]

  static let catalogs: [Shape] =
    [Stage.explaining, .searching, .annotating, .verifying, .html, .swift, .json].map { stage in
      Shape(name: "one code with many texts", stage: stage) {
        head + numbered($0) { "| 1 | x\($0) |\n" }
      }
    } + [
      Shape(name: "one code again and again", stage: .html) { head + repeated("| 1 | x |\n", $0) },
      Shape(name: "one code in many lists", stage: .explaining) {
        numbered($0) { "# T\($0)\n\n| Error code | Message |\n|-|-|\n| 1 | x |\n\n" }
      },
      Shape(name: "one code in many lists", stage: .annotating) {
        numbered($0) { "# T\($0)\n\n| Error code | Message |\n|-|-|\n| 1 | x |\n\n" }
      },
      Shape(name: "ranges", stage: .annotating) { head + numbered($0) { "| 1-\($0) | x |\n" } },
    ]

  static let texts: [Shape] = [
    Shape(name: "one word", stage: .typing) { repeated("abcdefgh", $0) },
    Shape(name: "unclosed quotes", stage: .typing) { repeated("\"a ", $0) },
    Shape(name: "distinct words", stage: .typing) { numbered($0) { "w\($0) " } },
    Shape(name: "Chinese", stage: .typing) { repeated("余额不足以支付", $0) },
    Shape(name: "joined words", stage: .typing) { repeated("funds,order,price,", $0) },
    Shape(name: "a stack trace", stage: .typing) { numbered($0) { " at a.C\($0)(C:\($0))" } },
    Shape(name: "a log of one line", stage: .reading) { repeated("error 10016 ", $0) },
    Shape(name: "brackets", stage: .reading) { repeated("[{(<", $0) },
    Shape(name: "quotes", stage: .reading) { repeated("\"code\":\"", $0) },
    Shape(name: "numbers", stage: .reading) { numbered($0) { "error \($0 + 100_000)\n" } },
    Shape(name: "one number", stage: .reading) { "code=" + repeated("0123456789", $0) },
  ]
}
