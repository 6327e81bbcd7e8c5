package import CodeDocuments
internal import ErrcatPlatform

/// A document whose history is asked for.
package struct HistoryDocument {
  /// Its path, as typed.
  package var typedPath: String
  /// The name of its source.
  package var source: String
  /// Its place in a work tree of git; nil outside.
  package var file: WorkTreeFile?

  /// The documents at a path: of a folder those in it, or else the document itself, which may have been
  /// deleted.
  ///
  /// - Throws: ``FileError`` if a folder cannot be read.
  package static func find(at path: String) throws -> [HistoryDocument] {
    try FoundDocuments(at: [path], areForOneCatalog: false).withoutIgnored().map { document in
      HistoryDocument(
        typedPath: document.typedPath, source: document.source, file: document.workTreeFile)
    }
  }
}

extension CodeHistories {
  /// Reads the history of a document whose states are files, the oldest first.
  ///
  /// - Throws: ``FileError`` if one cannot be read; ``RulesError``.
  package init(ofFiles paths: [String], options: ImportOptions, limit: Int) throws {
    var source: String?
    var revisions: [HistoryRevision] = []
    for path in paths {
      let document = try FoundDocuments(at: [path], areForOneCatalog: false).documents.first
      source = source ?? document?.source
      revisions.append(
        HistoryRevision(
          date: Self.day(in: path), revision: path, path: document?.path ?? path,
          content: .bytes(try contents(ofFile: path, limit: limit))))
    }
    try self.init(revisions, source: source ?? "document", options: options)
  }

  /// The day in the name of a file: `errors-2018-07-09.md`.
  private static func day(in path: String) -> String? {
    let name = Array((pathComponents(path).last ?? "").utf8)
    guard name.count >= 10 else { return nil }
    for start in 0...(name.count - 10) {
      let text = String(decoding: name[start..<(start + 10)], as: UTF8.self)
      let isPart = start > 0 && (0x30...0x39).contains(name[start - 1])
      if !isPart, let date = RevisionDate(text) { return date.description }
    }
    return nil
  }
}

extension HistoryEvent {
  /// The first digits of a commit's name, or a file's path.
  package var shortRevision: String {
    HistoryRevision(date: date, revision: revision, path: path).shortRevision
  }
}
