internal import CatalogSQLite
internal import ErrorCatalog

/// Explaining codes with the library, in an open catalog.
enum Explaining {
  /// Explains 20,000 codes of a catalog, repeating codes only if it has fewer.
  ///
  /// - Returns: The time they took, and how many codes were explained.
  static func errcat(_ path: String) throws -> Measured {
    let all = try Database(path: path, access: .readOnly).withStatement("SELECT code FROM codes") {
      statement in
      var codes: [String] = []
      while try statement.step() { codes.append(statement.text(0)) }
      return codes
    }
    let catalog = try Catalog(path: path)
    let codes = (0..<20_000).map { all[$0 &* 7_368_787 % all.count] }
    return try clocked {
      var found = 0
      for code in codes where try !catalog.explain(code).isEmpty { found += 1 }
      return found
    }
  }
}
