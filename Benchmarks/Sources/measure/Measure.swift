internal import Foundation

/// Does one piece of work in this process, and prints its time and its result.
///
/// ```sh
/// measure rows grdb flat.db          # {"seconds": 0.91, "result": 500012345}
/// measure parse cmark-gfm rows.md
/// ```
///
/// One process does the work of one contestant once, so that none warms the memory of another; the
/// driver starts the contestants in turn and compares their results, which must be equal.
@main
struct Measure {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3 else { throw Usage() }
    let path = arguments[2]
    let measured =
      switch (arguments[0], arguments[1]) {
      case ("rows", "errcat"): try clocked { try ReadingRows.errcat(path) }
      case ("rows", "errcat-bytes"): try clocked { try ReadingRows.errcatBytes(path) }
      case ("rows", "grdb"): try clocked { try ReadingRows.grdb(path) }
      case ("rows", "grdb-fetched"): try clocked { try ReadingRows.grdbFetched(path) }
      case ("rows", "c"): clocked { ReadingRows.raw(path, copies: true) }
      case ("rows", "c-bytes"): clocked { ReadingRows.raw(path, copies: false) }
      case ("look-ups", "errcat"): try LookUps(path).errcat()
      case ("look-ups", "grdb"): try LookUps(path).grdb()
      case ("look-ups", "c"): try LookUps(path).raw()
      case ("explain", "errcat"): try Explaining.errcat(path)
      case ("parse", "errcat"): try Parsing.errcat(path)
      case ("parse", "cmark-gfm"): try Parsing.cmark(path)
      case ("classify", "errcat"): try Classifying.errcat(path)
      default: throw Usage()
      }
    print("{\"seconds\": \(measured.seconds), \"result\": \(measured.result)}")
  }
}

/// The time of one piece of work, and the number that every contestant must get for it.
struct Measured {
  var seconds: Double
  var result: Int
}

/// Does a piece of work and clocks it.
func clocked(_ work: () throws -> Int) rethrows -> Measured {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try work()
  let time = clock.now - start
  return Measured(
    seconds: Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18,
    result: result)
}

/// The arguments were not a question, a contestant and a file.
struct Usage: Error, CustomStringConvertible {
  var description: String {
    "measure rows|look-ups|explain|parse|classify errcat|errcat-bytes|grdb|grdb-fetched|c|c-bytes|cmark-gfm FILE"
  }
}
