// Emphasis and strikethrough (GFM sections 6.4 and 6.5).

extension InlineParser {
  /// A run of `*`, `_` or `~` that may start or end emphasis.
  struct Delimiter {
    var character: UInt8
    /// How long the run was before any of it took effect.
    var length: Int
    var segment: Int
    var canOpen: Bool
    var canClose: Bool
    var previous: Int?
    var next: Int?
    var isRemoved = false
  }

  /// Reads a run of `*` or `_`.
  mutating func parseDelimiterRun() {
    let character = content[position]
    var end = position
    while end < content.count, content[end] == character { end += 1 }
    // The characters around the run count, but tildes are looked through.
    var before = position
    while before > 0, content[before - 1] == UInt8(ascii: "~") { before -= 1 }
    var after = end
    while after < content.count, content[after] == UInt8(ascii: "~") { after += 1 }
    let left = CharacterClass(before: before, in: content)
    let right = CharacterClass(at: after, in: content)
    var canOpen = isFlanking(outer: left, inner: right)
    var canClose = isFlanking(outer: right, inner: left)
    if character == UInt8(ascii: "_") {
      (canOpen, canClose) = (
        canOpen && (!canClose || left == .punctuation),
        canClose && (!canOpen || right == .punctuation)
      )
    }
    addDelimiter(character, through: end, canOpen: canOpen, canClose: canClose)
  }

  /// Reads a run of `~`; runs of one or two strike text through.
  mutating func parseTildes() {
    var end = position
    while end < content.count, end - position < 100, content[end] == UInt8(ascii: "~") { end += 1 }
    let left = CharacterClass(before: position, in: content)
    let right = CharacterClass(at: end, in: content)
    let isDelimiter = end - position <= 2
    addDelimiter(
      UInt8(ascii: "~"), through: end,
      canOpen: isDelimiter && isFlanking(outer: left, inner: right),
      canClose: isDelimiter && isFlanking(outer: right, inner: left))
  }

  /// Returns whether a run between two characters is flanking on the side of `inner`.
  private func isFlanking(outer: CharacterClass, inner: CharacterClass) -> Bool {
    switch inner {
    case .whitespace: false
    case .punctuation: outer != .other
    case .other: true
    }
  }

  private mutating func addDelimiter(
    _ character: UInt8, through end: Int, canOpen: Bool, canClose: Bool
  ) {
    let length = end - position
    let segment = addPinnedText(through: end)
    guard canOpen || canClose else { return }
    if let lastDelimiter { delimiters[lastDelimiter].next = delimiters.count }
    delimiters.append(
      Delimiter(
        character: character, length: length, segment: segment, canOpen: canOpen,
        canClose: canClose, previous: lastDelimiter, next: nil))
    lastDelimiter = delimiters.count - 1
  }

  /// Lets all delimiters above `bottom` take effect and takes them off the stack.
  mutating func processDelimiters(above bottom: Int?) {
    var closer = lastDelimiter
    if closer == bottom { return }
    while let current = closer, delimiters[current].previous != bottom {
      closer = delimiters[current].previous
    }
    var searches = OpenerSearches(bottom)
    while let current = closer {
      let delimiter = delimiters[current]
      guard delimiter.canClose else {
        closer = delimiter.next
        continue
      }
      if let opener = opener(for: delimiter, above: bottom, &searches) {
        closer =
          delimiter.character == UInt8(ascii: "~")
          ? strikeThrough(from: opener, to: current) : emphasize(from: opener, to: current)
      } else {
        closer = delimiter.next
        if !delimiter.canOpen { remove(current) }
      }
    }
    while let last = lastDelimiter, last != bottom { remove(last) }
  }

  /// Returns the nearest delimiter above `bottom` that `closer` can close.
  private func opener(
    for closer: Delimiter, above bottom: Int?, _ searches: inout OpenerSearches
  ) -> Int? {
    let limit = searches.bottom(closer)
    let earlier = searches.found(closer)
    var opener = closer.previous
    while let candidate = opener, candidate != bottom, candidate != limit {
      if let earlier, candidate <= earlier.start, !delimiters[earlier.opener].isRemoved {
        opener = earlier.opener
        break
      }
      if isOpener(candidate, for: closer) { break }
      opener = delimiters[candidate].previous
    }
    guard let opener, opener != bottom, opener != limit else {
      searches.setBottom(closer)
      return nil
    }
    searches.setFound(opener, for: closer)
    return opener
  }

  private func isOpener(_ candidate: Int, for closer: Delimiter) -> Bool {
    let opener = delimiters[candidate]
    guard opener.canOpen, opener.character == closer.character else { return false }
    // The rule of three (GFM section 6.4, rules 9 and 10).
    return !(closer.canOpen || opener.canClose) || closer.length % 3 == 0
      || (opener.length + closer.length) % 3 != 0
  }

  /// Uses up one or two characters of both delimiters; returns the next closer.
  private mutating func emphasize(from opener: Int, to closer: Int) -> Int? {
    let start = delimiters[opener].segment
    let end = delimiters[closer].segment
    let openerLength = segments[start].end - segments[start].start
    let closerLength = segments[end].end - segments[end].start
    let used = openerLength >= 2 && closerLength >= 2 ? 2 : 1
    segments[start].end -= used
    segments[end].end -= used
    removeDelimiters(between: opener, and: closer)
    if openerLength == used { remove(opener) }
    guard closerLength == used else { return closer }
    let next = delimiters[closer].next
    remove(closer)
    return next
  }

  /// Uses up both delimiters if they have the same length; returns the next closer.
  ///
  /// If they have not, the opener stays for a closer to come.
  private mutating func strikeThrough(from opener: Int, to closer: Int) -> Int? {
    let next = delimiters[closer].next
    guard delimiters[opener].length == delimiters[closer].length else {
      if !delimiters[closer].canOpen { remove(closer) }
      return next
    }
    segments[delimiters[opener].segment].end = segments[delimiters[opener].segment].start
    segments[delimiters[closer].segment].end = segments[delimiters[closer].segment].start
    removeDelimiters(between: opener, and: closer)
    remove(opener)
    remove(closer)
    return next
  }

  private mutating func removeDelimiters(between opener: Int, and closer: Int) {
    while let inner = delimiters[closer].previous, inner != opener { remove(inner) }
  }

  private mutating func remove(_ index: Int) {
    let delimiter = delimiters[index]
    delimiters[index].isRemoved = true
    if let previous = delimiter.previous { delimiters[previous].next = delimiter.next }
    if let next = delimiter.next {
      delimiters[next].previous = delimiter.previous
    } else {
      lastDelimiter = delimiter.previous
    }
  }
}

/// What is known about where closers of each kind have their openers.
///
/// Without it, looking for openers would take quadratic time.
private struct OpenerSearches {
  /// The outcome of the last search for a kind of closer that had one.
  struct Found {
    var opener: Int
    /// There is no other opener from here down to ``opener``.
    var start: Int
  }

  /// For each kind, the delimiter down to which there is no opener.
  ///
  /// The kinds do not tell closers that can open as well from those that cannot, for they do not in
  /// cmark-gfm.
  private var bottoms: [Int?]
  private var found: [Found?] = Array(repeating: nil, count: 18)

  init(_ bottom: Int?) {
    bottoms = Array(repeating: bottom, count: 9)
  }

  func bottom(_ closer: InlineParser.Delimiter) -> Int? { bottoms[kind(closer)] }

  func found(_ closer: InlineParser.Delimiter) -> Found? { found[place(closer)] }

  mutating func setBottom(_ closer: InlineParser.Delimiter) {
    bottoms[kind(closer)] = closer.previous
  }

  mutating func setFound(_ opener: Int, for closer: InlineParser.Delimiter) {
    found[place(closer)] = Found(opener: opener, start: closer.previous ?? opener)
  }

  private func kind(_ closer: InlineParser.Delimiter) -> Int {
    let character =
      switch closer.character {
      case UInt8(ascii: "*"): 0
      case UInt8(ascii: "_"): 1
      default: 2
      }
    return character * 3 + closer.length % 3
  }

  private func place(_ closer: InlineParser.Delimiter) -> Int {
    kind(closer) * 2 + (closer.canOpen ? 1 : 0)
  }
}
