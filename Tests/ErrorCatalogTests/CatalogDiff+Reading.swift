@testable import ErrorCatalog

extension CatalogDiffTests {
  /// What a comparison gives.
  struct Changes {
    /// Each change as `domain +code text`, the sign `+`, `-` or `~`; of a reworded one the old text
    /// in parentheses.
    var lines: [String] = []
    var sources: [String] = []
    var counts = ChangeCounts()
    var notes: [DiffNote] = []
  }

  func changes(
    _ old: DiffSide, _ new: DiffSide, _ prepare: (inout CatalogDiff) -> Void = { _ in }
  ) throws -> Changes {
    var diff = CatalogDiff(old: old, new: new)
    prepare(&diff)
    var notes: [DiffNote] = []
    var changes = Changes()
    diff.onNote = { notes.append($0) }
    changes.counts = try diff.forEachChange { change in
      let sign = [.added: "+", .removed: "-", .reworded: "~"][change.kind] ?? ""
      let before = change.oldDescription.map { " (\($0))" } ?? ""
      let entry = change.entry
      changes.lines.append("\(entry.domain) \(sign)\(entry.code) \(entry.description)\(before)")
      changes.sources.append(entry.source)
    }
    changes.notes = notes
    return changes
  }

  func document(
    _ path: String, _ text: String, options: ImportOptions = ImportOptions()
  ) -> Document {
    Document(path: path, bytes: Array(text.utf8), options: options)
  }
}
