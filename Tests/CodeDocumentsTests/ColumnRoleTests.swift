import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct ColumnRoleTests {
  private func roles(_ header: String, _ rows: String...) -> [String] {
    let width = header.split(separator: "|", omittingEmptySubsequences: false).count
    let text =
      (["# Error codes", "", "| \(header) |", "|" + String(repeating: "---|", count: width)]
      + rows.map { "| \($0) |" }).joined(separator: "\n")
    return Reading(text).domains.flatMap(\.columns).map(\.role.rawValue)
  }

  @Test func `a column's role follows from its header and its cells`() {
    #expect(
      roles(
        "Code | Name | HTTP status | Description | Resolution | Severity",
        "4001 | BAD_NAME | 400 | The name is invalid | Correct the name | error",
        "4002 | NO_MONEY | 402 | Not enough money | Add some | warning",
        "4003 | BUSY | 503 | The server is busy | Wait | error")
        == ["code", "symbol", "http-status", "description", "remedy", "severity"])
    #expect(
      roles(
        "错误码 | HTTP状态码 | 描述 | 处理建议", "1001 | 400 | 参数错误 | 请检查参数", "1002 | 401 | 未授权 | 请登录")
        == ["code", "http-status", "description", "remedy"])
  }

  @Test func `a status column holds HTTP statuses only if its cells do`() {
    #expect(
      roles("Error code | Status | Description", "1 | 400 | Bad name", "2 | 404 | No such name")
        == ["code", "http-status", "description"])
    #expect(
      roles("Error code | Status | Description", "1 | active | Bad name", "2 | gone | No such name")
        == ["code", "other", "description"])
  }

  @Test(arguments: [
    ("Code | Description | Description (Chinese)", "translation"),
    ("Code | Description | Translation", "translation"),
    ("Code | Description | Message", "translation"),
    ("Code | Description | Service", "other"),
  ])
  func `a text in another language is a translation`(header: String, role: String) {
    let text = role == "other" ? "orders" : "余额不足，请稍后再试"
    #expect(
      roles(header, "1 | The balance is too low | \(text)", "2 | The order is gone | \(text)了")
        .last == role)
  }

  @Test func `a number that only looks like a status is not one`() {
    #expect(
      roles("Code | Retries | Description", "1 | 200 | It failed", "2 | 300 | It failed again")[1]
        == "other")
  }

  @Test func `columns keep their headers, and what a code cell adds comes after them`() {
    let domain = Reading(
      codeTable("| ERROR_BAD (0xB) 11 | It failed | |", header: "Error Code | Description | |")
    ).domains.first
    #expect(domain?.columns.map(\.header).first == "Error Code")
    #expect(domain?.columns.map(\.name).contains("column 3") == true)
  }
}
