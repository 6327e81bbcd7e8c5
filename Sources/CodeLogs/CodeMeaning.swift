package import CodeDocuments

/// The meaning of a code in a log, from a catalog.
package final class CodeMeaning: Sendable {
  /// The code as the catalog writes it; where its tables differ, in each way, with `/` between.
  package let code: String
  /// Its entries, in document order; at least one.
  package let entries: [Entry]
  /// The meaning's place, from 0, among those that its catalog was asked for: an index into an array
  /// of what a program keeps for each.
  package let ordinal: Int

  package init(entries: [Entry], ordinal: Int) {
    var codes: [String] = []
    var known: Set<String> = []
    for entry in entries where known.insert(entry.code).inserted { codes.append(entry.code) }
    code = codes.joined(separator: "/")
    self.entries = entries
    self.ordinal = ordinal
  }
}
