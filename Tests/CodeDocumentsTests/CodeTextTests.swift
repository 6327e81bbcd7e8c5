import TestSupport
import Testing

@testable import CodeDocuments

struct CodeTextTests {
  @Test(
    arguments: [
      ("10016", 10016), ("+5", 5), ("-1000", -1000), ("−7", -7), ("007", 7), ("#17", 17),
      ("##17", nil), ("#", nil), ("10 001", 10001),
      ("1\u{202F}205", 1205), ("0x1F", 31), ("0X1f", 31), ("-0x10", -16),
      ("0x80070005", 0x8007_0005), ("0x7FFFFFFFFFFFFFFF", Int64.max),
      ("-9223372036854775808", Int64.min),
      ("", nil), ("-", nil), ("0x", nil), ("x1F", nil), ("1F", nil), ("R01", nil), ("5xx", nil),
      ("1.5", nil), ("1 2", nil), ("1000 001", nil), ("10016 ", nil), ("4000-4099", nil),
      ("0x8000000000000000", nil), ("9223372036854775808", nil), ("12,345", nil), ("٣", nil),
    ] as [(String, Int64?)])
  func `a number must be the whole text`(text: String, number: Int64?) {
    #expect(CodeText.number(of: text) == number)
  }

  @Test(
    arguments: [
      ("4000-4099", 4000...4099), ("4000–4099", 4000...4099), ("4000 to 4099", 4000...4099),
      ("0x10-0x1F", 16...31), ("-10--5", -10...(-5)), ("-32000 to -32099", -32099...(-32000)),
      ("4099-4000", nil), ("2020-01-02", nil), ("-1000", nil), ("R01-R09", nil), ("4000-", nil),
      ("-", nil), ("", nil),
    ] as [(String, ClosedRange<Int64>?)])
  func `a range has two numbers in order`(text: String, range: ClosedRange<Int64>?) {
    #expect(CodeText.range(text) == range)
  }

  @Test(
    arguments: [
      ("5xx", 500...599), ("40X", 400...409), ("5**", 500...599), ("10xxx", 10000...10999),
      ("5*", nil), ("xx", nil), ("0x", nil), ("5x1", nil), ("5xX", nil), ("x5", nil), ("5", nil),
    ] as [(String, ClosedRange<Int64>?)])
  func `a class has digits and places`(text: String, range: ClosedRange<Int64>?) {
    #expect(CodeText.classRange(text) == range)
  }

  @Test(arguments: [
    ("ECONNRESET", true), ("invalid_grant", true), ("notLogin", true), ("R01", true),
    ("ERR-TOKEN", true), ("0300_400A", true), ("0514_039", true), ("0300_0100_0001", true),
    ("E-101", true),
    ("5xx", true), ("42P01", true), ("403.14", true), ("5.7.1", true),
    ("Timeout", false), ("timeout", false), ("HTTP", false), ("ERROR", false), ("A", false),
    ("READ-Only", false), ("X-KEY", false), ("10-KEY", false), ("100_000", false),
    ("2024_01_31", false),
    ("4200.00", false), ("1.0.2", false), ("see above", false), ("", false), ("двести", false),
  ])
  func `a code has a shape that prose does not have`(text: String, isCodeLike: Bool) {
    #expect(CodeText.isCodeLike(text) == isCodeLike)
  }

  @Test func `a long list keeps its order and every code`() {
    let codes = (1...500).map { String($0 * 7) }
    #expect(CodeText.parse(codes.joined(separator: ", ")).map(\.code) == codes)
  }

  @Test(arguments: 0..<4)
  func `no text loses its words`(round: Int) {
    var seed = UInt64(round + 1) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      seed ^= seed << 13
      seed ^= seed >> 7
      seed ^= seed << 17
      return Int(seed % UInt64(bound))
    }
    let pieces = [
      "10001", "0x1F", "R01", "not", "found", " ", " ", ", ", "/", ":", "(", ")", "-", "E_FAIL",
      "5xx", "\u{A0}", "\"", "code", "=", "无效", "[1]", "*",
    ]
    for _ in 0..<2000 {
      let text = (0..<(1 + next(7))).map { _ in pieces[next(pieces.count)] }.joined()
      let codes = CodeText.parse(text)
      let kept = codes.map { code in
        ([code.code, code.symbol ?? ""] + code.attributes.map { $0.key + $0.value }).joined()
      }.joined()
      for word in ["10001", "0x1F", "R01", "not", "found", "E_FAIL", "5xx", "无效"]
      where text.contains(word) {
        #expect(kept.contains(word), "round \(round): \(text) loses \(word)")
      }
      #expect(codes.allSatisfy { !$0.code.isEmpty }, "round \(round): \(text)")
    }
  }

  /// A column of texts is looked at without being read as codes; so no text may be one.
  @Test func `prose is no code in any form`() {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let words = """
      error code status is the number of a deprecated key and no null none or to new class exit
      return invalid request through failed with code x failure warning oder und api Error HTTP API
      4000 4099 403 R01 0x1F 5xx E_FAIL (limit 17) name= 'key' [1] - – / code: deprecated. x, 余额
      """.split { " \n".contains($0) }.map(String.init)
    var prose = 0
    for _ in 0..<20_000 {
      let chosen = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }
      var text = chosen.joined(separator: " ")
      if Bool.random(using: &generator) { text = text.prefix(1).uppercased() + text.dropFirst() }
      guard CodeText.isProse(text) else { continue }
      prose += 1
      let parsed = CodeText.parse(text)
      #expect(parsed == [CodeText(code: CodeText.trimmed(text))], "seed \(seed): \(text)")
      for code in parsed.map(\.code) {
        #expect(!CodeText.isCodeLike(code) && !CodeText.isName(code), "seed \(seed): \(text)")
        #expect(CodeText.number(of: code) == nil, "seed \(seed): \(text)")
      }
    }
    #expect(prose > 2000, "seed \(seed)")
  }

  @Test(arguments: [
    "The order, the price (above 17) and the limit of 10016.", "no such order",
    "Order failed - see E1", " the price: 5",
  ])
  func `a text of several words is prose, with digits after a mark`(_ text: String) {
    #expect(CodeText.isProse(text))
  }

  @Test(arguments: [
    "E1 of the order is wrong", "ORDER of the book", "aCode of the book", "10016 is the code of it",
    "", "order", "Order ", "order, price and limit", "the (price) above zero", "error code 10016",
    "the error code of it is 10016",
    "код ошибки не найден в списке",
  ])
  func `a text that may have a code is not taken for prose`(_ text: String) {
    #expect(!CodeText.isProse(text))
  }
}
