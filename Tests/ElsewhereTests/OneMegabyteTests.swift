import Glibc
import TestSupport
import Testing

/// A hostile document of a megabyte, whatever its shape, and a log, costs no more than two seconds of a
/// processor and 400 MB of memory.
///
/// The bound on memory is exact. Time may be five times as long: a processor that others use as well is
/// slower, so is an old one, and the program of the tests is optimized less than a release.
@Suite(.timeLimit(.minutes(10))) struct OneMegabyteTests {
  private static let size = 1_000_000
  private static let mostSeconds = 2.0
  private static let slowness = 5.0
  /// Documents with a table for each few dozen bytes: each is judged by itself, which takes its time.
  private static let tablesOfOneRow: Set = [
    "rows outside tables", "many lists", "one code in many lists",
  ]
  private static let mostSecondsOfTables = 4.0
  /// How many bytes of a catalog each byte of a document may become.
  private static let mostExpansion = 32
  /// In KiB, as the system counts it.
  private static let mostMemory = 400 * 1000 * 1000 / 1024

  private static let shapes: [GrowthTests.Shape] =
    GrowthTests.documents + GrowthTests.rows + GrowthTests.sections + GrowthTests.pages
    + GrowthTests.records + GrowthTests.others + GrowthTests.catalogs + GrowthTests.otherCatalogs
    // What is typed is bounded by the system; a log is not.
    + (GrowthTests.texts + GrowthTests.otherTexts).filter { $0.stage == .reading }

  /// Runs a command and writes to a file what it took.
  ///
  /// A child of the tests themselves would be charged with their memory.
  private static let meter = """
    import resource, subprocess, sys
    child = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(sys.argv[1], "w") as file:
        print(round((used.ru_utime + used.ru_stime) * 1000), used.ru_maxrss, file=file)
    sys.exit(child.returncode)

    """

  @Test(arguments: shapes)
  func `a megabyte costs at most two seconds and 400 MB`(_ shape: GrowthTests.Shape) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.meter, to: "meter.py")
    // Two documents are compared, of a megabyte together.
    let areTwo = shape.stage == .comparing || shape.stage == .telling
    for command in try shape.prepare(areTwo ? Self.size / 2 : Self.size, in: folder) {
      try folder.write(command.input, to: "input")
      let words = command.arguments.map { "'\($0)'" }.joined(separator: " ")
      let outcome = try folder.shell("python3 meter.py used \"$errcat\" \(words) < input")
      let what = "\(shape.testDescription): \(command.arguments[0])"
      #expect(outcome.status <= 2, "\(what) \(outcome.err.prefix(200))")
      let used = String(decoding: try folder.read("used"), as: UTF8.self).split { $0.isWhitespace }
        .compactMap { Int($0) }
      try #require(used.count == 2)
      let seconds = Double(used[0]) / 1000
      let most =
        Self.tablesOfOneRow.contains(shape.name) ? Self.mostSecondsOfTables : Self.mostSeconds
      #expect(seconds <= most * Self.slowness, "\(what)")
      #expect(used[1] <= Self.mostMemory, "\(what)")
      // The measure is not blind.
      #expect(used[1] > 4096)
    }
    if folder.names.contains("c.db") {
      let catalog = try folder.read("c.db").count
      #expect(catalog <= Self.mostExpansion * Self.size, "\(shape.testDescription)")
    }
  }
}
