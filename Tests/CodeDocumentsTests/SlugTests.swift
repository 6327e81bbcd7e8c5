import Testing

@testable import CodeDocuments

@Suite struct SlugTests {
  @Test(
    arguments: [
      ("REST API Error Code", "rest-api-error-code"),
      ("  edges -- and   runs!!", "edges-and-runs"),
      ("-already-a-slug-", "already-a-slug"),
      ("币币交易错误代码", "币币交易错误代码"),
      ("Fehler für Größe", "fehler-für-größe"),
      ("Ошибки API", "ошибки-api"),
      ("कोड ४०४", "कोड-४०४"),
      ("ⅣX", "ⅳx"),
      ("a_b.c/d\\e", "a-b-c-d-e"),
      ("../x", "x"),
      ("1,000", "1-000"),
      ("x² ½", "x"),
      ("😀 ok 👨‍👩‍👧", "ok"),
      ("a\0b", "a-b"),
      ("e\u{301}", "é"),
      ("A\u{30A}ngström", "ångström"),
      ("", ""), ("---", ""), ("🙂", ""), (" \n\t", ""),
    ])
  func `a slug keeps letters and digits of every script, in lower case`(
    text: String, expected: String
  ) {
    #expect(Array(slug(text).utf8) == Array(expected.utf8))
  }

  @Test func `composed and decomposed letters give the same bytes`() {
    #expect(Array(slug("caf\u{E9}").utf8) == Array(slug("cafe\u{301}").utf8))
    #expect(slug("cafe\u{301}").unicodeScalars.count == 4)
  }

  @Test(arguments: ["REST API", "币 币", "Größe", "Ⅳ", "a\u{301}\u{328}b", "İstanbul", "ǅ"])
  func `the slug of a slug is itself`(text: String) {
    #expect(Array(slug(slug(text)).utf8) == Array(slug(text).utf8))
  }

  @Test(
    arguments: [
      ("REST API Error Code", "rest-api"),
      ("WebSocket API Error Codes", "websocket-api"),
      ("Trading codes", "trading"),
      ("Return Code", "return"),
      ("Error Codes", "error"),
      ("error code", "error"),
      ("Error", "error"),
      ("Code", "code"),
      ("Codes", "codes"),
      ("Barcode", "barcode"),
      ("Error Code For Spot", "error-code-for-spot"),
      ("错误代码", "错误代码"),
      ("", ""),
    ])
  func `a domain's slug is its title without error code`(title: String, expected: String) {
    #expect(domainSlug(title) == expected)
  }

  @Test func `a repeated name gets the first free number`() {
    var taken = TakenNames()
    #expect(
      ["a-2", "a", "a", "b", "a", "b"].map { taken.take($0) }
        == ["a-2", "a", "a-3", "b", "a-4", "b-2"])
    #expect(taken.take("a-2") == "a-2-2")
    var columns = TakenNames(separator: ":")
    #expect(["n", "n"].map { columns.take($0) } == ["n", "n:2"])
  }

  @Test func `the byte order is that of UTF-8, not of letters`() {
    let ordered = ["B", "a", "b", "e\u{301}", "z", "é", "\u{FFFD}", "😀"]
    #expect(
      ordered.reversed().sorted(by: inByteOrder).map { Array($0.utf8) }
        == ordered.map { Array($0.utf8) })
  }
}
