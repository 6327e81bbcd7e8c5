internal import CGumbo

/// Collects the plain text of HTML, as a reader of the rendered page sees it.
///
/// A line break and the edge of a block-level element leave one space, every other tag and every
/// comment nothing; character references are resolved; runs of ASCII white space are one space.
struct HTMLText {
  private var bytes: [UInt8] = []
  private var isSpacePending = false
  private var isBreakPending = false
  /// Where parts of the text start that a line break or the edge of a block sets apart.
  private(set) var breaks: [Int] = []

  /// The text so far, without white space at its ends.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds the text of an element's content, and the tables within it to `tables`: their text is
  /// their own.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - tables: The tables within it, in document order.
  ///   - isLeftOut: Whether an element within it is not shown.
  mutating func add(
    contentOf element: HTMLNode, tables: inout [HTMLNode],
    leavingOut isLeftOut: (HTMLNode) -> Bool = { _ in false }
  ) {
    for child in element.children {
      switch child.kind {
      case .text(let characters):
        add(characters)
      case .element(GUMBO_TAG_TABLE):
        isSpacePending = true
        tables.append(child)
      case .element(_) where isLeftOut(child): break
      case .element(let tag):
        let isBlock = Self.isBlock(tag)
        if isBlock { addBreak() }
        add(contentOf: child, tables: &tables, leavingOut: isLeftOut)
        if isBlock { addBreak() }
      case .other:
        break
      }
    }
  }

  private mutating func addBreak() {
    isSpacePending = true
    isBreakPending = true
  }

  private mutating func add(_ characters: UnsafePointer<CChar>) {
    var index = 0
    while characters[index] != 0 {
      let byte = UInt8(bitPattern: characters[index])
      index += 1
      if byte.isHTMLSpace {
        isSpacePending = true
      } else {
        if isSpacePending, !bytes.isEmpty { bytes.append(0x20) }
        if isBreakPending, !bytes.isEmpty { breaks.append(bytes.count) }
        isSpacePending = false
        isBreakPending = false
        bytes.append(byte)
      }
    }
  }

  /// Whether an element is separate from the text before and after it, or breaks the line.
  private static func isBlock(_ tag: GumboTag) -> Bool {
    switch tag {
    case GUMBO_TAG_BR, GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DIV,
      GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH,
      GUMBO_TAG_HR, GUMBO_TAG_PRE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4,
      GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_BLOCKQUOTE:
      true
    default: false
    }
  }
}
