/// What changed in a text, line by line, as a unified diff (POSIX, diff -u).
///
/// ```swift
/// LineDiff(old: "a\nb\n", new: "a\nc\n").unified(old: "x", new: "x (new)")
/// // "--- x\n+++ x (new)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
/// ```
///
/// Texts are bytes: a file that is not UTF-8 is compared too. Long texts are compared between the
/// lines that each has once (patience diff); where more than `mostLines` lines lie between two such
/// lines, they are one removed and one added run.
package struct LineDiff: Sendable {
  private var old: [ArraySlice<UInt8>]
  private var new: [ArraySlice<UInt8>]
  /// Whether each line of the old text is gone.
  private var isRemoved: [Bool]
  /// Whether each line of the new text was added.
  private var isAdded: [Bool]

  /// The most lines of both texts that are compared at once: it takes quadratic time and space.
  static let mostLines = 2000

  /// Compares two texts.
  package init(old: String, new: String) { self.init(old: Array(old.utf8), new: Array(new.utf8)) }

  /// Compares the bytes of two texts.
  package init(old: [UInt8], new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    isRemoved = Array(repeating: false, count: self.old.count)
    isAdded = Array(repeating: false, count: self.new.count)
    compare()
  }

  /// Whether the texts are the same.
  package var isEmpty: Bool { !isRemoved.contains(true) && !isAdded.contains(true) }

  /// Returns the diff from the text called `oldName` to the one called `newName`, with three lines
  /// around each change; empty where nothing changed.
  ///
  /// U+FFFD replaces bytes that are not UTF-8.
  package func unified(old oldName: String, new newName: String) -> String {
    guard !isEmpty else { return "" }
    var result = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks() {
      result += "@@ -\(range(hunk.old)) +\(range(hunk.new)) @@\n"
      var (i, j) = (hunk.old.lowerBound, hunk.new.lowerBound)
      while i < hunk.old.upperBound || j < hunk.new.upperBound {
        if i < hunk.old.upperBound, isRemoved[i] {
          result += shown("-", old[i])
          i += 1
        } else if j < hunk.new.upperBound, isAdded[j] {
          result += shown("+", new[j])
          j += 1
        } else {
          result += shown(" ", old[i])
          i += 1
          j += 1
        }
      }
    }
    return result
  }

  // MARK: - Comparing

  private mutating func compare() {
    let whole = trimmed(old.indices, new.indices)
    let anchors =
      whole.old.count + whole.new.count > Self.mostLines ? anchors(whole.old, whole.new) : []
    var (i, j) = (whole.old.lowerBound, whole.new.lowerBound)
    for anchor in anchors + [(old: whole.old.upperBound, new: whole.new.upperBound)] {
      compare(i..<anchor.old, j..<anchor.new)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
  }

  /// Compares what lies between two lines that are the same.
  private mutating func compare(_ oldLines: Range<Int>, _ newLines: Range<Int>) {
    let (oldLines, newLines) = trimmed(oldLines, newLines)
    guard oldLines.count + newLines.count <= Self.mostLines else {
      for i in oldLines { isRemoved[i] = true }
      for j in newLines { isAdded[j] = true }
      return
    }
    for change in Array(new[newLines]).difference(from: Array(old[oldLines])) {
      switch change {
      case .remove(let offset, _, _): isRemoved[oldLines.lowerBound + offset] = true
      case .insert(let offset, _, _): isAdded[newLines.lowerBound + offset] = true
      }
    }
  }

  /// The lines without those that begin both texts, and those that end both.
  private func trimmed(
    _ oldLines: Range<Int>, _ newLines: Range<Int>
  ) -> (old: Range<Int>, new: Range<Int>) {
    let start = zip(old[oldLines], new[newLines]).prefix { $0 == $1 }.count
    let oldRest = oldLines.dropFirst(start)
    let newRest = newLines.dropFirst(start)
    let end = zip(old[oldRest].reversed(), new[newRest].reversed()).prefix { $0 == $1 }.count
    return (oldRest.dropLast(end), newRest.dropLast(end))
  }

  /// The longest run of lines that each text has once, in the order of both.
  private func anchors(
    _ oldLines: Range<Int>, _ newLines: Range<Int>
  ) -> [(old: Int, new: Int)] {
    func places(_ lines: [ArraySlice<UInt8>], _ range: Range<Int>) -> [ArraySlice<UInt8>: Int?] {
      var places: [ArraySlice<UInt8>: Int?] = [:]
      for index in range {
        places.updateValue(places.keys.contains(lines[index]) ? nil : index, forKey: lines[index])
      }
      return places
    }
    let inNew = places(new, newLines)
    let pairs = places(old, oldLines).compactMap { line, i -> (old: Int, new: Int)? in
      guard let i, let j = inNew[line] ?? nil else { return nil }
      return (i, j)
    }.sorted { $0.old < $1.old }
    // Piles of patience sorting: the last pair of each run of a length, with the pair before it.
    var piles: [Int] = []
    var before = Array(repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? piles[low - 1] : -1
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var run: [(old: Int, new: Int)] = []
    var index = piles.last ?? -1
    while index >= 0 {
      run.append(pairs[index])
      index = before[index]
    }
    return run.reversed()
  }

  /// The lines of a text with their ends.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  // MARK: - Hunks

  private struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The changes with the lines around them; those that touch are one.
  private func hunks() -> [Hunk] {
    let context = 3
    var hunks: [Hunk] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let (first, firstNew) = (i, j)
      while i < old.count, isRemoved[i] { i += 1 }
      while j < new.count, isAdded[j] { j += 1 }
      guard i > first || j > firstNew else {
        i += 1
        j += 1
        continue
      }
      let before = min(context, first)
      let after = min(context, old.count - i)
      if let last = hunks.last, last.old.upperBound >= first - before {
        hunks[hunks.count - 1] = Hunk(
          old: last.old.lowerBound..<i + after, new: last.new.lowerBound..<j + after)
      } else {
        hunks.append(Hunk(old: first - before..<i + after, new: firstNew - before..<j + after))
      }
    }
    return hunks
  }

  /// `first,count`; of no lines, the line before them; of one, `first` alone.
  private func range(_ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(lines.lowerBound),0"
    case 1: "\(lines.lowerBound + 1)"
    default: "\(lines.lowerBound + 1),\(lines.count)"
    }
  }

  private func shown(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = String(decoding: line, as: UTF8.self)
    return mark + text + (line.last == UInt8(ascii: "\n") ? "" : "\n\\ No newline at end of file\n")
  }
}
