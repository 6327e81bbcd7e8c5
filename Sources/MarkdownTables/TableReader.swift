/// Reads the tables of a Markdown document, one event at a time.
public struct TableReader {
  /// What a reader comes upon.
  public enum Event: Equatable, Sendable {
    /// A table starts: its header row.
    case table(Table)
    /// A body row of the table that started last.
    case row(Row)
  }

  /// Starts reading `bytes`.
  public init(_ bytes: [UInt8]) {}

  /// Returns the next event, or nil at the end of the document.
  public mutating func next() -> Event? { nil }
}
