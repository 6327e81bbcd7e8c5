/// The name of a table of codes: the title and the slug of its domain.
struct DomainTitle: Equatable {
  /// The nearest heading or text line above the table.
  var title: String
  /// A short name made of it.
  var slug: String

  /// The longest title that makes a slug; a longer one is a sentence, whose heading says it better.
  private static let longest = 50

  /// Creates a name that was given.
  init(title: String, slug: String) {
    self.title = title
    self.slug = slug
  }

  /// Names a table.
  ///
  /// A directive of a documentation generator is neither heading nor text, so the nearest heading
  /// stands in for it; without any, the document's title.
  init(_ table: TableHead, documentTitle: String?, options: ImportOptions) {
    let lead = table.lead.flatMap { isDirective($0) ? nil : $0 }
    title = options.domain ?? lead ?? table.headings.last ?? documentTitle ?? "Codes"
    let short =
      title.count > Self.longest ? table.headings.last { !$0.isEmpty } ?? title : title
    let whole = domainSlug(short)
    slug = whole.isEmpty ? "codes" : shortened(whole, to: Self.longest)
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

/// Whether a line is written for a documentation generator (DocFx, MDX, Markdoc, kramdown), not for
/// readers.
private func isDirective(_ line: String) -> Bool {
  ["[!", ":::", "{%", "{:", "{{", "<", "import ", "export "].contains(where: line.hasPrefix)
}
