import ArgumentParser
import ErrcatBytes
import ErrorCatalog

/// The verb `verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a catalog is intact.",
    discussion: """
      errcat verify
      errcat verify api.db --json

      Each check is one line: ok, FAILED, or skipped if an earlier check failed. Exit status: 0 the \
      catalog is intact, 1 it is not, 2 the file is not a catalog. verify never changes the file. \
      --deep also infers every cause and builds the search tables again to compare them, which \
      takes as long as an import.
      """)

  @Argument(help: "The catalog, as with --db.")
  var file: String?

  @Flag(help: "Check all causes and search tables, not only a sample.")
  var deep = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if file != nil, catalog.db != nil || catalog.sample {
      throw ValidationError(
        "FILE and \(catalog.sample ? "--sample" : "--db") name two catalogs; give one")
    }
  }

  func run() throws {
    var choice = catalog.choice
    choice.db = file ?? choice.db
    let checks = try choice.withPlace { place in
      switch place {
      case .sample: try Catalog.verifyEmbedded(isDeep: deep)
      case .file(let path): try Catalog.verify(path: path, isDeep: deep)
      }
    }
    let presentation = format.presentation
    let terminal = presentation.terminal
    var rows = try RowWriter(
      ["check", "status", "detail"], text: ["status", "check", "detail"], presentation)
    for check in checks {
      let (name, status) = (check.subject.rawValue, check.status.rawValue)
      try rows.write(
        [.string(name), .string(status), .string(check.detail)],
        text: [
          check.status == .failed ? terminal.styled(status, .error) : status,
          terminal.styled(name, .heading), visible(check.detail),
        ])
    }
    try rows.finish()
    guard checks.allSatisfy({ $0.status == .ok }) else { throw ExitCode.nothing }
  }
}
