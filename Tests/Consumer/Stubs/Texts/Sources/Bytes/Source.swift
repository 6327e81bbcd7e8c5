/// Has the name of a type of errcat's own.
public struct Source {
  /// Tells this type from the others.
  public let number = 4

  /// Makes one.
  public init() {}
}
