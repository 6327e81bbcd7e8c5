import TestSupport
import Testing

@testable import errcat

/// Color, and what errcat never sends to a terminal.
@Suite struct TerminalTests {
  private func hostileFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Documents.hostile, to: "evil\u{1B}[5m.md")
    #expect(try folder.errcat("import", "evil\u{1B}[5m.md").status == 0)
    return folder
  }

  @Test(
    arguments: [
      ([], [:], false, false),
      ([], ["TERM": "xterm"], true, true),
      ([], ["TERM": "dumb"], true, false),
      ([], ["TERM": "xterm", "NO_COLOR": "1"], true, false),
      ([], ["TERM": "xterm", "NO_COLOR": ""], true, true),
      (["--color", "never"], ["TERM": "xterm"], true, false),
      (["--color", "always"], [:], false, true),
      (["--color", "always"], ["NO_COLOR": "1"], false, true),
      (["--color", "auto"], [:], false, false),
      ([], ["CLICOLOR_FORCE": "1"], false, true),
      ([], ["CLICOLOR_FORCE": "0"], false, false),
      ([], ["CLICOLOR_FORCE": ""], false, false),
      ([], ["CLICOLOR_FORCE": "1", "TERM": "dumb"], true, true),
      ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, false),
      (["--color", "never"], ["CLICOLOR_FORCE": "1"], false, false),
      (["--color", "auto"], ["CLICOLOR_FORCE": "yes"], false, true),
    ] as [([String], [String: String], Bool, Bool)])
  func `color is for terminals, unless the user says otherwise`(
    options: [String], environment: [String: String], isTerminal: Bool, isColored: Bool
  ) throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "t.md")
    for verb in [["10016"], ["search", "insufficient"], ["list"], ["tables", "t.md"]] {
      let outcome = try folder.errcat(
        verb + options, environment: environment, terminal: isTerminal)
      #expect(outcome.output.contains(0x1B) == isColored, "\(verb)")
      #expect(outcome.status == 0)
    }
  }

  @Test(arguments: ["json", "jsonl", "csv", "tsv", "markdown"])
  func `formats for programs are never colored`(format: String) throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try folder.errcat("search", "coins", "--format", format, "--color", "always")
    #expect(!outcome.output.contains(0x1B))
  }

  @Test func `the words that were found are highlighted on a terminal`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try folder.errcat(
      "search", "coin", "-d", "websocket-api", "-n", "1", environment: ["TERM": "xterm"],
      terminal: true)
    #expect(outcome.out.contains("\u{1B}[1;33mcoins\u{1B}[0m"))
  }

  @Test(arguments: [
    ["explain", "-d", "evil-0-pwned", "failed"], ["search", "failed"], ["list"],
    ["list", "domains"], ["list", "sources"],
    ["list", "documents"], ["tables", "evil\u{1B}[5m.md"],
    ["tables", "evil\u{1B}[5m.md", "--rows"], ["sql", "SELECT * FROM entries"],
    ["sql", "SELECT 1 AS \"a\u{1B}[2Jb\""],
    ["sql", "SELECT raw, header, text FROM codes, columns, texts"],
    ["import", "evil\u{1B}[5m.md"], ["explain", "\u{1B}[2J"], ["search", "\u{9B}2J"],
  ])
  func `no control character of a document reaches a terminal`(arguments: [String]) throws {
    let folder = try hostileFolder()
    let isVerbOfRows = arguments[0] != "import"
    for format in isVerbOfRows ? ["text", "json", "jsonl", "csv", "tsv", "markdown"] : [""] {
      let outcome = try folder.errcat(
        arguments + (isVerbOfRows ? ["--format", format, "--color", "never"] : []),
        terminal: true, errorTerminal: true)
      #expect(outcome.status < 2, "\(format): \(outcome.err)")
      // The progress line of a slow import clears itself.
      let shown = (outcome.out + outcome.err).replacing("\r\u{1B}[K", with: "")
      for scalar in shown.unicodeScalars {
        let isHarmless =
          scalar == "\n" || scalar == "\t" && format == "tsv"
          || scalar == "\r" && format == "csv"
        #expect(isHarmless || !isControl(scalar), "\(format): \(scalar.value)")
      }
    }
  }

  @Test func `control characters stay as data in a file`() throws {
    let outcome = try hostileFolder().errcat(
      "sql", "SELECT description FROM entries", "--format", "csv")
    #expect(outcome.out.contains("\u{1B}[31mfailed"))
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return scalar.properties.isBidiControl
      || [.control, .lineSeparator, .paragraphSeparator].contains(category)
  }

  @Test(arguments: [
    ("a\u{61C}b", "a\\u{61c}b"), ("a\u{202E}b", "a\\u{202e}b"), ("a\u{2028}b", "a\\u{2028}b"),
    ("a\u{FEFF}b", "a\\u{feff}b"), ("1\u{200B}6", "1\\u{200b}6"), ("\u{E0041}", "\\u{e0041}"),
    ("\u{1B}[2J", "␛[2J"), ("\u{9B}2J", "\\u{9b}2J"), ("a\r\n\tb", "a   b"),
    ("👩\u{200D}💻 می\u{200C}خواهم", "👩\u{200D}💻 می\u{200C}خواهم"),
    ("10\u{200D}016", "10\\u{200d}016"), ("\u{200C}a", "\\u{200c}a"),
    ("é\u{200D}\u{200D}", "é\u{200D}\\u{200d}"), ("\u{180E}", "\\u{180e}"),
  ])
  func `what a terminal would obey or hide is shown`(_ text: String, _ shown: String) {
    #expect(Array(visible(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `advice is wrapped to the width of the terminal`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try folder.errcat(
      "explain", "10016", "--color", "never", environment: ["COLUMNS": "40"], terminal: true)
    let lines = outcome.out.split(separator: "\n").filter { $0.hasPrefix("          ") }
    #expect(lines.count > 3)
    #expect(outcome.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
    let piped = try folder.errcat("explain", "10016", environment: ["COLUMNS": "40"])
    #expect(piped.out.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    ("plain ü 漢", "plain ü 漢"), ("", ""), ("a\tb\nc\rd", "a b c d"), ("\u{0}\u{1B}[1m", "␀␛[1m"),
    ("\u{7F}", "␡"), ("\u{9B}1m", "\\u{9b}1m"), ("\u{202E}x", "\\u{202e}x"),
    ("\u{2028}", "\\u{2028}"), ("e\u{301}\u{200D}", "e\u{301}\u{200D}"), ("\r\n", "  "),
  ])
  func `control characters are made visible`(text: String, expected: String) {
    #expect(visible(text) == expected)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("ü", 1), ("e\u{301}", 1), ("漢字", 4), ("ﾊﾟ", 2), ("한", 2), ("🙂", 2),
    ("a\u{200D}b", 2), ("ＡＢ", 4), ("カ\u{3099}", 2), ("、。", 4), ("〿", 1), ("①±×", 3), ("㉈", 1),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("🇩", 1), ("❤", 1),
    ("❤\u{FE0F}", 2),
    ("1\u{FE0F}\u{20E3}", 1), ("⚡", 2), ("🌡", 1), ("©", 1), ("\u{200B}", 0), ("𠀀", 2), ("é", 1),
    ("שָׁ", 1), ("กำ", 2), ("नि", 2),
  ])
  func `the width of a text is the width on a terminal`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(
    arguments: [
      ("a b c", nil, ["a b c"]), ("one two three", 7, ["one two", "three"]),
      ("one two", 3, ["one", "two"]), ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]), ("", 5, [""]),
      ("see https://a.test/b c", 8, ["see", "https://a.test/b", "c"]),
      ("ERR_TOO_MANY_CALLS", 8, ["ERR_TOO_", "MANY_", "CALLS"]),
      ("漢字 漢字", 5, ["漢字", "漢字"]), ("a  b", 9, ["a b"]),
    ] as [(String, Int?, [String])])
  func `a text is broken at its spaces`(text: String, width: Int?, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one  two", 8, ["one  two"]),
    ("one", 2, ["on", "e"]), ("a longestword b", 6, ["a", "longes", "tword", "b"]), ("", 3, [""]),
    ("余额不足，请充值。", 8, ["余额不", "足，请充", "值。"]),
    ("a \u{1B}[1mb c\u{1B}[0m d", 3, ["a \u{1B}[1mb\u{1B}[0m", "\u{1B}[1mc\u{1B}[0m d"]),
  ])
  func `a styled text is broken at spaces and between wide characters`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(wrapStyled(text, width: width) == lines)
  }

  @Test(arguments: [40, 50, 70, 80, 140, 200])
  func `every verb's screen stays within the terminal`(width: Int) throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.wide, to: "wide/errors.md")
    try folder.errcat("import", "wide", "--source", "a-publisher-with-a-long-name")
    for arguments in [
      ["10016"], ["explain", "10002", "E_WIDE"], ["search", "request"], ["list"],
      ["list", "-c", "rate-limit"], ["list", "domains"], ["list", "documents"],
      ["list", "sources"], ["list", "categories"], ["tables", "wide"], ["stats"],
      ["schema", "entries", "domains"],
      ["verify"], ["sql", "SELECT * FROM entries LIMIT 3"],
      ["sql", "SELECT code, description, path FROM entries"],
    ] {
      let outcome = try folder.errcat(
        arguments, environment: ["COLUMNS": String(width), "NO_COLOR": "1"], terminal: true)
      #expect(outcome.status == 0, "\(outcome.err)")
      for line in outcome.out.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width, "\(arguments) \(line)")
      }
    }
  }

  @Test(arguments: [
    ["10016"], ["explain", "10002", "10009"], ["search", "order"], ["list"], ["list", "domains"],
    ["list", "documents"], ["list", "sources"], ["list", "categories"], ["tables", "seeds.md"],
    ["stats"], ["verify"], ["sql", "SELECT code, symbol, description FROM entries"],
  ])
  func `a pipe gets records of one line, without padding or a heading`(arguments: [String]) throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "seeds.md")
    let outcome = try folder.errcat(arguments, environment: ["COLUMNS": "40"])
    #expect(outcome.status == 0 && !outcome.out.isEmpty)
    let rows = try jsonRows(folder.errcat(arguments + ["--json"]).out)
    let lines = outcome.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == rows.count)
    for line in lines {
      #expect(
        line.contains("\t") && !line.contains("  ") && line.last?.isWhitespace == false, "\(line)")
    }
  }

  @Test(arguments: [
    // rows of the terminal, options and $PAGER; whether the pager gets the answer.
    ("10", [], "cat > paged", true), ("500", [], "cat > paged", false),
    ("10", ["--no-pager"], "cat > paged", false), ("10", [], "cat", false), ("10", [], "", false),
    ("10", ["--json"], "cat > paged", false),
  ])
  func `an answer longer than the screen goes to the pager`(
    rows: String, options: [String], pager: String, isPaged: Bool
  ) throws {
    let folder = try TemporaryFolder.withSeeds()
    let environment = ["COLUMNS": "80", "LINES": rows, "PAGER": pager, "NO_COLOR": "1"]
    let outcome = try folder.errcat(["list"] + options, environment: environment, terminal: true)
    #expect(outcome.status == 0)
    #expect(outcome.out.isEmpty == isPaged)
    #expect(folder.names.contains("paged") == isPaged)
    guard isPaged else { return }
    let plain = try folder.errcat(
      "list", environment: ["COLUMNS": "80", "NO_COLOR": "1"], terminal: true)
    #expect(try String(decoding: folder.read("paged"), as: UTF8.self) == plain.out)
    // A short answer does not.
    try folder.errcat("explain", "10006", environment: environment, terminal: true)
    #expect(try String(decoding: folder.read("paged"), as: UTF8.self) == plain.out)
  }

  @Test func `a pager that ends early is no error`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let environment = ["COLUMNS": "80", "LINES": "10", "PAGER": "head -n 1", "NO_COLOR": "1"]
    let outcome = try folder.errcat("list", environment: environment, terminal: true)
    #expect(outcome.status == 0 && outcome.out.split(separator: "\n").count == 1)
    #expect(outcome.err.isEmpty)
  }
}
