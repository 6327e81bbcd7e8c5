/// Something a comparison did that its changes do not show.
public enum DiffNote: Equatable, Sendable {
  /// Sources of different paths were compared: revisions of one document, as far as can be told.
  case sources(old: String, new: String)
  /// Several sources of one folder were compared with those of another folder.
  case folders(old: String, new: String, count: Int)
  /// Domains of different slugs were compared: the same table under another title.
  case domains(source: String, old: String, new: String, shared: Int, of: Int)
  /// Columns of different headers were compared: the same column under another header.
  case columns(source: String, domain: String, old: String, new: String, same: Int, of: Int)
  /// A column has texts on one side only, and so differs for several codes.
  case column(source: String, domain: String, name: String, isNew: Bool, count: Int)
  /// Rows of a document were rejected, and so are not compared.
  case rejectedRows(path: String, count: Int)
  /// No table of a document holds codes.
  case noCodes(path: String)
}

extension DiffNote: CustomStringConvertible {
  /// The note in words.
  public var description: String {
    switch self {
    case .sources(let old, let new):
      "'\(old)' is compared with '\(new)'"
    case .folders(let old, let new, let count):
      "\(old.isEmpty ? "the top folder" : "'\(old)/'") is compared with "
        + "\(new.isEmpty ? "the top folder" : "'\(new)/'"), \(count) documents"
    case .domains(_, let old, let new, let shared, let count):
      "domain '\(old)' is compared with '\(new)', which has \(shared) of its "
        + "\(count) code\(count == 1 ? "" : "s")"
    case .columns(_, let domain, let old, let new, let same, let count):
      "column '\(old)' of '\(domain)' is compared with '\(new)', which has \(same) of its "
        + "\(count) text\(count == 1 ? "" : "s")"
    case .column(_, let domain, let name, let isNew, let count):
      "column '\(name)' of '\(domain)' has texts on the \(isNew ? "new" : "old") side only, "
        + "for \(count) code\(count == 1 ? "" : "s")"
    case .rejectedRows(let path, let count):
      "\(path): \(count) row\(count == 1 ? " was" : "s were") rejected and not compared"
    case .noCodes(let path):
      "\(path): no table of the document holds codes"
    }
  }
}
