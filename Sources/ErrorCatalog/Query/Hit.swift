public import CodeDocuments
internal import MarkdownReader

/// A code that a search found.
public struct Hit: Hashable, Sendable {
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
  public enum Match: String, CaseIterable, Codable, Sendable {
    /// The query names the code.
    case code
    /// The entry has all words of the query, in any grammatical form.
    case words
    /// The words of the query are beginnings of words of the entry.
    case prefix
    /// The same, once words that no entry has are taken for misspelled ones.
    case spelling
    /// The same, once words are replaced by what documents say for them.
    case synonym
    /// The entry has some of the words, or synonyms of them.
    case any
  }

  /// A part of a description.
  public struct Segment: Hashable, Codable, Sendable {
    /// Its text.
    public var text: String
    /// Whether it is a word of the query.
    public var isMatch: Bool

    private enum CodingKeys: String, CodingKey {
      case text
      case isMatch = "is_match"
    }

    /// Makes a part of a description.
    public init(text: String, isMatch: Bool) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  /// Makes a hit, for instance one that a test makes up.
  public init(
    entry: Entry, match: Match, score: Double, corrected: String? = nil,
    highlighted: [Segment] = []
  ) {
    self.entry = entry
    self.match = match
    self.score = score
    self.corrected = corrected
    self.highlighted = highlighted
  }
}

extension Hit: Codable {
  private enum CodingKeys: String, CodingKey {
    case match, score, corrected, highlighted
  }

  /// Reads a flat row: the keys of the entry and those of the hit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      entry: try Entry(from: decoder), match: try values.decode(Match.self, forKey: .match),
      score: try values.decode(Double.self, forKey: .score),
      corrected: try values.decodeIfPresent(String.self, forKey: .corrected),
      highlighted: try values.decodeIfPresent([Segment].self, forKey: .highlighted) ?? [])
  }

  /// Writes a flat row: the keys of the entry and those of the hit.
  public func encode(to encoder: any Encoder) throws {
    try entry.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(match, forKey: .match)
    try values.encode(score, forKey: .score)
    try values.encode(corrected, forKey: .corrected)
    try values.encode(highlighted, forKey: .highlighted)
  }
}
