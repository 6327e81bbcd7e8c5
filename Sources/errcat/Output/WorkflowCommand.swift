/// A command that makes GitHub show a message at a line of a file (GitHub Actions, workflow commands).
enum WorkflowCommand {
  /// Returns the command; `level` is `error`, `warning` or `note`.
  static func text(
    level: String, title: String, message: String, path: String?, line: Int? = nil,
    column: Int? = nil
  ) -> String {
    var properties: [String] = []
    if let path { properties.append("file=" + escaped(path, also: ":,")) }
    if let line { properties.append("line=\(line)") }
    if let column { properties.append("col=\(column)") }
    properties.append("title=" + escaped(title, also: ":,"))
    return "::\(level == "note" ? "notice" : level) \(properties.joined(separator: ","))::"
      + escaped(message, also: "")
  }

  private static func escaped(_ text: String, also special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n"
        || special.unicodeScalars.contains(scalar)
      {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return visible(result)
  }
}
