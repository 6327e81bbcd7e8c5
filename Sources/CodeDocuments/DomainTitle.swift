/// The name of a table of codes: the title and the slug of its domain.
struct DomainTitle: Equatable {
  /// The nearest heading, or a short line of text by itself above the table.
  var title: String
  /// A short name made of it.
  var slug: String

  /// The longest title, in characters.
  static let longest = 60
  /// The longest slug.
  private static let longestSlug = 50

  /// Creates a name that was given.
  init(title: String, slug: String) {
    self.title = title
    self.slug = slug
  }

  /// Names a table.
  ///
  /// A title that another list has too, or that several headings of the document share, gets the
  /// heading above it in front.
  init(
    _ table: TableHead, documentTitle: String?, options: ImportOptions,
    isRepeated: (String) -> Bool = { _ in false }
  ) {
    let headings = table.headings.compactMap(TitleText.ofHeading)
    let line = table.leadIsAlone ? table.lead.flatMap(TitleText.ofLine) : nil
    let parents = line == nil ? headings.dropLast() : headings[...]
    var title =
      options.domain ?? line ?? headings.last ?? documentTitle.flatMap(TitleText.ofHeading)
      ?? "Codes"
    if options.domain == nil, isRepeated(title), let parent = parents.last, parent != title {
      let longer = "\(parent): \(title)"
      if longer.count <= Self.longest { title = longer }
    }
    // What was taken out of a title may leave two spaces.
    self.title = title.split(separator: " ").joined(separator: " ")
    let whole = domainSlug(title)
    slug = whole.isEmpty ? "codes" : shortened(whole, to: Self.longestSlug)
  }
}

/// Returns the slug of a domain: that of its title without a trailing "error code(s)" or "code(s)".
///
/// A title that is nothing else keeps it.
///
/// ```swift
/// domainSlug("REST API Error Code")  // "rest-api"
/// domainSlug("Error Codes")          // "error"
/// ```
func domainSlug(_ title: String) -> String {
  let whole = slug(title)
  for ending in ["error-codes", "error-code", "codes", "code"] {
    if whole.hasSuffix("-" + ending) { return String(whole.dropLast(ending.count + 1)) }
  }
  return whole
}

/// Returns a slug of at most `length` characters, cut between words where there are several.
private func shortened(_ slug: String, to length: Int) -> String {
  guard slug.count > length else { return slug }
  let start = slug.prefix(length + 1)
  return String(start.lastIndex(of: "-").map { start[..<$0] } ?? start.dropLast())
}
