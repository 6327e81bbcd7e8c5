/// What standard error says of a list that was cut.
enum CutList {
  /// Says how many results there are and how to get them all, unless all were shown.
  ///
  /// - Parameters:
  ///   - shown: How many were shown.
  ///   - total: How many there are.
  ///   - noun: What one of them is called.
  ///   - isWhole: Whether there are no more than that.
  static func say(shown: Int, of total: Int, _ noun: String, isWhole: Bool = true) {
    if let text = text(shown: shown, of: total, noun, isWhole: isWhole) {
      StandardError.write(text + "\n")
    }
  }

  /// The line that says so; nil if all were shown.
  static func text(
    shown: Int, of total: Int, _ noun: String, isWhole: Bool = true
  ) -> String? {
    guard shown < total else { return nil }
    let plural =
      noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + (noun.hasSuffix("h") ? "es" : "s")
    return isWhole
      ? "\(shown) of \(total) \(plural); -n \(total) shows all"
      : "\(shown) of more than \(total - 1) \(plural); -n shows more"
  }

  /// Matches that are counted at most; to count more would take longer than to search.
  static let mostCounted = 10_000
}

/// Names to choose from: `a`, `a or b`, `a, b or c`.
func alternatives(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
