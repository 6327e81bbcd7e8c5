internal import CGumbo

/// The elements that are open at a place within a page, as an HTML parser counts them (HTML
/// Standard, section 13.2.6), so that markup that costs too much is found before one is called.
///
/// A parser searches its open elements at most tags, and opens bold, links and the like again in
/// each paragraph, which is quadratic where they are many. Where the parser's finer rules decide
/// whether an end tag closes anything, the count may be too high, and is never too low.
struct PageElements {
  private struct Element {
    var tag: GumboTag
    var name: Range<Int>
  }

  /// An element that a parser opens again in the next block until its end tag comes.
  private struct Formatting {
    var tag: GumboTag
    /// The start tag's place.
    var range: Range<Int>
    var isOpen = true
    /// Whether it is no such element but a cell, which those before it do not reach.
    var isMarker: Bool { tag.startsFormatting }
  }

  /// More open elements than this, and start tags are refused.
  static let maximumDepth = 200
  /// More open elements of formatting than this, and their start tags are refused.
  static let maximumFormattingCount = 40
  /// How many elements of formatting with equal tags a parser keeps.
  private static let maximumEqualCount = 3

  private var elements: [Element] = []
  private var formatting: [Formatting] = []
  /// How many elements a parser may still open again.
  private var allowance: Int

  init(length: Int) { allowance = 10_000 + length / 2 }

  /// Whether a tag is none of a page of text: what follows `<plaintext>` is no markup, a
  /// `<frameset>` has no text, and `<isindex>` is a form.
  static func isMeaningless(_ tag: TagScanner.Tag, _ bytes: Span<UInt8>) -> Bool {
    switch GumboTag(tag.name, bytes) {
    case GUMBO_TAG_PLAINTEXT, GUMBO_TAG_FRAMESET, GUMBO_TAG_ISINDEX: true
    default: false
    }
  }

  /// Takes text between tags.
  mutating func takeText() { reopen() }

  /// Takes the next tag; returns false if a parser must not get it.
  mutating func take(_ tag: TagScanner.Tag, _ bytes: Span<UInt8>) -> Bool {
    let kind = GumboTag(tag.name, bytes)
    if tag.isEndTag {
      close(kind, tag.name, bytes)
      return true
    }
    switch kind {
    case _ where kind.isVoid: break
    case _ where elements.count >= Self.maximumDepth: return false
    case _ where kind.isFormatting:
      if formatting.count >= Self.maximumFormattingCount || allowance <= 0 { return false }
    default:
      // No block, so that what is open stays so.
      if allowance <= 0 { return false }
    }
    open(kind, tag, bytes)
    return true
  }

  private mutating func open(_ tag: GumboTag, _ source: TagScanner.Tag, _ bytes: Span<UInt8>) {
    let element = Element(tag: tag, name: source.name)
    switch tag {
    case GUMBO_TAG_TABLE:
      if let table = tableIndex, !hasCell(table) { pop(to: table) }
    case _ where tag.isCell:
      guard let table = tableIndex else { return }
      pop(to: table + 1)
    case GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_COL,
      GUMBO_TAG_COLGROUP:
      if let table = tableIndex { pop(to: table + 1) }
      return
    case GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_BODY: return
    case GUMBO_TAG_LI: closeItem { $0 == GUMBO_TAG_LI }
    case GUMBO_TAG_DD, GUMBO_TAG_DT: closeItem { $0 == GUMBO_TAG_DD || $0 == GUMBO_TAG_DT }
    case _ where tag.isBlock:
      closeParagraph()
      if tag.isHeading, let top = elements.last, top.tag.isHeading { pop(to: elements.count - 1) }
    case GUMBO_TAG_A, GUMBO_TAG_NOBR:
      closeFormatting(tag)
      reopen()
    case GUMBO_TAG_BUTTON:
      if let index = innermost({ $0 == tag }) { pop(to: index) }
      reopen()
    case GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP:
      if elements.last?.tag == GUMBO_TAG_OPTION { pop(to: elements.count - 1) }
      reopen()
    default: reopen()
    }
    guard !tag.isVoid else { return }
    elements.append(element)
    guard tag.isFormatting || tag.startsFormatting else { return }
    if tag.isFormatting { removeEqual(source.range, bytes) }
    formatting.append(Formatting(tag: tag, range: source.range))
  }

  private mutating func close(_ tag: GumboTag, _ name: Range<Int>, _ bytes: Span<UInt8>) {
    switch tag {
    case GUMBO_TAG_TABLE:
      if let table = tableIndex { pop(to: table) }
    case GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION:
      if let table = tableIndex, hasCell(table), elements[table + 1].tag == tag {
        pop(to: table + 1)
      }
    case GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT:
      // Where a cell is open, it depends on the table's rows whether it closes.
      if let table = tableIndex, !hasCell(table) { pop(to: table + 1) }
    case GUMBO_TAG_P: closeParagraph()
    case GUMBO_TAG_LI:
      let index = innermost({ $0 == tag }, within: { $0 == GUMBO_TAG_OL || $0 == GUMBO_TAG_UL })
      if let index { pop(to: index) }
    case GUMBO_TAG_FORM:
      if let index = innermost({ $0 == tag }) { elements.remove(at: index) }
    case _ where tag.isHeading:
      if let index = innermost(\.isHeading) { pop(to: index) }
    case _ where tag.isFormatting: closeFormatting(tag)
    case _ where tag.isSpecial && tag != GUMBO_TAG_NOSCRIPT:
      if let index = innermost({ $0 == tag }) { pop(to: index) }
    default:
      var index = elements.count - 1
      while index >= 0, !elements[index].tag.isSpecial || elements[index].tag == tag {
        if elements[index].tag == tag, bytes.isSameName(elements[index].name, name) {
          pop(to: index)
          return
        }
        index -= 1
      }
    }
  }

  private mutating func pop(to count: Int) {
    while elements.count > count, let element = elements.popLast() {
      if element.tag.startsFormatting {
        while let last = formatting.popLast(), !last.isMarker {}
      } else if element.tag.isFormatting,
        let index = formatting.lastIndex(where: { $0.tag == element.tag && $0.isOpen })
      {
        formatting[index].isOpen = false
      }
    }
  }

  /// Opens the elements of formatting again that a block has closed.
  private mutating func reopen() {
    var index = formatting.count
    while index > 0, !formatting[index - 1].isMarker, !formatting[index - 1].isOpen { index -= 1 }
    while index < formatting.count {
      formatting[index].isOpen = true
      elements.append(Element(tag: formatting[index].tag, name: 0..<0))
      allowance -= 1
      index += 1
    }
  }

  /// Forgets the first of many elements of formatting with equal tags, as a parser does.
  private mutating func removeEqual(_ range: Range<Int>, _ bytes: Span<UInt8>) {
    var index = formatting.count - 1
    var count = 0
    while index >= 0, !formatting[index].isMarker {
      if bytes.isSameName(formatting[index].range, range) {
        count += 1
        if count == Self.maximumEqualCount {
          formatting.remove(at: index)
          return
        }
      }
      index -= 1
    }
  }

  /// Closes an element of formatting; the blocks within it stay open (the adoption agency).
  private mutating func closeFormatting(_ tag: GumboTag) {
    var place = formatting.count - 1
    while place >= 0, !formatting[place].isMarker, formatting[place].tag != tag { place -= 1 }
    guard place >= 0, !formatting[place].isMarker else { return }
    if formatting[place].isOpen {
      guard let index = elements.lastIndex(where: { $0.tag == tag }),
        !elements[index...].contains(where: \.tag.startsScope)
      else { return }
      let blocks = elements[index...].count(where: \.tag.isSpecial)
      // A parser passes eight blocks at most.
      guard blocks < 8 else { return }
      if blocks == 0 { pop(to: index) } else { elements.remove(at: index) }
    }
    formatting.remove(at: place)
  }

  private mutating func closeItem(_ isItem: (GumboTag) -> Bool) {
    var index = elements.count - 1
    search: while index >= 0 {
      let tag = elements[index].tag
      switch tag {
      case _ where isItem(tag):
        pop(to: index)
        break search
      case GUMBO_TAG_ADDRESS, GUMBO_TAG_DIV, GUMBO_TAG_P: break
      case _ where tag.isSpecial: break search
      default: break
      }
      index -= 1
    }
    closeParagraph()
  }

  private mutating func closeParagraph() {
    if let index = innermost({ $0 == GUMBO_TAG_P }, within: { $0 == GUMBO_TAG_BUTTON }) {
      pop(to: index)
    }
  }

  /// The place of the innermost open element of some kind that nothing hides.
  private func innermost(
    _ isWanted: (GumboTag) -> Bool, within isLimit: (GumboTag) -> Bool = { _ in false }
  ) -> Int? {
    var index = elements.count - 1
    while index >= 0 {
      let tag = elements[index].tag
      if isWanted(tag) { return index }
      if tag.startsScope || isLimit(tag) { return nil }
      index -= 1
    }
    return nil
  }

  private var tableIndex: Int? { elements.lastIndex { $0.tag == GUMBO_TAG_TABLE } }

  /// Whether a table has an open cell.
  private func hasCell(_ table: Int) -> Bool {
    table + 1 < elements.count && elements[table + 1].tag.isCell
  }
}
