import Testing

@testable import CodeDocuments
@testable import ErrorCatalog
@testable import HTMLReader
@testable import MarkdownReader

/// The names of constants and of their types.
@Suite struct ConstantNameTests {
  @Test(
    arguments: [
      ("10016", nil, "Insufficient coins balance", "insufficientCoinsBalance_10016"),
      ("-1021", "INVALID_TIMESTAMP", "Too late", "invalidTimestamp_minus1021"),
      ("5", "temUNKNOWN", "", "temUnknown_5"), ("0x1F", nil, "", "code_0x1F"),
      ("5xx", nil, "余额不足", "code_5xx"), ("4000-4099", nil, "API密钥", "api_4000to4099"),
      ("HY117", nil, "Connection suspended", "connectionSuspended_HY117"),
      ("1", "余额", "No funds", "noFunds_1"), ("1", nil, "2FA is needed", "code2faIsNeeded_1"),
      ("1", nil, "Größe überschritten, déjà vu", "grosseUberschrittenDejaVu_1"),
      ("1", nil, "Can't do: ＡＰＩ down", "cantDoApiDown_1"),
      ("HTTP ERROR CODE 403", nil, "Too many requests", "httpErrorCode403"),
      ("ERR_FULL", "X", "Disk is full", "errFull"), ("__proto__", nil, "", "proto"),
      ("1.10", nil, "Bad", "bad_1_10_xaa672d37"), ("-", nil, "Bad", "bad_x3973e022"),
      ("", nil, "Bad", "bad_xe3b0c442"), ("错误", nil, "", "code_x0bc1fb72"),
      ("1-", nil, "Bad", "bad_1_x172946ec"),
    ] as [(String, String?, String, String)])
  func `a name is built from the words of a row and its code`(
    code: String, symbol: String?, description: String, expected: String
  ) {
    let name = ConstantName(code: code, symbol: symbol, description: description)
    // The checksums were computed with sha256sum.
    #expect(name.camelCase == expected)
  }

  @Test func `each language has its own spelling of the words`() {
    let name = ConstantName(code: "-1", symbol: nil, description: "Order not found")
    #expect(name.camelCase == "orderNotFound_minus1")
    #expect(name.pascalCase == "OrderNotFound_minus1")
    #expect(name.upperSnake == "ORDER_NOT_FOUND_MINUS1")
  }

  @Test func `a long text is cut between words, and a long word in the middle`() {
    let text = "Account has unpaid loan, please cancel or pay off the loan before withdraw"
    #expect(
      IdentifierWords.firstWords(of: text).joined(separator: " ")
        == "account has unpaid loan please cancel or pay")
    #expect(IdentifierWords.firstWords(of: String(repeating: "x", count: 500))[0].count == 48)
    #expect(IdentifierWords.firstWords(of: "a " + String(repeating: "x", count: 500)) == ["a"])
  }

  @Test(arguments: [
    ("SecretKey", "secret key"), ("APIKey", "api key"), ("OAuth", "oauth"), ("APIs", "apis"),
    ("wallet_sendCalls", "wallet send calls"), ("IDS_URLMONNotFound", "ids urlmon not found"),
    ("iPhone", "iphone"), ("it’s", "its"), ("e\u{301}te\u{301}", "ete"), ("Łódź", "lodz"),
    ("a\0b\u{202E}c", "a b c"), ("...", ""), ("🙂", ""), ("１２ＡＢ", "12ab"),
  ])
  func `words end at capitals, punctuation and characters without an ASCII form`(
    text: String, expected: String
  ) {
    #expect(IdentifierWords.words(of: text).joined(separator: " ") == expected)
  }

  @Test func `codes that differ in case and punctuation have different names`() {
    let codes = ["err-full", "ERR_FULL", "Err Full", "0x1f", "0x1F", "4000-4099", "4000to4099"]
    let names = ConstantName.names(of: codes.map { ($0, nil, "") })
    #expect(Set(names.map(\.upperSnake)).count == codes.count)
    #expect(names[1].camelCase == "errFull" && names[0].camelCase == "errFull_xf9f29eef")
  }

  @Test(arguments: [
    ("rest-api", "RestAPIError"), ("error-codes", "APIError"), ("ws-errors", "WsError"),
    ("connection", "ConnectionAPIError"), ("lookup-tables", "DomainLookupTablesError"),
    ("500", "Code500Error"), ("ota相关错误码-4101-4200", "OTA41014200Error"),
    ("币币交易错误代码", "DomainXE1B27D29Error"), ("errors-2", "Errors2Error"),
  ])
  func `a type is named after its domain`(slug: String, expected: String) {
    #expect(TypeName.name(slug) == expected)
  }

  @Test func `the source distinguishes types with the same name`() {
    #expect(
      TypeName.names(of: [
        ("spot", "rest"), ("swap", "rest"), ("swap", "ws"), ("swap", "ws-errors"),
      ])
      .prefix(2) == ["SpotRestError", "SwapRestError"])
    let names = TypeName.names(of: [("a", "x"), ("a", "x-errors"), ("a", "X-error")])
    #expect(Set(names.map { $0.lowercased() }).count == 3)
  }
}
