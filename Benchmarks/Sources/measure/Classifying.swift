internal import Causes
internal import Foundation
internal import MarkdownReader

/// Sorting the descriptions of a document into causes and areas.
enum Classifying {
  /// Classifies the second cell of every row; reading them is not clocked.
  ///
  /// - Returns: The time, and how many descriptions got a cause.
  static func errcat(_ path: String) throws -> Measured {
    let rules = try Rules.embedded()
    var reader = MarkdownTableReader(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    var texts: [String] = []
    while let event = reader.next() {
      if case .row(let row) = event { texts.append(row.cells[1].text) }
    }
    return clocked { texts.reduce(0) { $0 + (rules.classify($1).rule.isEmpty ? 0 : 1) } }
  }
}
