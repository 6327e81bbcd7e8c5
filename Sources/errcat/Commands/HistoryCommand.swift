import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog
import MarkdownReader

/// The verb `history`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Say when each code appeared, changed and went.",
    discussion: """
      errcat history docs/errors.md
      errcat history docs/ --events --json
      errcat history 2018.md 2019.md 2020.md
      errcat history docs/errors.md --format markdown > CODES.md

      Reads the commits of git that changed a document, under all the names it had, or several files as \
      the states of one document, the oldest first. A table that was retitled or sorted and a code that \
      moved to another table are no changes. A revision that lost nearly all codes, which a later one got \
      back, is passed over with a note.

      Writes a line for each code: when it was first seen, when it was last seen if it is gone, how \
      often it was reworded, and how often it came back. --events writes each change instead, and \
      markdown is a change log. Exits with 1 if there are no codes.
      """)

  @Argument(help: "A document or a folder in a work tree of git, or several files in order.")
  var paths: [String]

  @Flag(help: "Write each change instead of each code.")
  var events = false

  @Flag(help: "Write only the codes that are gone.")
  var gone = false

  @Option(
    name: [.customLong("domain"), .customShort("d", allowingJoined: true)],
    help: "Only this domain, by its slug. Repeatable.")
  var domains: [String] = []

  @OptionGroup var limit: LimitOptions
  @OptionGroup var tables: TableOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if events, gone { throw ValidationError("--events and --gone exclude each other; give one") }
  }

  func run() throws {
    var histories: [CodeHistories] = []
    for history in try read() {
      for note in history.notes { StandardError.say("note: \(note)") }
      histories.append(history)
    }
    let count =
      if events {
        try writeEvents(histories)
      } else if format.presentation.format == .markdown, format.presentation.columns == nil {
        try writeChangeLog(histories)
      } else {
        try writeCodes(histories)
      }
    let codes = histories.flatMap(\.codes)
    let revisions = histories.map(\.revisions.count).reduce(0, +)
    StandardError.say(
      "\(Self.counted(revisions, "revision")): \(Self.counted(codes.count, "code")), "
        + "\(codes.count { $0.lastSeen != nil }) of them gone")
    if count == 0 { throw ExitCode.nothing }
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: - Reading

  private func read() throws -> [CodeHistories] {
    if paths.count > 1 {
      return [try CodeHistories(ofFiles: paths, options: tables.options, limit: tables.maxBytes)]
    }
    let documents = try HistoryDocument.find(at: paths[0])
    var histories: [CodeHistories] = []
    for document in documents {
      guard let file = document.file else {
        throw UsageError(
          "\(document.typedPath): not in a work tree of git; give the states of the document as "
            + "several files, the oldest first")
      }
      do {
        histories.append(
          try CodeHistories(
            of: file, source: document.source, options: tables.options, limit: tables.maxBytes))
      } catch let error as HistoryError {
        if documents.count == 1 { throw UsageError("\(error)") }
        StandardError.say("note: \(error)")
      }
    }
    return histories
  }

  private func passes(_ domain: String) -> Bool {
    domains.isEmpty || domains.contains { $0.lowercased() == domain.lowercased() }
  }

  // MARK: - Writing

  private func writeCodes(_ histories: [CodeHistories]) throws -> Int {
    let presentation = format.presentation
    let isOfSeveral = histories.count > 1
    var rows = try RowWriter(
      ["source", "domain", "code", "first_seen", "last_seen", "rewordings", "returned"],
      text: ["code", "domain", "seen", "changes", "description"], presentation)
    for code in histories.flatMap(\.codes) where passes(code.domain) {
      guard rows.count < limit.limit ?? .max, !gone || code.lastSeen != nil else { continue }
      let domain = isOfSeveral ? "\(code.source)/\(code.domain)" : code.domain
      try rows.write(
        [
          .string(code.source), .string(code.domain), .string(code.code), .string(code.firstSeen),
          code.lastSeen.map { .string($0) } ?? .null, .integer(code.rewordings),
          .integer(code.returned),
        ],
        text: [
          presentation.terminal.styled(visible(code.code), .code), visible(domain),
          visible(code.lastSeen.map { "\(code.firstSeen) to \($0)" } ?? "since \(code.firstSeen)"),
          Self.changes(of: code), visible(code.description),
        ])
    }
    try rows.finish()
    return rows.count
  }

  /// Says how often a code was reworded and came back.
  private static func changes(of code: CodeHistory) -> String {
    func times(_ verb: String, _ count: Int) -> String? {
      switch count {
      case 0: nil
      case 1: verb
      case 2: verb + " twice"
      default: "\(verb) \(count) times"
      }
    }
    return [times("reworded", code.rewordings), times("came back", code.returned)]
      .compactMap(\.self).joined(separator: ", ")
  }

  private func writeEvents(_ histories: [CodeHistories]) throws -> Int {
    let presentation = format.presentation
    var rows = try RowWriter(
      [
        "date", "revision", "path", "source", "domain", "code", "change", "column", "old", "new",
      ],
      text: ["date", "revision", "change", "domain", "code", "description"], presentation)
    for event in histories.flatMap(\.events) where passes(event.domain) {
      guard rows.count < limit.limit ?? .max else { break }
      let texts = [event.column, event.old, event.new].map { text in
        text.map { JSONValue.string($0) } ?? .null
      }
      try rows.write(
        [
          event.date.map { .string($0) } ?? .null, .string(event.revision), .string(event.path),
          .string(event.source), .string(event.domain), .string(event.code),
          .string(event.change.rawValue),
        ] + texts,
        text: [
          event.date ?? "", visible(event.shortRevision), event.change.rawValue,
          visible(event.domain), visible(event.code), visible(Self.text(of: event)),
        ])
    }
    try rows.finish()
    return rows.count
  }

  private static func text(of event: HistoryEvent) -> String {
    let column = event.column.map { $0 + ": " } ?? ""
    return switch event.change {
    case .added: event.new ?? ""
    case .removed: event.old ?? ""
    case .reworded, .changed: "\(column)\(event.old ?? "") -> \(event.new ?? "")"
    }
  }

  /// A change log, the latest revision first.
  private func writeChangeLog(_ histories: [CodeHistories]) throws -> Int {
    var output = format.presentation.output
    var count = 0
    for history in histories {
      let shown = history.events.filter { passes($0.domain) }
      for (place, revision) in history.revisions.enumerated().reversed() {
        let events = shown.filter { $0.place == place }
        guard !events.isEmpty, count < limit.limit ?? .max else { continue }
        let title = inlineMarkdown(ofPlainText: revision.title)
        try output.write("\(count == 0 ? "" : "\n")## \(title)\n")
        for (kind, heading) in [
          (CodeChange.Kind.added, "Added"), (.removed, "Removed"), (.reworded, "Reworded"),
          (.changed, "Changed"),
        ] {
          let ofKind = events.filter { $0.change == kind }
          if ofKind.isEmpty { continue }
          try output.write("\n### \(heading)\n\n")
          for event in ofKind {
            let code = inlineMarkdown(ofPlainText: event.code)
            let domain = inlineMarkdown(ofPlainText: event.domain)
            let column = event.column.map { ", " + inlineMarkdown(ofPlainText: $0) } ?? ""
            let text =
              switch event.change {
              case .added, .removed: inlineMarkdown(ofPlainText: Self.text(of: event))
              case .reworded, .changed:
                ChangeLog.difference(event.old ?? "", event.new ?? "")
              }
            try output.write(
              "- **\(code)** (\(domain))\(column)" + (text.isEmpty ? "" : ": \(text)") + "\n")
          }
        }
        count += events.count
      }
    }
    try output.finish()
    return count
  }
}
