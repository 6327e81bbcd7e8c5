import Testing

@testable import ErrcatBytes

@Suite struct LowercasedBytesTests {
  @Test(arguments: [
    "", "Order Not Found", "订单不存在，Code＝ERROR", "“QUOTED” – DASH", "주문 ERR_1", "ÉTÉ", "ＦＵＬＬ", "Ⅻ",
    "ΟΔΟΣ", "İstanbul", "ᏣᎳᎩ", "エラー ﾃｽﾄ", "K\u{212A}", "🙂 OK",
  ])
  func `a text has the small letters that Unicode gives it`(_ text: String) {
    #expect(text.lowercasedBytes == Array(text.lowercased().utf8))
  }

  @Test func `no character that is passed over has a small form`() {
    for scalar in (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
    where scalar.isCaseless {
      let isSame = scalar.properties.lowercaseMapping == String(scalar)
      if !isSame { Issue.record("\(scalar.escaped(asASCII: true))") }
    }
  }
}
