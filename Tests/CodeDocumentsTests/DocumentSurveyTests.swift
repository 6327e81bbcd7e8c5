import TestSupport
import Testing

@testable import CodeDocuments

/// Decisions about the tables of a document together.
@Suite struct DocumentSurveyTests {
  private func table(_ header: String, _ rows: String...) -> String {
    let width = header.split(separator: "|").count
    let delimiter = Array(repeating: "--", count: width).joined(separator: "|")
    return "| \(header) |\n| \(delimiter) |\n" + rows.map { "| \($0) |\n" }.joined() + "\n"
  }

  @Test func `tables with one header are read alike, if their cells are alike`() {
    let codes = table("Code | Text", "A1 | The lamp failed", "A2 | No lamp", "A3 | Too dark")
    let vague = table("Code | Text", "B1 | Left", "B2 | Right", "B3 | Middle", "B4 | Top")
    let words = table("Code | Text", "ask here | Left", "ask there | Right")
    let reading = Reading("# Lamp errors\n\n\(codes)## B\n\n\(vague)## C\n\n\(words)")
    #expect(reading.entries.map(\.code) == ["A1", "A2", "A3", "B1", "B2", "B3", "B4"])
    // On its own, the second is not a list of codes.
    #expect(Reading("# Lamps\n\n" + vague).entries.isEmpty)
  }

  @Test func `what a heading sets apart stays apart`() {
    let codes = table("Code | Text", "1 | The lamp failed", "2 | No lamp", "3 | Too dark")
    let opcodes = table("Code | Text", "1 | Turn on", "2 | Turn off", "3 | Blink")
    let reading = Reading("# Lamp\n\n## Error codes\n\n\(codes)## Opcodes\n\n\(opcodes)")
    #expect(reading.domains.map(\.title) == ["Error codes"])
  }

  @Test(arguments: [
    ("error-codes.md", true), ("lamps.md", false), ("docs/fehlercodes.md", true),
    ("errors/lamps.md", false),
  ])
  func `the name of a file counts for all its tables`(path: String, isRead: Bool) {
    let text = table("Sign | Text", "X17 | Dark", "X18 | Hot", "X19 | Wet and very cold")
    #expect(Reading(text, path: path).entries.isEmpty != isRead)
  }

  @Test func `the columns of all siblings decide`() {
    // The first table alone shows no difference between the two columns of names.
    let first = table("Code | Class | Name | Text", "1 | C1 | ER_A | a failed")
    let second = table(
      "Code | Class | Name | Text", "2 | C1 | ER_B | b failed", "3 | C1 | ER_C | c failed",
      "4 | C2 | ER_D | d failed")
    let reading = Reading("# Errors\n\n\(first)## More\n\n\(second)")
    #expect(reading.entries.map(\.symbol) == ["ER_A", "ER_B", "ER_C", "ER_D"])
  }

  @Test func `any number of headers is surveyed`() {
    var text = "# Errors\n\n"
    for index in 0..<6_000 { text += "| Error code \(index) | Text |\n|--|--|\n| 7 | Bad |\n\n" }
    #expect(Reading(text).domains.count == 6_000)
  }
}
