public import CodeDocuments
internal import MarkdownReader

/// A code that a search found.
public struct Hit: Equatable, Sendable {
  /// The code.
  public var entry: Entry
  /// The rung of the ladder that found it.
  public var match: Match
  /// How well it fits, above 0: higher is better, comparable within one search only.
  ///
  /// A hit of a higher rung has the higher score.
  public var score: Double
  /// The query as it was read to find this entry, where words of it were changed.
  public var corrected: String?
  /// The description, cut where words of the query begin and end.
  public var highlighted: [Segment]

  /// The rungs of the ladder, the surest first.
  public enum Match: String, CaseIterable, Sendable {
    /// The query names the code.
    case code
    /// All words of the query stand in the entry, in any grammatical form.
    case words
    /// The words of the query are beginnings of words of the entry.
    case prefix
    /// The same, once words that no entry has are taken for misspelled ones.
    case spelling
    /// The same, once words are replaced by what documents say for them.
    case synonym
    /// Some of the words stand in the entry, or words for them.
    case any
  }

  /// A part of a description.
  public struct Segment: Equatable, Sendable {
    /// Its text.
    public var text: String
    /// Whether it is a word of the query.
    public var isMatch: Bool
  }
}
