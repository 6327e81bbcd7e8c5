import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// An option of a verb, as its help tells it.
struct CommandOption: Equatable {
  /// Its spellings, such as `-d` and `--domain`.
  var names: [String]
  /// The first sentence of its help.
  var help: String
}

/// Returns the options of a verb, read from its help; those of the bare form for nil.
///
/// ```swift
/// commandOptions(of: "remove").map(\.names)  // [["--db"], ["--user"], ["--version"], ["-h", "--help"]]
/// ```
func commandOptions(of verb: String?) -> [CommandOption] {
  let commands = Errcat.configuration.subcommands
  let command = commands.first { $0.configuration.commandName == verb ?? "answer" }
  // Wide enough for argument-parser to break no line.
  let help =
    command.map { Errcat.helpMessage(for: $0, columns: 4000) } ?? Errcat.helpMessage(columns: 4000)
  var options: [CommandOption] = []
  var isBelowLabel = false
  for line in help.split(separator: "\n") {
    if line.hasPrefix("  -") {
      let parts = line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: true)
      let names = parts.prefix { $0.hasPrefix("-") }.map { name in
        String(name.hasSuffix(",") ? name.dropLast() : name)
      }
      let label = line.dropFirst(2).firstRange(of: "  ")
      let text = label.map { line[$0.upperBound...].drop { $0 == " " } } ?? ""
      options.append(CommandOption(names: names, help: firstSentence(text)))
      isBelowLabel = text.isEmpty
    } else if isBelowLabel, !options.isEmpty {
      // The help of a long label is the line below it.
      options[options.count - 1].help = firstSentence(line.drop { $0 == " " })
      isBelowLabel = false
    }
  }
  return options
}

/// Returns the words that an option of a verb takes; nil if it takes any text.
func optionValues(_ option: String, of verb: String?) -> [String]? {
  switch (option, verb) {
  case ("--color", _): ColorChoice.allCases.map(\.rawValue)
  case ("--format", "export"): ExportFormat.allCases.map(\.rawValue)
  case ("--format", "lint"), ("--format", "diff"), ("--format", "audit"):
    ReportStyle.allCases.map(\.rawValue)
  case ("--disable", "lint"): Diagnostic.Rule.allCases.map(\.rawValue)
  case ("--disable", "audit"): AuditFinding.Rule.allCases.map(\.rawValue)
  case ("--format", _): Format.allCases.map(\.rawValue)
  default: nil
  }
}

private func firstSentence(_ text: Substring) -> String {
  String(text.firstRange(of: ". ").map { text[..<$0.lowerBound] } ?? text)
}
