import ArgumentParser
import ErrorCatalog

/// The verb `remove`.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove sources or documents from a catalog.",
    discussion: """
      errcat remove okcoin
      errcat remove okcoin/docs/errors.md --db api.db

      A source is removed with all its documents, a document by its path. The catalog is built \
      again as a whole, as if they had never been imported.
      """)

  @Argument(
    help: ArgumentHelp(
      "Sources by name, or documents by path (path, or source/path).", valueName: "source|path"))
  var sources: [String]

  @OptionGroup var target: TargetOptions

  func run() throws {
    let path = try target.path()
    let removed = try ForeignObjectAdvice.given(canChooseFile: false) {
      try Catalog.remove(sources, from: path, builtAt: sourceDateEpoch()) {
        StandardError.say("note: \($0)")
      }
    }
    for document in removed {
      StandardError.write("\(visible(document.path)) of \(visible(document.source)): removed\n")
    }
  }
}
