internal import CatalogSQLite
internal import CodeDocuments
internal import ErrcatPlatform
internal import MarkdownReader

/// Hands on the entries of a document, read and prepared, many at a time.
///
/// Reading and preparing run on a thread of their own where that pays.
enum EntryPipeline {
  /// One item read from a document, ready to be written.
  package enum Item: Sendable {
    case domain(DomainDraft)
    case column(ListColumn)
    case entry(PreparedEntry)
    case diagnostic(Diagnostic)
  }

  /// The facts about a document that are known at its end.
  struct Summary: Sendable {
    var title: String?
    var balance = RowBalance()
    var holdsRules = false
  }

  /// All that a document holds, read and not prepared.
  struct WholeDocument: Sendable {
    fileprivate var items: [EntryReader.Item] = []
    fileprivate var summary: Summary

    /// Reads a document; nil if it is so long that reading it takes a thread of its own.
    init?(_ document: Document) {
      guard document.bytes.count < sizeOfThread else { return nil }
      var reader = EntryReader(document)
      while let item = reader.next() { items.append(item) }
      summary = Summary(reader)
    }
  }

  private enum Message: Sendable {
    case items([Item])
    case end(Summary)
  }

  /// From this size on, starting a thread costs nothing compared with reading.
  static let sizeOfThread = 1 << 18
  /// How many items are handed on at once, at most.
  static let batchSize = 512

  /// Calls `body` with all that a document holds, in its order, many items at a time.
  ///
  /// While `body` writes rows, the next ones are read and prepared: both take about as
  /// long. What `body` sees does not depend on that, nor on whether the document was read before.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - whole: What it holds, if it was read before.
  ///   - preparer: Prepares what is read.
  ///   - body: Gets the next items.
  /// - Returns: What is known at the document's end.
  /// - Throws: What `body` throws; reading then ends, too.
  static func read(
    _ document: Document, _ whole: WholeDocument? = nil, preparing preparer: EntryPreparer,
    _ body: ([Item]) throws -> Void
  ) throws -> Summary {
    if let whole {
      var items = whole.items.makeIterator()
      try forEachBatch(preparer, body) { items.next() }
      return whole.summary
    }
    guard document.bytes.count >= sizeOfThread else {
      return try forEachBatch(of: document, preparer, body)
    }
    let queue = BoundedQueue<Message>(capacity: 8)
    // Until the thread has ended, nobody else prepares.
    nonisolated(unsafe) let lent = preparer
    let reader = SystemThread {
      let summary = try? forEachBatch(of: document, lent) { batch in
        if !queue.put(.items(batch)) { throw Unwanted() }
      }
      if let summary { _ = queue.put(.end(summary)) }
      queue.close()
    }
    guard let reader else { return try forEachBatch(of: document, preparer, body) }
    defer {
      queue.close()
      reader.join()
    }
    while let message = queue.take() {
      switch message {
      case .items(let items): try body(items)
      case .end(let summary): return summary
      }
    }
    preconditionFailure("the reader ended before the document")
  }

  private struct Unwanted: Error {}

  private static func forEachBatch(
    of document: Document, _ preparer: EntryPreparer, _ body: ([Item]) throws -> Void
  ) throws -> Summary {
    var reader = EntryReader(document)
    try forEachBatch(preparer, body) { reader.next() }
    return Summary(reader)
  }

  private static func forEachBatch(
    _ preparer: EntryPreparer, _ body: ([Item]) throws -> Void, next: () -> EntryReader.Item?
  ) rethrows {
    var batch: [Item] = []
    while let item = next() {
      batch.append(preparer.prepare(item))
      guard batch.count == batchSize else { continue }
      try body(batch)
      batch.removeAll(keepingCapacity: true)
    }
    if !batch.isEmpty { try body(batch) }
  }
}

extension EntryPipeline.Summary {
  /// The facts that a reader knows at the end of its document.
  fileprivate init(_ reader: EntryReader) {
    self.init(title: reader.title, balance: reader.balance, holdsRules: reader.holdsRules)
  }
}
