internal import ErrcatBytes

/// What of a page an HTML parser may be given, so that it takes linear time and bounded depth.
///
/// Scripts, styles and comments become comments, and the tags of elements that nest too deeply
/// become spaces: their content stays, and everything is at the same place.
struct PageMarkup {
  /// The page's text; as long as the page, or shorter if the page ends within a tag or a comment.
  private(set) var text: [UInt8]
  /// The first part of the page that is not read as it is written.
  private(set) var refusal: HTMLRefusal?

  /// A tag with more attributes is left out: an HTML parser compares each with all others.
  static let maximumAttributeCount = TableSlice.maximumAttributeCount
  /// A longer page is not read: an HTML parser needs some thirty times its size.
  static let maximumLength = TableSlice.maximumLength
  /// How often the end of an element that has none is looked for.
  private static let maximumRetryCount = 8

  init(_ page: [UInt8]) {
    text = page
    guard page.count <= Self.maximumLength else {
      refusal = HTMLRefusal(reason: .tooLong, line: 1, column: 1)
      return
    }
    let bytes = page.span
    var scanner = TagScanner(from: 0, to: page.count)
    var elements = PageElements(length: page.count)
    var hasTitle = false
    var retryCount = 0
    var end = 0
    while true {
      let token = scanner.next(bytes)
      guard let token else {
        guard let unfinished = scanner.unfinished else { break }
        // An element that never ends must not hide the rest of the page.
        guard retryCount < Self.maximumRetryCount, Self.hides(at: unfinished, bytes),
          let tag = scanner.tag(at: unfinished, isEndTag: false, bytes)
        else {
          text.removeSubrange(unfinished...)
          break
        }
        retryCount += 1
        text.blank(tag.range)
        scanner = TagScanner(from: tag.range.upperBound, to: page.count)
        continue
      }
      switch token {
      case .opaque(let range):
        let isTitle = bytes.has("<title", at: range.lowerBound, before: range.upperBound)
        if isTitle, !hasTitle {
          hasTitle = true
        } else {
          text.mask(range)
        }
        end = range.upperBound
      case .tag(let tag):
        if tag.range.lowerBound > end { elements.takeText() }
        end = tag.range.upperBound
        if PageElements.isMeaningless(tag, bytes) {
          text.blank(tag.range)
          continue
        }
        let reason: HTMLRefusal.Reason? =
          tag.attributeCount > Self.maximumAttributeCount
          ? .tooManyAttributes : elements.take(tag, bytes) ? nil : .tooDeep
        guard let reason else { continue }
        text.blank(tag.range)
        refuse(reason, at: tag.range.lowerBound, bytes)
      }
    }
    for index in text.indices where text[index] == 0x0B { text[index] = 0x20 }
  }

  private mutating func refuse(
    _ reason: HTMLRefusal.Reason, at offset: Int, _ bytes: Span<UInt8>
  ) {
    guard refusal == nil else { return }
    var positions = Positions(lineStart: 0, line: 1)
    let place = positions.position(of: offset, bytes)
    refusal = HTMLRefusal(reason: reason, line: place.line, column: place.column)
  }

  /// Whether what starts here would hide the rest of the page, were its end missing.
  private static func hides(at offset: Int, _ bytes: Span<UInt8>) -> Bool {
    let names: [StaticString] = [
      "<svg", "<math", "<template", "<select", "<iframe", "<noscript",
    ]
    return names.contains { bytes.has($0, at: offset, before: bytes.count) }
  }
}

extension [UInt8] {
  /// Makes spaces of a part of a text.
  mutating func blank(_ part: Range<Int>) {
    for index in part { self[index] = 0x20 }
  }

  /// Makes a comment of a part of a text, which is an element or a comment.
  mutating func mask(_ part: Range<Int>) {
    guard part.count >= 7 else {
      // For a parser `<?  >` is a comment as well.
      guard part.count >= 3 else { return }
      for index in part.dropFirst().dropLast() { self[index] = 0x20 }
      self[part.lowerBound + 1] = UInt8(ascii: "?")
      return
    }
    for index in part { self[index] = UInt8(ascii: "-") }
    for index in part.lowerBound + 4..<part.upperBound - 3 { self[index] = UInt8(ascii: " ") }
    self[part.lowerBound] = UInt8(ascii: "<")
    self[part.lowerBound + 1] = UInt8(ascii: "!")
    self[part.upperBound - 1] = UInt8(ascii: ">")
  }
}
