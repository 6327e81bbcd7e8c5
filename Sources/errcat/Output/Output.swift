internal import ErrcatPlatform

/// Standard output, written in large parts.
struct Output {
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  private let name: String
  private let memory: OutputMemory?
  /// Shows what is longer than the screen; nil where nothing is to be paged.
  private var pager: Pager?
  private var isPipeWide = false

  /// Starts writing to a descriptor, which errors call by the name.
  init(
    _ descriptor: Int32 = STDOUT_FILENO, name: String = "standard output", pager: Pager? = nil
  ) {
    self.descriptor = descriptor
    self.pager = pager
    self.name = name
    memory = nil
  }

  /// Starts writing to memory.
  init(_ memory: OutputMemory) {
    descriptor = -1
    name = ""
    self.memory = memory
  }

  /// Adds text.
  ///
  /// - Throws: ``ClosedPipe`` or ``OutputError`` when a part cannot be written.
  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Adds bytes.
  mutating func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Adds bytes; many of them are written from where they are.
  mutating func write(_ bytes: Span<UInt8>) throws {
    try bytes.withUnsafeBytes { bytes in
      if memory == nil, pager == nil, bytes.count >= 1 << 15 {
        try flush()
        widenPipe(for: bytes.count)
        try Self.writeAll(bytes, to: descriptor, name: name)
      } else {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
      }
    }
  }

  /// Writes the rest.
  mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    if let memory {
      memory.bytes += buffer
      return
    }
    let descriptor = pager?.descriptor(for: buffer) ?? descriptor
    widenPipe(for: buffer.count)
    try buffer.withUnsafeBytes { try Self.writeAll($0, to: descriptor, name: name) }
  }

  /// Makes the pipe wider for the first large part, which is likely the first of many.
  private mutating func widenPipe(for count: Int) {
    guard !isPipeWide, count >= 1 << 15 else { return }
    isPipeWide = true
    ErrcatPlatform.widenPipe(descriptor)
  }

  /// Writes the rest and waits for the pager, if there is one, as every verb does at its end.
  mutating func finish() throws {
    defer {
      pager?.finish()
      pager = nil
    }
    try flush()
  }

  fileprivate static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String
  ) throws {
    var start = 0
    while start < bytes.count {
      let count = ErrcatPlatform.write(
        descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      if count > 0 {
        start += count
      } else if errno == EPIPE {
        throw ClosedPipe()
      } else if errno == EAGAIN, waitUntilReady(descriptor, toWrite: true) {
        continue
      } else if errno != EINTR {
        throw OutputError(name: name, reason: String(cString: strerror(errno)))
      }
    }
  }
}

/// The bytes written so far, before anybody sees them.
final class OutputMemory {
  /// All bytes that were flushed.
  fileprivate(set) var bytes: [UInt8] = []
}

/// Standard error, for everything that is not a result.
enum StandardError {
  /// Writes text at once; where that fails there is nobody to tell.
  static func write(_ text: String) {
    try? Array(text.utf8).withUnsafeBytes {
      try Output.writeAll($0, to: STDERR_FILENO, name: "standard error")
    }
  }
}

extension StandardError {
  /// Tells the user something, with control characters made visible.
  static func say(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    write("errcat: " + lines.map { visible(String($0)) }.joined(separator: "\n") + "\n")
  }
}

/// The reader of standard output has closed it.
struct ClosedPipe: Error {}

/// Standard output, or the file named instead, cannot be written to.
struct OutputError: Error, CustomStringConvertible {
  var name: String
  var reason: String

  var description: String { "\(name): \(reason)" }
}
