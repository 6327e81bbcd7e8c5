/// How wide the columns of a table are on a terminal.
///
/// A column is as wide as its cells, but one that few cells need much more room for is as wide as the
/// others, and a table that is wider than the terminal shares the width out. Longer cells continue below.
/// Where there is no room for columns, each row is a list of names and values.
struct ColumnLayout {
  private let names: [String]
  private let widths: [Int]
  /// Columns of whole numbers end at the right.
  private let isNumeric: [Bool]
  private let width: Int?
  private let terminal: Terminal
  /// Whether each row takes lines of its own, one for each column.
  private let isList: Bool

  /// Whether every cell has room on one line.
  let fits: Bool
  /// Whether a column is narrower than its widest cell, although there is room.
  private let isCapped: Bool

  /// Lays out the first rows of a table, all of them if they are few.
  init(_ names: [String], _ rows: [[String]], _ terminal: Terminal) {
    self.names = names
    self.terminal = terminal
    width = terminal.width
    let cells = names.indices.map { column in rows.map { displayWidth(withoutStyles($0[column])) } }
    let natural = names.indices.map { column in
      max(displayWidth(names[column]), cells[column].max() ?? 0)
    }
    isNumeric = names.indices.map { column in
      names[column] != "code" && !rows.isEmpty && rows.allSatisfy { Int($0[column]) != nil }
    }
    let gaps = Self.gap * max(0, names.count - 1)
    let room = terminal.width.map { $0 - gaps }
    let needed = natural.reduce(0, +)
    fits = needed <= room ?? .max
    isList = needed > room ?? .max && Self.narrowest * names.count > room ?? .max
    let typical = names.indices.map { column in
      column == names.count - 1
        ? natural[column]
        : Self.typical(cells[column], natural[column], displayWidth(names[column]))
    }
    widths = room.map { Self.shared($0, among: typical) } ?? natural
    isCapped = typical != natural
  }

  private static let gap = 2
  /// The least room for a column.
  private static let narrowest = 9

  /// The width that nine of ten cells have room in, if the widest needs more than twice that.
  private static func typical(_ cells: [Int], _ natural: Int, _ name: Int) -> Int {
    guard cells.count > 3 else { return natural }
    let most = cells.sorted()[(cells.count * 9 - 1) / 10]
    let typical = max(most, name, 12)
    return natural > 2 * typical ? typical : natural
  }

  /// Widths that together take no more than the room; a column that needs little keeps that.
  private static func shared(_ room: Int, among natural: [Int]) -> [Int] {
    var widths = natural
    var open = Array(natural.indices)
    var rest = room
    while !open.isEmpty {
      let share = max(1, rest / open.count)
      let small = open.filter { natural[$0] <= share }
      guard !small.isEmpty else {
        for (index, column) in open.enumerated() {
          widths[column] = max(1, rest / (open.count - index))
          rest -= widths[column]
        }
        break
      }
      rest -= small.reduce(0) { $0 + natural[$1] }
      open.removeAll(where: small.contains)
    }
    return widths
  }

  /// The row with the names of the columns; nil for rows that are lists.
  var heading: String? {
    guard !isList else { return nil }
    return lines(names.map { terminal.styled(visible($0), .heading) }).joined(separator: "\n")
  }

  /// A row; one that is a list ends with an empty line.
  func lines(_ cells: [String]) -> [String] {
    if isList { return list(cells) }
    let widths = widths(for: cells)
    let wrapped = cells.indices.map { column in
      width == nil ? [cells[column]] : wrapStyled(cells[column], width: widths[column])
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { row in
      var line = ""
      for (column, lines) in wrapped.enumerated() {
        let text = row < lines.count ? lines[row] : ""
        let padding = String(
          repeating: " ", count: max(0, widths[column] - displayWidth(withoutStyles(text))))
        line += isNumeric[column] ? padding + text : text + padding
        if column < wrapped.count - 1 { line += String(repeating: " ", count: Self.gap) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The widths of the columns, or wider ones for a row that came later and has room for them.
  private func widths(for cells: [String]) -> [Int] {
    guard fits, !isCapped, let width else { return widths }
    let needed = cells.indices.map { max(widths[$0], displayWidth(withoutStyles(cells[$0]))) }
    return needed.reduce(0, +) + Self.gap * (cells.count - 1) <= width ? needed : widths
  }

  private func list(_ cells: [String]) -> [String] {
    let fields = LabeledText(labels: names.map { visible($0) }, indent: 0, terminal)
    return zip(names, cells).flatMap { fields.lines(visible($0), $1) } + [""]
  }
}
