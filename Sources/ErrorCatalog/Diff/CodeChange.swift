internal import CatalogSQLite
public import CodeDocuments
internal import MarkdownReader

/// One difference between two sides: a code that was added, removed, reworded or changed.
public struct CodeChange: Hashable, Sendable {
  /// What happened to a code.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Only the new side has it.
    case added
    /// Only the old side has it.
    case removed
    /// Both have it, and its description differs.
    case reworded
    /// Both have it, and another column differs.
    case changed
  }

  /// What happened to the code.
  public var kind: Kind
  /// The code as the new side has it; a removed one as the old side had it.
  public var entry: Entry
  /// The header of the column that differs, for ``Kind/changed``; nil for the other kinds, which
  /// concern the description.
  public var column: String?
  /// The column's text before; nil if it was empty.
  public var old: String?
  /// The column's text now; nil if it is empty.
  public var new: String?

  /// Makes a change.
  public init(
    kind: Kind, entry: Entry, column: String? = nil, old: String? = nil, new: String? = nil
  ) {
    self.kind = kind
    self.entry = entry
    self.column = column
    self.old = old
    self.new = new
  }
}

extension CodeChange: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind = "change"
    case column, old, new
  }

  /// Reads a flat row: the keys of the entry and those of the change.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      kind: try values.decode(Kind.self, forKey: .kind), entry: try Entry(from: decoder),
      column: try values.decodeIfPresent(String.self, forKey: .column),
      old: try values.decodeIfPresent(String.self, forKey: .old),
      new: try values.decodeIfPresent(String.self, forKey: .new))
  }

  /// Writes a flat row: the keys of the entry and those of the change.
  public func encode(to encoder: any Encoder) throws {
    try entry.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(column, forKey: .column)
    try values.encode(old, forKey: .old)
    try values.encode(new, forKey: .new)
  }
}

/// How many changes there are, by kind.
///
/// Its description is `1 added, 0 removed, 2 reworded, 0 changed`.
public struct ChangeCounts: Hashable, Sendable, CustomStringConvertible {
  /// Codes that only the new side has.
  public var added = 0
  /// Codes that only the old side has.
  public var removed = 0
  /// Codes whose description differs.
  public var reworded = 0
  /// Cells of other columns that differ.
  public var changed = 0
  /// Changes that were accepted, which the others leave out.
  public private(set) var accepted = 0
  /// The rows that accepted them.
  private(set) var acceptingRows: Set<Int> = []

  package init() {}

  /// How many changes there are of a kind.
  package subscript(kind: CodeChange.Kind) -> Int {
    switch kind {
    case .added: added
    case .removed: removed
    case .reworded: reworded
    case .changed: changed
    }
  }

  /// The counts in words.
  public var description: String {
    "\(added) added, \(removed) removed, \(reworded) reworded, \(changed) changed"
      + (accepted > 0 ? ", \(accepted) accepted" : "")
  }

  mutating func accept(by row: Int) {
    accepted += 1
    acceptingRows.insert(row)
  }

  package mutating func count(_ kind: CodeChange.Kind) {
    switch kind {
    case .added: added += 1
    case .removed: removed += 1
    case .reworded: reworded += 1
    case .changed: changed += 1
    }
  }
}
