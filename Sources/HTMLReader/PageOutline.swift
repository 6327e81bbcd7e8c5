internal import CGumbo

/// The levels of the headings of a page, also of elements that only act as headings.
struct PageOutline {
  /// A place in the page that links lead to.
  struct Anchor {
    var name: String
    /// How deep its element is.
    var depth: Int
    /// Whether its element holds a part of the page, such as a card.
    var isContainer: Bool

    /// Whether the place is called after the code that a line starts with: `E100`, `error-e100`.
    func isNamed(after line: HTMLTextLine) -> Bool {
      let start = line.lead?.text ?? line.text.split(separator: " ").first.map(String.init) ?? ""
      let code = Self.letters(start)
      return code.count >= 2 && code.contains(where: \.isNumber)
        && Self.letters(name).hasSuffix(code)
    }

    private static func letters(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
  }

  /// How many parts the page had when an element acted as a heading last.
  var actsSince = -1
  /// The level of the last heading; 0 before the first.
  private var level = 0
  /// The elements that have acting headings: how deep they are, and the level around them.
  private var owners: [(depth: Int, level: Int)] = []

  /// Adds a heading that is `depth` elements deep.
  mutating func add(level: Int, depth: Int) {
    // A lower heading in the same element is a part of what an acting one heads.
    while let last = owners.last, last.depth >= depth - 1, level <= Self.acting(below: last.level) {
      owners.removeLast()
    }
    self.level = level
  }

  /// Adds an element that acts as a heading in another; returns its level.
  mutating func addActing(owner: Int) -> Int {
    while let last = owners.last, last.depth > owner { owners.removeLast() }
    if let last = owners.last, last.depth == owner {
      level = last.level
    } else {
      owners.append((owner, level))
    }
    level = Self.acting(below: level)
    return level
  }

  /// The level of an acting heading; the first level is the page's.
  private static func acting(below level: Int) -> Int { min(max(level + 1, 2), 6) }

  /// Ends an element: what comes is not below its acting headings.
  mutating func end(depth: Int) {
    while let last = owners.last, last.depth >= depth {
      level = last.level
      owners.removeLast()
    }
  }
}

extension HTMLNode {
  /// The level of the element, if it is a heading.
  func headingLevel(_ tag: GumboTag) -> Int? {
    if let level = tag.headingLevel { return level }
    guard attribute("role")?.lowercased() == "heading" else { return nil }
    return number("aria-level").map { min(max($0, 1), 6) } ?? 2
  }

  /// Whether the element acts as a heading: a summary, the header of a card, or an element that is
  /// called one.
  func actsAsHeading(_ tag: GumboTag) -> Bool {
    switch tag {
    case GUMBO_TAG_SUMMARY: return !holdsHeading
    case GUMBO_TAG_HEADER: return isInline && !holdsHeading
    default: return isNamedHeading && isInline && !holdsHeading
    }
  }

  /// Whether the element is the number of a section, as generators of documents write it.
  var isSectionNumber: Bool {
    tag == GUMBO_TAG_SPAN
      && classes.contains { name in
        switch name.lowercased() {
        case "section-number", "header-section-number", "sectnum", "secno": true
        default: false
        }
      }
  }

  private var holdsHeading: Bool {
    contains { $0.tag.flatMap($0.headingLevel) != nil }
  }

  /// Whether a class of the element says that it is the header of a card, and not of a remark.
  private var isNamedHeading: Bool {
    let endings = ["-header", "-heading", "-title", "__header", "__heading", "__title"]
    let others = [
      "admonition", "alert", "callout", "caption", "code", "figure", "footer", "info", "menu",
      "modal", "nav", "note", "page", "sidebar", "site", "table", "tip", "toc", "warning",
    ]
    return classes.contains { name in
      let name = name.lowercased()
      return endings.contains(where: name.hasSuffix)
        && !others.contains { name.firstRange(of: $0) != nil }
    }
  }

  /// Whether the element is shown apart from the one directly before it, as two spans with
  /// classes of their own are.
  func isApart(from previous: HTMLNode) -> Bool {
    guard tag == GUMBO_TAG_SPAN, previous.tag == GUMBO_TAG_SPAN, parent?.mark != .code,
      let own = attribute("class"), let other = previous.attribute("class")
    else { return false }
    return own != other
  }
}
