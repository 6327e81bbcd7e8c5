internal import CatalogSQLite

/// Writes the histories of documents, and counts the ids of their rows.
struct HistoryWriter {
  private var revisionID = 0
  private var eventID = 0

  /// Writes the history of a document.
  mutating func write(
    _ history: StoredHistory, ofDocument document: Int, to database: Database
  ) throws {
    let first = revisionID + 1
    for (place, revision) in history.revisions.enumerated() {
      revisionID += 1
      try database.execute(
        """
        INSERT INTO revisions (id, document_id, ordinal, date, revision, path)
        VALUES (
          \(revisionID), \(document), \(place + 1), \(revision.date), \(revision.revision),
          \(revision.path))
        """)
    }
    for event in history.events {
      eventID += 1
      try database.execute(
        """
        INSERT INTO events (id, revision_id, domain, code, change, "column", old, new)
        VALUES (
          \(eventID), \(first + event.place), \(event.domain), \(event.code), \(event.change),
          \(event.column), \(event.old), \(event.new))
        """)
    }
  }
}
