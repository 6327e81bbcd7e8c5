internal import CGumbo

// The kinds of elements that HTML has rules for (HTML Standard, sections 13.1.2 and 13.2.4).

extension GumboTag {
  /// The element of a name in a text, in any case.
  init(_ name: Range<Int>, _ bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, !name.isEmpty else { return GUMBO_TAG_UNKNOWN }
      return (start + name.lowerBound).withMemoryRebound(to: CChar.self, capacity: name.count) {
        gumbo_tagn_enum($0, UInt32(truncatingIfNeeded: name.count))
      }
    }
  }

  /// Whether the element is separate from what is before and after it on a page.
  var isBlock: Bool {
    switch self {
    case GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_CENTER, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL,
      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM,
      GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_LISTING, GUMBO_TAG_MAIN, GUMBO_TAG_MENU,
      GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_SECTION,
      GUMBO_TAG_SUMMARY, GUMBO_TAG_UL, GUMBO_TAG_XMP:
      true
    default: isHeading
    }
  }

  /// Whether the element is a block on a page, or a part of one that is shown as such.
  var isShownAsBlock: Bool {
    switch self {
    case GUMBO_TAG_BODY, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_LEGEND,
      GUMBO_TAG_TABLE, GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT,
      GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH:
      true
    default: isBlock
    }
  }

  /// Whether the element is `<h1>` to `<h6>`.
  var isHeading: Bool { headingLevel != nil }

  /// The level of a heading; nil for any other element.
  var headingLevel: Int? {
    switch self {
    case GUMBO_TAG_H1: 1
    case GUMBO_TAG_H2: 2
    case GUMBO_TAG_H3: 3
    case GUMBO_TAG_H4: 4
    case GUMBO_TAG_H5: 5
    case GUMBO_TAG_H6: 6
    default: nil
    }
  }

  /// Whether the element has no content.
  var isVoid: Bool {
    switch self {
    case GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR,
      GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_HR, GUMBO_TAG_IMAGE,
      GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK, GUMBO_TAG_META,
      GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR:
      true
    default: false
    }
  }

  /// Whether a parser opens the element again in the next block, until its end tag comes.
  var isFormatting: Bool {
    switch self {
    case GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
      GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE,
      GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U:
      true
    default: false
    }
  }

  /// Whether the element is a cell of a table or its caption.
  var isCell: Bool {
    self == GUMBO_TAG_TD || self == GUMBO_TAG_TH || self == GUMBO_TAG_CAPTION
  }

  /// Whether no end tag within the element closes anything around it.
  var startsScope: Bool { self == GUMBO_TAG_TABLE || startsFormatting }

  /// Whether formatting around the element is not opened again in it.
  var startsFormatting: Bool {
    isCell || self == GUMBO_TAG_APPLET || self == GUMBO_TAG_OBJECT || self == GUMBO_TAG_MARQUEE
  }

  /// Whether an end tag of an inline element does not reach beyond the element.
  var isSpecial: Bool {
    switch self {
    case GUMBO_TAG_BUTTON, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_NOSCRIPT: true
    default: isBlock || startsScope
    }
  }
}
