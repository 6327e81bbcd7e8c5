import MarkdownReader
import Testing

/// Documents as bytes: every document can be read, and anything odd is reported.
@Suite struct EncodingTests {
  private func issues(_ document: [UInt8]) -> [EncodingIssue] {
    events(document).compactMap { if case .encoding(let issue) = $0 { issue } else { nil } }
  }

  private func cells(_ document: [UInt8]) -> [[String]] {
    events(document).compactMap { $0.row?.cells.map(\.text) }
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  private static let table = Array("|a|\n|-|\n".utf8)

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `any line ending ends a line`(ending: String) {
    let document = ["|a|", "|-|", "|1|", "", "> x", "", "|b|", "|-|", "|2|"]
      .joined(separator: ending)
    #expect(texts(document) == [[["a"], ["1"]], [["b"], ["2"]]])
    #expect(events(document).compactMap { $0.row?.line } == [3, 9])
  }

  @Test func `line endings may be mixed`() {
    #expect(
      events("|a|\r\n|-|\r|1|\n\r\n|b|\n|-|\r\r").compactMap { $0.table?.header.line } == [1, 5])
  }

  @Test func `a byte order mark is dropped`() {
    let document = [0xEF, 0xBB, 0xBF] + EncodingTests.table + Array("|1|".utf8)
    #expect(cells(document) == [["1"]])
    #expect(issues(document) == [.byteOrderMark])
    #expect(events(document).compactMap { $0.table?.header.cells[0].column } == [2])
  }

  @Test(arguments: [true, false])
  func `UTF-16 is recognized by its byte order mark`(isBigEndian: Bool) {
    let document = utf16("|a|\n|-|\n|é 😀|", isBigEndian: isBigEndian)
    #expect(cells(document) == [["é 😀"]])
    #expect(issues(document) == [.utf16])
  }

  @Test(arguments: [
    (false, 2, true), (true, 2, true), (false, 4, true), (true, 4, true), (false, 2, false),
    (true, 2, false), (false, 4, false), (true, 4, false),
  ])
  func `UTF-16 and UTF-32 are recognized with a mark and without`(
    isBigEndian: Bool, size: Int, hasMark: Bool
  ) {
    let text = (hasMark ? "\u{FEFF}" : "") + "| a | b |\n|---|---|\n| 错误 | é |\n"
    let units = size == 2 ? text.utf16.map { UInt32($0) } : text.unicodeScalars.map(\.value)
    let document = units.flatMap { unit -> [UInt8] in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
      return isBigEndian ? bytes.reversed() : bytes
    }
    #expect(cells(document) == [["错误", "é"]])
    #expect(issues(document) == [size == 2 ? .utf16 : .utf32])
  }

  @Test func `what is no scalar of UTF-32 is replaced and reported`() {
    let document: [UInt8] = [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0, 0xD8, 0, 0, 0x62]
    #expect(issues(document) == [.utf32, .malformed(line: 1, column: 2, count: 2)])
  }

  @Test func `binary data are one issue and not read`() {
    let document = (0..<4096).flatMap { number -> [UInt8] in
      [UInt8(number % 7), 0x7C, UInt8(number % 251), 0x0A]
    }
    #expect(events(document) == [.encoding(.binary)])
    // A few control characters are not enough.
    let table = Self.table + Array(repeating: 1, count: 15) + Array("|1|".utf8)
    #expect(!issues(table).contains(.binary))
  }

  @Test func `a surrogate without a partner is replaced and reported`() {
    let document = utf16("|a|\n|-|\n|x", isBigEndian: true) + [0xD8, 0x00, 0x00, 0x79, 0x00]
    #expect(cells(document) == [["x\u{FFFD}y\u{FFFD}"]])
    #expect(issues(document) == [.utf16, .malformed(line: 3, column: 3, count: 2)])
  }

  @Test(
    arguments: [
      ([0x80], 1), ([0xC0, 0xAF], 2), ([0xE2, 0x82], 1), ([0xE2, 0x28], 1),
      ([0xF0, 0x9F, 0x98], 1),
      ([0xED, 0xA0, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xE0, 0x80], 2), ([0xFF, 0xFE], 2),
      ([0xF1, 0x80, 0x80, 0xC3], 2), ([0xC3, 0xA9], 0), ([0xF4, 0x8F, 0xBF, 0xBF], 0),
    ] as [([UInt8], Int)])
  func `malformed UTF-8 is replaced as Unicode recommends`(bytes: [UInt8], count: Int) {
    let document = EncodingTests.table + Array("|é".utf8) + bytes + Array("x|".utf8)
    #expect(
      cells(document) == [
        [String(decoding: Array("é".utf8) + bytes + Array("x".utf8), as: UTF8.self)]
      ])
    #expect(issues(document) == (count == 0 ? [] : [.malformed(line: 3, column: 3, count: count)]))
  }

  @Test func `NUL is replaced and reported by line`() {
    let document = EncodingTests.table + [0x31, 0, 0, 0xFF, 0x0A, 0x32, 0x0A, 0]
    #expect(cells(document) == [["1\u{FFFD}\u{FFFD}\u{FFFD}"], ["2"], ["\u{FFFD}"]])
    #expect(
      issues(document) == [
        .malformed(line: 3, column: 4, count: 1), .nul(line: 3, column: 2, count: 2),
        .nul(line: 5, column: 1, count: 1),
      ])
  }

  @Test(
    arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF, 0x00], [0x0D], [0x7C]]
      as [[UInt8]])
  func `nearly empty documents are read without harm`(document: [UInt8]) {
    #expect(events(document).allSatisfy { $0.table == nil && $0.row == nil })
  }

  @Test func `a line of ten million bytes is a row like any other`() {
    let document = EncodingTests.table + Array(repeating: UInt8(ascii: "x"), count: 10_000_000)
    #expect(cells(document).first?.first?.utf8.count == 10_000_000)
  }
}
