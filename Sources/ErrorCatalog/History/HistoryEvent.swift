/// Something that happened to a code.
package struct HistoryEvent: Hashable, Sendable {
  /// The place of the revision among the document's.
  package var place: Int
  package var date: String?
  package var revision: String
  package var path: String
  package var source: String
  package var domain: String
  package var code: String
  package var change: CodeChange.Kind
  /// The header of the column that was changed; nil for the other kinds.
  package var column: String?
  package var old: String?
  package var new: String?
}

/// A code over all revisions.
package struct CodeHistory: Hashable, Sendable {
  package var source: String
  /// The domain that has it, or had it last.
  package var domain: String
  package var code: String
  /// The date of the first revision that has it, or the revision where no date is known.
  package var firstSeen: String
  /// The same of the last; nil while the code is there.
  package var lastSeen: String?
  /// How many times its description was changed.
  package var rewordings = 0
  /// How many times it came back.
  package var returned = 0
  /// What it means, or meant last.
  package var description: String
}

/// Something that the codes do not show.
package enum HistoryNote: Hashable, Sendable, CustomStringConvertible {
  /// The revision lost nearly all codes, which another got back.
  case skipped(title: String, path: String, codes: Int, of: Int, back: String)
  /// Git has only the latest commits.
  case shallow(path: String)
  /// The content could not be read.
  case unreadable(title: String, path: String)

  package var description: String {
    switch self {
    case .skipped(let title, let path, let codes, let count, let back):
      "\(title): \(path) has \(codes) of \(count) codes, and gets them back on \(back); skipped"
    case .shallow(let path):
      "\(path): the repository is a shallow clone, and earlier commits are not in it"
    case .unreadable(let title, let path): "\(title): \(path) cannot be read; skipped"
    }
  }
}
