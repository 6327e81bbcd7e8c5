/// What identifies a document in a catalog: its source, and its path in the source.
///
/// Identities compare by their UTF-8 bytes, as SQLite compares them: two spellings of `é` are two
/// paths. Their order is the order of the documents of every catalog.
public struct DocumentIdentity: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name of the source.
  public var source: String
  /// The path in the source.
  public var path: String

  package init(source: String, path: String) {
    self.source = source
    self.path = path
  }

  /// Whether two documents are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.path.utf8.elementsEqual(right.path.utf8)
      && left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Whether a document comes before another in a catalog.
  public static func < (left: Self, right: Self) -> Bool {
    if left.source.utf8.elementsEqual(right.source.utf8) {
      return inByteOrder(left.path, right.path)
    }
    return inByteOrder(left.source, right.source)
  }

  /// The source, a slash and the path, as people name a document.
  public var description: String { source + "/" + path }

  /// Hashes the bytes of the source and the path.
  public func hash(into hasher: inout Hasher) {
    for text in [source, path] {
      for byte in text.utf8 { hasher.combine(byte) }
      hasher.combine(0xFF as UInt8)
    }
  }
}

extension FoundDocument {
  /// What identifies it in a catalog.
  package var identity: DocumentIdentity { DocumentIdentity(source: source, path: path) }
}

extension Document {
  /// What identifies it in a catalog.
  package var identity: DocumentIdentity { DocumentIdentity(source: source, path: path) }
}
