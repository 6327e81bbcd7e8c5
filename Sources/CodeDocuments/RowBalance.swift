/// How the body rows of a document's code tables ended.
///
/// Each row is imported or rejected.
public struct RowBalance: Hashable, Sendable {
  /// The rows imported, those with diagnostics included.
  public var imported = 0
  /// The rows imported of which a diagnostic speaks.
  public var withDiagnostics = 0
  /// The rows rejected, each with a diagnostic.
  public var rejected = 0
  /// All the rows.
  public var rows: Int { imported + rejected }

  /// Creates a balance.
  public init(imported: Int = 0, withDiagnostics: Int = 0, rejected: Int = 0) {
    self.imported = imported
    self.withDiagnostics = withDiagnostics
    self.rejected = rejected
  }

  package static func += (left: inout RowBalance, right: RowBalance) {
    left.imported += right.imported
    left.withDiagnostics += right.withDiagnostics
    left.rejected += right.rejected
  }
}

extension RowBalance: CustomStringConvertible {
  /// `203 rows: 203 imported, 3 of them with diagnostics, 0 rejected`.
  public var description: String {
    "\(rows) rows: \(imported) imported, \(withDiagnostics) of them with diagnostics, "
      + "\(rejected) rejected"
  }
}
