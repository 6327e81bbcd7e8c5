internal import CodeDocuments

/// A document as it is imported: what becomes a row of `documents`, but for what reading it tells.
struct DocumentDraft: Equatable, Sendable {
  var identity: DocumentIdentity
  var url: String?
  /// The day of its last change.
  var revised: String?
  var sha256: String
  var bytes: Int
  /// A JSON object.
  var options: String
  /// What is known of its source.
  var sourceFacts = SourceFacts()
  /// Its history, if that is kept.
  var history: StoredHistory?
}

/// What is known of a source besides its name.
struct SourceFacts: Equatable, Sendable {
  var title: String?
  /// Where it publishes.
  var url: String?
}
