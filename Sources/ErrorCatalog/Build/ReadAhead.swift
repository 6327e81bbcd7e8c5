internal import CodeDocuments
internal import ErrcatPlatform

/// Reads the documents of an import ahead of the one whose rows are written, on threads of their own.
///
/// Reading short documents takes about half of an import, so they are read side by side. They come in the
/// order they were given in, so the catalog has the same bytes as without threads.
///
/// Each thread reads every second document, or every third, and waits while four of its documents have
/// not been taken. A long document is not read ahead, so memory does not grow with the work.
final class ReadAhead {
  /// A document to read.
  struct Job: Sendable {
    var found: FoundDocument
    /// Its content, where that is read already.
    var content: Result<[UInt8], FileError>?
    /// How many bytes its file has.
    var size: Int
  }

  /// A document that was read.
  struct Reading: Sendable {
    var bytes: [UInt8]
    var sha256: String
    /// What it holds, if that was read, too.
    var whole: EntryPipeline.WholeDocument?
  }

  /// The most threads, since one thread writes the rows of all.
  private static let mostThreads = 4
  /// Documents that have fewer bytes together are read sooner than threads would start to pay.
  private static let sizeOfThreads = 1 << 16

  private let jobs: [Job]
  private let options: ImportOptions
  private let sizeLimit: Int
  private var taken = 0
  /// Without a reading, a document is too long to be read ahead.
  private var queues: [BoundedQueue<Result<Reading?, FileError>>] = []
  private var threads: [SystemThread] = []

  /// Starts to read documents.
  ///
  /// - Parameters:
  ///   - jobs: The documents, in the order they are to come in.
  ///   - size: How many bytes they have together, as far as that is known.
  ///   - options: How they are to be read.
  ///   - sizeLimit: The most bytes that a document may have.
  init(_ jobs: [Job], size: Int, options: ImportOptions, sizeLimit: Int) {
    self.jobs = jobs
    self.options = options
    self.sizeLimit = sizeLimit
    guard jobs.count > 1, size >= Self.sizeOfThreads else { return }
    start(min(processorCount, jobs.count, Self.mostThreads))
  }

  private func start(_ count: Int) {
    guard count > 1 else { return }
    for first in 0..<count {
      let queue = BoundedQueue<Result<Reading?, FileError>>(capacity: 4)
      let (jobs, options, sizeLimit) = (jobs, options, sizeLimit)
      let thread = SystemThread {
        for index in stride(from: first, to: jobs.count, by: count) {
          let isLong = jobs[index].size >= EntryPipeline.sizeOfThread
          let reading = Result { () throws(FileError) in
            try isLong ? nil : Self.read(jobs[index], options, sizeLimit: sizeLimit, whole: true)
          }
          guard queue.put(reading) else { return }
        }
      }
      // Without all of the threads, no document is read ahead.
      guard let thread else { return stop() }
      queues.append(queue)
      threads.append(thread)
    }
  }

  /// Returns the next document.
  ///
  /// - Throws: ``FileError`` if it cannot be read.
  func next() throws(FileError) -> Reading {
    defer { taken += 1 }
    if !queues.isEmpty {
      guard let result = queues[taken % queues.count].take() else {
        preconditionFailure("a thread ended before its documents")
      }
      if let reading = try result.get() { return reading }
    }
    return try Self.read(jobs[taken], options, sizeLimit: sizeLimit, whole: false)
  }

  /// Ends the threads; documents that were read and not taken are dropped.
  func stop() {
    for queue in queues { queue.close() }
    for thread in threads { thread.join() }
    (queues, threads) = ([], [])
  }

  private static func read(
    _ job: Job, _ options: ImportOptions, sizeLimit: Int, whole: Bool
  ) throws(FileError) -> Reading {
    let found = job.found
    let content =
      job.content
      ?? Result { () throws(FileError) in try contents(ofFile: found.typedPath, limit: sizeLimit) }
    let bytes = try content.get()
    let document = Document(
      path: found.path, source: found.source, typedPath: found.typedPath, bytes: bytes,
      options: options)
    return Reading(
      bytes: bytes, sha256: SHA256.hex(of: bytes),
      whole: whole ? EntryPipeline.WholeDocument(document) : nil)
  }
}
