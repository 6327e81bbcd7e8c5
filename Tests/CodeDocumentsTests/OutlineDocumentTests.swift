import CodeDocuments
import TestSupport
import Testing

/// Codes in headings, lists, definitions and lines.
@Suite struct OutlineDocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var path = "guide.md"
    var domains: [String]
    var lines: [String]
    var attributes: [String]?
    var testDescription: String { name }
  }

  @Test(arguments: cases + fieldCases)
  func `codes outside tables become entries`(_ item: Case) {
    let reading = Reading(item.text, path: item.path)
    let found =
      reading.entries.map { entry in
        let name = entry.symbol.map { " (\($0))" } ?? ""
        return "\(entry.code)\(name): \(entry.description)"
      }
    #expect(found == item.lines)
    #expect(
      reading.domains.map { "\($0.slug) \($0.form.rawValue) \($0.line)" } == item.domains)
    if let attributes = item.attributes {
      #expect(reading.attributes == attributes)
    }
  }

  @Test(arguments: [
    ("change log", "# Errors fixed\n\n## 2.0.1 - 2024-03-01\n\n- a\n\n## 2.0.0\n\n## 1.9.9\n"),
    ("chapters", "# Error handling\n\n## 1. Overview\n\n## 2. Retries\n\n## 3. Limits\n"),
    (
      "rules", "# Handling errors\n\n## E1 — One platform\n\n## E2 — One boundary\n\n## E3 — Logs\n"
    ),
    ("questions", "# Error codes: FAQ\n\n- Q1: Why?\n- Q2: When?\n- Q3: How?\n"),
    ("variables", "# Settings\n\n## DATABASE_URL\n\nWhere.\n\n## HTTP_PORT\n\n## LOG_LEVEL\n"),
    ("options", "# Error reporting\n\n- `--quiet`: less\n- `--verbose`: more\n- `--json`: JSON\n"),
    ("fields", "# Error response\n\n- `code`: a\n- `message`: b\n- `request_id`: c\n- `type`: d\n"),
    (
      "an answer",
      "# Errors\n\n```json\n{\n  \"code\": 1,\n  \"message\": \"a\",\n  \"id\": 2\n}\n```\n"
    ),
    (
      "criteria",
      "# Errors\n\n1. The user sees 3 messages\n2. The log has 1 line\n3. No data is lost\n"
    ),
    ("words", "# Errors\n\n## Overview\n\n## Changelog\n\n## Support\n"),
    ("files", "# Error docs\n\n- `docs/errors.md`: a\n- `docs/codes.md`: b\n- `src/main.c`: c\n"),
    ("steps", "# Fix error 404\n\n1. Open the page\n2. Reload\n3. Wait\n4. Call us\n5. Give up\n"),
    ("platforms", "# Errors\n\n## Limits (iOS)\n\n## Limits (macOS)\n\n## Limits (GraphQL)\n"),
    ("parts", "# Errors\n\n## Causes (1/3)\n\n## Signs (2/3)\n\n## Repair (3/3)\n"),
    ("years", "# Failures\n\n## Storm (2019)\n\n## Fire (2020)\n\n## Flood (2021)\n"),
    ("classes", "# Errors\n\n## Keys (1xxx)\n\n## Cards (2xxx)\n\n## Calls (3000-3999)\n"),
    ("courses", "# Courses\n\n## A\n\nCode: C101\n\n## B\n\nCode: C102\n\n## C\n\nCode: C103\n"),
    (
      "answers of an interface",
      "# API and its errors\n\n## Calls\n\n### Get\n\n**Code:** 200\n\n### Make\n\n**Code:** 201\n\n"
        + "### Delete\n\n**Code:** 204\n"
    ),
    (
      "examples of one code",
      "# Error codes\n\n## A\n\nError code: 1\n\n## B\n\nError code: 1\n\n## C\n\nError code: 1\n"
    ),
    ("words with hyphens", "# Errors\n\n## READ-ONLY\n\n## OPT-IN\n\n## KEY-VALUE\n"),
    (
      "header fields",
      "# Errors\n\n- **API-KEY** The key\n- **API-SIGN** The hash\n- **API-TIME** The time\n"
    ),
    ("dates", "# Failures\n\n- 2024-01-01: a\n- 2024-01-02: b\n- 2024-01-03: c\n"),
  ])
  func `what only looks like codes is not read`(name: String, text: String) {
    #expect(Reading(text, path: "guide.md").entries.map(\.code) == [])
  }

  @Test func `a section has the anchor that leads to it`() {
    let text = """
      # Error codes

      ## E1001: The key is unknown

      ## E1002 {#too-old}

      <a id="locked"></a>

      ## E1003

      ## E1001: The key is unknown
      """
    #expect(
      Reading(text).entries.map(\.anchor) == [
        "e1001-the-key-is-unknown", "too-old", "locked", "e1001-the-key-is-unknown-1",
      ])
  }

  @Test func `headings of a class head the codes below them and are none`() {
    let text = """
      # Error codes

      ## 400 Bad Request

      ### KEY_UNKNOWN

      ### KEY_EXPIRED

      ## 500 Failure

      ### DISK_FULL
      """
    let reading = Reading(text)
    #expect(reading.entries.map(\.code) == ["KEY_UNKNOWN", "KEY_EXPIRED", "DISK_FULL"])
    #expect(reading.domains.map(\.title) == ["400 Bad Request", "500 Failure"])
  }

  @Test func `a long document named for errors is about errors only where its headings are`() {
    let other = (1...40).map { "## Part \($0)\n\ntext\n\n" }.joined()
    let list = "- 101: a\n- 102: b\n- 103: c\n\n"
    let text = "# Guide\n\n" + other + "## Kinds\n\n" + list + "## Errors\n\n" + list
    let reading = Reading(text, path: "errors.md")
    #expect(reading.domains.map(\.title) == ["Errors"])
  }

  @Test func `a text of any length is kept`() {
    let text = String(repeating: "The key is unknown. ", count: 20_000).dropLast()
    let list = "# Errors\n\n- 101: \(text)\n- 102: b\n- 103: c\n"
    #expect(Reading(list).entries.first?.description == String(text))
    let sections = "# Errors\n\n## E101\n\n\(text)\n\n## E102\n\nb\n\n## E103\n\nc\n"
    #expect(Reading(sections).entries.first?.description == String(text))
  }

  @Test(arguments: ["错误码：", "Error ", "[", "(", "1. ", "E1 / ", "a: ", "- ", "**", "`", "#"])
  func `a line of any length takes linear time`(part: String) {
    let line = String(repeating: part, count: 20_000)
    let text = "# Errors\n\n\(line)\n\n## \(line)\n\n- \(line)\n\n```\n\(line)\n```\n"
    #expect(Reading(text).entries.isEmpty)
  }

  @Test func `sections take linear time`() {
    let sections = (0..<3_000).map { "## E\($0)\n\n- Cause: a\n\n" }.joined()
    #expect(Reading("# Error codes\n\n" + sections).entries.count == 3_000)
    let groups = (0..<2_000).map { "## Part \($0)\n\n### 4\($0 + 1000): a\n\n" }.joined()
    #expect(Reading("# Error codes\n\n" + groups).entries.count == 2_000)
  }
}
