import ArgumentParser
import ErrorCatalog

/// The command and its verbs.
///
/// Every configuration names its command: to have argument-parser make up the names costs millions
/// of instructions at each start.
struct Errcat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errcat",
    abstract: "Look up API error codes: what they mean, and what to do.",
    usage: """
      errcat CODE|WORDS...
      errcat COMMAND ...
      """,
    discussion: """
      errcat 10016                     what a code means
      errcat insufficient funds        the codes that match these words
      errcat import docs/              make a catalog from documents
      errcat sql "SELECT * FROM entries WHERE cause = 'rate-limit'"

      Without a command, errcat explains codes and searches for words. It answers from --db FILE, \
      else $ERRCAT_DB, else ./catalog.db, else the user's catalog. --sample answers from the sample \
      that is built in (\(CatalogChoice.sampleTitle)). The exit status is 0 if something was found, 1 if \
      not, 2 for trouble.
      """,
    version: """
      errcat \(CatalogFormat.toolVersion)
      SQLite \(CatalogFormat.sqliteVersion)
      catalog format \(CatalogFormat.version)
      """,
    subcommands: [
      Explain.self, Search.self, List.self, Import.self, Remove.self, Lint.self, Tables.self,
      Diff.self, HistoryCommand.self, AuditCommand.self, Annotate.self, Export.self, SQL.self,
      Stats.self, Schema.self, Verify.self, MCP.self, Answer.self,
    ],
    helpNames: [.long, .short])
}
