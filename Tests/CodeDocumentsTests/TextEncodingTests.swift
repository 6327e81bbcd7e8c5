import TestSupport
import Testing

@testable import CodeDocuments

/// Documents in other encodings than UTF-8.
@Suite struct TextEncodingTests {
  private func read(_ cell: [UInt8], _ name: String) throws -> Reading {
    let encoding = try #require(TextEncoding(name))
    let table = Array("# Errors\n\n| Error code | Text |\n|--|--|\n| 1 | ".utf8) + cell
    return Reading(bytes: table + Array(" |\n".utf8), options: ImportOptions(encoding: encoding))
  }

  @Test(
    arguments: [
      ("gbk", [0xB4, 0xED, 0xCE, 0xF3], "错误"),
      ("shift_jis", [0x83, 0x47, 0x83, 0x89, 0x81, 0x5B], "エラー"),
      ("euc-kr", [0xBF, 0xC0, 0xB7, 0xF9], "오류"), ("latin1", [0x63, 0x61, 0x66, 0xE9], "café"),
      ("windows-1251", [0xEE, 0xF8, 0xE8, 0xE1, 0xEA, 0xE0], "ошибка"),
      ("utf-8", [0xC3, 0xA9], "é"),
      ("UTF-16BE", [], ""),
    ] as [(String, [UInt8], String)])
  func `a document is read in the encoding that is named`(
    name: String, bytes: [UInt8], text: String
  ) throws {
    guard !bytes.isEmpty else {
      #expect(TextEncoding(name) != nil)
      return
    }
    let reading = try read(bytes, name)
    #expect(reading.lines == ["1: \(text)"])
    #expect(reading.diagnostics == [])
  }

  @Test func `what the encoding does not have is replaced, and the line is named`() throws {
    let reading = try read([0xB4, 0xED, 0xFF, 0x41], "gbk")
    #expect(reading.lines == ["1: 错\u{FFFD}A"])
    #expect(reading.findings == ["5:8 invalid-text"])
    let cut = try #require(TextEncoding("gbk"))
    #expect(
      Reading(bytes: [0xB4], options: ImportOptions(encoding: cut)).findings == ["1:1 invalid-text"]
    )
  }

  @Test func `long documents are read in parts`() throws {
    let text = Array(repeating: [0xB4, 0xED] as [UInt8], count: 100_000).flatMap(\.self)
    #expect(try read(text, "gbk").entries.first?.description.count == 100_000)
  }

  @Test(arguments: ["", "no-such-encoding"])
  func `an unknown encoding is refused`(name: String) {
    #expect(TextEncoding(name) == nil)
  }

  @Test func `a catalog remembers the encoding`() {
    #expect(ImportOptions(encoding: TextEncoding("gbk")).json == "{\"encoding\":\"gbk\"}")
  }
}
