/// Reads a whole HTML page as a flat stream of headings, texts, items and tables.
///
/// What is not part of the page's own content is left out: scripts, styles, navigation, the header
/// and footer of the page, controls of forms, and what is hidden.
///
/// ```swift
/// var reader = HTMLPageReader(Array("<h2 id=a>Codes</h2><p><b>404</b> Not found<li>x".utf8))
/// while let event = reader.next() {
///   if case .text(let lines, _) = event { print(lines[0].lead?.text ?? "", lines[0].rest) }
/// }
/// // 404 Not found
/// //  x
/// ```
package struct HTMLPageReader: Sendable {
  /// A part of a page.
  package enum Event: Equatable, Sendable {
    /// The text of `<title>`.
    case title(String)
    /// A heading, or an element that acts as one: a `<summary>`, the `<header>` of a card.
    case heading(level: Int, HTMLTextLine, anchor: String?)
    /// An item of a list starts: how deep it is from 1, the number of its list in the page, and its
    /// line.
    case item(level: Int, list: Int, line: Int)
    /// The lines of a paragraph, or of other text that blocks set apart, and how deep the item is
    /// that holds it; 0 outside lists.
    case text([HTMLTextLine], level: Int)
    /// The lines of a `<dt>`, and how deep its list is from 1.
    case term([HTMLTextLine], level: Int)
    /// A `<dd>` starts: how deep its list is from 1, its line. What it holds comes after it.
    case definition(level: Int, line: Int)
    /// A `<dl>` ends: how deep it is from 1.
    case endOfDefinitions(level: Int)
    /// The lines of a `<pre>`, white space kept, and how deep the item is that holds it.
    case code([HTMLTextLine], level: Int)
    /// A table of data that has a header.
    case table(HTMLTable)
    /// A part of the page that is not read as it is written.
    case refusal(HTMLRefusal)
  }

  private var events: ArraySlice<Event>

  /// Reads a page, which must be well-formed UTF-8 without NUL.
  ///
  /// - Complexity: Linear in the length of the page.
  package init(_ text: [UInt8]) {
    let markup = PageMarkup(text)
    if let refusal = markup.refusal, refusal.reason == .tooLong {
      events = [.refusal(refusal)]
      return
    }
    var walker = PageWalker(text)
    if let refusal = markup.refusal { walker.add(refusal) }
    _ = HTMLTree.parse(markup.text) { walker.read($0) }
    events = walker.events[...]
  }

  /// Returns the next part of the page, or nil at its end.
  package mutating func next() -> Event? { events.popFirst() }
}
