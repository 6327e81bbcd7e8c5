/// Lines of a document as a reader names them: `lines 5, 9, 12-20 and 7 more`.
///
/// Only the first few runs are kept, so a list of any length takes the same memory.
struct LineRuns: Equatable, Sendable {
  /// How many runs are named; the lines after them are only counted.
  static let limit = 8

  private var runs: [ClosedRange<Int>]
  private var last: Int
  private var more = 0

  /// Starts with one line.
  init(_ line: Int) {
    runs = [line...line]
    last = line
  }

  /// Adds a line at or after the last one; a line that is already there is not added again.
  mutating func add(_ line: Int) {
    guard line != last else { return }
    if more == 0, line == last + 1, let run = runs.last {
      runs[runs.count - 1] = run.lowerBound...line
    } else if runs.count < Self.limit {
      runs.append(line...line)
    } else {
      more += 1
    }
    last = line
  }
}

extension LineRuns: CustomStringConvertible {
  /// `line 5`, `lines 5-9`, or `lines 5, 9 and 12 more`.
  var description: String {
    let named = runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
    }
    let isOne = runs.count == 1 && runs[0].count == 1
    return (isOne ? "line " : "lines ") + named.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }
}
