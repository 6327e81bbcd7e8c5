internal import CGumbo

// What of a page is its own content, and what is around it.

extension HTMLNode {
  /// Whether the element is not shown.
  var isHidden: Bool {
    if let hidden = attribute("hidden"), hidden.lowercased() != "until-found" { return true }
    if attribute("aria-hidden")?.lowercased() == "true" { return true }
    guard let style = attribute("style") else { return false }
    let words = style.lowercased().filter { !$0.isWhitespace }
    return words.hasPrefix("display:none") || words.firstRange(of: ";display:none") != nil
  }

  /// Whether the element is hidden, or is no text of the page itself but a script, a control, or a
  /// way to other pages.
  var isLeftOut: Bool { isNoContent || isHidden || isNavigation }

  private var isNoContent: Bool {
    switch tag {
    case GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV,
      GUMBO_TAG_FOOTER, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET, GUMBO_TAG_VIDEO,
      GUMBO_TAG_AUDIO, GUMBO_TAG_CANVAS, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_INPUT,
      GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_DATALIST, GUMBO_TAG_OPTION,
      GUMBO_TAG_OPTGROUP, GUMBO_TAG_PROGRESS, GUMBO_TAG_METER, GUMBO_TAG_KEYGEN, GUMBO_TAG_RT,
      GUMBO_TAG_RP:
      true
    default: false
    }
  }

  private var isNavigation: Bool {
    switch attribute("role")?.lowercased() {
    case "navigation", "search", "contentinfo", "menu", "menubar", "toolbar": true
    default: tag == GUMBO_TAG_ASIDE && !isWithinAside && leadsElsewhere
    }
  }

  /// Whether an element around this one is an aside, which was looked at as a whole.
  private var isWithinAside: Bool {
    var next = parent
    while let element = next {
      if element.tag == GUMBO_TAG_ASIDE { return true }
      next = element.parent
    }
    return false
  }

  /// Whether the element holds navigation, or hardly anything but links.
  private var leadsElsewhere: Bool {
    if contains(where: { $0.tag == GUMBO_TAG_NAV }) { return true }
    var links = 0
    contains {
      links += $0.tag == GUMBO_TAG_A ? 1 : 0
      return false
    }
    let all = textLength { _ in false }
    let plain = textLength { $0.tag == GUMBO_TAG_A }
    return links >= 3 && plain * 3 <= all
  }

  /// Whether a list is the page's own table of contents: nothing but links to places in the page.
  var isContents: Bool {
    var links = 0
    contains {
      links += $0.isLinkWithinPage ? 1 : 0
      return false
    }
    return links >= 2 && textLength(leavingOut: \.isLinkWithinPage) == 0
  }

  /// Whether the element is a link to a place in the page.
  private var isLinkWithinPage: Bool {
    tag == GUMBO_TAG_A && attribute("href")?.hasPrefix("#") == true
  }

  /// Whether the element is a link without a word, such as one to a heading itself.
  var isWordlessLink: Bool {
    guard tag == GUMBO_TAG_A else { return false }
    var text = HTMLText()
    var tables: [HTMLNode] = []
    text.add(contentOf: self, tables: &tables)
    return !text.text.unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Whether the element is the header of the page, not one of a part of it.
  var isPageHeader: Bool {
    guard let parent, parent.tag != GUMBO_TAG_BODY else { return true }
    return parent.children.contains { sibling in
      switch sibling.tag {
      case GUMBO_TAG_MAIN, GUMBO_TAG_NAV, GUMBO_TAG_FOOTER: true
      default: false
      }
    }
  }

  /// Whether the element has text, and neither blocks nor line breaks.
  var isInline: Bool {
    !contains { $0.tag?.isShownAsBlock == true || $0.tag == GUMBO_TAG_BR }
  }

  /// The words of the element's class.
  var classes: [Substring] { attribute("class")?.split(whereSeparator: \.isWhitespace) ?? [] }

  /// Whether any element within this one is as asked.
  @discardableResult
  func contains(where isWanted: (HTMLNode) -> Bool) -> Bool {
    children.contains { child in
      child.tag != nil && (isWanted(child) || child.contains(where: isWanted))
    }
  }

  /// How many bytes of text there are, white space aside.
  private func textLength(leavingOut isLeftOut: (HTMLNode) -> Bool) -> Int {
    children.reduce(0) { length, child in
      guard let text = child.text else {
        return child.tag == nil || isLeftOut(child)
          ? length : length + child.textLength(leavingOut: isLeftOut)
      }
      var index = 0
      var count = 0
      while text.characters[index] != 0 {
        if !UInt8(bitPattern: text.characters[index]).isHTMLSpace { count += 1 }
        index += 1
      }
      return length + count
    }
  }
}

extension HTMLNode {
  /// How the element marks its text; nil if it does not.
  var mark: HTMLTextLine.Mark? {
    switch tag {
    case GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_TT, GUMBO_TAG_VAR: return .code
    case GUMBO_TAG_STRONG, GUMBO_TAG_B, GUMBO_TAG_MARK: return .strong
    case GUMBO_TAG_EM, GUMBO_TAG_I, GUMBO_TAG_DFN, GUMBO_TAG_CITE: return .emphasis
    case GUMBO_TAG_A: return attribute("href") == nil ? nil : .link
    case GUMBO_TAG_SPAN:
      let isCode = classes.contains { name in
        let name = name.lowercased()
        return name == "code" || name.hasSuffix("-code") || name.hasSuffix("_code")
      }
      if isCode { return .code }
      let style = attribute("style")?.lowercased().filter { !$0.isWhitespace } ?? ""
      return ["bold", "600", "700", "800", "900"].contains {
        style.firstRange(of: "font-weight:" + $0) != nil
      } ? .strong : nil
    default: return nil
    }
  }

  /// The name by which links reach the element: its id, or the name of an `<a>`.
  var anchorName: String? {
    let name = attribute("id") ?? (tag == GUMBO_TAG_A ? attribute("name") : nil)
    return name.flatMap { $0.isEmpty || $0.contains(where: \.isWhitespace) ? nil : $0 }
  }
}
