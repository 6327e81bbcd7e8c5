import Testing

@testable import CodeDocuments

struct TableRoleHeaderTests {
  @Test(
    arguments: [
      ("Error code", .errorCode), ("errorCode", .errorCode), ("ERROR_CODE", .errorCode),
      ("Errno", .errorCode), ("Error #", .errorCode), ("Return code/value", .errorCode),
      ("Return value/code", .errorCode), ("Exit status", .errorCode), ("Reason code", .errorCode),
      ("Business status code", .errorCode), ("SQLSTATE", .errorCode), ("错误码", .errorCode),
      ("错误码(code)", .errorCode), ("业务返回码", .errorCode), ("エラー番号", .errorCode),
      ("에러 코드", .errorCode),
      // The same in letters apart, as macOS writes them, and the Japanese word in the same way.
      ("\u{110B}\u{1166}\u{1105}\u{1165} \u{110F}\u{1169}\u{1103}\u{1173}", .errorCode),
      ("エラーコート\u{3099}", .errorCode), ("Код возврата", .errorCode), ("Fehlernummer", .errorCode),
      ("Status code", .statusCode), ("Response code", .statusCode), ("状态码", .statusCode),
      ("HTTP status code", .httpStatus), ("HTTPStatus", .httpStatus), ("HTTP 状态码", .httpStatus),
      ("Code", .code), ("External Code", .code), ("代码", .code), ("コード", .code), ("Код", .code),
      ("Error", .error), ("Error name", .error), ("Exceptions", .error), ("异常类型", .error),
      ("Ошибка", .error), ("Status", .status), ("Return value", .status), ("返回值", .status),
      ("Value", .number), ("Hex", .number), ("值", .number), ("Name", .symbol), ("宏定义", .symbol),
      ("Description", .text(rank: 3)), ("Error description", .text(rank: 3)),
      ("错误码说明", .text(rank: 3)), ("Описание ошибки", .text(rank: 3)),
      ("Error message", .text(rank: 2)), ("Cause and solution", .text(rank: 1)),
      ("错误信息", .text(rank: 2)), ("Notes", .text(rank: 1)), ("Solution", .remedy),
      ("Suggested action", .remedy), ("处理建议", .remedy), ("対処法", .remedy), ("#", .ordinal),
      ("No.", .ordinal), ("序号", .ordinal), ("Currency code", .foreign), ("Opcode", .foreign),
      ("Event", .foreign), ("国家代码", .foreign), ("Parameter", .parameter), ("参数名", .parameter),
      ("Type", .parameterTrait), ("Required", .parameterTrait), ("必填", .parameterTrait),
      ("", .other), ("Error rate", .other), ("Severity", .severity), ("Whatever", .other),
      ("Rule", .rule), ("Check", .rule), ("Urgency", .severity), ("GDSCODE", .code),
      ("Retcode", .errorCode), ("vendorcode", .code), ("SQL\u{AD}CODE", .errorCode),
      ("Barcode", .foreign), ("Zipcode", .other), ("Unicode", .other), ("Decode", .other),
    ] as [(String, HeaderName)])
  func `the name of a column suggests its content`(header: String, name: HeaderName) {
    #expect(HeaderName(header) == name)
  }

  @Test(arguments: [
    ("errorCode", [["error", "code"]]), ("HTTPStatus", [["http", "status"]]),
    ("HTTP状态码", [["http", "状态码"]]), ("error_code (hex)", [["error", "code"], ["hex"]]),
    ("Cause and solution", [["cause"], ["solution"]]), ("Code/コード", [["code"], ["コード"]]),
    ("오류code", [["오류", "code"]]), ("𠀀code", [["𠀀", "code"]]), ("ｺｰﾄﾞid", [["ｺｰﾄﾞ", "id"]]),
    ("ＥｒｒｏｒＣｏｄｅ", [["ｅｒｒｏｒ", "ｃｏｄｅ"]]), ("№ п/п", [["№", "п"], ["п"]]), (" – ", []),
  ])
  func `a name is split into words and parts`(header: String, parts: [[String]]) {
    #expect(HeaderName.parts(of: header) == parts)
  }
}
