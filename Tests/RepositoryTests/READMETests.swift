import Glibc
import TestSupport
import Testing

/// The blocks of README.md and other pages that show errcat at work.
///
/// The test runs each line of a `console` block that begins with `$ ` over the seeds, in a terminal of
/// 80 columns; its standard output and then its standard error must follow it on the page. Commands
/// in `sh` blocks of README must work too.
@Suite struct READMETests {
  @Test(arguments: [
    "README.md", "docs/agents.md", "docs/annotate.md", "docs/export.md", "docs/importing.md",
    "docs/looking-up.md",
    "docs/sql.md",
  ])
  func `every command on a page prints the output that the page shows`(_ page: String) throws {
    let shown = try Repository.text(page)
    let actual = try withOutput(shown)
    if Repository.isRecording {
      try Repository.write(actual, to: page)
      Issue.record("\(page) was recorded again; run the tests again")
    } else {
      #expect(actual == shown, "\(page) shows other output: `make readme` records it again")
    }
  }

  @Test func `README is short, and names every command and every page's map`() throws {
    let readme = try Repository.text("README.md")
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 171)
    let help = try TemporaryFolder().errcat("--help").out
    let names = help.matches(of: /\n  ([a-z]+) {2,}[A-Z]/).map { String($0.1) }.filter {
      $0 != "help"
    }
    #expect(names.count >= 14)
    #expect(names.filter { !readme.contains("errcat \($0)") } == [])
    #expect(readme.contains("(docs/README.md)") && readme.contains("(docs/third-party.md)"))
  }

  @Test func `the map of the documentation has every page`() throws {
    let map = try Repository.text("docs/README.md")
    let pages = Repository.names("docs").filter { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(pages.count > 15)
    #expect(pages.filter { !map.contains("](\($0))") } == [])
    for page in ["README.md", "docs/README.md"] {
      let folder = page.hasPrefix("docs/") ? "docs/" : ""
      for link in try Repository.text(page).matches(of: /\]\(([^):#]+)\)/) {
        let path = "\(Repository.path)/\(folder)\(link.1)"
        #expect(access(path, F_OK) == 0, "\(page) links to \(link.1), which does not exist")
      }
    }
  }

  @Test func `every command in an sh block of README works`() throws {
    let folder = try TemporaryFolder.withSeeds()
    try folder.link("docs", to: Repository.path + "/seeds")
    for name in ["old.md", "new.md"] { try folder.write(Documents.alpha, to: name) }
    try folder.write("order refused error_code=10016\n", to: "app.log")
    let makefile = try Repository.text("Makefile")
    var commands = 0
    for block in try Repository.text("README.md").split(separator: "```sh\n").dropFirst() {
      let lines = block.prefix(upTo: block.firstRange(of: "```")?.lowerBound ?? block.endIndex)
      for line in lines.split(separator: "\n") {
        commands += 1
        if let target = line.firstMatch(of: /^(?:sudo )?make ?([a-z-]*)/)?.1 {
          #expect(
            target.isEmpty || makefile.contains("\n\(target):"), "make has no target \(target)")
          continue
        }
        #expect(line.hasPrefix("errcat "))
        let outcome = try folder.shell(
          line.replacing("errcat", with: "\"$errcat\"", maxReplacements: 1) + "")
        #expect(outcome.status == 0, "\(line): \(outcome.err)")
      }
    }
    #expect(commands >= 14)
  }

  /// A page with the current output of each command.
  private func withOutput(_ page: String) throws -> String {
    let folder = try TemporaryFolder.withSeeds()
    try folder.link("seeds", to: Repository.path + "/seeds")
    var lines: [String] = []
    var isInBlock = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isInBlock = line == "```console" }
      if isInBlock, line != "```console" {
        guard line.hasPrefix("$ ") else { continue }
        if lines.last != "```console" { lines.append("") }
        lines.append(String(line))
        let outcome = try folder.shellInTerminal(
          line.dropFirst(2).replacing("errcat", with: "$errcat", maxReplacements: 1) + " 2>&1",
          columns: 80)
        // The line of progress of a slow import clears itself.
        let shown = outcome.out.replacing(/\r\u{1B}\[K[^\r\n]*(?=\r)|\r\u{1B}\[K/, with: "")
        lines += shown.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map(String.init)
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }
}
