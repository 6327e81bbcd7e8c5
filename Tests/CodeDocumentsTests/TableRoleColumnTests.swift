import Testing

@testable import CodeDocuments

struct TableRoleColumnTests {
  @Test func `cells are counted by their appearance`() {
    let profile = ColumnProfile([
      "10016", "404 Not Found", "E_FAIL", "ok", "Yes", "0x80070005", "—", "",
      "the order was not found", "日付がない",
    ])
    #expect(profile.filled == 8)
    #expect(profile.distinct == 8)
    #expect(profile.codes == 5)
    #expect(profile.plainCodes == 4)
    #expect(profile.numbers == 3)
    #expect(profile.statuses == 1)
    #expect(profile.symbols == 1)
    #expect(profile.failureCodes == 2)
    #expect(profile.texts == 2)
    #expect(profile.failureTexts == 3)
    #expect(profile.share(2) == 0.25)
    #expect(ColumnProfile([]).share(0) == 0)
  }

  @Test(arguments: [
    ("The order was not found", true), ("Notice of change", false), ("FAILED", true),
    ("Unavailable for now", true), ("cannot", true), ("can't open", true), ("Knot", false),
    ("Price of a coin", false), ("Неверная дата", true), ("Дата", false), ("余额不足", true),
    ("开盘价", false), ("잘못된 날짜", true), ("Ungültiges Datum", true), ("", false),
  ])
  func `a text mentions failure or not`(text: String, isFailure: Bool) {
    #expect(ColumnProfile([text]).failureTexts == (isFailure ? 1 : 0))
  }

  @Test(arguments: [
    ("String", true), ("integer(32)", true), ("bool", true), ("String of letters", false),
    ("строка", true), ("字符串", true), ("Stringy", false),
  ])
  func `a data type is recognized`(cell: String, isType: Bool) {
    #expect(ColumnProfile([cell]).dataTypes == (isType ? 1 : 0))
  }

  @Test func `a long cell is text whatever it starts with`() {
    let cell = "10016 " + String(repeating: "coin ", count: 40)
    let profile = ColumnProfile([cell])
    #expect(profile.codes == 0)
    #expect(profile.texts == 1)
  }

  @Test(arguments: [
    ("say no more", 4, true), ("say nothing", 4, false), ("say no", 4, true),
    ("say failure", 4, true), ("say f", 4, false), ("不能", 0, true),
  ])
  func `an entry matches a word or its start`(text: String, index: Int, isMatch: Bool) {
    let matcher = WordMatcher(["no ", "fail", "不"])
    #expect(matcher.matches(Array(text.utf8), at: index) == isMatch)
  }
}
