/// A line of the text of a page, as a reader of the rendered page sees it.
package struct HTMLTextLine: Equatable, Sendable {
  /// How a part of a text is marked.
  package enum Mark: Int, Sendable {
    /// `<code>`, `<kbd>`, `<samp>`, `<tt>`, `<var>`, or a `<span>` whose class ends in `code`.
    case code
    /// `<strong>`, `<b>` or `<mark>`.
    case strong
    /// `<em>`, `<i>`, `<dfn>` or `<cite>`.
    case emphasis
    /// `<a href>`.
    case link
  }

  /// The marked text that a line starts with.
  package struct Lead: Equatable, Sendable {
    /// How it is marked: where several elements mark the same text, the first kind of them.
    package var mark: Mark
    /// The text of the innermost element.
    package var text: String

    package init(mark: Mark, text: String) {
      self.mark = mark
      self.text = text
    }
  }

  /// The plain text; runs of white space are one space, but for a line of `<pre>`.
  package var text: String
  /// The marked text that the line starts with; nil if it starts with plain text.
  package var lead: Lead?
  /// The text after ``lead``, without white space at its ends; all of it if there is no lead.
  package var rest: String
  /// The line in the document, from 1.
  package var line: Int
  /// The id of an element that starts with this text, or directly before it; nil if none does.
  package var anchor: String?

  package init(
    text: String, lead: Lead? = nil, rest: String? = nil, line: Int, anchor: String? = nil
  ) {
    self.text = text
    self.lead = lead
    self.rest = rest ?? text
    self.line = line
    self.anchor = anchor
  }
}
