package import MarkdownReader

/// The headings and the list items of a document that look like codes, which nothing reads.
package struct CodesOutsideTables {
  /// How many lines of one kind look like codes.
  struct Tally {
    /// How many make a list of codes in a document without a table of them.
    fileprivate(set) var enough = 3
    /// The first of them.
    fileprivate(set) var first: (line: Int, text: String)?
    fileprivate(set) var lastLine = 0
    fileprivate(set) var count = 0

    fileprivate mutating func add(_ text: String, line: Int) {
      if first == nil { first = (line, text) }
      lastLine = line
      count += 1
    }
  }

  private(set) var headings = Tally()
  private(set) var items = Tally()

  /// Whether the name of the file mentions errors.
  private let isNamedForErrors: Bool
  private var hasErrorTitle = false
  /// The level of the heading that mentions errors, while it holds.
  private var errorLevel: Int?

  init(documentName: String) {
    isNamedForErrors = TableRole.Context.speaksOfErrors(documentName)
  }

  /// Takes a heading and the title of the document, as far as it is known.
  package mutating func add(_ heading: Heading, documentTitle: String?) {
    if let level = errorLevel, heading.level <= level { errorLevel = nil }
    if !hasErrorTitle, let title = documentTitle, title != heading.text {
      hasErrorTitle = TableRole.Context.speaksOfErrors(title)
    }
    if let code = LeadingCode(heading.text), code.isPlain || isAboutErrors {
      headings.add(heading.text, line: heading.line)
      if !code.isPlain { headings.enough = 2 }
    }
    if errorLevel == nil, TableRole.Context.speaksOfErrors(heading.text) {
      errorLevel = heading.level
    }
  }

  /// Takes an item of a list.
  package mutating func add(_ item: ListItem) {
    guard isAboutErrors, LeadingCode(item.text, isMarked: item.startsWithMarkup) != nil else {
      return
    }
    items.add(item.text, line: item.line)
    items.enough = 2
  }

  private var isAboutErrors: Bool { isNamedForErrors || hasErrorTitle || errorLevel != nil }
}
