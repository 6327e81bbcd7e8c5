import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// Rows for an agent: the columns of the same names elsewhere, without those that say nothing.
enum ToolEntry {
  /// The columns that an agent does not need: the number of the row, and what others say.
  private static let leftOut = ["id", "cause_title"]

  /// An entry, with the columns of the view `entries` in its order.
  static func value(
    _ entry: Entry, _ notes: [CodeNote], further: [(String, JSONValue)] = []
  ) -> JSONValue {
    var members: [(String, JSONValue)] = []
    for (name, value) in zip(EntryRow.names, EntryRow.values(entry)) {
      switch name {
      case _ where leftOut.contains(name): continue
      case "occurrence" where entry.occurrence == 1: continue
      case "number" where entry.number.map(String.init) == entry.code: continue
      case "attributes":
        let others = entry.attributes.filter {
          ![entry.httpStatus, entry.remedy].contains($0.value)
        }
        members.append((name, .object(others.map { ($0.name, .string($0.value)) })))
      default: members.append((name, value))
      }
    }
    let noted = [(EntryNotes.name, EntryNotes.value(notes))]
    return .object((members + noted + further).filter { !$0.1.isEmpty })
  }

  /// A found entry, which says how it was found.
  static func value(_ hit: Hit, _ notes: [CodeNote]) -> JSONValue {
    value(
      hit.entry, notes,
      further: [
        ("match", .string(hit.match.rawValue)),
        ("corrected", hit.corrected.map { .string($0) } ?? .null),
      ])
  }

  /// Any other row.
  static func value(_ names: [String], _ values: [JSONValue]) -> JSONValue {
    .object(Array(zip(names, values)).filter { !$0.1.isEmpty })
  }
}

extension JSONValue {
  /// Whether it says nothing.
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .integer, .real: false
    }
  }
}
