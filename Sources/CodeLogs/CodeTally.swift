/// A line of a log that can be found again.
package struct LogPlace: Equatable, Sendable {
  /// The file, as typed; `-` is standard input.
  package var path: String
  /// The line's number, from 1.
  package var line: Int
  /// When the line was written, as it says itself; nil if it does not.
  package var time: String?

  /// Makes a place.
  package init(path: String, line: Int, time: String? = nil) {
    self.path = path
    self.line = line
    self.time = time
  }
}

/// How many lines name a thing, and the first and the last of them.
package struct LineCount: Sendable {
  /// The number of lines.
  package private(set) var count = 1
  /// The first line.
  package let first: LogPlace
  /// The last line.
  package private(set) var last: LogPlace
  private var lastOrdinal: Int

  package init(_ place: LogPlace, ordinal: Int) {
    first = place
    last = place
    lastOrdinal = ordinal
  }

  /// Counts a line, once: a line may name a thing often, and be given in parts.
  package mutating func add(_ place: LogPlace, ordinal: Int) {
    guard ordinal != lastOrdinal else { return }
    count += 1
    last = place
    lastOrdinal = ordinal
  }
}

/// Counts the codes that logs name: those a catalog knows, and those it lacks.
package struct CodeTally {
  /// The most codes a catalog lacks that are counted, so that memory is bounded.
  package static let mostUnknown = 100_000

  private var known: [ObjectIdentifier: Int] = [:]
  private var unknown: [UnknownCode: Int] = [:]
  private var knownCounts: [(code: CodeMeaning, lines: LineCount)] = []
  private var unknownCounts: [(code: UnknownCode, lines: LineCount)] = []
  /// How many lines were counted.
  private var ordinal = 0
  /// Whether there were more codes than are counted.
  package private(set) var isIncomplete = false

  /// Starts with nothing counted.
  package init() {}

  /// Counts the codes that a line names.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - path: The path of its file, as typed.
  ///   - time: When it was written, as it says itself.
  package mutating func add(_ line: LogLine, path: String, time: String? = nil) {
    if line.starts { ordinal += 1 }
    let place = LogPlace(path: path, line: line.number, time: time)
    for code in line.codes {
      if let index = known[ObjectIdentifier(code)] {
        knownCounts[index].lines.add(place, ordinal: ordinal)
      } else {
        known[ObjectIdentifier(code)] = knownCounts.count
        knownCounts.append((code, LineCount(place, ordinal: ordinal)))
      }
    }
    for code in line.unknown {
      if let index = unknown[code] {
        unknownCounts[index].lines.add(place, ordinal: ordinal)
      } else if unknownCounts.count < Self.mostUnknown {
        unknown[code] = unknownCounts.count
        unknownCounts.append((code, LineCount(place, ordinal: ordinal)))
      } else {
        isIncomplete = true
      }
    }
  }

  /// Whether a line that was counted says when it was written.
  package var hasTimes: Bool {
    knownCounts.contains { $0.lines.first.time != nil || $0.lines.last.time != nil }
      || unknownCounts.contains { $0.lines.first.time != nil || $0.lines.last.time != nil }
  }

  /// The codes that the catalog knows, those of most lines first, else in the order they came in.
  package var knownCodes: [(code: CodeMeaning, lines: LineCount)] {
    Self.sorted(knownCounts) { $0.lines.count }
  }

  /// The codes that the catalog lacks, those of most lines first, else in the order they came in.
  package var unknownCodes: [(code: UnknownCode, lines: LineCount)] {
    Self.sorted(unknownCounts) { $0.lines.count }
  }

  private static func sorted<Row>(_ rows: [Row], by count: (Row) -> Int) -> [Row] {
    rows.enumerated().sorted { left, right in
      let (leftCount, rightCount) = (count(left.element), count(right.element))
      return leftCount == rightCount ? left.offset < right.offset : leftCount > rightCount
    }.map(\.element)
  }
}
