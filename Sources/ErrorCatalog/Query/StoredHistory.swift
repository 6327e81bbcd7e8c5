internal import CatalogSQLite

/// The history of a document, as a catalog keeps it.
package struct StoredHistory: Equatable, Sendable {
  /// A commit that changed the document.
  package struct Revision: Equatable, Sendable {
    package var date: String?
    package var revision: String
    package var path: String

    package init(date: String?, revision: String, path: String) {
      self.date = date
      self.revision = revision
      self.path = path
    }
  }

  /// Something that happened to a code.
  package struct Event: Equatable, Sendable {
    /// The place of its revision, from 0.
    package var place: Int
    package var domain: String
    package var code: String
    /// `added`, `removed`, `reworded` or `changed`.
    package var change: String
    package var column: String?
    package var old: String?
    package var new: String?

    package init(
      place: Int, domain: String, code: String, change: String, column: String?, old: String?,
      new: String?
    ) {
      self.place = place
      self.domain = domain
      self.code = code
      self.change = change
      self.column = column
      self.old = old
      self.new = new
    }
  }

  /// The revisions, the oldest first.
  package var revisions: [Revision]
  /// The events, in the order of the revisions.
  package var events: [Event]

  package init(revisions: [Revision], events: [Event]) {
    self.revisions = revisions
    self.events = events
  }
}

/// A code that a document had once.
package struct GoneCode: Equatable, Sendable {
  package var source: String
  package var domain: String
  package var code: String
  /// The last revision that has it.
  package var lastSeen: String?
  /// The revision that lacks it.
  package var removed: String?
  /// What it meant.
  package var description: String
}

extension Catalog {
  /// The history of a document; nil if the catalog has none.
  func history(ofDocument id: Int) throws -> StoredHistory? {
    var places: [Int: Int] = [:]
    let revisions = try database.rows(
      """
      SELECT id, date, revision, path FROM revisions WHERE document_id = \(id) ORDER BY ordinal
      """
    ) { row in
      places[row.int(0)] = places.count
      return StoredHistory.Revision(
        date: row.textOrNil(1), revision: row.text(2), path: row.text(3))
    }
    guard !revisions.isEmpty else { return nil }
    let events = try database.rows(
      """
      SELECT revision_id, domain, code, change, "column", old, new FROM events
      WHERE revision_id IN (SELECT id FROM revisions WHERE document_id = \(id)) ORDER BY events.id
      """
    ) { row in
      StoredHistory.Event(
        place: places[row.int(0)] ?? 0, domain: row.text(1), code: row.text(2),
        change: row.text(3), column: row.textOrNil(4), old: row.textOrNil(5), new: row.textOrNil(6))
    }
    return StoredHistory(revisions: revisions, events: events)
  }

  /// The lists that had a code which they lack now, as the history of their documents tells.
  package func goneCodes(_ code: String) throws -> [GoneCode] {
    try database.rows(
      """
      SELECT sources.name, events.domain, events.code, before.date, revisions.date, events.old
      FROM events
      JOIN revisions ON revisions.id = events.revision_id
      JOIN documents ON documents.id = revisions.document_id
      JOIN sources ON sources.id = documents.source_id
      LEFT JOIN revisions AS before ON before.document_id = revisions.document_id
        AND before.ordinal = revisions.ordinal - 1
      WHERE events.change = 'removed' AND events.id IN (
        SELECT max(events.id) FROM events JOIN revisions ON revisions.id = events.revision_id
        WHERE events.code = \(code) GROUP BY revisions.document_id, events.domain)
      ORDER BY events.id
      """
    ) { row in
      GoneCode(
        source: row.text(0), domain: row.text(1), code: row.text(2), lastSeen: row.textOrNil(3),
        removed: row.textOrNil(4), description: row.textOrNil(5) ?? "")
    }
  }
}
