internal import MarkdownReader

/// Where in a document's outline a block is: the headings above it and the items around it.
///
/// Both passes over a document count headings alike, so that what the first decides the second finds.
struct OutlinePlace {
  /// A heading that is open.
  struct Heading {
    var index: Int
    var level: Int
    var text: String
  }

  /// The headings above, outermost first.
  private(set) var headings: [Heading] = []
  /// The items around, outermost first: whether each begins with a code.
  private(set) var items: [(item: OutlineItem, hasCode: Bool)] = []
  /// The item that started last, until its first text comes.
  private(set) var newItem: OutlineItem?
  /// The last line of text above, outside lists.
  private(set) var lead: TextLine?
  private var headingCount = 0

  /// The index of the nearest heading; 0 above all headings.
  var heading: Int { headings.last?.index ?? 0 }

  /// The index of the heading above the nearest one.
  var parent: Int { headings.dropLast().last?.index ?? 0 }

  /// Moves to a block; returns the item whose first text it is, and the code that it begins with.
  mutating func move(
    to block: OutlineBlocks.Block
  ) -> (item: OutlineItem, code: LeadingCode?)? {
    switch block {
    case .frontMatter: break
    case .heading(let level, let text, _):
      while let last = headings.last, last.level >= level { headings.removeLast() }
      headingCount += 1
      headings.append(Heading(index: headingCount, level: level, text: text.text))
      items = []
      newItem = nil
      lead = nil
    case .item(let item):
      leaveItems(to: item.level - 1)
      newItem = item
    case .text(let lines, let level):
      guard let item = newItem.take() else {
        leaveItems(to: level)
        if level == 0 { lead = lines.last }
        return nil
      }
      let code = lines.first.flatMap { OutlineCode.ofItem(item, $0) }
      items.append((item, code != nil))
      return (item, code)
    case .code(_, let level):
      newItem = nil
      leaveItems(to: level)
    case .table:
      newItem = nil
      leaveItems(to: 0)
    }
    return nil
  }

  private mutating func leaveItems(to level: Int) {
    while let last = items.last, last.item.level > level { items.removeLast() }
  }
}

/// The headings, items or lines that are judged together, and read as one list.
enum OutlineGroup: Hashable {
  /// The headings of a level below a heading.
  case headings(parent: Int, level: Int)
  /// The items of a level below a heading, at the top or in items that begin, or do not, with a
  /// code.
  case items(heading: Int, level: Int, isTerm: Bool, isInCode: Bool)
  /// The lines of text below a heading.
  case lines(heading: Int)
  /// The lines of a block of code.
  case code(line: Int)
  /// The document as a whole.
  case page
}

extension OutlineGroup {
  /// The group of an item that a block begins.
  init(_ item: OutlineItem, at place: OutlinePlace) {
    let parent = place.items.dropLast().last
    self = .items(
      heading: place.heading, level: item.level, isTerm: item.isTerm,
      isInCode: parent?.hasCode ?? false)
  }

  /// What groups have in common that may be parts of one list: the same form and level.
  var siblingKind: [Int] {
    switch self {
    case .headings(_, let level): [0, level]
    case .items(_, let level, let isTerm, let isInCode): [isTerm ? 1 : 2, level, isInCode ? 1 : 0]
    case .lines: [3]
    // Each block of code is judged alone.
    case .code(let line): [4, line]
    case .page: [5]
    }
  }

  var form: CodeListForm {
    switch self {
    case .headings: .headings
    case .items(_, _, let isTerm, _): isTerm ? .definitions : .list
    case .lines, .code: .lines
    case .page: .page
    }
  }
}
