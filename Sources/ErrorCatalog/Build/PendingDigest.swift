internal import SQLite

/// A digest of a database while the database goes on.
///
/// A thread of its own reads the file, and may: from here on nothing is changed but indexes and
/// `metadata`, so no page that it reads is ever written again. Of the first page, which is, it
/// has read all it needs before the thread starts.
final class PendingDigest<Digest: Sendable> {
  private let worker: Worker
  private let box: Box

  private final class Box: @unchecked Sendable {
    // Written by the worker before it ends, read after.
    var result: Result<Digest, any Error>?
  }

  /// Starts to digest what a database holds, all of it committed.
  init(ofFile path: String, _ digest: @escaping @Sendable (Database) throws -> Digest) throws {
    nonisolated(unsafe) let reader = try Database(path: path, access: .immutable)
    try reader.withStatement("SELECT count(*) FROM sqlite_schema") { _ = try $0.step() }
    let box = Box()
    self.box = box
    worker = Worker { box.result = Result { try digest(reader) } }
  }

  /// Waits for the digest.
  func result() throws -> Digest {
    worker.join()
    guard let result = box.result else { preconditionFailure("the worker ended without a result") }
    return try result.get()
  }
}
