internal import CatalogSQLite

extension Catalog {
  /// Says what an error means that comes from the file and not from the question: the catalog is
  /// damaged, or made to be a trap.
  ///
  /// - Returns: nil for any other error, which speaks for itself.
  package static func explanation(of error: any Error) -> String? {
    guard let error = error as? SQLiteError else { return nil }
    switch error.code.primary {
    case .corrupt, .notADatabase, .tooBig, .noMemory, .error:
      return "\(error.message): the catalog is damaged"
    case .interrupt:
      return "stopped: reading the catalog never ends"
    default: return nil
    }
  }
}
