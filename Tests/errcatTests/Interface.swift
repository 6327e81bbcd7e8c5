import ArgumentParser
import Foundation

@testable import errcat

/// The command line as argument-parser describes it: `--experimental-dump-help`, the parts used.
struct Interface: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    var kind: String
    var names: [Name]?
  }

  struct Name: Decodable {
    var kind: String
    var name: String
    var typed: String { (kind == "long" ? "--" : "-") + name }
  }

  static func dumped() throws -> Interface {
    try JSONDecoder().decode(Interface.self, from: Data(Errcat._dumpHelp().utf8))
  }

  /// The options of all commands that take a value, as they are typed.
  var optionsWithValue: [String] { names { $0.kind == "option" } }

  /// The options of all commands, flags included.
  var optionNames: [String] { names { $0.kind != "positional" } }

  private func names(where isIncluded: (Argument) -> Bool) -> [String] {
    ([command] + (command.subcommands ?? [])).flatMap { $0.arguments ?? [] }
      .filter(isIncluded).flatMap { ($0.names ?? []).map(\.typed) }
  }
}
