/// How much of a catalog one document may become: tables, lists and records have ways to repeat a
/// text many times, and a short document could fill a disk so.
///
/// A document that says each thing once comes nowhere near the bounds.
struct DocumentRoom: Sendable {
  /// How many codes a short document may have, and how many bytes of text they may have together.
  static let leastCodes = 100_000
  static let leastText = 4 << 20
  /// How many bytes of a longer document allow one code more.
  static let bytesOfCode = 10
  /// How many bytes of text each byte of a longer document allows.
  static let textOfByte = 8
  /// What a cell takes besides its text.
  private static let priceOfCell = 8

  /// How many codes a document may have.
  let mostCodes: Int
  /// How many bytes of text they may have together.
  let mostText: Int
  private var codes = 0
  private var text = 0

  /// The room of a document of this many bytes.
  init(bytes: Int) {
    mostCodes = max(Self.leastCodes, bytes / Self.bytesOfCode)
    mostText = max(Self.leastText, bytes * Self.textOfByte)
  }

  /// Takes the room of so many codes.
  ///
  /// - Returns: How many of them may be kept.
  mutating func take(codes count: Int) -> Int {
    let kept = min(count, mostCodes - codes)
    codes += kept
    return kept
  }

  /// Takes the room of a code's texts.
  ///
  /// - Returns: Whether there is room for them.
  mutating func take(textsOf entry: EntryDraft) -> Bool {
    let size = entry.cells.reduce(
      entry.description.utf8.count + (entry.symbol?.utf8.count ?? 0) + (entry.raw?.utf8.count ?? 0)
    ) { $0 + $1.text.utf8.count + Self.priceOfCell }
    return take(text: size)
  }

  /// Takes the room of a text.
  ///
  /// - Returns: Whether there is room for it.
  mutating func take(text size: Int) -> Bool {
    guard size <= mostText - text else { return false }
    text += size
    return true
  }
}
