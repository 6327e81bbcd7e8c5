import TestSupport
import Testing

/// What `errcat lint` leaves out: rules, documents, parts of documents and findings that are known.
@Suite struct LintSwitchesTests {
  let folder: TemporaryFolder

  static let pipe = "# W\n\n| Error Code | Description |\n|--|--|\n| 1 | one\n| 2 | two |\n"
  static let surplus =
    "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | one | or more |\n| 2 | two |\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.pipe, to: "docs/warning.md")
    try folder.write(Self.surplus, to: "docs/old/error.md")
  }

  /// The rules that lint prints, and its exit status.
  private func lint(_ arguments: String...) throws -> String {
    let outcome = try folder.errcat(["lint", "--format", "csv", "--columns", "rule"] + arguments)
    return outcome.out.split(separator: "\r\n").dropFirst().joined(separator: " ")
      + " \(outcome.status)"
  }

  @Test func `rules are switched off by an option`() throws {
    #expect(try lint("docs") == "surplus-cells missing-edge-pipe 1")
    #expect(try lint("docs", "--disable", "surplus-cells") == "missing-edge-pipe 0")
    #expect(try lint("docs", "--disable", "surplus-cells,missing-edge-pipe", "--strict") == " 0")
    #expect(
      try lint("--disable", "surplus-cells", "--disable", "missing-edge-pipe", "docs") == " 0")
    let near = try folder.errcat("lint", "docs", "--disable", "surplus-cell")
    #expect(near.status == 2 && near.err.contains("did you mean 'surplus-cells'?"))
    let far = try folder.errcat("lint", "docs", "--disable", "nothing")
    #expect(
      far.status == 2 && far.err.contains("unknown rule 'nothing'; the rules are conflicting-"))
  }

  @Test(arguments: [
    ("old", true), ("old/", true), ("docs/old", true), ("old/*.md", true), ("**/error.md", true),
    ("error.*", true), ("docs/**", true), ("./docs/old/**", true), ("err?r.md", true),
    ("e[a-r]ror.md", true), ("e[!r]ror.md", false), ("ol", false), ("old/*.mdx", false),
    ("*/docs/old", false), ("rror.md", false),
  ])
  func `documents are passed over by their paths`(glob: String, isExcluded: Bool) throws {
    let rules = try lint("docs", "--exclude", glob)
    #expect(rules.contains("surplus-cells") != isExcluded, "\(rules)")
    // The name of a document has no folder that patterns start from but the current one.
    let isNamed = isExcluded && glob != "old/*.md"
    #expect(try lint("docs/old/error.md", "--exclude", glob).hasSuffix(isNamed ? "0" : "1"))
    if isExcluded {
      #expect(try folder.errcat("lint", "docs", "--exclude", glob).err.contains(" excluded\n"))
    }
  }

  @Test(arguments: [
    ("<!-- errcat-disable surplus-cells -->", "", " 0"),
    ("<!-- errcat-disable surplus-cells -->", "<!-- errcat-enable surplus-cells -->", " 0"),
    ("<!-- errcat-disable -->", "<!-- errcat-enable -->", " 0"),
    ("<!--errcat-disable missing-edge-pipe, surplus-cells-->", "", " 0"),
    ("<!-- errcat-disable missing-edge-pipe -->", "", "surplus-cells 1"),
    ("<!-- errcat-enable surplus-cells -->", "", "surplus-cells 1"),
    ("```\n<!-- errcat-disable -->\n```", "", "surplus-cells 1"),
    ("errcat-disable surplus-cells", "", "surplus-cells 1"),
  ])
  func `comments switch rules off and on`(before: String, after: String, rules: String) throws {
    try folder.write("\(before)\n\n\(Self.surplus)\n\(after)\n", to: "a.md")
    #expect(try lint("a.md") == rules)
    if !after.isEmpty {
      try folder.write("\(before)\n\n\(after)\n\n\(Self.surplus)", to: "b.md")
      #expect(try lint("b.md") == "surplus-cells 1")
    }
  }

  @Test func `MDX has comments of its own, and a name that is no rule is told`() throws {
    try folder.write("{/* errcat-disable surplus-cells */}\n\n\(Self.surplus)", to: "a.mdx")
    #expect(try lint("a.mdx") == " 0")
    try folder.write("<!-- errcat-disable typo -->\n\n\(Self.surplus)", to: "a.md")
    let outcome = try folder.errcat("lint", "a.md")
    #expect(outcome.status == 1 && outcome.err.contains("note: a.md:1: unknown rule 'typo'"))
  }

  @Test func `findings of a baseline are left out, wherever their lines went`() throws {
    for format in ["text", "json", "jsonl", "csv", "tsv"] {
      try folder.write(Self.pipe, to: "docs/warning.md")
      let known = try folder.errcat("lint", "docs", "--format", format)
      try folder.write(known.output, to: "known")
      #expect(try lint("docs", "--baseline", "known", "--strict") == " 0", "\(format)")
      // The rows move, and one more finding comes.
      try folder.write(
        "# New\n\nText.\n\n" + Self.pipe
          + "\n## B\n\n| Error Code | Description |\n|--|--|\n| 7 | a | x |\n| 8 | b |\n",
        to: "docs/warning.md")
      #expect(try lint("docs", "--baseline", "known") == "surplus-cells 1", "\(format)")
    }
    try folder.write("", to: "docs/warning.md")
    let fewer = try folder.errcat("lint", "docs", "--baseline", "known")
    #expect(fewer.err.contains("note: 1 finding of the baseline is gone; write it again"))
  }

  @Test func `a file that is no baseline is refused`() throws {
    try folder.write("something else\n", to: "known")
    let outcome = try folder.errcat("lint", "docs", "--baseline", "known")
    #expect(outcome.status == 2 && outcome.err.contains("not what `errcat lint` writes"))
    #expect(try folder.errcat("lint", "docs", "--baseline", "missing").status == 2)
  }

  @Test(arguments: [
    ("disable: surplus-cells\n", "missing-edge-pipe 0"),
    ("disable: [surplus-cells, missing-edge-pipe]\n", " 0"),
    ("disable:\n  - missing-edge-pipe\n", "surplus-cells 1"),
    ("exclude: [old]\nsource: acme\n", "missing-edge-pipe 0"),
    ("exclude:\n  - docs/old/*.md\n  - docs/w*\n", " 0"),
    ("exclude: old/error.md\n", "surplus-cells missing-edge-pipe 1"),
    ("# nothing\n", "surplus-cells missing-edge-pipe 1"), ("", "surplus-cells missing-edge-pipe 1"),
  ])
  func `the settings of the project are found upward`(settings: String, rules: String) throws {
    try folder.write(settings, to: ".errcat.yml")
    #expect(try lint("docs") == rules)
    #expect(try lint(folder("docs")) == rules)
    #expect(try lint("docs/old/error.md", "docs/warning.md") == rules)
  }

  @Test(arguments: [
    ("disabel: [a]\n", ".errcat.yml:1: unknown setting 'disabel'"),
    ("source: acme\ndisable: [a]\n", ".errcat.yml:2: unknown rule 'a'"),
    ("- a\n", "settings are a map"), ("source: [a, b]\n", "'source' takes one name"),
    ("exclude: {a: b}\n", "takes a text or a list of texts"), ("a: [\n", ".errcat.yml:"),
  ])
  func `a mistake in the settings is trouble`(settings: String, message: String) throws {
    try folder.write(settings, to: ".errcat.yml")
    let outcome = try folder.errcat("lint", "docs")
    #expect(outcome.status == 2 && outcome.err.contains(message), "\(outcome.err)")
  }

  @Test func `import takes the source of the settings and passes over what they exclude`() throws {
    try folder.write("source: acme\nexclude: [old]\n", to: ".errcat.yml")
    let outcome = try folder.errcat("import", "docs")
    #expect(outcome.err.contains("2 codes from 1 document of acme -> catalog.db"))
    #expect(try folder.errcat("import", "docs", "--source", "b").err.contains(" of b -> "))
  }

  @Test func `settings end at the root of the work tree`() throws {
    try folder.write("disable: [surplus-cells]\n", to: ".errcat.yml")
    #expect(try lint("docs/old") == " 0")
    try folder.makeRepository("docs")
    #expect(try lint("docs/old") == "surplus-cells 1")
  }

  @Test func `files that git ignores are passed over in folders, not by name`() throws {
    try folder.write("old/\n", to: "docs/.gitignore")
    try folder.git("init", "-q", "-b", "main", in: "docs")
    #expect(try lint("docs") == "missing-edge-pipe 0")
    #expect(try lint("docs/old/error.md") == "surplus-cells 1")
    try folder.git("add", "-f", "old/error.md", in: "docs")
    #expect(try lint("docs") == "surplus-cells missing-edge-pipe 1")
  }

  @Test func `standard error sums up by rule`() throws {
    try folder.write(Self.surplus, to: "docs/second.md")
    #expect(
      try folder.errcat("lint", "docs").err == """
        errcat: 3 documents: 2 errors, 1 warning
          surplus-cells      2 errors
          missing-edge-pipe  1 warning

        """)
  }

  @Test func `a log for code scanning names rules and places`() throws {
    try folder.write(Self.surplus, to: "a b.md")
    let outcome = try folder.errcat("lint", "a b.md", "--format", "sarif")
    let log = try #require(jsonRows("[\(outcome.out)]").first)
    #expect(outcome.status == 1 && log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleId"] as? String == "surplus-cells" && result["level"] as? String == "error")
    let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"]
    let parts = try #require(place as? [String: [String: Any]])
    #expect(parts["artifactLocation"]?["uri"] as? String == "a%20b.md")
    #expect(parts["region"]?["startLine"] as? Int == 5)
    #expect(parts["region"]?["startColumn"] as? Int == 13)
    let none = try folder.errcat(
      "lint", "a b.md", "--format", "sarif", "--disable", "surplus-cells")
    #expect(none.out.contains(#""results":[]"#) && none.status == 0)
  }
}
