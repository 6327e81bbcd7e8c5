package import CodeDocuments
internal import ErrcatBytes
internal import ErrcatPlatform

/// Where a part of a log lies in the bytes that it is handed out with: whole lines, or a part of a
/// line that is too long to be held.
package struct LogPart: Equatable, Sendable {
  /// Where the part is; a little of what comes before and after it may be in the bytes, too.
  package let range: Range<Int>
  /// Whether a line starts with the part; if not, the part continues a line.
  package let startsLine: Bool
  /// Whether the part's last line ends with it.
  package let endsLine: Bool

  init(range: Range<Int>, startsLine: Bool, endsLine: Bool) {
    (self.range, self.startsLine, self.endsLine) = (range, startsLine, endsLine)
  }

  /// A whole log that is in memory, of this many bytes.
  package init(all count: Int) { self.init(range: 0..<count, startsLine: true, endsLine: true) }
}

/// Reads a file, a pipe or a terminal in parts, each as soon as it is there.
///
/// What has been read of a line whose end has not come waits for it. Memory is 256 KiB, and as much
/// as the longest line up to ``longestLine``; a line that is longer is given in parts.
///
/// ```swift
/// let reader = try LogReader(path: "app.log")
/// try reader.forEachPart { part, bytes in
///   for place in part.range where bytes[place] == 0 { count += 1 }
/// }
/// ```
///
/// The bytes of a part are a `Span`: they cannot leave the closure, and a place outside of them is
/// never read.
package final class LogReader {
  /// The most bytes of one line that are held.
  package static let longestLine = 16 << 20

  private let descriptor: Int32
  private let path: String
  private let limit: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The bytes read but not given yet.
  private var fresh = 0..<0
  private var isInsideLine = false
  private var hasEnded = false
  /// Whether a part is handed out, so that its bytes must stay where they are.
  private var isLending = false

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file, as typed.
  ///   - capacity: How many bytes to ask the system for at a time, at first.
  ///   - limit: The most bytes of one line to hold.
  /// - Throws: ``FileError`` if it cannot be opened, or is a folder.
  package init(
    path: String, capacity: Int = 1 << 18, limit: Int = LogReader.longestLine
  ) throws(FileError) {
    descriptor = path == "-" ? STDIN_FILENO : openPath(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path) }
    self.path = path
    self.limit = max(limit, 4 * KeyedCodeReader.longest)
    self.capacity = max(capacity, 16)
    buffer = .allocate(capacity: self.capacity)
  }

  deinit {
    buffer.deallocate()
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Whether the input is the file that standard output writes to, so that reading never ends.
  package var isStandardOutput: Bool {
    var input = stat()
    var output = stat()
    return fstat(descriptor, &input) == 0 && fstat(STDOUT_FILENO, &output) == 0
      && input.st_mode & S_IFMT == S_IFREG && input.st_dev == output.st_dev
      && input.st_ino == output.st_ino
  }

  /// Calls `body` with each part and the bytes that hold it, as soon as the part is there.
  ///
  /// What `body` throws ends the reading; another call continues with the next part. `body` must not
  /// read from the same reader.
  ///
  /// - Throws: ``FileError`` if reading fails, or what `body` throws.
  package func forEachPart(_ body: (LogPart, Span<UInt8>) throws -> Void) throws {
    precondition(!isLending, "a part of the log is in use: read the next one after the closure")
    while let part = try next() { try lend(part, body) }
  }

  /// Calls `body` with a part and the bytes that hold it.
  func lend(_ part: LogPart, _ body: (LogPart, Span<UInt8>) throws -> Void) throws {
    isLending = true
    defer { isLending = false }
    try withExtendedLifetime(self) {
      try body(part, UnsafeBufferPointer(start: buffer, count: fresh.upperBound).span)
    }
  }

  /// Waits for the next part; nil at the end.
  func next() throws(FileError) -> LogPart? {
    if fresh.isEmpty, !isInsideLine { fresh = 0..<0 }
    while !hasEnded {
      let before = fresh.upperBound
      if before == capacity {
        guard makeRoom() else { return part(to: before - KeyedCodeReader.longest, endsLine: false) }
        continue
      }
      let count = read(descriptor, buffer + before, capacity - before)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN, waitUntilReady(descriptor, toWrite: false) { continue }
      guard count >= 0 else { throw FileError(path: path) }
      fresh = fresh.lowerBound..<before + count
      if count == 0 {
        hasEnded = true
        return fresh.isEmpty ? nil : part(to: before, endsLine: true)
      }
      if let last = LineEnds.last(in: buffer, before, before + count) {
        return part(to: last + 1, endsLine: true)
      }
    }
    return nil
  }

  /// Gives the fresh bytes up to a place.
  private func part(to end: Int, endsLine: Bool) -> LogPart {
    let part = LogPart(
      range: fresh.lowerBound..<end, startsLine: !isInsideLine, endsLine: endsLine)
    fresh = end..<fresh.upperBound
    isInsideLine = !endsLine
    return part
  }

  /// Moves the bytes not given yet to the front, or else makes the buffer larger.
  ///
  /// - Returns: false if it holds as much as it may.
  private func makeRoom() -> Bool {
    // A key may have begun in the earlier part of a long line.
    let kept = max(0, fresh.lowerBound - (isInsideLine ? KeyedCodeReader.longest : 0))
    if kept > 0 {
      buffer.update(from: buffer + kept, count: fresh.upperBound - kept)
      fresh = fresh.lowerBound - kept..<fresh.upperBound - kept
      return true
    }
    guard capacity < limit else { return false }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: min(2 * capacity, limit))
    larger.update(from: buffer, count: fresh.upperBound)
    buffer.deallocate()
    buffer = larger
    capacity = min(2 * capacity, limit)
    return true
  }
}
