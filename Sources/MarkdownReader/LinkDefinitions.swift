internal import ErrcatBytes

/// The labels a document defines links for (GFM section 4.7).
///
/// Which link a label means does not matter here, only that it means one: then
/// `[text][label]` reads "text".
struct LinkDefinitions: Sendable {
  /// A label longer than this defines nothing and refers to nothing (GFM section 6.6).
  static let maximumLabelLength = 1000

  private var labels: Set<[UInt8]> = []

  /// Collects the definitions of a whole document.
  init(of bytes: Span<UInt8>, from start: Int, dialect: MarkdownTableReader.Dialect) {
    guard LinkDefinitions.mayStand(in: bytes, from: start) else { return }
    var parser = BlockParser(dialect: dialect, definitions: LinkDefinitions())
    var line = Line()
    line.next = start
    parser.start(after: line)
    while parser.line.next < bytes.count {
      _ = parser.readLine(bytes)
      _ = parser.takeBlocks()
    }
    parser.finish(bytes)
    if let found = parser.definitions { self = found }
  }

  private init() {}

  /// Returns whether there is a `]:` anywhere, without which there is no definition.
  private static func mayStand(in bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count - 1 {
      while index <= bytes.count - ByteBlock.size,
        ByteBlock(bytes, at: index).matches(UInt8(ascii: "]")).isEmpty
      {
        index += ByteBlock.size
      }
      guard index < bytes.count - 1 else { break }
      if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: ":") {
        return true
      } else {
        index += 1
      }
    }
    return false
  }

  /// Adds a label as written between its brackets.
  mutating func insert(_ label: ArraySlice<UInt8>) {
    if let key = LinkDefinitions.key(label) { labels.insert(key) }
  }

  /// Returns whether a label, as written between its brackets, is defined.
  func contains(_ label: ArraySlice<UInt8>) -> Bool {
    guard !labels.isEmpty, let key = LinkDefinitions.key(label) else { return false }
    return labels.contains(key)
  }

  /// Returns what two labels that mean the same have in common: their text in one case, with each
  /// run of white space made one space.
  private static func key(_ label: ArraySlice<UInt8>) -> [UInt8]? {
    guard label.count <= maximumLabelLength else { return nil }
    var key: [UInt8] = []
    var isPending = false
    for byte in label {
      if byte.isSpaceTabOrLineEnding {
        isPending = !key.isEmpty
      } else {
        if isPending { key.append(ASCII.space) }
        isPending = false
        key.append(byte.lowercased)
      }
    }
    guard !key.isEmpty else { return nil }
    return key.allSatisfy { $0 < 0x80 } ? key : CaseFolding.fold(key)
  }
}
