internal import CatalogSQLite
public import Causes
public import CodeDocuments
internal import MarkdownReader

/// An import: documents to add to a catalog, in place of their earlier versions.
///
/// A catalog is a pure function of the documents in it, the options they were imported with, and
/// the rules: however often and in whatever order they came, the file is the same.
///
/// ```swift
/// let found = try FoundDocuments(at: ["docs/"])
/// let report = try CatalogImport(found).run(into: "catalog.db")
/// print(report.balance)  // 203 rows: 203 imported, 16 of them with diagnostics, 0 rejected
/// ```
public struct CatalogImport {
  /// The documents to add.
  package var documents: [FoundDocument]
  /// The folders whose earlier documents are dropped if they are not among `documents`.
  package var folders: [FoundFolder]
  /// What in the folders is not read: earlier documents from there stay.
  package var unread: [UnreadPlace]
  /// The paths of catalogs whose documents are to be added.
  package var catalogs: [String]
  /// How the documents are to be read.
  public var options = ImportOptions()
  /// Where the documents are published.
  public var url: String?
  /// The day of the documents' last change; nil for what git knows of each.
  public var revised: RevisionDate?
  /// Whether the earlier content of the catalog is dropped.
  public var startsAnew = false
  /// The rules to use from now on; nil keeps those of the catalog.
  public var rules: Rules?
  /// The synonyms to search by from now on; nil keeps those of the catalog.
  public var synonyms: Synonyms?
  /// The notes to keep from now on; nil keeps those of the catalog.
  package var notes: [CodeNote]?
  /// The build time to store; nil to store none.
  package var builtAt: BuildTime?
  /// Returns the history to keep of a document; nil for the one that the catalog has.
  package var history: (FoundDocument) throws -> StoredHistory? = { _ in nil }
  /// The most bytes that a document may have; a larger one is skipped and reported.
  package var documentSizeLimit = Document.sizeLimit
  /// Called with what of the old catalog's owner and group could not be kept.
  package var onNote: (String) -> Void = { _ in }
  /// Called with each thing about the documents that is likely a mistake.
  package var onWarning: (String) -> Void = { _ in }
  /// Called with each diagnostic, in the order of the documents' paths.
  public var onDiagnostic: (Diagnostic) -> Void = { _ in }

  /// Called now and then with how far the import has come.
  package var onProgress: (ImportProgress) -> Void = { _ in }

  /// Creates an import of found documents.
  public init(_ found: FoundDocuments) {
    documents = found.documents
    folders = found.folders
    unread = found.unread
    catalogs = found.catalogs
  }

  /// Reads the documents and replaces the catalog at `path`.
  ///
  /// A document that cannot be read, or holds no codes, is skipped and reported. Where nothing
  /// would change for that reason, no file is written.
  ///
  /// A catalog that holds somebody's own tables, views, indexes or triggers is refused: the new file
  /// would be without them.
  ///
  /// - Throws: ``CatalogError``, ``FileError`` or ``SQLiteError``; the catalog is then as it was.
  public func run(into path: String) throws -> ImportReport {
    let file = try CatalogReplacement(path)
    // Nobody else should have to wait for what standard input is still to bring.
    let streams = readStreams()
    do {
      return try file.replace(onNote: onNote) { database, old in
        let oldCatalog = try old.map { try Catalog.toReplace(path: $0, typedPath: path) }
        let builder = try CatalogBuilder(
          database, rules: rules ?? oldCatalog?.rules() ?? Rules.embedded(),
          synonyms: synonyms ?? oldCatalog?.synonyms() ?? Synonyms.embedded(),
          notes: notes ?? merged(oldCatalog?.notes() ?? []))
        let report = try add(
          to: builder, keeping: startsAnew ? nil : oldCatalog, streams)
        // New rules alone classify the old entries again; a fresh start without documents is no change.
        let isNewlyRuled = rules != nil || synonyms != nil || notes != nil
        guard report.isChange || (isNewlyRuled && oldCatalog != nil && !startsAnew) else {
          throw NothingToWrite(report: report)
        }
        try builder.finish(builtAt: builtAt)
        try warnOfNotes(in: Catalog(database))
        return report
      }
    } catch let nothing as NothingToWrite {
      return nothing.report
    }
  }

  /// The notes of the catalog, and those of the catalogs to merge that it does not have.
  private func merged(_ notes: [CodeNote]) throws -> [CodeNote] {
    var notes = notes
    for path in catalogs {
      for note in try Catalog(path: path).notes() where !notes.contains(note) {
        notes.append(note)
      }
    }
    return notes
  }

  /// Warns of the first notes whose codes are gone.
  private func warnOfNotes(in catalog: Catalog) throws {
    let gone = try catalog.notesWithoutCode()
    for note in gone.prefix(3) {
      onWarning("the note on '\(note.code)' is about no code of the catalog")
    }
    if gone.count > 3 { onWarning("\(gone.count - 3) more notes are about no code of the catalog") }
  }

  private struct NothingToWrite: Error {
    var report: ImportReport
  }

  /// The content of documents that are not files.
  private typealias Streams = [DocumentIdentity: Result<[UInt8], FileError>]

  private func readStreams() -> Streams {
    var streams: Streams = [:]
    for document in documents
    where document.typedPath == "-" || FileKind(path: document.typedPath) == .inheritedPipe {
      streams[document.identity] = Result { () throws(FileError) in try read(document) }
    }
    return streams
  }

  private func read(_ document: FoundDocument) throws(FileError) -> [UInt8] {
    try contents(ofFile: document.typedPath, limit: documentSizeLimit)
  }

  /// Adds old and new documents in the order of their identities, which is the order of every catalog.
  private func add(
    to builder: CatalogBuilder, keeping old: Catalog?, _ streams: Streams
  ) throws -> ImportReport {
    var report = ImportReport()
    for place in unread {
      let document = FoundDocument(path: place.path, typedPath: place.error.path, isNamed: false)
      report.skipped.append(.init(document: document, reason: .unreadable(place.error)))
    }
    let sizes = documents.map { sizeOfFile($0.typedPath, limit: documentSizeLimit) }
    var progress = ImportProgress(
      documentCount: documents.count, byteCount: sizes.reduce(0, +))
    let sizeFound = Dictionary(zip(documents.map(\.identity), sizes)) { first, _ in first }
    let new = try Dictionary(documents.map { ($0.identity, $0) }) { first, second in
      throw SamePathError(first.identity, typed: [first.typedPath, second.typedPath])
    }
    var stored = try StoredDocuments(in: old)
    for path in catalogs {
      let other = try Catalog.toMerge(path: path)
      for identity in try stored.merge(other, named: path, except: Set(new.keys), onNote) {
        report.add(identity, try other.content(of: identity))
      }
      report.hasMerged = true
    }
    // A file of another ending was never found in a folder, but named.
    let missing = stored.identities.filter { identity in
      new[identity] == nil && mayBeDocument(identity.path)
        && !unread.contains { $0.holds(identity) }
    }
    let gone = Set(folders.flatMap { $0.gone(among: missing) })
    let revisions = revised == nil ? GitRevisions(of: documents) : GitRevisions()
    var repeated = RepeatedContent(stored, except: gone.union(new.keys))
    let all = Set(stored.identities).union(new.keys).sorted()
    for source in Set(all.map(\.source)) {
      builder.sourceFacts[source] = try stored.facts(ofSource: source)
    }
    if let url {
      for document in documents where !document.isNamed {
        builder.sourceFacts[document.source]?.url = url
      }
    }
    let ahead = ReadAhead(
      all.compactMap { new[$0] }.map {
        .init(found: $0, content: streams[$0.identity], size: sizeFound[$0.identity] ?? 0)
      },
      size: progress.byteCount, options: options, sizeLimit: documentSizeLimit)
    defer { ahead.stop() }
    for identity in all {
      guard let found = new[identity] else {
        if gone.contains(identity) {
          report.dropped.append(identity)
        } else {
          try stored.replay(identity, into: builder)
        }
        continue
      }
      let document: Document
      let content: ReadAhead.Reading
      do {
        content = try ahead.next()
        document = Document(
          path: identity.path, source: identity.source, typedPath: found.typedPath,
          bytes: content.bytes, url: found.isNamed ? url : nil,
          revised: revised ?? revisions.date(of: found, content.bytes), options: options)
      } catch {
        report.skipped.append(.init(document: found, reason: .unreadable(error)))
        progress.byteCount -= sizeFound[identity] ?? 0
        try stored.replay(identity, into: builder)
        continue
      }
      let before = progress
      // Standard input and pipes have no size until they are read.
      progress.byteCount += document.bytes.count - (sizeFound[identity] ?? 0)
      var lines = 0
      var draft = DocumentDraft(document, sha256: content.sha256)
      draft.history = try history(found) ?? stored.history(of: identity)
      let isOptional = found.isOptional
      let reading = try Self.read(
        document, whole: content.whole, draft, isOptional: isOptional, into: builder, onDiagnostic
      ) { rows, line in
        if lines == 0 { lines = 1 + document.bytes.count { $0 == UInt8(ascii: "\n") } }
        progress.rows = before.rows + rows
        let share = min(1, Double(line) / Double(lines))
        progress.bytes = before.bytes + Int(share * Double(document.bytes.count))
        onProgress(progress)
      }
      progress.documents += 1
      progress.rows = before.rows + reading.balance.rows
      progress.bytes = before.bytes + document.bytes.count
      onProgress(progress)
      if reading.isEmpty {
        if !isOptional {
          report.skipped.append(
            .init(document: found, reason: reading.holdsRules ? .rules : .noCodes))
        }
        if stored.contains(identity) { report.dropped.append(identity) }
      } else {
        report.add(identity, (reading.codes, reading.balance))
        if let note = repeated.note(of: found, sha256: draft.sha256) { onWarning(note) }
      }
    }
    progress.isReading = false
    onProgress(progress)
    if let note = repeated.lastNote { onWarning(note) }
    return report
  }

  /// Reads documents into a catalog in memory, for use without any file.
  static func inMemory(
    _ documents: [Document], rules: Rules, synonyms: Synonyms,
    _ onDiagnostic: (Diagnostic) -> Void
  ) throws -> Database {
    let documents = documents.sorted { $0.identity < $1.identity }
    for (first, second) in zip(documents, documents.dropFirst())
    where first.identity == second.identity {
      throw SamePathError(first.identity, typed: [first.typedPath, second.typedPath])
    }
    let database = try Database.inMemory()
    let builder = try CatalogBuilder(database, rules: rules, synonyms: synonyms)
    for document in documents {
      _ = try Self.read(
        document, DocumentDraft(document, sha256: SHA256.hex(of: document.bytes)),
        isOptional: false, into: builder, onDiagnostic, { _, _ in })
    }
    try builder.finish()
    return database
  }

  private struct Reading {
    var balance: RowBalance
    var codes: Int
    var isEmpty: Bool
    var holdsRules: Bool
  }

  private static func read(
    _ document: Document, whole: EntryPipeline.WholeDocument? = nil, _ draft: DocumentDraft,
    isOptional: Bool, into builder: CatalogBuilder, _ onDiagnostic: (Diagnostic) -> Void,
    _ onRows: (_ count: Int, _ line: Int) -> Void
  ) throws -> Reading {
    builder.begin(draft)
    var entries = 0
    let reading = try EntryPipeline.read(document, whole, preparing: builder.preparer) { items in
      try builder.add(items)
      for item in items {
        switch item {
        case .domain, .column: break
        case .diagnostic(let diagnostic):
          // They come last: nobody asked for a document of records that has no codes.
          if entries > 0 || !isOptional { onDiagnostic(diagnostic) }
        case .entry(let entry):
          entries += 1
          if entries.isMultiple(of: 4096) { onRows(entries, entry.draft.line) }
        }
      }
    }
    let stays = try builder.endDocument(title: reading.title, balance: reading.balance)
    return Reading(
      balance: reading.balance, codes: entries, isEmpty: !stays, holdsRules: reading.holdsRules)
  }
}

extension DocumentDraft {
  fileprivate init(_ document: Document, sha256: String) {
    self.init(
      identity: document.identity, url: document.url, revised: document.revised?.description,
      sha256: sha256, bytes: document.bytes.count,
      options: document.options.json)
  }
}

/// How far an import has come.
package struct ImportProgress: Equatable, Sendable {
  /// How many documents have been read.
  package var documents = 0
  /// How many there are to read.
  package var documentCount: Int
  /// How many bytes of documents have been read.
  package var bytes = 0
  /// How many bytes there are to read, as far as that is known before they are read.
  package var byteCount: Int
  /// How many rows of code tables have been read.
  package var rows = 0
  /// Whether documents are being read; afterwards the indexes are made.
  package var isReading = true

  /// The part of the documents that has been read, from 0 to 1.
  ///
  /// ```swift
  /// var work = CatalogImport(found)
  /// work.onProgress = { progress in print(progress.share) }
  /// ```
  package var share: Double {
    byteCount > 0 ? min(1, max(0, Double(bytes) / Double(byteCount))) : 0
  }
}

/// What an import did.
public struct ImportReport: Sendable {
  /// The documents that were read into the catalog.
  public var imported: [DocumentIdentity] = []
  /// The documents that were not.
  public var skipped: [Skipped] = []
  /// The documents that are no longer in the catalog.
  public var dropped: [DocumentIdentity] = []
  /// How many codes the documents read have.
  public var codes = 0
  /// How the rows of the documents read ended.
  public var balance = RowBalance()
  /// Whether another catalog was merged into this one.
  package var hasMerged = false

  /// Whether the catalog can hold anything else than before.
  package var isChange: Bool { !imported.isEmpty || !dropped.isEmpty || hasMerged }

  mutating func add(_ identity: DocumentIdentity, _ content: (codes: Int, balance: RowBalance)) {
    imported.append(identity)
    codes += content.codes
    balance += content.balance
  }

  /// A document that was not read into the catalog.
  public struct Skipped: Sendable {
    /// The document.
    public var document: FoundDocument
    /// Why it was skipped.
    public var reason: Reason
  }

  /// Why a document was skipped.
  public enum Reason: Sendable {
    /// The system could not read it. Its earlier version stays.
    case unreadable(FileError)
    /// No table of it holds codes.
    case noCodes
    /// It holds classification rules, not codes.
    case rules
  }
}
