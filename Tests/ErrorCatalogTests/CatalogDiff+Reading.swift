import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

extension CatalogDiffTests {
  /// The result of a comparison.
  struct Changes {
    /// Each change as `domain +code text`, with the sign `+`, `-` or `~`; a reworded code has the
    /// old text in parentheses; a changed code is `domain *code column: old > new`.
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
      let entry = change.entry
      let (old, new) = (change.old ?? "nil", change.new ?? "nil")
      let text =
        switch change.kind {
        case .added: "+\(entry.code) \(new)"
        case .removed: "-\(entry.code) \(old)"
        case .reworded: "~\(entry.code) \(new) (\(old))"
        case .changed: "*\(entry.code) \(change.column ?? "nil"): \(old) > \(new)"
        }
      #expect((change.column != nil) == (change.kind == .changed))
      #expect((change.old == nil) == (change.kind == .added) || change.kind == .changed)
      #expect((change.new == nil) == (change.kind == .removed) || change.kind == .changed)
      changes.lines.append("\(entry.domain) \(text)")
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
