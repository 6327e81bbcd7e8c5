import ErrorCatalog
import TestSupport
import Testing

/// The codes in a `String` and in bytes, without a log.
@Suite struct CodeFinderTests {
  @Test(arguments: [
    (#"{"result":false,"error_code":10016}"#, ["error_code 10016"]),
    ("err=1 x ret-code: -2, sqlstate=42P01", ["err 1", "ret-code -2", "sqlstate 42P01"]),
    (
      "错误 code：10016，余额 🪙 errCode: \"Zu früh\" code=2", ["code 10016", "errCode Zu früh", "code 2"]
    ),
    ("code=7 code=7", ["code 7", "code 7"]),
    ("port 10016 is open, zip_code=10016", []), ("", []), ("code=", []), ("code", []),
  ])
  func `each code has its text, its key, and where both are`(
    text: String, expected: [String]
  ) throws {
    let codes = CodeFinder().codes(in: text)
    #expect(codes.map { "\($0.key) \($0.code)" } == expected)
    for code in codes {
      #expect(text[code.range] == code.code && text[code.keyRange] == code.key)
    }
    let bytes = Array(text.utf8)
    let inBytes = CodeFinder().codes(in: bytes.span)
    #expect(inBytes.map(\.code) == codes.map(\.code) && inBytes.map(\.key) == codes.map(\.key))
    for code in inBytes {
      #expect(String(decoding: bytes[code.range], as: UTF8.self) == code.code)
      #expect(String(decoding: bytes[code.keyRange], as: UTF8.self) == code.key)
    }
  }

  @Test func `keys can be added`() throws {
    let finder = CodeFinder(keys: try CodeKeys(adding: ["vendor_rc"]))
    #expect(finder.codes(in: "vendor-rc=5 code=6").map(\.code) == ["5", "6"])
    #expect(CodeFinder().codes(in: "vendor-rc=5 code=6").map(\.code) == ["6"])
  }

  @Test func `bytes that are no text hide no code`() {
    let bytes: [UInt8] = [0xFF] + Array("code=1".utf8) + [0xFE, 0x9A] + Array("err: 2".utf8)
    #expect(CodeFinder().codes(in: bytes.span).map(\.range) == [6..<7, 14..<15])
  }

  @Test(arguments: [
    (#"code: "no such 10016, code=10002""#, ["10002"]),
    (#"code: "no such", code=1"#, ["no such", "1"]),
    (#"code: "HTTP ERROR CODE 403" err=2"#, ["HTTP ERROR CODE 403", "2"]),
  ])
  func `codes within a text in quotes count where the text is no code`(
    text: String, expected: [String]
  ) throws {
    #expect(try Catalog.embedded().codes(in: text).map(\.found.code) == expected)
  }

  @Test func `a catalog says what the codes of a text mean`() throws {
    let catalog = try Catalog.embedded()
    let text = #"{"error_code":10016} code=77777 code=0x2720"#
    let codes = try catalog.codes(in: text)
    #expect(codes.map(\.found.code) == ["10016", "77777", "0x2720"])
    #expect(codes.map { $0.entries.first?.code } == ["10016", nil, "10016"])
    #expect(codes[0].entries == (try catalog.explain("10016")))
    #expect(text[codes[2].found.range] == "0x2720")
    let bytes = Array(text.utf8)
    #expect(try catalog.codes(in: bytes.span).map(\.entries) == codes.map(\.entries))
    let narrowed = try catalog.codes(in: text, filter: Filter(domains: ["websocket"]))
    #expect(narrowed[0].entries.map(\.domain) == ["websocket-api"])
    #expect(throws: CatalogError.self) {
      try catalog.codes(in: text, filter: Filter(domains: ["none"]))
    }
  }

  @Test func `a text is read in linear time`() {
    // Half a million keys: with positions counted from the start, this would take minutes.
    let text = String(repeating: "é code=1;", count: 200_000)
    let codes = CodeFinder().codes(in: text)
    #expect(codes.count == 200_000)
    #expect(codes.last.map { text[$0.range] } == "1")
  }
}
