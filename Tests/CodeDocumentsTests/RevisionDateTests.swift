import Testing

@testable import CodeDocuments

@Suite struct RevisionDateTests {
  @Test(arguments: [
    "2026-11-29", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2023-04-30",
  ])
  func `a day of the calendar is a date`(text: String) {
    #expect(RevisionDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026-11-31", "2023-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-01-00",
    "0000-01-01", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01T00:00:00Z", " 2026-01-01",
    "2026-01-01\n", "20260101", "2026-01", "+026-01-01", "-026-01-01", "２０２６-01-01", "yesterday",
    "2026--1-01", "2026-01-01-",
  ])
  func `anything else is not`(text: String) {
    #expect(RevisionDate(text) == nil)
  }

  @Test func `dates have the order of time`() {
    let dates = ["2026-11-29", "2024-12-31", "2025-01-01"].compactMap { RevisionDate($0) }
    #expect(dates.sorted().map(\.description) == ["2024-12-31", "2025-01-01", "2026-11-29"])
  }
}
