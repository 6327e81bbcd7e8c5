import ArgumentParser
import ErrorCatalog

/// The help that people see: examples first, then what the command does, then its options.
///
/// ArgumentParser lists the arguments and options; what comes before them is put in order here.
enum HelpText {
  /// The commands by what they are used for, in the order of their use.
  static let groups: [(title: String, commands: [String])] = [
    ("LOOK UP CODES", ["explain", "search", "list", "annotate"]),
    ("MAKE A CATALOG", ["import", "remove"]),
    ("CHECK DOCUMENTS", ["lint", "tables", "diff", "history", "audit"]),
    ("PASS A CATALOG ON", ["export", "sql", "schema", "stats", "verify", "mcp"]),
  ]

  private static let overview = "OVERVIEW: "

  /// Puts a help message of ArgumentParser in order; any other message stays as it is.
  static func arranged(_ message: String) -> String {
    guard message.hasPrefix(overview) else { return message }
    if message.hasPrefix(overview + Errcat.configuration.abstract) { return root }
    let lines = message.dropFirst(overview.count)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let usage = lines.firstIndex(where: { $0.hasPrefix("USAGE:") }) else { return message }
    var examples: [[String]] = []
    var prose: [[String]] = []
    for paragraph in lines[..<usage].split(separator: "").map(Array.init) {
      if paragraph.allSatisfy(isExample) {
        examples.append(paragraph)
      } else {
        prose.append(paragraph)
      }
    }
    guard !examples.isEmpty, let abstract = prose.first else { return message }
    let shown = ["EXAMPLES:"] + examples.joined().map { "  " + $0 }
    let text = ([abstract, shown] + prose.dropFirst()).map { $0.joined(separator: "\n") }
    return text.joined(separator: "\n\n") + "\n\n" + lines[usage...].joined(separator: "\n")
  }

  /// Whether a line is a command to type, not a sentence.
  private static func isExample(_ line: String) -> Bool {
    line.contains("errcat ") && line.first?.isLowercase == true && !line.hasSuffix(".")
  }

  /// The help of errcat itself.
  static var root: String {
    var abstracts: [String: String] = [:]
    var others: [String] = []
    for command in Errcat.configuration.subcommands where command.configuration.shouldDisplay {
      guard let name = command.configuration.commandName else { continue }
      abstracts[name] = command.configuration.abstract
      if !groups.contains(where: { $0.commands.contains(name) }) { others.append(name) }
    }
    var sections = [
      Errcat.configuration.abstract,
      "EXAMPLES:\n"
        + lines(
          [
            ("errcat 10016", "what a code means"),
            ("errcat insufficient funds", "the codes that match these words"),
            ("errcat import docs/", "make a catalog from documents"),
            ("errcat annotate app.log", "add meanings to the lines of a log"),
            ("errcat export -o codes.html", "write a page to share"),
          ], width: 31),
      "USAGE: errcat CODE|WORDS... [<options>]\n       errcat COMMAND ... [<options>]",
    ]
    for group in groups {
      let rows = group.commands.map { ($0, abstracts[$0] ?? "") }
      sections.append("\(group.title):\n" + lines(rows))
    }
    if !others.isEmpty {
      sections.append("OTHER COMMANDS:\n" + lines(others.map { ($0, abstracts[$0] ?? "") }))
    }
    let topics = HelpTopic.allCases.map { ("help " + $0.rawValue, $0.abstract) }
    sections.append("HELP:\n" + lines([("help COMMAND", "Show how a command is used.")] + topics))
    sections.append(
      """
      OPTIONS:
        --db FILE     The catalog to use. Default: $ERRCAT_DB, else ./catalog.db,
                      else the user's catalog.
        --sample      Answer from the sample built into errcat
                      (\(CatalogChoice.sampleTitle)).
        --json        Write JSON; --format also knows jsonl, csv, tsv and markdown.
        --version     Show the version.
        -h, --help    Show this help.

      Exit status: 0 found, 1 nothing found, 2 trouble.
      """)
    return sections.joined(separator: "\n\n")
  }

  private static func lines(_ rows: [(String, String)], width: Int = 16) -> String {
    rows.map { name, text in
      "  " + name + String(repeating: " ", count: max(2, width - 2 - name.utf8.count)) + text
    }.joined(separator: "\n")
  }
}
