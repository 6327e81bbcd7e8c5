import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The notes on entries, as they are shown and written.
enum EntryNotes {
  /// What a screen calls a note.
  static let label = "Note"

  /// The key of JSON, which only an entry with notes has.
  static let name = "notes"

  /// Notes as a value of JSON: null if there is no note.
  static func value(_ notes: [CodeNote]) -> JSONValue {
    guard !notes.isEmpty else { return .null }
    return .array(
      notes.map { note in
        .object(
          [
            ("note", note.text), ("owner", note.owner), ("link", note.link),
            ("status", note.status),
          ].filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) })
      })
  }
}
