import Testing

@testable import ErrorCatalog

@Suite struct BuildTimeTests {
  @Test(
    arguments: [
      ("0", "1970-01-01T00:00:00Z"), ("1700000000", "2023-11-14T22:13:20Z"),
      ("951782400", "2000-02-29T00:00:00Z"), ("0000000059", "1970-01-01T00:00:59Z"),
      ("253402300799", "9999-12-31T23:59:59Z"), ("253402300800", nil), ("", nil), ("-1", nil),
      ("+1", nil), ("1e9", nil), ("١", nil), ("18446744073709551616", nil),
    ] as [(String, String?)])
  func `seconds since 1970 give a time, and any other text none`(text: String, time: String?) {
    #expect(BuildTime(sourceDateEpoch: text)?.text == time)
  }
}
