import ErrorCatalog

/// What the command line adds to an error of the library: the verb or the option that helps.
///
/// The library says what is wrong to whoever calls it; only here is it known how errcat is told.
enum ErrorHint {
  /// Returns what an error says to people, with the hint.
  static func message(of error: any Error) -> String {
    if let explanation = Catalog.explanation(of: error) {
      return explanation + "; `errcat verify` says more"
    }
    return "\(error)" + (hint(for: error).map { "; \($0)" } ?? "")
  }

  /// Returns what to do by means of the command line; nil where the error says all there is.
  private static func hint(for error: any Error) -> String? {
    switch error {
    case let error as CatalogError: hint(for: error)
    case let error as DiffError: hint(for: error)
    case is SamePathError: "import them one by one, with --source"
    case let error as FileError: error.hint
    case is InvalidKey: "--pattern finds anything else"
    default: nil
    }
  }

  private static func hint(for error: CatalogError) -> String? {
    switch error {
    case .noCatalog(let path): "`errcat import DOC... --db \(path)` makes one"
    case .notAsWritten: "`errcat verify` says more"
    default: nil
    }
  }

  private static func hint(for error: DiffError) -> String? {
    switch error {
    case .unclearSource: "--source NAME or --name PATH names it"
    case .noSources: "leave --source out"
    case .severalSources: "give --source once"
    case .noCodes: "`errcat tables` says why"
    case .pipedCatalog, .folderAndDocument, .noRepository, .unknownRevision, .notInRevision: nil
    }
  }
}

extension FileError {
  /// The option that helps, if any.
  fileprivate var hint: String? {
    number == Self.isLinkOut ? "--follow reads it all the same" : nil
  }

  /// What the error says, with the option that helps.
  var advised: String { description + (hint.map { "; \($0)" } ?? "") }
}

extension DiffNote {
  /// The note with the verb that says more.
  var advised: String {
    switch self {
    case .rejectedRows: "\(self); `errcat lint` says why"
    case .noCodes: "\(self); `errcat tables` says why"
    default: "\(self)"
    }
  }
}
