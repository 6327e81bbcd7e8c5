/// Has the name of a type of errcat's own.
public struct LineDiff {
  /// Tells this type from the others.
  public let number = 5

  /// Makes one.
  public init() {}
}
