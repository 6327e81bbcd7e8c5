internal import CatalogSQLite

extension Catalog {
  /// Says what an error means that comes from the file and not from the question: the catalog is
  /// damaged, or made to be a trap.
  ///
  /// - Returns: nil for any other error, which speaks for itself.
  public static func explanation(of error: any Error) -> String? {
    guard let error = error as? SQLiteError else { return nil }
    switch error.code.primary {
    case .corrupt, .notADatabase, .tooBig, .noMemory, .error:
      return "\(error.message): the catalog is damaged; `errcat verify` says more"
    case .interrupt:
      return "stopped: reading the catalog never ends; `errcat verify` says whether it is whole"
    default: return nil
    }
  }
}
