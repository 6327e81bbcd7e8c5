internal import CatalogSQLite
internal import ErrcatPlatform

/// The digests of a catalog whose rows are there, but no indexes yet.
struct Digests: Sendable {
  var content: String
  var derived: DerivedDigest

  init(of database: Database) throws {
    content = try contentDigest(of: database)
    derived = try DerivedDigest(rowsOf: database)
  }
}

/// The digests of a database, computed while the database stays in use.
///
/// A thread of its own reads the file, and may: from here on nothing is changed but indexes and
/// `metadata`, so no page that it reads is ever written again. Of the first page, which is, it
/// has read all it needs before the thread starts.
final class PendingDigests {
  private let worker: SystemThread?
  private let box: Box

  private final class Box: @unchecked Sendable {
    // Written by the worker before it ends, read after.
    var result: Result<Digests, any Error>?
  }

  /// Starts to digest the committed content of a database.
  init(ofFile path: String) throws {
    nonisolated(unsafe) let reader = try Database(path: path, access: .immutable)
    try reader.withStatement("SELECT count(*) FROM sqlite_schema") { _ = try $0.step() }
    let box = Box()
    self.box = box
    worker = SystemThread { box.result = Result { try Digests(of: reader) } }
    if worker == nil { box.result = Result { try Digests(of: reader) } }
  }

  /// Waits for the digests.
  func result() throws -> Digests {
    worker?.join()
    guard let result = box.result else { preconditionFailure("the worker ended without a result") }
    return try result.get()
  }
}
