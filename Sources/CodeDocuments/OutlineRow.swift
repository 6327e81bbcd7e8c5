/// A row of a list of codes that is written as text: a section, an item, a line.
struct OutlineRow: BodyRow, Equatable {
  var line: Int
  var cells: [OutlineCell]
  var surplus: [OutlineCell] = []
  /// The fragment that leads to it.
  var anchor: String?
  // No row has surplus cells, so nobody asks.
  static var form: CodeListForm { .list }
}

/// A cell of such a row: the text that belongs to a code under one label.
struct OutlineCell: BodyCell, Equatable {
  var text: String
  var column = 1
  var source: String { text }
  var parts: [String] { [text] }
  var isRepeated: Bool { false }
}

/// A list of codes that is written as text.
struct OutlineList {
  var head: TableHead
  var role: TableRole
  var rows: [OutlineRow]
}
