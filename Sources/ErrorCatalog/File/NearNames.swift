/// Returns the names that the fewest edits make of a misspelled one.
///
/// An edit is a letter put in, left out, changed, or exchanged with its neighbor.
///
/// ```swift
/// nearestNames(to: "exprot", among: ["explain", "export"], atMost: 1)  // ["export"]
/// nearestNames(to: "refund", among: ["explain", "export"], atMost: 1)  // []
/// ```
///
/// - Parameters:
///   - typed: The name as it was typed.
///   - names: The names there are.
///   - limit: The most edits.
/// - Returns: The nearest names, in their order; several if they are equally near.
package func nearestNames(to typed: String, among names: [String], atMost limit: Int) -> [String] {
  let wanted = Array(typed.unicodeScalars)
  let near = names.compactMap { name in
    editDistance(wanted, Array(name.unicodeScalars), atMost: limit).map { ($0, name) }
  }
  let least = near.map(\.0).min()
  return near.filter { $0.0 == least }.map(\.1)
}

/// Returns how many characters must be put in, left out, changed or exchanged with their neighbor
/// to make one text of the other (Damerau-Levenshtein, restricted), or nil if more than `limit`.
func editDistance(
  _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int
) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let change = left[row] == right[column] ? 0 : 1
      var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + change)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    guard (current.min() ?? 0) <= limit else { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
