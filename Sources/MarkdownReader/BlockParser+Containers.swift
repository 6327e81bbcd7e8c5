// Block quotes, lists and their items (GFM sections 5.1 to 5.3).

extension BlockParser {
  /// An open block that holds other blocks.
  package enum Container {
    case quote
    case list(ListKind)
    case item(Item)
  }

  /// What the items of one list have in common: the bullet, or the delimiter after the number.
  package struct ListKind: Equatable {
    var delimiter: UInt8
    var isOrdered: Bool
  }

  /// An open list item.
  package struct Item {
    /// How many columns a line must be indented to belong to the item.
    package var indent: Int
    /// Whether anything stands in the item yet.
    package var isFilled = false
  }

  /// A list marker on the line.
  struct ListMarker {
    var kind: ListKind
    var length: Int
  }

  /// Returns how many of the open containers the line continues, and moves past their markers.
  mutating func matchContainers(_ bytes: Span<UInt8>) -> Int {
    var quotesPassed = 0
    var depth = 0
    while depth < containers.count {
      line.skipSpaces(in: bytes)
      switch containers[depth] {
      case .list: break
      case .quote:
        guard line.indent <= 3, line.byte(at: line.firstNonspace, in: bytes) == UInt8(ascii: ">")
        else {
          return depth
        }
        passQuoteMarker(bytes)
        quotesPassed += 1
      case .item(let item):
        if line.isBlank, line.indent < item.indent {
          return depthOfBlankLine(quotesPassed: quotesPassed)
        }
        guard line.indent >= item.indent else { return depth }
        line.advance(columns: item.indent, in: bytes)
      }
      depth += 1
    }
    return depth
  }

  /// Returns how many containers a blank line continues.
  ///
  /// It continues all up to the next block quote, but not an item that nothing stands in. Going
  /// there at once keeps blank lines in deep lists cheap.
  private mutating func depthOfBlankLine(quotesPassed: Int) -> Int {
    line.offset = line.firstNonspace
    if quotesPassed < quotes.count { return quotes[quotesPassed] }
    if case .item(let item) = containers.last, !item.isFilled { return containers.count - 1 }
    return containers.count
  }

  private mutating func passQuoteMarker(_ bytes: Span<UInt8>) {
    line.advance(to: line.firstNonspace + 1, in: bytes)
    if line.byte(at: line.offset, in: bytes).isSpaceOrTab { line.advance(columns: 1, in: bytes) }
  }

  /// Opens a block quote at its marker.
  mutating func openQuote(_ bytes: Span<UInt8>) {
    quotes.append(containers.count)
    containers.append(.quote)
    passQuoteMarker(bytes)
  }

  /// Returns the list marker that comes next on the line, if one does.
  ///
  /// A marker that interrupts a paragraph must have something behind it, and count from 1.
  func listMarker(
    _ first: UInt8, mayBeEmpty: Bool, _ bytes: Span<UInt8>
  ) -> ListMarker? {
    var index = line.firstNonspace
    var kind = ListKind(delimiter: first, isOrdered: false)
    if first.isDigit {
      var number = 0
      while index - line.firstNonspace < 9, line.byte(at: index, in: bytes).isDigit {
        number = 10 * number + Int(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      kind = ListKind(delimiter: line.byte(at: index, in: bytes), isOrdered: true)
      guard kind.delimiter == UInt8(ascii: ".") || kind.delimiter == UInt8(ascii: ")") else {
        return nil
      }
      guard mayBeEmpty || number == 1 else { return nil }
    } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first != UInt8(ascii: "+") {
      return nil
    }
    index += 1
    guard line.byte(at: index, in: bytes).isSpaceTabOrLineEnding else { return nil }
    if !mayBeEmpty {
      var content = index
      while line.byte(at: content, in: bytes).isSpaceOrTab { content += 1 }
      guard content < line.end else { return nil }
    }
    return ListMarker(kind: kind, length: index - line.firstNonspace)
  }

  /// Opens a list item at its marker, and a list unless the item continues the one that is open.
  mutating func openItem(_ marker: ListMarker, depth: Int, _ bytes: Span<UInt8>) {
    startsItem = true
    let markerIndent = line.indent
    line.advance(to: line.firstNonspace + marker.length, in: bytes)
    // The content starts after one to four columns of white space. Five or more start with
    // indented code, and a marker alone on its line counts one.
    var probe = line
    probe.skipSpaces(in: bytes)
    let padding = probe.isBlank || probe.indent > 4 ? 1 : probe.indent
    line.advance(columns: padding, in: bytes)

    close(to: depth, bytes)
    if case .list(let kind) = containers.last, kind == marker.kind {
      // The item goes on with this list.
    } else {
      makeRoom(at: depth, bytes)
      containers.append(.list(marker.kind))
    }
    containers.append(.item(Item(indent: markerIndent + marker.length + max(padding, 1))))
  }
}
