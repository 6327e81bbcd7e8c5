internal import CodeDocuments
internal import ErrcatPlatform

/// The places of a part of a log where a code may be named.
package struct LogMarks: Sendable {
  let marks: [CodeMarks.Mark]
}

/// A copy of a part of a log, with what may be looked at before and after it, and its marks.
private struct MarkedPart: Sendable {
  let part: LogPart
  let bytes: [UInt8]
  let marks: LogMarks

  init(_ part: LogPart, in bytes: Span<UInt8>, keys: CodeKeys) {
    let start = max(0, part.range.lowerBound - KeyedCodeReader.longest)
    let end = min(bytes.count, part.range.upperBound + KeyedCodeReader.longest)
    self.bytes = bytes.extracting(start..<end).withUnsafeBufferPointer { Array($0) }
    let range = part.range.lowerBound - start..<part.range.upperBound - start
    self.part = LogPart(range: range, startsLine: part.startsLine, endsLine: part.endsLine)
    marks = self.bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return LogMarks(marks: []) }
      return LogMarks(
        marks: CodeMarks.marks(in: text, range, afterDigits: keys.endInDigits))
    }
  }
}

extension LogReader {
  /// How many parts are read before a thread is worth its start.
  private static let partsWithoutThread = 4

  /// Calls `body` with each part as ``forEachPart(_:)`` does, and with the part's marks, if they were
  /// found.
  ///
  /// Reading a log and finding its marks take about as long as the rest: in a long log, a thread of its
  /// own does both for the parts that come. It never waits for more than is there, so `body` gets each
  /// part as soon as without it. Copies of up to four parts are held besides the reader's own bytes.
  ///
  /// After an error the reader cannot be used again.
  ///
  /// - Parameters:
  ///   - keys: The keys of the scanner that gets the marks; nil to find none.
  ///   - body: Gets the parts. What it throws ends the reading.
  /// - Throws: ``FileError`` if reading fails, or what `body` throws.
  package func forEachPart(
    markedFor keys: CodeKeys?, _ body: (LogPart, Span<UInt8>, LogMarks?) throws -> Void
  ) throws {
    for _ in 0..<Self.partsWithoutThread {
      guard let part = try next() else { return }
      try lend(part) { try body($0, $1, nil) }
    }
    guard let keys, processorCount > 1 else { return try forEachPart { try body($0, $1, nil) } }
    let queue = BoundedQueue<Result<MarkedPart, FileError>>(capacity: 2)
    // Nobody else uses the reader from here on.
    nonisolated(unsafe) let reader = self
    let thread = SystemThread {
      struct Unwanted: Error {}
      do {
        try reader.forEachPart { part, bytes in
          let marked = MarkedPart(part, in: bytes, keys: keys)
          guard queue.put(.success(marked)) else { throw Unwanted() }
        }
      } catch let error as FileError {
        _ = queue.put(.failure(error))
      } catch {}
      queue.close()
    }
    guard let thread else { return try forEachPart { try body($0, $1, nil) } }
    // After an error the thread ends at its next part, for which nobody waits: it may never come.
    defer { queue.close() }
    while let result = queue.take() {
      let marked = try result.get()
      try body(marked.part, marked.bytes.span, marked.marks)
    }
    thread.join()
  }
}
