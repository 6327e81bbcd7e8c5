import TestSupport
import Testing

/// The blocks of README.md and other pages that show errcat at work.
///
/// The test runs each line that begins with `$ errcat` over the seeds; its standard output and
/// then its standard error must follow it on the page.
@Suite struct READMETests {
  @Test(arguments: ["README.md", "docs/annotate.md"])
  func `every errcat command in README prints the output that README shows`(_ page: String) throws {
    let shown = try Repository.text(page)
    let actual = try withOutput(shown)
    if Repository.isRecording {
      try Repository.write(actual, to: page)
      Issue.record("\(page) was recorded again; run the tests again")
    } else {
      #expect(actual == shown, "\(page) shows other output: `make readme` records it again")
    }
  }

  @Test func `README names every verb`() throws {
    let folder = try TemporaryFolder()
    let help = try folder.errcat("--help").out
    let verbs = help.split(separator: "SUBCOMMANDS:").last ?? ""
    let names = verbs.split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first : nil
    }.filter { $0 != "See" }
    #expect(names.count >= 8)
    let readme = try Repository.text("README.md")
    let missing = names.filter { !readme.contains("errcat \($0)") }
    #expect(missing.isEmpty)
  }

  /// A page with the current output of each command.
  private func withOutput(_ readme: String) throws -> String {
    let folder = try TemporaryFolder.withSeeds()
    try folder.link("seeds", to: Repository.path + "/seeds")
    var lines: [String] = []
    var isInBlock = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isInBlock = line == "```console" }
      if isInBlock, line != "```console" {
        guard line.hasPrefix("$ ") else { continue }
        if lines.last != "```console" { lines.append("") }
        lines.append(String(line))
        let outcome = try folder.shell(
          line.dropFirst(2).replacing("errcat", with: "$errcat", maxReplacements: 1) + " 2>&1")
        lines += outcome.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map(String.init)
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }
}
