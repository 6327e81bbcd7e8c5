public import CodeDocuments

/// What a code in a log means, by a catalog.
public final class CodeMeaning {
  /// The code as the catalog writes it; where its tables differ, in each way, with `/` between.
  public let code: String
  /// Its entries, in document order; never none.
  public let entries: [Entry]
  /// What to write for it, as whoever asked for it made it.
  public let note: [UInt8]

  package init(entries: [Entry], note: (String, [Entry]) -> [UInt8]) {
    var codes: [String] = []
    for entry in entries where !codes.contains(entry.code) { codes.append(entry.code) }
    code = codes.joined(separator: "/")
    self.entries = entries
    self.note = note(code, entries)
  }
}
