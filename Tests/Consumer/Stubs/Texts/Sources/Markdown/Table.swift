/// Has the name of a type of errcat's own.
public struct Table {
  /// Tells this type from the others.
  public let number = 3

  /// Makes one.
  public init() {}
}
