internal import CGumbo

/// Collects the lines of a `<pre>`, with their white space.
struct PageCode {
  private var lines: [HTMLTextLine] = []
  private var bytes: [UInt8] = []
  private var line = 0

  /// Reads the lines of an element; none if all are blank.
  static func lines(of element: HTMLNode, lineOf: (Int) -> Int) -> [HTMLTextLine] {
    var code = PageCode()
    code.line = lineOf(element.startTag?.upperBound ?? 0)
    code.add(contentOf: element, lineOf)
    code.endLine()
    guard let first = code.lines.firstIndex(where: { !$0.text.isEmpty }),
      let last = code.lines.lastIndex(where: { !$0.text.isEmpty })
    else { return [] }
    return Array(code.lines[first...last])
  }

  private mutating func add(contentOf element: HTMLNode, _ lineOf: (Int) -> Int) {
    for child in element.children {
      if let text = child.text {
        add(text, lineOf)
      } else if let tag = child.tag {
        if tag == GUMBO_TAG_BR {
          endLine()
        } else if !child.isLeftOut, tag != GUMBO_TAG_BUTTON, !child.holdsLineNumbers {
          let isBlock = tag.isShownAsBlock
          if isBlock, !bytes.isEmpty { endLine() }
          add(contentOf: child, lineOf)
          if isBlock, !bytes.isEmpty { endLine() }
        }
      }
    }
  }

  private mutating func add(_ text: HTMLNode.Text, _ lineOf: (Int) -> Int) {
    var index = 0
    var number = lineOf(text.offset)
    while text.characters[index] != 0 {
      let byte = UInt8(bitPattern: text.characters[index])
      index += 1
      if byte == 0x0A {
        if bytes.isEmpty { line = number }
        endLine()
        number += 1
      } else {
        if bytes.isEmpty { line = number }
        bytes.append(byte)
      }
    }
  }

  private mutating func endLine() {
    while let last = bytes.last, last.isHTMLSpace { bytes.removeLast() }
    lines.append(HTMLTextLine(text: String(decoding: bytes, as: UTF8.self), line: line))
    bytes.removeAll(keepingCapacity: true)
  }
}

extension HTMLNode {
  /// Whether the element holds the numbers of the lines of code next to it.
  var holdsLineNumbers: Bool {
    classes.contains { name in
      switch name.lowercased() {
      case "lineno", "linenos", "line-number", "line-numbers", "linenumber", "linenumbers",
        "gutter":
        true
      default: false
      }
    }
  }
}
