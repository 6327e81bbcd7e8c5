import TestSupport
import Testing

@testable import CodeDocuments

/// Lists side by side in a table, and tables of the fields of one code.
@Suite struct ListArrangementTests {
  @Test func `lists side by side are read one after the other`() {
    let text =
      "# Errors\n\n| Code | Text | Code | Text |\n|--|--|--|--|\n| 1 | a | 2 | b |\n| 3 | c | | |\n"
    #expect(Reading(text).lines == ["1: a", "2: b", "3: c"])
    #expect(Reading(text).domains.map { $0.columns.map(\.header) } == [["Code", "Text"]])
    let html =
      "# Errors\n\n<table><tr><th>Code<th>Text<th>Code<th>Text<tr><td>1<td>a<td>2<td>b</table>\n"
    #expect(Reading(html).lines == ["1: a", "2: b"])
  }

  @Test func `tables of the fields of a code become one list`() {
    func fields(_ code: String, _ text: String) -> String {
      "## \(text)\n\n| Field | Value |\n|--|--|\n| Error code | \(code) |\n| Message | \(text) |\n"
        + "| Fix | Wait |\n\n"
    }
    let reading = Reading("# Errors\n\n" + fields("11", "No wind") + fields("12", "Rain"))
    #expect(reading.lines == ["11: No wind", "12: Rain"])
    #expect(reading.domains.map(\.title) == ["Errors"])
    #expect(reading.attributes == ["Fix=Wait"])
    #expect(reading.entries.map(\.line) == [7, 15])
  }

  @Test(arguments: [
    "| Field | Type |\n|--|--|\n| code | integer |\n| message | string |\n",
    "| Field | Value |\n|--|--|\n| Name | Lamp |\n| Price | 17 |\n",
    "| Parameter | Meaning |\n|--|--|\n| code | What failed |\n| message | Why |\n",
  ])
  func `other tables of fields are no codes`(table: String) {
    #expect(Reading("# Error object\n\n" + table).entries.isEmpty)
  }

  @Test func `the rows of a table are shown as they are written`() {
    let text = "# E\n\n| Code | Text | Code | Text |\n|--|--|--|--|\n| 1 | a | 2 | b |\n"
    var cells: [[String]] = []
    Document(path: "e.md", bytes: Array(text.utf8)).forEachTableRow { cells.append($0.cells) }
    #expect(cells == [["1", "a", "2", "b"]])
  }
}
