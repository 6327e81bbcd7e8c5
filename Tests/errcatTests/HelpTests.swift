import ArgumentParser
import TestSupport
import Testing

@testable import errcat

/// What `--help` and `errcat help` show.
@Suite struct HelpTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let commands: [CommandConfiguration] = {
    var commands: [CommandConfiguration] = []
    for command in Errcat.configuration.subcommands where command.configuration.shouldDisplay {
      commands.append(command.configuration)
    }
    return commands
  }()

  @Test func `errcat's own help begins with examples and has every command in one group`() throws {
    for arguments in [["--help"], ["-h"], ["help"]] {
      let help = try folder.errcat(arguments)
      #expect(help.status == 0 && help.err.isEmpty)
      #expect(
        help.out.hasPrefix(
          "Look up API error codes: what they mean, and what to do.\n\nEXAMPLES:\n"))
      for command in Self.commands {
        let name = try #require(command.commandName)
        let lines = help.out.split(separator: "\n").filter { $0.hasPrefix("  \(name)  ") }
        #expect(lines.count == 1, "\(name)")
        #expect(lines.first?.hasSuffix(command.abstract) == true)
      }
      for line in help.out.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      #expect(!help.out.contains("answer") && !help.out.contains("OTHER COMMANDS"))
    }
  }

  @Test(arguments: commands.compactMap(\.commandName))
  func `the help of a command has its examples under a heading, before its options`(
    name: String
  ) throws {
    let help = try folder.errcat("help", name)
    #expect(help.status == 0)
    let parts = help.out.split(separator: "\n\n").map(String.init)
    try #require(parts.count > 3)
    #expect(!parts[0].contains("OVERVIEW") && parts[0].hasSuffix("."))
    let examples = parts[1].split(separator: "\n")
    #expect(examples.first == "EXAMPLES:" && examples.count > 1)
    #expect(examples.dropFirst().allSatisfy { $0.hasPrefix("  ") && $0.contains("errcat ") })
    #expect(help.out.contains("USAGE: errcat \(name)") && help.out.contains("OPTIONS:"))
    #expect(try folder.errcat(name, "--help").out == help.out)
  }

  @Test(arguments: ["codes", "query", "files"])
  func `help explains a topic, with examples`(topic: String) throws {
    let help = try folder.errcat("help", topic)
    #expect(help.status == 0 && help.err.isEmpty)
    #expect(help.out.contains("\n\nEXAMPLES:\n  errcat "))
    for line in help.out.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(try folder.errcat("--help").out.contains("help \(topic)"))
  }

  @Test(arguments: [
    ("codes", "10016"), ("codes", "0x80070005"), ("query", "\"order price\""),
    ("files", "--sample"),
  ])
  func `a topic's examples hold`(topic: String, part: String) throws {
    #expect(try folder.errcat("help", topic).out.contains(part))
    let outcome = try folder.errcat("help", topic + "x")
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains("did you mean '\(topic)'"), "\(outcome.err)")
  }

  @Test func `limits and formats name their defaults`() throws {
    let help = try folder.errcat("help", "search").out.replacing(/\s+/, with: " ")
    #expect(help.contains("Default: 20 for a search, all otherwise."))
    #expect(
      help.contains("Output format. (values: text, json, jsonl, csv, tsv, markdown; default: text)")
    )
    #expect(help.contains("Default: $ERRCAT_DB, else ./catalog.db, else the user's catalog."))
  }
}
