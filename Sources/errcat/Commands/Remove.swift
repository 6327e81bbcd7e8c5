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

  @OptionGroup var catalog: CatalogOptions

  @Flag(help: "Change the user's catalog.")
  var user = false

  func run() throws {
    let target = try CatalogChoice.target(db: catalog.db, isUser: user)
    let removed = try Catalog.remove(sources, from: target, builtAt: sourceDateEpoch()) {
      StandardError.say("note: \($0)")
    }
    for path in removed { StandardError.write("\(visible(path)): removed\n") }
  }
}
