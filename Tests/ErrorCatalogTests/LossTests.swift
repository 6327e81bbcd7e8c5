import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Diagnostics about codes that are not read.
@Suite struct LossTests {
  private func findings(_ text: String, path: String = "doc.md") -> [String] {
    Document(path: path, bytes: Array(text.utf8)).diagnostics().map {
      "\($0.line) \($0.rule.rawValue)"
    }
  }

  @Test(arguments: [
    ("| Why | Red | Blue |\n|--|--|--|\n| Broken | 900 | 12 |\n| Lost | 901 | 13 |\n", true),
    ("| Shelf | Words |\n|--|--|\n| A-1 | Shoes |\n| A-2 | Socks |\n", true),
    (
      "| Code | Words |\n|--|--|\n| A_1 | b |\n| a b | d |\n| c d | f |\n| e f | h |\n| g h | j |\n",
      true
    ),
    ("| Name | Text |\n|--|--|\n| `id` | One |\n| `first_name` | Two |\n", false),
    ("| Field | Type | Text |\n|--|--|--|\n| `A_1` | string | One |\n", false),
    ("| Status | Text |\n|--|--|\n| 200 | Fine |\n", false),
  ])
  func `a skipped table is reported if it looks like codes`(table: String, isTold: Bool) throws {
    let told = findings("# Errors\n\n" + table).filter { $0.hasSuffix("list-passed-over") }
    #expect(told == (isTold ? ["3 list-passed-over"] : []))
    #expect(!findings("# Fruit\n\n" + table).contains("3 list-passed-over"))
    // Another table that is read makes no difference.
    let both = findings("# Errors\n\n" + table + "\n" + codeTable("| 1 | Failed |"))
    #expect(both.contains("3 list-passed-over") == isTold)
  }

  @Test func `the message has lines, rows, column and reason, and the remedy the column`() throws {
    let text = "# Errors\n\n| Why | Red | Blue |\n|--|--|--|\n| A | 900 | 12 |\n| C | 901 | 13 |\n"
    let found = try #require(Reading(text).diagnostics.first { $0.rule == .listPassedOver })
    #expect(found.message.contains("2 rows in lines 3-6") && found.message.contains("\"Red\""))
    #expect(found.message.contains("several columns") && found.remedy == .codeColumn("Red"))
    #expect(found.severity == .warning)
  }

  @Test(
    arguments: [
      ("# Errors\n\n## `key_not_found`\n\n## 7\n", "3 list-passed-over"),
      ("# Errors\n\n## E1: Bad\n\nABC-200: worse\n---\n", "3 list-passed-over"),
      ("# Errors\n\n## 101 One\n\n## 102 Two\n", "3 list-passed-over"),
      ("# Errors\n\n- `10`: a\n- **11** - b\n", "3 list-passed-over"),
      ("# Errors\n\n* 710 Bad name\n* Error Number: 80\n", "3 list-passed-over"),
      ("# A\n\n- `10`: a\n- `11`: b\n", nil), ("# A\n\n## 7\n\n## 8\n", nil),
      ("# Errors\n\n## 1 One\n\n## 2 Two\n", nil), ("# Errors\n\n- v1.2\n- 2 tries\n", nil),
    ] as [(String, String?)])
  func `too few codes in headings and lists are reported`(text: String, finding: String?) {
    #expect(findings(text) == ["1 no-codes"] + [finding].compactMap(\.self))
  }

  @Test func `rows outside a table are always reported`() {
    let text = codeTable("| 1 | Failed |", "| 2 | Lost |") + "\n| 3 | Late |\n| 4 | Gone |\n"
    let found = Reading(text).diagnostics
    #expect(found.map(\.rule) == [.rowOutsideTable] && found.map(\.line) == [8])
    #expect(
      found[0].message.hasPrefix("2 rows of pipes in lines 8-9 belong to no table but are read"))
    let other = Reading(Documents.fruit + "\n| plum | blue |\n| lime | green |\n").diagnostics
    #expect(other.map(\.rule) == [.rowOutsideTable] && other[0].message.contains("are not read"))
  }
}
