import TestSupport
import Testing

@testable import CatalogSQLite
@testable import CodeLogs
@testable import ErrorCatalog

/// A log in parts: the results do not depend on where the parts end.
@Suite struct LogScannerTests {
  let folder: TemporaryFolder
  let meanings: CodeMeanings

  init() throws {
    folder = try TemporaryFolder()
    meanings = try CodeMeanings(in: SeedCatalog.open(in: folder))
  }

  private struct Scanned: Equatable {
    var bytes: [UInt8] = []
    var lines: [String] = []
  }

  /// All bytes of the parts, and the lines that name codes, with their numbers.
  ///
  /// They are the same if a thread of its own reads the log and finds its marks.
  private func scan(
    _ text: [UInt8], capacity: Int, limit: Int = LogReader.longestLine,
    finder: LogScanner.Finder? = nil
  ) throws -> Scanned {
    try folder.write(text, to: "log")
    let reader = try LogReader(path: folder("log"), capacity: capacity, limit: limit)
    var scan = Scan(finder, meanings)
    try reader.forEachPart { part, bytes in try scan.add(part, in: bytes) }
    let again = try LogReader(path: folder("log"), capacity: capacity, limit: limit)
    var markedScan = Scan(finder, meanings)
    try again.forEachPart(markedFor: markedScan.scanner.keys) { part, bytes, marks in
      try markedScan.add(part, in: bytes, marks: marks)
    }
    #expect(markedScan.scanned == scan.scanned, "capacity \(capacity)")
    return scan.scanned
  }

  private struct Scan {
    var scanner: LogScanner
    var scanned = Scanned()

    init(_ finder: LogScanner.Finder?, _ meanings: CodeMeanings) {
      scanner = LogScanner(
        finder: finder ?? .keys(CodeKeys()), meanings: meanings, countsLines: true,
        collectsUnknown: finder == nil)
    }

    mutating func add(_ part: LogPart, in bytes: Span<UInt8>, marks: LogMarks? = nil) throws {
      bytes.extracting(part.range).withUnsafeBufferPointer { scanned.bytes += $0 }
      var lines: [String] = []
      try scanner.scan(part, in: bytes, marks: marks) { line in
        let unknown = line.unknown.map { "\($0.key)=\($0.code)" }
        guard line.ends, !line.codes.isEmpty || !unknown.isEmpty else { return }
        lines.append("\(line.number): " + (line.codes.map(\.code) + unknown).joined(separator: " "))
      }
      scanned.lines += lines
    }
  }

  @Test func `what the closure throws ends the reading of a marked log`() throws {
    struct Refusal: Error {}
    try folder.write(Array(repeating: Self.log, count: 400).joined(separator: "\n"), to: "log")
    for count in [1, 4, 5, 30] {
      let reader = try LogReader(path: folder("log"), capacity: 256)
      var parts = 0
      #expect(throws: Refusal.self) {
        try reader.forEachPart(markedFor: CodeKeys()) { _, _, _ in
          parts += 1
          if parts == count { throw Refusal() }
        }
      }
      #expect(parts == count)
    }
  }

  static let log = """
    no key 10016 here
    {"error_code":10016,"x":1}\r
    code=0x2720 code=10016 code=10002

    errorCode: "Request Timed Out", sCode=77777
    code=null code=0 err_code=FOO_BAR code=15ms code=2024-01-02
    last code=10009
    """

  @Test func `lines are numbered, and each code is reported once per line`() throws {
    let scanned = try scan(Array(Self.log.utf8), capacity: 1 << 18)
    #expect(scanned.bytes == Array(Self.log.utf8))
    #expect(
      scanned.lines == [
        "2: 10016", "3: 10016 10002", "5: Request Timed Out sCode=77777", "6: err_code=FOO_BAR",
        "7: 10009",
      ])
  }

  @Test func `parts of every size give the same results`() throws {
    let text = Array(Self.log.utf8)
    let whole = try scan(text, capacity: 1 << 18)
    for capacity in 16...text.count + 1 {
      #expect(try scan(text, capacity: capacity) == whole, "capacity \(capacity)")
    }
  }

  @Test func `random bytes pass unchanged, and the results do not depend on the parts`() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\n", "\r\n", "code", "=", ":", "\"", "\\\"", "10016", "error_", " ", "\u{0}", "x",
    ]
    for _ in 0..<40 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<400, using: &random) {
        if Bool.random(using: &random) {
          text += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
        } else {
          text.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      let whole = try scan(text, capacity: 1 << 18)
      #expect(whole.bytes == text, "seed \(seed)")
      let capacity = Int.random(in: 16...300, using: &random)
      #expect(try scan(text, capacity: capacity) == whole, "seed \(seed), capacity \(capacity)")
    }
  }

  @Test func `a line too long for the buffer is still searched`() throws {
    // The buffer holds at most 2048 bytes; the codes cross the ends of the parts.
    for shift in stride(from: 1400, through: 2200, by: 7) {
      let filler = String(repeating: "x", count: shift)
      let text = Array(
        "a\n\(filler) \"error_code\" : \"10016\" \(filler) code=10002 \(filler)\ncode=10009\n".utf8)
      let scanned = try scan(text, capacity: 64, limit: 1)
      #expect(scanned.bytes == text)
      #expect(scanned.lines == ["2: 10016 10002", "3: 10009"], "shift \(shift)")
    }
  }

  @Test(arguments: [
    (
      #"port (\d+)"#, "port 10016 code=10002\nport 10009 port 10002",
      ["1: 10016", "2: 10009 10002"]
    ),
    (#"^(\d+)|x"#, "10016 10002\nx\n 10002", ["1: 10016"]),
    (#"(?:a|b)(?<code>\d+)$"#, "a10016\r\nb1\n\nb10002\u{E9}\nb10002", ["1: 10016", "5: 10002"]),
    (#"(\d*)"#, "10016\n\n", ["1: 10016"]),
  ])
  func `a pattern replaces the keys`(
    pattern: String, text: String, expected: [String]
  ) throws {
    let finder = LogScanner.Finder.pattern(try CodePattern(pattern))
    #expect(try scan(Array(text.utf8), capacity: 1 << 18, finder: finder).lines == expected)
  }

  @Test(arguments: [
    ("(", "missing closing parenthesis"), ("a", "no group"), ("(a)(b)", "2 groups"),
    ("(?:a)", "no group"), ("[", "offset"),
  ])
  func `a pattern without exactly one group is refused`(pattern: String, reason: String) {
    let error = #expect(throws: InvalidPattern.self) { try CodePattern(pattern) }
    #expect(error?.description.contains(reason) == true)
  }

  @Test func `a pattern that never ends is ended and counted`() throws {
    let text = Array((String(repeating: "a", count: 4000) + "b\nx10016\n").utf8)
    try folder.write(text, to: "log")
    let reader = try LogReader(path: folder("log"))
    var scanner = LogScanner(
      finder: .pattern(try CodePattern(#"(?:(?:a+)+c|x)(\d+)"#)), meanings: meanings)
    var codes: [String] = []
    try reader.forEachPart { part, bytes in
      try scanner.scan(part, in: bytes) { codes += $0.codes.map(\.code) }
    }
    #expect(codes == ["10016"])
    #expect(scanner.skippedLines == 1)
  }

  @Test(arguments: [
    ("10016", true), ("FOO_BAR", true), ("-32700", true), ("0", false), ("200", false),
    ("OK", false), ("Success", false), ("15ms", false), ("null", false), ("two words", false),
    ("", false), ("timeout", false), ("0x0", false),
  ])
  func `an unknown code is mentioned if it looks like a code`(text: String, expected: Bool) {
    #expect(UnknownCode.isWorthReporting(text) == expected)
  }

  @Test(arguments: [
    (#"{"code":10016}"#, 13), (#" { "a" : [ 1, -2.5e+3, true, null, "\"}" ] } "#, 43),
    (#"{"a":{"b":[{}]}}"#, 15), ("{}", 1), (#"{"a":1} x"#, nil), (#"{"a":1}{}"#, nil),
    (#"{a:1}"#, nil), (#"[1]"#, nil), (#"{"a":1,}"#, nil), (#"{"a" 1}"#, nil), (#"{"a":01x}"#, nil),
    (#"{"a":"#, nil), (#"{"a":"\"#, nil), ("", nil), ("{", nil), (#"{"a":[1}"#, nil),
  ])
  func `a line of JSON is one object`(text: String, end: Int?) {
    let bytes = Array(text.utf8)
    let line = JSONLine(bytes.span)
    #expect(line?.end == end)
  }

  @Test func `nesting has a limit`() {
    for (depth, isRead) in [(511, true), (513, false), (100_000, false)] {
      let text =
        #"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + "}"
      let bytes = Array(text.utf8)
      let line = JSONLine(bytes.span)
      #expect((line != nil) == isRead, "\(depth)")
    }
  }
}
