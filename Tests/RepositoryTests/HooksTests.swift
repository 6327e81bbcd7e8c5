import TestSupport
import Testing

/// The hooks for pre-commit and the action for GitHub, run as those run them.
@Suite struct HooksTests {
  private static let bad =
    "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | one\n| 2 | two | more |\n"

  /// A folder with a document and with errcat as the only program of that name.
  private func folder(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "docs/a b.md")
    try folder.makeFolder("bin")
    try folder.link("bin/errcat", to: program)
    return folder
  }

  /// The values of a key in a file of YAML, without quotes.
  private func values(of key: String, in path: String) throws -> [String] {
    try Repository.text(path).split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " || $0 == "-" }
      return text.hasPrefix("\(key): ") ? String(text.dropFirst(key.count + 2)) : nil
    }
  }

  @Test func `the hooks of pre-commit check and fix the files they are given`() throws {
    let path = ".pre-commit-hooks.yaml"
    #expect(try values(of: "id", in: path) == ["errcat-lint", "errcat-fix"])
    #expect(try values(of: "language", in: path) == ["system", "system"])
    let entries = try values(of: "entry", in: path)
    let folder = try folder(Self.bad)
    let run = { (entry: String) in
      try folder.shell("PATH=$PWD/bin:$PATH; \(entry) 'docs/a b.md'")
    }
    let lint = try run(entries[0])
    #expect(lint.status == 1 && lint.out.contains("[missing-edge-pipe]"))
    let fix = try run(entries[1])
    #expect(fix.status == 1 && !fix.out.contains("[missing-edge-pipe]"))
    #expect(
      String(decoding: try folder.read("docs/a b.md"), as: UTF8.self).contains("| 1 | one |\n"))
    try folder.write(Self.bad.replacing(" | more", with: ""), to: "docs/a b.md")
    #expect(try run(entries[1]).status == 0 && run(entries[0]).status == 0)
  }

  @Test func `the action shows findings and fails for errors`() throws {
    let action = try Repository.text("action.yml")
    let lines = action.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("run: |") })
    let script = lines[(start + 1)...].map { String($0.dropFirst(8)) }.joined(separator: "\n")
    #expect(try values(of: "default", in: "action.yml") == [".", "\"\"", "errcat", "\"\"", "\"\""])
    let folder = try folder(Self.bad)
    func run(_ paths: String, _ options: String) throws -> Outcome {
      try folder.shell(
        "PATH=$PWD/bin:$PATH PATHS='\(paths)' OPTIONS='\(options)' ERRCAT=errcat ACTION=/none\n"
          + "export PATH\n" + script)
    }
    let failed = try run(".", "")
    #expect(failed.status == 1 && failed.out.contains("::error file=./docs/a b.md,line=6,"))
    #expect(try run("docs", "--disable surplus-cells").status == 0)
    #expect(try run("docs", "--disable surplus-cells --strict").status == 1)
  }
}
