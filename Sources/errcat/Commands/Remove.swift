import ArgumentParser
import ErrorCatalog

/// The verb `remove`.
struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove documents from a catalog.",
    discussion: """
      errcat remove error-code-for-spot
      errcat remove docs/errors.md --db api.db
      """)

  @Argument(help: "Sources, by name or path.")
  var sources: [String]

  @OptionGroup var target: TargetOptions

  func run() throws {
    let path = try target.path()
    let removed = try ForeignObjectAdvice.given(canChooseFile: false) {
      try Catalog.remove(sources, from: path, builtAt: sourceDateEpoch()) {
        StandardError.say("note: \($0)")
      }
    }
    for path in removed { StandardError.write("\(visible(path)): removed\n") }
  }
}
