import CodeDocuments
import ErrorCatalog

/// The history of documents, as an import keeps it and a look-up tells it.
enum DocumentHistory {
  /// The history of a document for a catalog; nil where git has none.
  static func stored(
    _ document: FoundDocument, _ options: ImportOptions, _ onNote: (String) -> Void
  ) throws -> StoredHistory? {
    try read(document, options, onNote)?.stored
  }

  /// The history of a document; nil where git has none.
  ///
  /// `onNote` is told why there is none, and what the history lacks.
  static func read(
    _ document: FoundDocument, _ options: ImportOptions,
    _ onNote: (String) -> Void = { StandardError.say("note: \(visible($0))") }
  ) throws -> CodeHistories? {
    guard let file = document.workTreeFile else {
      onNote("\(document.typedPath): not in a work tree of git, so it has no history")
      return nil
    }
    do {
      let history = try CodeHistories(
        of: file, source: document.source, options: options, limit: Document.sizeLimit)
      for note in history.notes { onNote("\(note)") }
      return history
    } catch let error as HistoryError {
      onNote("\(error)")
      return nil
    }
  }

  /// Says since when a code is gone, until when it was there, and what it meant.
  static func sentence(_ code: GoneCode) -> String {
    let since = code.removed.map { " since \($0)" } ?? ""
    let last = code.lastSeen.map { "; it was there until \($0)" } ?? ""
    let meaning = code.description.isEmpty ? "" : ", and meant '\(visible(code.description))'"
    return "'\(visible(code.code))' is gone from \(visible(code.source))/\(visible(code.domain))"
      + since + last + meaning
  }
}
