/// How a table is written.
package enum TableSyntax: String, Sendable {
  /// A table of GitHub Flavored Markdown.
  case gfm
  /// A `<table>` in a block of HTML.
  case html
}
