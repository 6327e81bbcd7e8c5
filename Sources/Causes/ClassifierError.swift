internal import CodeDocuments
internal import MarkdownReader

/// All that is wrong with a rules file.
package struct ClassifierError: Error, Equatable, CustomStringConvertible {
  /// The faults, by row; at least one.
  package var faults: [Fault]

  /// The faults, one a line.
  package var description: String { faults.map(\.description).joined(separator: "\n") }

  /// One fault of a rules file, and where it is.
  package struct Fault: Equatable, Sendable, CustomStringConvertible {
    /// The place of the faulty row among the rows given, from 0; nil for a row that is missing.
    package var row: Int?
    /// The category's slug.
    package var slug: String
    /// The rule as written, or an empty text when the fault is not in a rule.
    package var rule: String
    /// What is wrong.
    package var reason: Reason

    /// The fault, its category, and how to fix it.
    package var description: String {
      if case .noUnspecified = reason { return reason.description }
      let place = rule.isEmpty ? "category '\(slug)'" : "category '\(slug)', rule '\(rule)'"
      return "\(place): \(reason)"
    }
  }

  /// What is wrong.
  package enum Reason: Error, Equatable, CustomStringConvertible {
    /// A term has nothing where a word should be: `a//b`, `!`, `_a`.
    case emptyWord(String)
    /// A term has a character that is neither letter nor digit.
    case foreignCharacter(Character, String)
    /// A rule says only what must not be found.
    case onlyExclusions
    /// A category of the facet has the same rule, so this one would never decide.
    case alreadyTaken(slug: String)
    /// A category's first row has no title or no meaning.
    case incomplete
    /// A row repeats a category, and its title, meaning or advice too.
    case repeated
    /// A slug has other characters than small letters, digits and `-`.
    case illFormedSlug
    /// No cause has the slug `unspecified`, for texts that no rule matches.
    case noUnspecified

    /// The fault and how to fix it.
    package var description: String {
      switch self {
      case .emptyWord(let term):
        "'\(term)' lacks a word; write one on both sides of '/' and '_' and after '!'"
      case .foreignCharacter("*", let term):
        "'\(term)' has '*' inside a word; it is allowed only at the end, as in 'exceed*'"
      case .foreignCharacter(let character, let term):
        "'\(term)' has '\(character)'; words are letters and digits, and rules end with ';'"
      case .onlyExclusions:
        "it has only words with '!'; add a word that must be found"
      case .alreadyTaken(let other):
        "category '\(other)' has the same rule; remove one of the two or add a word"
      case .incomplete:
        "its first row needs a title and a meaning"
      case .repeated:
        "it is in the table already; leave title, meaning and advice empty to add rules to it"
      case .illFormedSlug:
        "a slug is small letters, digits and '-'"
      case .noUnspecified:
        "no cause has the slug 'unspecified'; add it, for the texts that no rule matches"
      }
    }
  }
}
