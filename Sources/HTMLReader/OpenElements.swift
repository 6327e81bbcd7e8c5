/// The elements that are open at a place within a table, at least those an HTML parser has open
/// there.
///
/// An HTML parser searches its open elements at most tags, which is quadratic where they are many,
/// so they are counted before it is called. Where it depends on the parser's finer rules whether
/// an end tag closes anything, it closes nothing here: the count may be too high for damaged HTML,
/// and is never too low.
struct OpenElements {
  private enum Kind {
    case table
    /// A cell or a caption, which ends all that is open within it.
    case cell
    case other
  }

  private struct Element {
    var kind: Kind
    var name: Range<Int>
  }

  private var elements: [Element] = []

  /// How many elements are open, rows and groups of rows aside.
  var count: Int { elements.count }

  /// How many tables are open.
  var tableCount: Int { elements.count(where: { $0.kind == .table }) }

  /// Takes the next tag.
  mutating func take(_ tag: TagScanner.Tag, _ bytes: Span<UInt8>) {
    if bytes.isName("table", tag.name) {
      if tag.isEndTag || (hasTable && innermostCell == nil) { closeTable() }
      if !tag.isEndTag { elements.append(Element(kind: .table, name: tag.name)) }
    } else if Self.isAny(of: Self.cellNames, tag.name, bytes) {
      if tag.isEndTag {
        guard let cell = innermostCell, bytes.isSameName(elements[cell].name, tag.name) else {
          return
        }
        closeCell()
      } else {
        closeCell()
        elements.append(Element(kind: .cell, name: tag.name))
      }
    } else if Self.isAny(of: Self.rowNames, tag.name, bytes) {
      closeCell()
    } else if tag.isEndTag {
      if let top = elements.last, top.kind == .other, bytes.isSameName(top.name, tag.name) {
        elements.removeLast()
      }
    } else if !Self.isAny(of: Self.voidNames, tag.name, bytes) {
      elements.append(Element(kind: .other, name: tag.name))
    }
  }

  private var hasTable: Bool { elements.contains { $0.kind == .table } }

  /// The innermost table's open cell.
  private var innermostCell: Int? {
    guard let index = elements.lastIndex(where: { $0.kind != .other }) else { return nil }
    return elements[index].kind == .cell ? index : nil
  }

  private mutating func closeCell() {
    if let cell = innermostCell { elements.removeSubrange(cell...) }
  }

  /// Closes the innermost table.
  ///
  /// Its content outside cells continues after it.
  private mutating func closeTable() {
    closeCell()
    if let table = elements.lastIndex(where: { $0.kind == .table }) { elements.remove(at: table) }
  }

  private static func isAny(
    of names: [StaticString], _ name: Range<Int>, _ bytes: Span<UInt8>
  ) -> Bool {
    names.contains { bytes.isName($0, name) }
  }

  private static let cellNames: [StaticString] = ["td", "th", "caption"]
  private static let rowNames: [StaticString] = [
    "tr", "tbody", "thead", "tfoot", "col", "colgroup",
  ]
  /// The elements that have no end tag (HTML Standard, section 13.1.2).
  private static let voidNames: [StaticString] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]
}
