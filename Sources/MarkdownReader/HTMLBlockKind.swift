/// The seven kinds of HTML blocks, by what starts them, and MDX's comment.
enum HTMLBlockKind {
  /// `<script`, `<pre` or `<style`, up to a closing tag of any of them.
  case rawText
  /// `<!--` up to `-->`.
  case comment
  /// `<?` up to `?>`.
  case instruction
  /// `<!` and a capital letter, up to `>`.
  case declaration
  /// `<![CDATA[` up to `]]>`.
  case characterData
  /// A tag of a block element, up to a blank line.
  case blockTag
  /// Any tag alone on its line, up to a blank line.
  case anyTag
  /// `{/*` up to `*/}`, in MDX.
  case expressionComment

  /// Whether the block continues past a blank line.
  var holdsBlankLines: Bool {
    switch self {
    case .blockTag, .anyTag: false
    default: true
    }
  }

  /// The texts one of which ends the block on its line.
  var ends: [StaticString] {
    switch self {
    case .rawText: ["</script>", "</pre>", "</style>"]
    case .comment: ["-->"]
    case .instruction: ["?>"]
    case .declaration: [">"]
    case .characterData: ["]]>"]
    case .expressionComment: ["*/}"]
    case .blockTag, .anyTag: []
    }
  }

  /// The names of the block elements, for ``blockTag``.
  static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
