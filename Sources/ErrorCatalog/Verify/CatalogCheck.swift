/// One check of ``Catalog/verify(path:isDeep:)`` and its result.
public struct CatalogCheck: Equatable, Sendable {
  /// The subject of a check; docs/catalog-file.md describes each.
  public enum Subject: String, Sendable, CaseIterable {
    /// The file is marked as a catalog of a format this program reads.
    case format
    /// The file's header, size and neighbors are those of a file that is shipped.
    case file
    /// SQLite's own check of pages, indexes and constraints.
    case integrity
    /// The tables, views and indexes are those of schema.sql, and no others.
    case schema
    /// Each row that another one refers to is there.
    case references
    /// The digest of the content is the one that was written with it.
    case content
    /// The digest of all the rest is, too.
    case derived
    /// Each row of each source was imported or rejected, and the sums say so.
    case rows
    /// No text is stored twice.
    case texts
    /// Descriptions have the causes and areas that the rules say: some of them, or all.
    case causes
    /// The full-text indexes are those of the entries; with all words and phrases if the check is
    /// deep.
    case search
  }

  /// How a check ended.
  public enum Status: String, Sendable {
    /// Nothing is wrong.
    case ok
    /// Something is wrong.
    case failed = "FAILED"
    /// Not done, because a check it depends on failed.
    case skipped
  }

  /// The subject.
  public var subject: Subject
  /// How it ended.
  public var status: Status
  /// The result; after a failure, the fault and what to do.
  public var detail: String
}
