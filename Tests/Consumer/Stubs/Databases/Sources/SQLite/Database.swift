internal import CSQLite

/// Has the name of a type of errcat's own.
public struct Database {
  /// Tells this type from the others.
  public let number: Int

  /// Makes one.
  public init() { number = Int(csqlite_stub()) }
}
