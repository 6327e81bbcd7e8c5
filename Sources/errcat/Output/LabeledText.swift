/// Labels with their texts next to them, in columns that fit a terminal.
struct LabeledText {
  private let indent: Int
  private let labelWidth: Int
  private let terminal: Terminal

  /// Prepares to write texts with these labels, the longest of which decides where the texts begin.
  init(labels: [String], indent: Int, leastWidth: Int = 0, _ terminal: Terminal) {
    self.indent = indent
    self.terminal = terminal
    let most = terminal.width.map { max(8, $0 / 3 - indent) } ?? 24
    let fitting = labels.map { displayWidth($0) }.filter { $0 <= most }
    labelWidth = max(fitting.max() ?? 0, min(leastWidth, most))
  }

  /// A label and its text; a label that is too long has a line of its own.
  func lines(_ label: String, _ text: String) -> [String] {
    let start = String(repeating: " ", count: indent)
    let below = start + String(repeating: " ", count: labelWidth + 2)
    let wrapped =
      terminal.width.map { wrapStyled(text, width: max(8, $0 - indent - labelWidth - 2)) } ?? [text]
    let used = displayWidth(label)
    guard used <= labelWidth else {
      let labels = wrap(label, width: terminal.width.map { $0 - indent })
      return labels.map { start + terminal.styled($0, .faint) } + wrapped.map { below + $0 }
    }
    let first =
      start + terminal.styled(label, .faint)
      + String(repeating: " ", count: labelWidth + 2 - used)
    guard !text.isEmpty else { return [start + terminal.styled(label, .faint)] }
    return wrapped.enumerated().map { ($0 == 0 ? first : below) + $1 }
  }
}
