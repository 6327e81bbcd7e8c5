import ErrorCatalog
import TestSupport
import Testing

/// Exported constants and `export --check`, run as a process.
@Suite struct ExportConstantsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.withSeeds() }

  static let endings = [
    ("swift", "swift"), ("typescript", "ts"), ("typescript", "mts"), ("python", "py"), ("go", "go"),
  ]

  @Test(arguments: endings)
  func `the file's extension selects the language`(format: String, ending: String) throws {
    let outcome = try folder.errcat("export", "-o", "codes.\(ending)")
    #expect(outcome.status == 0 && outcome.out.isEmpty && outcome.err.isEmpty, "\(outcome.err)")
    let text = try folder.errcat("export", "--format", format).output
    #expect(try folder.read("codes.\(ending)") == text)
    #expect(text.count > 20_000)
  }

  @Test(arguments: ConstantsLanguage.allCases.map(\.rawValue))
  func `an export of nothing or of hostile texts is valid`(format: String) throws {
    let none = ["-c", "rate-limit", "-c", "lending"]
    #expect(try folder.errcat(["export", "--format", format] + none).status == 0)
    try folder.write(Documents.hostile, to: "evil.md")
    try folder.errcat("import", "evil.md", "--db", "evil.db")
    let text = try folder.errcat("export", "--format", format, "--db", "evil.db").out
    #expect(text.contains("Evil"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 })
    #expect(!text.unicodeScalars.contains { ["\u{7F}", "\u{9B}", "\u{202E}"].contains($0) })
  }

  @Test(
    arguments: [
      (["export", "--format", "swift", "--package", "x"], "--package is for --format go"),
      (["export", "--format", "go", "--package", "Range"], "small letters"),
      (["export", "--format", "go", "--package", "range"], "no keyword of Go; not 'range'"),
      (["export", "--format", "csv", "--check", "a.csv", "-o", "a.csv"], "give one of them"),
      (["export", "--check", "codes.xls"], "the ending of 'codes.xls' does not tell the format"),
      (["export", "--check", "-"], "a format with --format"),
      (["export", "--check", "", "--format", "csv"], "--check takes the name of a file"),
      (["export", "--check", "none.swift"], "none.swift"),
      (["export", "--check", ".", "--format", "go"], "."),
    ] as [([String], String)])
  func `a mistake is named`(arguments: [String], message: String) throws {
    let outcome = try folder.errcat(arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }

  @Test(arguments: [
    "codes.swift", "codes.ts", "codes.py", "codes.go", "codes.csv", "codes.json", "codes.md",
    "codes.sql",
  ])
  func `an up-to-date file passes in silence, and a stale one is shown`(name: String) throws {
    try folder.errcat("export", "-o", name, "-d", "rest-api")
    let same = try folder.errcat("export", "--check", name, "-d", "rest-api")
    #expect(same.status == 0 && same.out.isEmpty && same.err.isEmpty, "\(same.out)\(same.err)")

    let text = String(decoding: try folder.read(name), as: UTF8.self)
    let old = text.replacing("Insufficient coins balance", with: "Insufficient coins")
    try folder.write(old, to: name)
    let stale = try folder.errcat("export", "--check", name, "-d", "rest-api")
    #expect(stale.status == 1)
    #expect(
      stale.err == "errcat: \(name) is stale; the same command with -o for --check renews it\n")
    #expect(stale.out.hasPrefix("--- \(name)\n+++ errcat export --format "))
    #expect(stale.out.contains("\n@@ -"))
    #expect(try folder.read(name) == Array(old.utf8), "--check writes nothing")
    // Applying the diff with patch gives what export would write.
    try folder.write(stale.output, to: "stale.diff")
    #expect(try folder.shell("patch -s \(name) stale.diff").status == 0)
    #expect(try folder.read(name) == Array(text.utf8))
  }

  @Test func `standard input is compared, and a reader that stops early is not an error`() throws {
    #expect(
      try folder.shell("$errcat export --format go | $errcat export --format go --check -").status
        == 0)
    let outcome = try folder.shell("echo x | $errcat export --format go --check -")
    #expect(outcome.status == 1 && outcome.out.hasPrefix("--- standard input\n"))
    #expect(try folder.shell("echo x | $errcat export --json --check - | head -c 3").out == "---")
  }

  @Test func `an added row makes the file stale by that row alone`() throws {
    _ = try folder.shell("mkdir docs; cp \(seeds)/error-code-for-spot.md docs/a.md")
    try folder.errcat("import", "docs", "--db", "a.db")
    try folder.errcat("export", "-o", "a.swift", "--db", "a.db", "-d", "rest-api")
    _ = try folder.shell("sed -i 's/^|10000\t.*/|9|Amount too low|\\n&/' docs/a.md")
    try folder.errcat("import", "docs", "--db", "a.db")
    let outcome = try folder.errcat(
      "export", "--check", "a.swift", "--db", "a.db", "-d", "rest-api")
    #expect(outcome.status == 1)
    let changed = outcome.out.split(separator: "\n").dropFirst(2).filter {
      $0.hasPrefix("-") || $0.hasPrefix("+")
    }
    #expect(changed.contains { $0.contains("amountTooLow_9:") })
    #expect(
      changed.filter { $0.hasPrefix("-") }.allSatisfy { $0.contains("Digest:") }, "\(changed)")
  }

  @Test func `no control character of a stale file reaches a terminal`() throws {
    try folder.write("\u{1B}]0;pwned\u{7}\n\u{9B}1m\n", to: "a.csv")
    let outcome = try folder.errcat("export", "--check", "a.csv", terminal: true)
    #expect(outcome.status == 1 && outcome.out.contains("pwned"))
    #expect(!outcome.out.unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{9B}"].contains($0) })
  }
}
