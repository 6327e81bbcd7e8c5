import ArgumentParser
import ErrorCatalog

/// The verb `verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a catalog is whole.",
    discussion: """
      errcat verify
      errcat verify api.db --json

      Each check is a line: ok, FAILED, or skipped where what it builds on failed. Exit status: 0 \
      the catalog is whole, 1 it is not, 2 the file is no catalog. The file is only read.
      """)

  @Argument(help: "The catalog; the same as --db.")
  var file: String?

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if file != nil, catalog.db != nil {
      throw ValidationError("FILE and --db name two catalogs; give one")
    }
  }

  func run() throws {
    let verified = try CatalogChoice.firstFile(db: file ?? catalog.db) {
      try Catalog.verify(path: $0)
    }
    guard let checks = verified else {
      throw UsageError("no catalog here to verify; name one, or make one: `errcat import DOC...`")
    }
    let presentation = format.presentation
    let terminal = presentation.terminal
    var rows = try RowWriter(["check", "status", "detail"], presentation)
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
