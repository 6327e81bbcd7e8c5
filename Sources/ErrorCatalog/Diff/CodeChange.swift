/// One difference between two sides: a code that was added, removed or reworded.
public struct CodeChange: Equatable, Sendable {
  /// What happened to a code.
  public enum Kind: String, Sendable, CaseIterable {
    /// Only the new side has it.
    case added
    /// Only the old side has it.
    case removed
    /// Both have it, and its description differs.
    case reworded
  }

  /// What happened to the code.
  public var kind: Kind
  /// The code as the new side has it; a removed one as the old side had it.
  public var entry: Entry
  /// What a reworded code was said to mean before; nil for the other kinds.
  public var oldDescription: String?

  /// Makes a change.
  public init(kind: Kind, entry: Entry, oldDescription: String? = nil) {
    self.kind = kind
    self.entry = entry
    self.oldDescription = oldDescription
  }
}

/// How many changes there are, by kind.
///
/// Its description is `1 added, 0 removed, 2 reworded`.
public struct ChangeCounts: Equatable, Sendable, CustomStringConvertible {
  /// Codes that only the new side has.
  public var added = 0
  /// Codes that only the old side has.
  public var removed = 0
  /// Codes whose description differs.
  public var reworded = 0

  /// Makes counts of nothing.
  public init() {}

  /// How many changes there are of a kind.
  public subscript(kind: CodeChange.Kind) -> Int {
    switch kind {
    case .added: added
    case .removed: removed
    case .reworded: reworded
    }
  }

  /// The counts in words.
  public var description: String {
    "\(added) added, \(removed) removed, \(reworded) reworded"
  }

  mutating func count(_ kind: CodeChange.Kind) {
    switch kind {
    case .added: added += 1
    case .removed: removed += 1
    case .reworded: reworded += 1
    }
  }
}

/// Something a comparison did that its changes do not show.
public enum DiffNote: Equatable, Sendable {
  /// Sources of different paths were compared: revisions of one document, as far as can be told.
  case sources(old: String, new: String)
  /// Domains of different slugs were compared: the same table under another title.
  case domains(source: String, old: String, new: String, shared: Int, of: Int)
  /// Rows of a document were rejected, and so are not compared.
  case rejectedRows(path: String, count: Int)
  /// No table of a document holds codes.
  case noCodes(path: String)
  /// Codes keep their descriptions, and differ in their symbols or in other columns.
  case otherColumns(source: String, domain: String, codes: [String], count: Int)
}

extension DiffNote: CustomStringConvertible {
  /// What was done, in words.
  public var description: String {
    switch self {
    case .sources(let old, let new):
      "'\(old)' is compared with '\(new)'"
    case .domains(_, let old, let new, let shared, let count):
      "domain '\(old)' is compared with '\(new)', which has \(shared) of its "
        + "\(count) code\(count == 1 ? "" : "s")"
    case .rejectedRows(let path, let count):
      "\(path): \(count) row\(count == 1 ? " was" : "s were") rejected and not compared; "
        + "`errcat lint` says why"
    case .noCodes(let path):
      "\(path): no table of the document holds codes; `errcat tables` says why"
    case .otherColumns(_, let domain, let codes, let count):
      "\(count) code\(count == 1 ? "" : "s") of '\(domain)' differ\(count == 1 ? "s" : "") in other "
        + "columns only: \(codes.joined(separator: ", "))\(count > codes.count ? ", ..." : "")"
    }
  }
}
