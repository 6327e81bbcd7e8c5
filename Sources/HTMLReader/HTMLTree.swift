internal import CGumbo
internal import ErrcatBytes

/// What gumbo makes of a text, as long as it is asked within ``parse(_:_:)``.
enum HTMLTree {
  /// Calls `body` with the root element of a text.
  static func parse<Result>(_ text: [UInt8], _ body: (HTMLNode) -> Result) -> Result? {
    text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress,
          let output = errcat_gumbo_parse(start, characters.count)
        else { return nil }
        defer { errcat_gumbo_destroy(output) }
        guard let root = output.pointee.root else { return nil }
        return body(HTMLNode(node: root, start: start))
      }
    }
  }
}

/// A node of gumbo's tree.
struct HTMLNode {
  fileprivate let node: UnsafeMutablePointer<GumboNode>
  /// Where the text starts, which offsets count from.
  fileprivate let start: UnsafePointer<CChar>

  /// The kind of a node.
  enum Kind {
    case element(GumboTag)
    case text(UnsafePointer<CChar>)
    /// A comment.
    case other
  }

  var kind: Kind {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT: return .element(node.pointee.v.element.tag)
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      return node.pointee.v.text.text.map { .text($0) } ?? .other
    default: return .other
    }
  }

  /// The text of a node of text.
  struct Text {
    /// The text with character references resolved, up to a NUL.
    var characters: UnsafePointer<CChar>
    /// Where it starts in the document.
    var offset: Int
    /// Where its first character but white space is in the document.
    var contentOffset: Int
  }

  /// The text and its place; nil if the node is not text.
  var text: Text? {
    guard case .text(let characters) = kind else { return nil }
    let original = node.pointee.v.text.original_text
    guard let data = original.data else {
      return Text(characters: characters, offset: 0, contentOffset: 0)
    }
    var blank = 0
    while blank < original.length, UInt8(bitPattern: data[blank]).isHTMLSpace { blank += 1 }
    let offset = data - start
    return Text(characters: characters, offset: offset, contentOffset: offset + blank)
  }

  /// The element's tag, or nil if the node is not an element.
  var tag: GumboTag? {
    if case .element(let tag) = kind { tag } else { nil }
  }

  /// The element's children; a node of another kind has none.
  var children: Children {
    let isElement = node.pointee.type == GUMBO_NODE_ELEMENT
    return Children(
      vector: isElement ? node.pointee.v.element.children : kGumboEmptyVector, start: start)
  }

  /// The place of the start tag in the text, or nil if the parser added the element.
  var startTag: Range<Int>? { range(of: node.pointee.v.element.original_tag) }

  /// Whether the element's end tag is in the text.
  var hasEndTag: Bool { range(of: node.pointee.v.element.original_end_tag) != nil }

  /// The node that holds this one; nil for the outermost.
  var parent: HTMLNode? {
    guard let parent = node.pointee.parent, parent.pointee.type == GUMBO_NODE_ELEMENT else {
      return nil
    }
    return HTMLNode(node: parent, start: start)
  }

  /// Where the element's content ends: at its end tag, or at the tag that closed it.
  var contentEnd: Int {
    range(of: node.pointee.v.element.original_end_tag)?.lowerBound
      ?? Int(node.pointee.v.element.end_pos.offset)
  }

  private func range(of piece: GumboStringPiece) -> Range<Int>? {
    guard piece.length > 0, let data = piece.data else { return nil }
    let offset = data - start
    return offset..<offset + piece.length
  }

  /// Returns the value of an attribute, or nil.
  func attribute(_ name: String) -> String? {
    var attributes = node.pointee.v.element.attributes
    guard attributes.length > 0, let attribute = gumbo_get_attribute(&attributes, name),
      let value = attribute.pointee.value
    else { return nil }
    return String(cString: value)
  }

  /// Returns the number in an attribute, or nil.
  func number(_ name: String) -> Int? { attribute(name).flatMap(leadingNumber) }

  /// The children of an element, in document order.
  struct Children: Sequence, IteratorProtocol {
    fileprivate let vector: GumboVector
    fileprivate let start: UnsafePointer<CChar>
    private var index = 0

    fileprivate init(vector: GumboVector, start: UnsafePointer<CChar>) {
      self.vector = vector
      self.start = start
    }

    /// Returns the next child.
    mutating func next() -> HTMLNode? {
      guard index < Int(vector.length), let child = vector.data[index] else { return nil }
      index += 1
      return HTMLNode(node: child.assumingMemoryBound(to: GumboNode.self), start: start)
    }
  }
}

/// Returns the number a text starts with, or nil if it starts with none.
///
/// JSX puts it in braces. A number of more than nine digits is as good as 999,999,999.
func leadingNumber(_ text: String) -> Int? {
  var digits = text.utf8.drop {
    $0.isHTMLSpace || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "{")
  }
  digits = digits.prefix(while: \.isDigit)
  guard !digits.isEmpty else { return nil }
  return Int(String(digits) ?? "").map { min($0, 999_999_999) } ?? 999_999_999
}
