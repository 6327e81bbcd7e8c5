/// What has been asked of the indexes for one query, so that nothing is asked twice.
///
/// The rungs of ``Ladder`` ask for the same words, and so does the count of all hits after a search.
struct SearchMemo {
  /// The query that the answers are for.
  let query: String?
  /// The frequent words that begin so.
  var completions: [String: [String]] = [:]
  /// The words that a word may be misspelled for, by the word after a sign that says how many edits.
  var corrections: [String: [String]] = [:]
  /// Whether `segments_fts` has any entry.
  var hasSegments: Bool?

  /// The expressions that were counted, and their counts at the same places.
  private var counted = DistinctList<String>()
  private var counts: [Count] = []
  private var matches: [Matches] = []

  /// How many entries an expression matches; where the limit is reached, there may be more.
  private struct Count {
    var count: Int
    var limit: Int
  }

  /// All entries that match an expression and pass a filter.
  private struct Matches {
    var expression: String
    var filter: FilterIDs
    var ids: [Int]
  }

  init(of query: String? = nil) { self.query = query }

  /// Returns how many entries match, up to a limit, if it is known.
  func count(_ expression: String, atMost limit: Int) -> Int? {
    guard let index = counted.index(of: expression) else { return nil }
    let known = counts[index]
    return known.count < known.limit || limit <= known.limit ? min(known.count, limit) : nil
  }

  /// Keeps how many entries match, up to a limit.
  mutating func keep(count: Int, atMost limit: Int, of expression: String) {
    let count = Count(count: count, limit: limit)
    if let index = counted.index(of: expression) {
      counts[index] = count
    } else {
      counted.append(expression)
      counts.append(count)
    }
  }

  /// Returns the ids of all entries that match and pass, if they are known.
  func ids(matching expression: String, _ filter: FilterIDs) -> [Int]? {
    matches.first { $0.expression == expression && $0.filter == filter }?.ids
  }

  /// Keeps the ids of all entries that match and pass.
  mutating func keep(_ ids: [Int], matching expression: String, _ filter: FilterIDs) {
    matches.append(Matches(expression: expression, filter: filter, ids: ids))
  }
}
