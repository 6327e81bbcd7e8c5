// HTML blocks (GFM section 4.6).

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

  /// Whether the block goes on past a blank line.
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

extension BlockParser {
  /// Returns the kind of HTML block that starts on the line, if one does.
  func htmlBlockStart(mayInterrupt: Bool, _ bytes: Span<UInt8>) -> HTMLBlockKind? {
    let start = line.firstNonspace
    let end = line.end
    if bytes[start] == UInt8(ascii: "{") {
      let isComment = dialect == .mdx && bytes.has("{/*", at: start, before: end)
      return isComment ? .expressionComment : nil
    }
    for name: StaticString in ["<script", "<pre", "<style"]
    where bytes.has(name, at: start, before: end) {
      let next = line.byte(at: start + name.utf8CodeUnitCount, in: bytes)
      if next.isWhitespace || next == UInt8(ascii: ">") { return .rawText }
    }
    if bytes.has("<!--", at: start, before: end) { return .comment }
    if bytes.has("<?", at: start, before: end) { return .instruction }
    if bytes.has("<![cdata[", at: start, before: end) { return .characterData }
    let second = line.byte(at: start + 1, in: bytes)
    if second == UInt8(ascii: "!") {
      return line.byte(at: start + 2, in: bytes).isCapital ? .declaration : nil
    }
    if startsWithBlockTag(bytes) { return .blockTag }
    guard !mayInterrupt else { return nil }
    let isClosing = second == UInt8(ascii: "/")
    let tagEnd =
      isClosing
      ? HTMLTag.endOfClosingTag(bytes, from: start + 2, before: end)
      : HTMLTag.endOfOpenTag(bytes, from: start + 1, before: end)
    guard var index = tagEnd else { return nil }
    while index < end, bytes[index].isSpaceOrTab || bytes[index] == 0x0C { index += 1 }
    return index == end ? .anyTag : nil
  }

  private func startsWithBlockTag(_ bytes: Span<UInt8>) -> Bool {
    var start = line.firstNonspace + 1
    if line.byte(at: start, in: bytes) == UInt8(ascii: "/") { start += 1 }
    guard let end = HTMLTag.endOfName(bytes, from: start, before: line.end), end - start <= 10
    else { return false }
    let next = line.byte(at: end, in: bytes)
    let isClosed =
      next == UInt8(ascii: "/") && line.byte(at: end + 1, in: bytes) == UInt8(ascii: ">")
    guard next.isWhitespace || next == UInt8(ascii: ">") || isClosed else { return false }
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(bytes[index].lowercased)) }
    return HTMLBlockKind.blockTags.contains(name)
  }

  /// Adds the rest of the line to the open HTML block, and closes the block if its end is there.
  mutating func addHTML(_ kind: HTMLBlockKind, _ bytes: Span<UInt8>) {
    text.append(textLine(from: line.offset, to: line.end))
    let ends = kind.ends
    guard !ends.isEmpty else { return }
    for index in line.firstNonspace..<max(line.firstNonspace, line.end) {
      for end in ends where bytes.has(end, at: index, before: line.end) {
        closeLeaf(bytes)
        return
      }
    }
  }

  /// Closes the open HTML block.
  mutating func closeHTML() {
    blocks.append(.html(text, containers: openContainers))
    text = []
  }
}
