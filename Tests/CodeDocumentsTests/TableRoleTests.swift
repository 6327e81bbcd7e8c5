import Testing

@testable import CodeDocuments

struct TableRoleTests {
  /// A small table and its role: `header`, then rows, with cells separated by `|`.
  struct Example: CustomTestStringConvertible, Sendable {
    var heading: String
    var lines: [String]
    /// The columns of code, description and symbol, from 0; nil for any other table.
    var columns: [Int?]?

    init(_ heading: String, _ lines: [String], _ columns: [Int?]? = nil) {
      self.heading = heading
      self.lines = lines
      self.columns = columns
    }

    var testDescription: String { "\(heading): \(lines[0])" }

    var role: TableRole {
      let rows = lines.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map {
          String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
      }
      let headings = heading.isEmpty ? [] : [heading]
      return TableRole(
        of: TableSample(header: rows[0], rows: Array(rows.dropFirst()), headings: headings))
    }
  }

  static let codes: [Example] = [
    Example("", ["Error Code | Description", "10016 | Not enough coins"], [0, 1, nil]),
    Example(
      "", ["Code | Meaning", "7001 | Order not found", "7002 | Price too low"], [0, 1, nil]),
    Example("Errors", ["Code | Description", "A1 | Slow down", "A2 | Wait"], [0, 1, nil]),
    Example("", ["errorCode | errorMessage", "E01 | no such user"], [0, 1, nil]),
    Example(
      "Errors", ["Status | Meaning", "401 | Who are you?", "404 | Nothing here"], [0, 1, nil]),
    Example("", ["HTTP status | Reason", "400 Bad Request | Malformed body"], [0, 1, nil]),
    Example(
      "", ["Status code | Error code | Message", "400 | E17 | bad date", "400 | E18 | bad time"],
      [1, 2, nil]),
    Example(
      "Errors", ["Error | HTTP status code | Description", "NotReady | 503 | Try again"],
      [0, 2, nil]),
    Example(
      "Errors",
      ["Code | Error | Description", "400 | bad_day | no such day", "400 | bad_hour | no"],
      [1, 2, nil]),
    Example(
      "",
      ["Error code | Value | Description", "ERR_ODD | 11 | odd size", "ERR_BIG | 12 | too big"],
      [1, 2, 0]),
    Example(
      "System errors",
      ["Name | Number | Meaning", "EPERM | 1 | not permitted", "EIO | 5 | failed"],
      [1, 2, 0]),
    Example(
      "Errors", ["Code | Name | Description", "4001 | Rejected | The user said no"], [0, 2, nil]),
    Example(
      "", ["Return code/value | Description", "X_E_GONE 0x80520001 | It is gone"], [0, 1, nil]),
    Example(
      "Return value", ["Return value | Description", "S_OK | Done", "E_FAIL | It failed"],
      [0, 1, nil]),
    Example(
      "", ["No. | Error code | Cause | Solution", "1 | 301 | no disk | Buy one"], [1, 2, nil]),
    Example(
      "", ["SQLSTATE | Error | Description", "08S01 | Link | The link failed"], [0, 2, nil]),
    Example(
      "", ["Exit code | Meaning", "0 | Fine", "1 | Failed", "2 | Wrong usage"], [0, 1, nil]),
    Example(
      "Error handling", ["Value | Description", "invalid_day | The day is not valid"],
      [0, 1, nil]),
    Example(
      "Errors", ["Status code | Error | Description", "400 | no day given | Send a day"],
      [0, 2, nil]),
    Example("", ["Code | Description", "200 | Done", "201 | Made"], [0, 1, nil]),
    Example(
      "Errors", ["Code | Error name | Description", "101 | NoDay | no day", "102 | NoHour | none"],
      [0, 2, 1]),
    Example(
      "", ["错误码 | 错误编码 | 原因", "400 | NO_DAY | 缺少日期", "400 | NO_HOUR | 缺少时间"],
      [1, 2, nil]),
    Example("", ["Code | Meaning | Solution", "7001 | Order gone | Buy again"], [0, 1, nil]),
    Example("", ["Code | HTTP status | Meaning", "7001 | 410 | Order gone"], [0, 2, nil]),
    Example("", ["错误码 | 说明", "10001 | 参数错误"], [0, 1, nil]),
    Example("返回码", ["返回码 | 含义 | 解决方案", "-1 | 系统繁忙 | 稍候再试"], [0, 1, nil]),
    Example("", ["HTTP状态码 | 错误码 | 描述", "400 | BadDay | 日期错误"], [1, 2, nil]),
    Example("", ["エラーコード | HTTP | 説明", "NO_DAY | 400 | 日付がない"], [0, 2, nil]),
    Example("", ["오류 코드 | 설명", "E17 | 날짜가 잘못됨"], [0, 1, nil]),
    Example("", ["Код ошибки | Описание", "17 | Неверная дата"], [0, 1, nil]),
    Example("", ["Fehlercode | Bedeutung", "17 | Ungültiges Datum"], [0, 1, nil]),
    Example("", ["Code d'erreur | Signification", "17 | Date invalide"], [0, 1, nil]),
    Example("", ["Código de error | Descripción", "17 | Fecha incorrecta"], [0, 1, nil]),
    Example("", ["Código do erro | Descrição", "17 | Data inválida"], [0, 1, nil]),
  ]

  static let others: [Example] = [
    Example(
      "Errors", ["Parameter | Type | Description", "code | integer | The error code, 0 if none"]),
    Example("Error object", ["Field | Description", "error_code | What failed"]),
    Example("Errors", ["Name | Type | Required | Description", "code | string | Yes | Failed"]),
    Example("", ["Code | Description", "CHF | Swiss franc", "NOK | Norwegian krone"]),
    Example("", ["Currency code | Name", "CHF | Swiss franc"]),
    Example("", ["Bank code | Bank", "0021 | First bank"]),
    Example("", ["Opcode | Name | Description", "0x01 | PING | Asks if there is no one"]),
    Example("", ["Function code | Operation", "0x03 | Read"]),
    Example("", ["Event | Description", "pay.failed | A payment failed"]),
    Example("", ["Method | Description", "GET | Reads, never fails"]),
    Example("", ["Version | Date | Changes", "1.2 | 2020-01-02 | Fixed an error"]),
    Example("", ["Feature | Free | Paid", "Error reports | No | Yes"]),
    Example(
      "Order status",
      [
        "Status | Description", "NEW | Accepted", "DONE | Filled", "DROPPED | Not filled",
        "REJECTED | Not accepted",
      ]),
    Example("Levels", ["Value | Name | Description", "0 | LOW | Not high", "1 | HIGH | No more"]),
    Example("Limits", ["Constant | Value | Description", "MAX_DAYS | 7 | Not more days"]),
    Example("Test runs", ["Command | Exit code | Result", "make test | 1 | 2 failed"]),
    Example("Gates", ["Gate | Return code | Report", "web | 0 | web.md", "app | 1 | app.md"]),
    Example("", ["Service | Error code | HTTP status", "users | no_user | 404"]),
    Example("", ["Endpoint | Error code | Limit", "/order | 429 | 10 a second"]),
    Example("Interrupts", ["Vector | Description | Error code", "0 | Not a number | No"]),
    Example("Error strategies", ["Strategy | Description", "Retry | Try again on failure"]),
    Example("Return value", ["Return value | Description", "colour | The colour of the pen"]),
    Example("", ["参数 | 类型 | 说明", "code | int | 错误码"]),
    Example("", ["币种 | 说明", "CNY | 人民币"]),
    Example("", ["Параметр | Тип | Описание", "code | число | Код ошибки"]),
    Example("", ["Price | Size", "4011.32 | 0.2"]),
    Example("", ["Description", "Nothing but text"]),
    Example("", [""]),
  ]

  @Test(arguments: codes)
  func `a table of codes is recognized, and so are its columns`(example: Example) {
    let role = example.role
    #expect(role.isCodes, "\(role.reason)")
    #expect([role.codeColumn, role.descriptionColumn, role.symbolColumn] == example.columns)
  }

  @Test(arguments: others)
  func `any other table is not read as codes`(example: Example) {
    let role = example.role
    #expect(!role.isCodes, "\(role.reason)")
    #expect(role.codeColumn == nil && role.descriptionColumn == nil && role.symbolColumn == nil)
    #expect(!role.reason.isEmpty)
  }

  @Test func `the reason is one plain sentence`() {
    let role = TableRole(
      of: TableSample(
        header: ["Error Code", "Description"],
        rows: [["10001", "Too many requests"], ["ping", "No answer"], ["", ""]]))
    #expect(
      role.reason
        == "the header \"Error Code\" suggests codes; 2 of 2 cells look like codes; "
        + "\"Description\" holds text; most texts mention failure")
    let other = TableRole(of: TableSample(header: ["Event", "Note"], rows: [["a.b", "first"]]))
    #expect(other.reason.contains("\"Event\""))
  }

  @Test func `a heading further up counts less than the nearest`() {
    func isCodes(headings: [String], lead: String?, title: String? = nil) -> Bool {
      let sample = TableSample(
        header: ["Value", "Description"], rows: [["no_day", "Choose another"]], headings: headings,
        lead: lead, documentTitle: title)
      return TableRole(of: sample).isCodes
    }
    #expect(!isCodes(headings: ["Calendar"], lead: nil))
    #expect(!isCodes(headings: ["Error codes", "Calendar"], lead: nil))
    #expect(!isCodes(headings: [], lead: nil, title: "Error codes"))
    func isWeakCodes(headings: [String], title: String? = nil) -> Bool {
      let sample = TableSample(
        header: ["Code", "Description"], rows: [["B17", "Choose another"]], headings: headings,
        documentTitle: title)
      return TableRole(of: sample).isCodes
    }
    #expect(!isWeakCodes(headings: ["Calendar"]))
    #expect(isWeakCodes(headings: ["Error codes", "Calendar"]))
    #expect(isWeakCodes(headings: [], title: "Error codes"))
  }

  @Test func `texts that never mention failure count against codes`() {
    let currencies = ["CHF", "NOK", "SEK", "DKK"].map { [$0, "Money of the north"] }
    let sample = TableSample(
      header: ["Code", "Description"], rows: currencies, headings: ["Errors", "Money"])
    #expect(!TableRole(of: sample).isCodes)
    var few = sample
    few.rows.removeLast()
    #expect(TableRole(of: few).isCodes)
  }

  @Test func `rows of any width are sampled`() {
    let sample = TableSample(
      header: ["Error code", "Description"], rows: [["7"], [], ["8", "No disk", "surplus"]])
    #expect(TableRole(of: sample).codeColumn == 0)
    #expect(!TableRole(of: TableSample(header: [], rows: [["7"]])).isCodes)
    #expect(!TableRole(of: TableSample(header: ["Code", "Meaning"], rows: [])).isCodes)
  }

  @Test func `at most 200 rows are sampled`() {
    let rows = Array(repeating: ["7", "No disk"], count: 200)
    let more = Array(repeating: ["", ""], count: 50) + [["x y z", "?"]]
    let header = ["Error code", "Description"]
    #expect(
      TableRole(of: TableSample(header: header, rows: rows))
        == TableRole(of: TableSample(header: header, rows: rows + more)))
  }
}
