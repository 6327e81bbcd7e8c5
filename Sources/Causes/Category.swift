internal import CodeDocuments

/// One way to sort errors: a cause (why it failed) or an area (which part of the API).
///
/// Categories come from a rules file, a Markdown table with the columns `facet`, `slug`, `title`,
/// `meaning`, `advice` and `words`; ``Rules`` turn their words into decisions. A row may add
/// words to a category above it: it repeats facet and slug and leaves title, meaning and advice
/// empty.
public struct Category: Equatable, Hashable, Sendable {
  /// What a category says about an error.
  public enum Facet: String, Sendable, CaseIterable {
    /// Why it failed, and so what the caller should do; each error has exactly one.
    case cause
    /// The part of the API that it concerns. An error has any number of areas.
    case area
  }

  /// What the category says about an error.
  public var facet: Facet
  /// The category's name in commands and columns, unique within its facet.
  public var slug: String
  /// The category's name for people.
  public var title: String
  /// The meaning, in one sentence.
  public var meaning: String
  /// What the caller should check or do.
  public var advice: String
  /// The rules that lead to the category, separated by `;`, as written in the file.
  package var words: String

  /// Creates a category, or a row that adds words to one.
  package init(
    facet: Facet, slug: String, title: String = "", meaning: String = "", advice: String = "",
    words: String = ""
  ) {
    self.facet = facet
    self.slug = slug
    self.title = title
    self.meaning = meaning
    self.advice = advice
    self.words = words
  }
}
