/// A line of a log that can be found again.
public struct LogPlace: Equatable, Sendable {
  /// The file, as typed; `-` is standard input.
  public var path: String
  /// The line's number, from 1.
  public var line: Int

  /// Makes a place.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}

/// How many lines name a thing, and the first and the last of them.
public struct LineCount: Sendable {
  /// The number of lines.
  public private(set) var count = 1
  /// The first line.
  public let first: LogPlace
  /// The last line.
  public private(set) var last: LogPlace
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
public struct CodeTally {
  /// The most codes a catalog lacks that are counted, so that memory is bounded.
  public static let mostUnknown = 100_000

  private var known: [ObjectIdentifier: Int] = [:]
  private var unknown: [UnknownCode: Int] = [:]
  private var knownCounts: [(code: CodeMeaning, lines: LineCount)] = []
  private var unknownCounts: [(code: UnknownCode, lines: LineCount)] = []
  /// How many lines were counted.
  private var ordinal = 0
  /// Whether there were more codes than are counted.
  public private(set) var isIncomplete = false

  /// Starts with nothing counted.
  public init() {}

  /// Counts the codes that a line names.
  public mutating func add(_ line: LogLine, path: String) {
    if line.starts { ordinal += 1 }
    let place = LogPlace(path: path, line: line.number)
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

  /// The codes that the catalog knows, those of most lines first, else in the order they came in.
  public var knownCodes: [(code: CodeMeaning, lines: LineCount)] {
    Self.sorted(knownCounts) { $0.lines.count }
  }

  /// The codes that the catalog lacks, those of most lines first, else in the order they came in.
  public var unknownCodes: [(code: UnknownCode, lines: LineCount)] {
    Self.sorted(unknownCounts) { $0.lines.count }
  }

  private static func sorted<Row>(_ rows: [Row], by count: (Row) -> Int) -> [Row] {
    rows.enumerated().sorted { left, right in
      let (leftCount, rightCount) = (count(left.element), count(right.element))
      return leftCount == rightCount ? left.offset < right.offset : leftCount > rightCount
    }.map(\.element)
  }
}
