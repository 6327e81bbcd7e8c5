import ArgumentParser
import CodeDocuments
import CodeLogs
internal import ErrcatPlatform
import ErrorCatalog

/// The verb `mcp`.
struct MCP: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Answer AI agents over the Model Context Protocol.",
    discussion: """
      errcat mcp --db catalog.db
      errcat mcp --with-sql

      An agent starts this command and asks it through standard input and output, one JSON message a \
      line, in the revisions 2024-11-05 to 2026-07-28 of the protocol. It has the tools explain, \
      search, list and annotate. The catalog is only read; if it is replaced, the new one answers.
      """)

  @Flag(
    name: .customLong("with-sql"),
    help: "Also offer the tool query, for read-only SQL, and the schema as a resource.")
  var withSQL = false

  @Option(
    help: ArgumentHelp(
      "The most bytes of an answer, 1000 or more.",
      discussion: "Entries beyond that are left out and counted.", valueName: "number"))
  var maxBytes = 8192

  @OptionGroup var catalog: CatalogOptions

  func validate() throws {
    if maxBytes < 1000 { throw ValidationError("--max-bytes takes a number of 1000 or more") }
  }

  func run() throws {
    var watched = WatchedCatalog(catalog.choice)
    do {
      _ = try watched.current()
    } catch let error as NoCatalog {
      throw error
    } catch let error as CatalogError {
      if case .noCatalog = error { throw error }
      StandardError.say(ErrorHint.message(of: error))
    } catch {
      // The agent hears of a damaged catalog, and of a good one that takes its place.
      StandardError.say(ErrorHint.message(of: error))
    }
    if isatty(STDIN_FILENO) == 1 {
      StandardError.say("an agent writes JSON messages here; `errcat help mcp` says more")
    }
    try serve(MCPServer(watched, withSQL: withSQL, mostBytes: maxBytes))
  }

  /// Answers each line of standard input as soon as it is there, to the end of the input.
  private func serve(_ server: MCPServer) throws {
    var server = server
    var output = Output()
    func write(_ answer: [UInt8]?) throws {
      guard let answer else { return }
      try output.write(answer + [UInt8(ascii: "\n")])
      try output.flush()
    }
    try LogReader(path: "-").forEachPart { part, bytes in
      guard part.endsLine else {
        guard part.startsLine else { return }
        return try write(
          ServerMessage.error(
            .notJSON("a message of more than \(LogReader.longestLine) bytes is not read"), id: nil))
      }
      var text = bytes.extracting(part.range).withUnsafeBufferPointer { Array($0)[...] }
      if !part.startsLine { text = text.drop { $0 != UInt8(ascii: "\n") } }
      for line in text.split(separator: UInt8(ascii: "\n")) {
        let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        if !isBlank { try write(server.answer(Array(line))) }
      }
    }
  }
}
