/// A pattern of paths, as in `.gitignore`.
///
/// `*` is any text without `/`, `?` one character but `/`, `[a-z]` one of a set, and `**` any folders.
/// A pattern with a `/` before its end fits paths from the folder that it belongs to; any other fits a
/// name at any depth. What fits a folder fits all that is in it.
package struct Glob: Hashable, Sendable {
  private let parts: [[Character]]
  private let isAnchored: Bool

  /// Reads a pattern.
  package init(_ pattern: String) {
    var text = pattern[...]
    if text.hasPrefix("./") { text = text.dropFirst(2) }
    while text.hasSuffix("/") { text = text.dropLast() }
    isAnchored = text.contains("/")
    parts = text.split(separator: "/").map(Array.init)
  }

  /// Returns whether a path, or a folder that it lies in, fits.
  package func matches(_ path: String) -> Bool {
    guard !parts.isEmpty else { return false }
    let names = path.split(separator: "/").map(Array.init)
    for start in isAnchored ? 0..<min(1, names.count) : names.indices {
      // A pattern without `/` is one name.
      if Self.fits(parts[...], names[start...]) { return true }
    }
    return false
  }

  /// Whether the parts fit the first of the names.
  private static func fits(
    _ parts: ArraySlice<[Character]>, _ names: ArraySlice<[Character]>
  ) -> Bool {
    guard let part = parts.first else { return true }
    if part == ["*", "*"] {
      // At the end it fits all that is in a folder.
      guard parts.count > 1 else { return !names.isEmpty }
      return (names.startIndex...names.endIndex).contains {
        fits(parts.dropFirst(), names[$0...])
      }
    }
    guard let name = names.first, fits(part, name) else { return false }
    return fits(parts.dropFirst(), names.dropFirst())
  }

  /// Whether a part fits a name; the last star is tried again for each further character.
  private static func fits(_ part: [Character], _ name: [Character]) -> Bool {
    var place = 0
    var index = 0
    var retry: (place: Int, index: Int)?
    while index < name.count {
      if place < part.count, part[place] == "*" {
        retry = (place, index)
        place += 1
      } else if let next = end(of: part, at: place, fitting: name[index]) {
        place = next
        index += 1
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        place = last.place + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return part[place...].allSatisfy { $0 == "*" }
  }

  /// Where the pattern continues after one that fits a character; nil if none does.
  private static func end(
    of part: [Character], at place: Int, fitting character: Character
  ) -> Int? {
    guard place < part.count else { return nil }
    switch part[place] {
    case "?": return place + 1
    case "\\" where place + 1 < part.count:
      return part[place + 1] == character ? place + 2 : nil
    case "[":
      guard let close = part[(place + 1)...].dropFirst().firstIndex(of: "]") else { break }
      var set = part[(place + 1)..<close]
      let isNegated = set.first == "!" || set.first == "^"
      if isNegated { set = set.dropFirst() }
      var isIn = false
      while let first = set.popFirst() {
        if set.count > 1, set.first == "-", let last = set.dropFirst().first {
          isIn = isIn || (first <= character && character <= last)
          set = set.dropFirst(2)
        } else {
          isIn = isIn || first == character
        }
      }
      return isIn != isNegated ? close + 1 : nil
    default: break
    }
    return part[place] == character ? place + 1 : nil
  }
}
