/// Reads a document and prepares its entries, on a thread of its own where that pays.
enum DocumentReading {
  /// What is read of a document, ready to be written.
  enum Item: Sendable {
    case entry(PreparedEntry)
    /// A domain or a diagnostic.
    case item(DocumentReader.Item)
  }

  /// What is known of a document at its end.
  struct Summary: Sendable {
    var title: String?
    var balance = RowBalance()
    var holdsRules = false
  }

  private enum Message: Sendable {
    case items([Item])
    case end(Summary)
  }

  /// From this size on, to start a thread is nothing beside the reading.
  private static let sizeOfThread = 1 << 18
  private static let batchSize = 512

  /// Calls `body` with all that a document holds, in its order.
  ///
  /// While `body` writes what was read, the next rows are read and prepared: both take about as
  /// long. What `body` sees does not depend on that.
  ///
  /// - Throws: What `body` throws; reading then ends, too.
  static func read(
    _ document: Document, preparing preparation: EntryPreparation, _ body: (Item) throws -> Void
  ) throws -> Summary {
    guard document.bytes.count >= sizeOfThread else {
      return try forEachItem(of: document, preparation, body)
    }
    let queue = BoundedQueue<Message>(capacity: 8)
    // Until the thread has ended, nobody else prepares.
    nonisolated(unsafe) let preparation = preparation
    let reader = Worker {
      var batch: [Item] = []
      var isWanted = true
      let summary = try? forEachItem(of: document, preparation) { item in
        batch.append(item)
        guard batch.count == batchSize else { return }
        isWanted = queue.put(.items(batch))
        batch.removeAll(keepingCapacity: true)
        if !isWanted { throw Unwanted() }
      }
      if let summary, queue.put(.items(batch)) { _ = queue.put(.end(summary)) }
      queue.close()
    }
    defer {
      queue.close()
      reader.join()
    }
    while let message = queue.take() {
      switch message {
      case .items(let items): for item in items { try body(item) }
      case .end(let summary): return summary
      }
    }
    preconditionFailure("the reader ended before the document")
  }

  private struct Unwanted: Error {}

  private static func forEachItem(
    of document: Document, _ preparation: EntryPreparation, _ body: (Item) throws -> Void
  ) throws -> Summary {
    var reader = DocumentReader(document)
    while let item = reader.next() {
      if case .entry(let entry) = item {
        try body(.entry(preparation.prepare(entry)))
      } else {
        try body(.item(item))
      }
    }
    return Summary(title: reader.title, balance: reader.balance, holdsRules: reader.holdsRules)
  }
}
