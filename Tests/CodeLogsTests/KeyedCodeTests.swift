import TestSupport
import Testing

@testable import CodeLogs

/// Codes named by a key, and text that is not one.
@Suite struct KeyedCodeTests {
  /// The codes of a text, as written there.
  private func codes(
    _ text: String, adding keys: [String] = [], names: Bool = false
  ) throws -> [String] {
    try codes(Array(text.utf8), adding: keys, names: names)
  }

  private func codes(
    _ text: [UInt8], adding added: [String] = [], names: Bool = false
  ) throws -> [String] {
    let keys = try CodeKeys(adding: added)
    return text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var codes: [String] = []
      KeyedCodeReader(text: base, end: bytes.count, keys: keys)
        .forEachCode(in: 0..<bytes.count) { code in
          guard code.isName == names else { return false }
          let text = String(decoding: bytes[code.value], as: UTF8.self)
          codes.append(text)
          return !text.contains(" ")
        }
      return codes
    }
  }

  @Test(arguments: [
    (#"{"result":false,"error_code":10016}"#, ["10016"]),
    ("error_code=1 errorCode=2 errorcode=3 err_code=4 Error-Code: 5", ["1", "2", "3", "4", "5"]),
    ("code=1 sCode=2 retCode=3 ret_code=4 CODE=5 resultCode: 6", ["1", "2", "3", "4", "5", "6"]),
    ("sqlstate=42P01 errno: 104 lastErrorCode=7 x_vendor_err_code=8", ["42P01", "104", "7", "8"]),
    ("code = NotFound desc = x", ["NotFound"]),
    ("code: -32700, code=0x80070005; code=E1001", ["-32700", "0x80070005", "E1001"]),
    ("code=INSUFFICIENT_BALANCE code: 50-001", ["INSUFFICIENT_BALANCE", "50-001"]),
    (#"code="10016" code='2' code=`3` "code" : "4""#, ["10016", "2", "3", "4"]),
    (#""code":"HTTP ERROR CODE 403""#, ["HTTP ERROR CODE 403", "403"]),
    ("code => 1 code := 2 code == 3", ["1", "2", "3"]),
    (#"{"a":"{\"code\":10016,\"b\":1}"}"#, ["10016"]),
    (#"{"a":"{\\\"code\\\":\\\"10016\\\"}"}"#, ["10016"]),
    (#"{"error":{"code":"10016"}} {"code":[1]}"#, ["10016", "1"]),
    (#"failed\ncode: 10016\nnext"#, ["10016"]),
    ("GET /x?code=10016&y=1 ?a=1&error_code=2#z code=3%20x", ["10016", "2", "3"]),
    (#"<error code="10016"/> err["code"]=1 --code=2"#, ["10016", "1", "2"]),
    ("错误code：10016，余额 code:2余", ["10016", "2"]),
    ("\u{1B}[31mcode\u{1B}[0m=\u{1B}[1;32m10016\u{1B}[0m", ["10016"]),
    ("resp.code=1 error.code: 2", ["1", "2"]),
    ("failed with code 5, code: 10016. code=2: why", ["5", "10016", "2"]),
    ("code: http 10016", ["http"]),
  ])
  func `a code follows a key`(text: String, expected: [String]) throws {
    #expect(try codes(text) == expected)
  }

  @Test(arguments: [
    "10016", "port 10016 pid=10016 size: 10016", "status=10016 errors=10016",
    "codes=10016", "mode=10016 decode: 10016 unicode=10016 barcode=10016",
    "status_code=10016 exit_code=10016 zip_code=10016 country-code: 10016 http_code=10016",
    "exit code: 10016", "zip code=10016", "Exit.Code=10016", "currency.code=10016",
    "code:10016/8 code: 10016/", "code=10016%", "code:10:16:00", "http://code:10016/",
    "me@code:10016", "Code::10016", "code: /usr/bin", #"code=C:\x"#, "code=f(1)", "code: a=b",
    #""code":"#, #""code":"""#, #""code":"10016"#, "code=", "code:", "code", "code\n=10016",
    "code=\n10016", "code=\"10016\n\"", #"code\=10016"#, "code=.5", "code=-", "code: {",
  ])
  func `text that is not a code by key is left alone`(text: String) throws {
    #expect(try codes(text) == [])
  }

  @Test(arguments: [
    ("code: 2024-01-02", "2024-01-02"), ("code=1.5", "1.5"), ("code=10016KB", "10016KB"),
    ("code=10016-x", "10016-x"),
  ])
  func `a longer number is taken whole`(text: String, expected: String) throws {
    #expect(try codes(text) == [expected])
  }

  @Test func `no code is longer than 200 bytes`() throws {
    let longest = String(repeating: "A", count: 200)
    #expect(try codes("code=\(longest) code=\"\(longest)\"") == [longest, longest])
    #expect(try codes("code=\(longest)A code=\"\(longest)A\"") == [])
  }

  @Test(arguments: [
    (["status"], "STATUS=1 sta_tus: 2 xstatus=3", ["1", "2"]),
    (["errNo"], "err_no=1 errno=2 ERRNO=3 err-no: 4", ["1", "2", "3", "4"]),
    (["x"], "x=1 max=2 X: 3", ["1", "3"]),
    (["http2_rc9"], "http2rc9=1 HTTP2_RC9=2", ["1", "2"]),
  ])
  func `keys can be added`(keys: [String], text: String, expected: [String]) throws {
    #expect(try codes(text, adding: keys) == expected)
  }

  @Test(arguments: ["", "a b", "é", "_", "a.b", String(repeating: "a", count: 33)])
  func `an invalid key is refused`(name: String) {
    #expect(throws: InvalidKey(name: name)) { try CodeKeys(adding: [name]) }
  }

  @Test func `every standard key is found in each spelling`() throws {
    for key in CodeKeys.standard {
      for written in [
        key, key.uppercased(), key.filter { $0 != "_" }, key.replacing("_", with: "-"),
      ] {
        #expect(try codes("x \(written)=10016") == ["10016"], "\(written)")
      }
    }
  }

  @Test func `invalid UTF-8 hides nothing`() throws {
    #expect(try codes([0xFF] + Array("code=1".utf8) + [0xFE, 0x80, 0x00]) == ["1"])
  }

  @Test func `the vector search finds the same codes as a search byte by byte`() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let letters: [UInt8] =
      Array("codeRr=:;<>9 _-x0([#\t".utf8) + [0x9A, 0xBC, 0xEF, 0x1A, 0xBD, 0xBA]
    for _ in 0..<200 {
      let count = Int.random(in: 0..<70, using: &random)
      let text = (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
      var expected: [Int] = []
      var found: [Int] = []
      text.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        expected = (0..<count).filter { CodeMarks.kind(base, $0, afterDigits: true) != nil }
        CodeMarks.forEach(in: base, 0..<count, afterDigits: true) { place, _ in
          found.append(place)
        }
      }
      #expect(found == expected, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    ("code\t =\u{1B}[0m 1", ["1"]), ("item=1 code=2 m=3 errnum=4 param: 5", ["2", "4"]),
    ("code[0m=1", []), ("x\u{1B}[1mcode=1", ["1"]), ("err[\"code\"] = 1", ["1"]),
    ("err_no=1 e-r-r=2 r_c=3 _rc=4 rc_=5", ["1", "2", "3", "4"]), ("rc=1", ["1"]), ("=1 :2", []),
    ("code\(String(repeating: " ", count: 63))=1", ["1"]),
    ("code\(String(repeating: " ", count: 65))=1", []),
    ("code: \"err\" = 5 code=6", ["err", "6"]), ("code=err=5", ["5"]), ("状态码 code＝1", []),
  ])
  func `a key is found from its separator`(text: String, expected: [String]) throws {
    #expect(try codes(text) == expected)
  }

  @Test(arguments: [
    (
      "error 10016 Error Code 10017 errorCode 10018 err 10019",
      ["10016", "10017", "10018", "10019"]
    ),
    ("error [10016] (code 10017) Error(10018) code #10019", ["10016", "10017", "10018", "10019"]),
    ("error -1021, errno 13: x", ["-1021", "13"]), ("the error code is 10016.", ["10016"]),
    ("SQL state [23000]; error code [1062]; Error Number: 2627", ["23000", "1062", "2627"]),
    ("SQLSTATE[HY000] [2002] x", ["HY000", "2002"]),
    ("SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate", ["23000", "1062"]),
    ("ERROR 1045 (28000): x", ["1045", "28000"]),
    ("OperationalError: (1054, \"x\") SocketException (10061): y", ["1054", "10061"]),
    ("ApiError[7] ApiError(8, 'x') APIError 9", ["7", "8", "9"]),
    ("Msg 2627, Level 14", ["2627"]), ("<ErrorCode>10016</ErrorCode>", ["10016"]),
    (
      "error code ORA-12541, code ECONNRESET, error TIMEOUT",
      ["ORA-12541", "ECONNRESET", "TIMEOUT"]
    ),
    (#"err="error 10016: no coins""#, ["error 10016: no coins", "10016"]),
    (#""error":"10016: no coins""#, ["10016: no coins", "10016"]),
    ("exception code 10016", ["10016"]),
  ])
  func `a code follows a word`(text: String, expected: [String]) throws {
    #expect(try codes(text) == expected)
  }

  @Test(arguments: [
    "error occurred", "error in line 10016", "errors 10016", "the code has 10016 lines",
    "ERROR 10016 --- [main] x", "ERROR 10016 [main] x", "ERROR 4242 1398 x",
    "ERROR 4242 app.jobs x",
    "[error] 1234#1234: *5", "error 1234#0: x", "E/LoginError( 1234): x", "exited with code 137",
    "exit code 137", "zip code 10016", "error: 3 retries left", "error 10016 ms",
    "Error 404 of 500",
    "AssertionError: 13 != 404", "segfault ip 00007f2b1c2d sp 00007ffd1c2a error 4 in x",
    "error 10:16:04", "error /10016", "msg=10016", "Msg 2627", "rc 10016",
    "mirror 10016", "ValueError: invalid literal", "error (see 10016)", "code name",
    "error handler",
    "ERROR:  invalid input", "error: Timeout while reading", "<code 10016", "code>10016",
    "http://error 10016", "xError: 10016 rows",
  ])
  func `a number that a word does not announce is left alone`(text: String) throws {
    #expect(try codes(text) == [])
  }

  @Test(arguments: [
    ("failed: MESSAGE_INVALID, invalid_grant.", ["MESSAGE_INVALID", "invalid_grant"]),
    ("NoSuchKey tecPATH_DRY HTTPError", ["NoSuchKey", "tecPATH_DRY", "HTTPError"]),
    ("0x80042461 (0xC0000005)", ["0x80042461", "0xC0000005"]), ("ORA-00942: x", ["ORA-00942"]),
    (#"x\nNO_COINS\n"#, ["NO_COINS"]), ("onError(NO_COINS)", ["onError", "NO_COINS"]),
    ("reason=NO_COINS \"NO_COINS\"", ["NO_COINS", "NO_COINS"]), ("a.b.NoSuchKey: x", ["NoSuchKey"]),
  ])
  func `a name needs no key`(text: String, expected: [String]) throws {
    #expect(try codes(text, names: true) == expected)
  }

  @Test(arguments: [
    "Forbidden TIMEOUT timeout", "A_B", "NO_COINS=1", #"{"NO_COINS":1}"#, "/NO_COINS", "NO_COINS/x",
    "NO_COINS.md", "$NO_COINS", "user@NO_COINS", "#NO_COINS", "x-NO_COINS", "NO_COINS-2",
    "_private_",
    "0x1234567", "0x123456789", "0x8004246g", "A-123", "ORA-12", "2026-03-12", "ORA-00942x",
  ])
  func `text that is no name is left alone`(text: String) throws {
    #expect(try codes(text, names: true) == [])
  }
}
