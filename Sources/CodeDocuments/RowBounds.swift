/// Bounds the text that a cell with many codes can multiply: each code has the texts of its row and the rows
/// that continue it, so a catalog could grow with the square of its document.
struct RowBounds {
  /// The most codes of one cell.
  static let mostCodes = 1_000
  /// The most bytes of text that are copied from the first code of a cell to the others.
  static let mostCopied = 1 << 20

  private var codes = 0
  private var copied = 0
  private var isExceeded = false

  /// Starts a row with codes.
  ///
  /// - Parameters:
  ///   - count: How many codes its cell has.
  ///   - isRepeated: Whether the cell began in a row above: its codes count once more.
  /// - Returns: How many of the codes to keep, at least one.
  mutating func begin(_ count: Int, isRepeated: Bool) -> Int {
    copied = 0
    isExceeded = false
    if !isRepeated { codes = 0 }
    let kept = min(count, max(1, Self.mostCodes - codes))
    codes += kept
    return kept
  }

  /// Reserves the room that a text of this size takes with several codes.
  ///
  /// - Returns: How many of the codes may have it, at least one.
  mutating func take(_ size: Int, for count: Int) -> Int {
    guard size > 0 else { return count }
    let kept = min(count, 1 + (Self.mostCopied - copied) / size)
    copied += (kept - 1) * size
    return kept
  }

  /// Whether this is the first time that it is asked since ``begin(_:isRepeated:)``.
  mutating func isFirstExcess() -> Bool {
    defer { isExceeded = true }
    return !isExceeded
  }

  /// The bytes of a row's texts.
  static func size(_ description: String, _ cells: [EntryDraft.Cell]) -> Int {
    cells.reduce(description.utf8.count) { $0 + $1.text.utf8.count }
  }
}
