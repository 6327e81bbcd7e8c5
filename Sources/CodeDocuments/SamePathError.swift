/// Two documents that would have the same source and path in a catalog.
public struct SamePathError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The source they share.
  public var source: String
  /// The path they share.
  public var path: String
  /// The paths as typed.
  package var typed: [String]

  package init(_ identity: DocumentIdentity, typed: [String]) {
    source = identity.source
    path = identity.path
    self.typed = typed
  }

  /// The documents that clash, and what to do.
  public var description: String {
    "\(typed.map { "'\($0)'" }.joined(separator: " and ")) would both be '\(path)' of the source "
      + "'\(source)'; give one of them another source or path"
  }
}
