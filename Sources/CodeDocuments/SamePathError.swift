/// Two documents that would have the same path in a catalog.
public struct SamePathError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path they share.
  public var path: String
  /// The paths as typed.
  package var typed: [String]

  package init(path: String, typed: [String]) {
    self.path = path
    self.typed = typed
  }

  /// The documents that clash, and what to do.
  public var description: String {
    "\(typed.map { "'\($0)'" }.joined(separator: " and ")) would both be '\(path)' in the "
      + "catalog; give one of them another path"
  }
}
