internal import CodeDocuments

/// The documents of catalogs that a new catalog is made of.
struct StoredDocuments {
  private struct Stored {
    var catalog: Catalog
    var revised: String?
    var sha256: String
    var options: String
  }

  private var documents: [DocumentIdentity: Stored] = [:]
  private var catalogs: [Catalog] = []

  /// Takes the documents of a catalog, if there is one.
  init(in catalog: Catalog?) throws {
    guard let catalog else { return }
    catalogs.append(catalog)
    try catalog.forEachDocument { identity, revised, sha256, options in
      documents[identity] = Stored(
        catalog: catalog, revised: revised, sha256: sha256, options: options)
    }
  }

  /// The documents, in no order.
  var identities: [DocumentIdentity] { Array(documents.keys) }

  func contains(_ identity: DocumentIdentity) -> Bool { documents[identity] != nil }

  /// The SHA-256 of each document.
  var digests: [(identity: DocumentIdentity, sha256: String)] {
    documents.map { ($0.key, $0.value.sha256) }
  }

  /// Takes the documents of another catalog, too.
  ///
  /// Of a document that is in both, the one that was revised later stays, or else that of the other
  /// catalog.
  ///
  /// - Returns: The documents that were taken, in the other catalog's order.
  mutating func merge(
    _ other: Catalog, named path: String, except replaced: Set<DocumentIdentity>,
    _ onNote: (String) -> Void
  ) throws -> [DocumentIdentity] {
    catalogs.append(other)
    var taken: [DocumentIdentity: Stored] = [:]
    try other.forEachDocument { identity, revised, sha256, options in
      let new = Stored(catalog: other, revised: revised, sha256: sha256, options: options)
      guard !replaced.contains(identity), let old = documents[identity] else {
        taken[identity] = new
        return
      }
      let isOlder = new.revised.flatMap { new in old.revised.map { new < $0 } } ?? false
      if new.sha256 != old.sha256 || new.options != old.options {
        let isNewer = new.revised.flatMap { new in old.revised.map { new > $0 } } ?? false
        onNote(
          "'\(identity.path)' of \(identity.source) is in both catalogs; "
            + (isOlder
              ? "the one that was there stays, which is newer"
              : "that of \(path) replaces it" + (isNewer ? ", which is newer" : "")))
      }
      if !isOlder { taken[identity] = new }
    }
    documents.merge(taken) { _, new in new }
    return taken.keys.filter { !replaced.contains($0) }.sorted()
  }

  /// Gives a document to a builder, as reading it did; nothing happens if it is not there.
  func replay(_ identity: DocumentIdentity, into builder: CatalogBuilder) throws {
    try documents[identity]?.catalog.replay(identity, into: builder)
  }

  /// The history of a document; nil if it is not there or has none.
  func history(of identity: DocumentIdentity) throws -> StoredHistory? {
    try documents[identity]?.catalog.history(of: identity)
  }

  /// What is known of a source, by the first catalog that says it.
  func facts(ofSource name: String) throws -> SourceFacts {
    var facts = SourceFacts()
    for catalog in catalogs {
      let known = try catalog.database.firstRow(
        "SELECT title, url FROM sources WHERE name = \(name)"
      ) { row in SourceFacts(title: row.textOrNil(0), url: row.textOrNil(1)) }
      facts.title = facts.title ?? known?.title
      facts.url = facts.url ?? known?.url
    }
    return facts
  }
}

/// Finds documents with the same content as others.
struct RepeatedContent {
  /// How many documents have a note of their own.
  private static let mostNotes = 3

  private var identities: [String: DocumentIdentity] = [:]
  private var count = 0

  /// Knows the documents that stay in a catalog.
  init(_ stored: StoredDocuments, except replaced: Set<DocumentIdentity>) {
    for (identity, sha256) in stored.digests where !replaced.contains(identity) {
      identities[sha256] = min(identity, identities[sha256] ?? identity)
    }
  }

  /// Takes a document.
  ///
  /// - Returns: A note if one that was taken before has the same bytes, or nil.
  mutating func note(of document: FoundDocument, sha256: String) -> String? {
    guard let other = identities[sha256] else {
      identities[sha256] = document.identity
      return nil
    }
    count += 1
    guard count <= Self.mostNotes else { return nil }
    return "\(document.typedPath) has the same content as '\(other.path)' of \(other.source), so "
      + "the catalog has its codes twice"
  }

  /// A note of the documents that had none of their own; nil without any.
  var lastNote: String? {
    let more = count - Self.mostNotes
    guard more > 0 else { return nil }
    return more == 1
      ? "1 more document has the same content as another"
      : "\(more) more documents have the same content as others"
  }
}

extension Catalog {
  /// Opens a catalog whose documents go into another one.
  ///
  /// - Throws: ``CatalogError/notAsWritten(path:)``; what ``init(path:typedPath:)`` throws.
  static func toMerge(path: String) throws -> Catalog {
    let catalog = try Catalog(path: path)
    try catalog.requireContentAsWritten(typedPath: path)
    return catalog
  }
}
