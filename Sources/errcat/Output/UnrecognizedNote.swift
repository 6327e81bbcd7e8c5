import CodeLogs

/// What to say where no code was recognized in logs.
enum UnrecognizedNote {
  /// How many numbers are named.
  private static let most = 5

  /// The lines of the message; nothing for empty logs.
  static func lines(_ numbers: LooseNumbers) -> [String] {
    guard numbers.lineCount > 0 else { return [] }
    let known = numbers.known
    let start = "no codes recognized in \(counted(numbers.lineCount, "line"))"
    guard let first = known.first else {
      return ["\(start), and none of the numbers in them is in the catalog"]
    }
    var lines = ["\(start); these numbers in them are in the catalog:"]
    for number in known.prefix(most) {
      let place = number.lead.isEmpty ? "" : ": \(visible(number.lead))\(number.text)"
      lines.append("  \(number.text)  \(counted(number.count, "line"))\(place)")
    }
    if known.count > most { lines.append("  ... and \(known.count - most) more") }
    let pattern = first.lead.isEmpty ? #"\b(\#(first.text))\b"# : escaped(first.lead) + #"(\d+)"#
    lines.append("if they are codes, add --pattern \(shellQuoted(pattern))")
    return lines
  }

  /// The text as a regular expression takes it literally, blanks of any number.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == " " {
        if !result.hasSuffix(" +") { result += " +" }
        continue
      }
      if #"\^$.|?*+()[]{}"#.contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
