/// A state of a document: a commit that changed it, or one of several files.
package struct HistoryRevision: Sendable {
  /// The day of the commit, in UTC; nil for a file whose name has none.
  package var date: String?
  /// The name of the commit; the path of a file.
  package var revision: String
  /// The path that the document had; in a work tree, the one from its root.
  package var path: String
  /// Its content; nil where it was deleted.
  package var content: Content?

  package enum Content: Sendable {
    case bytes([UInt8])
    /// The name that git gives the content.
    case blob(String)
  }

  /// What tells the revision in a sentence: `2020-03-01 (1a2b3c4)`.
  package var title: String {
    guard let date else { return revision }
    return date == revision ? date : "\(date) (\(shortRevision))"
  }

  /// The first digits of a commit's name.
  package var shortRevision: String {
    let isCommit = revision.utf8.count >= 40 && revision.utf8.allSatisfy { $0 < 0x67 && $0 >= 0x30 }
    return isCommit ? String(revision.prefix(10)) : revision
  }
}
