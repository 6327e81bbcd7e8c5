import HTMLReader
import MarkdownReader

/// Reads any bytes as a page and checks what holds for every page.
func fuzzHTML(_ input: [UInt8]) {
  let page = TextDecoder(input).content
  let lineCount = 1 + page.count { $0 == 0x0A || $0 == 0x0D }
  var reader = HTMLPageReader(page)
  var definitionLevel = 0
  while let event = reader.next() {
    switch event {
    case .heading(let level, let line, _):
      precondition((1...6).contains(level), "a heading has one of six levels")
      check(line, lineCount)
    case .text(let lines, _), .code(let lines, _):
      precondition(!lines.isEmpty, "a text has a line")
      for line in lines { check(line, lineCount) }
    case .item(let level, let list, let line):
      precondition(level > 0 && list > 0, "an item is in a list")
      precondition((1...lineCount).contains(line), "an item has a line of the page")
    case .term(let lines, let level):
      definitionLevel = max(definitionLevel, level)
      for line in lines { check(line, lineCount) }
    case .definition(let level, _): definitionLevel = max(definitionLevel, level)
    case .endOfDefinitions(let level):
      precondition(level >= definitionLevel, "the inner list ends first")
      definitionLevel = level - 1
    case .table(let table):
      let width = table.header.cells.count
      precondition(width > 0, "a table has a column")
      precondition(
        table.rows.allSatisfy { $0.cells.count == width && (1...lineCount).contains($0.line) },
        "a row is as wide as its header and has a line of the page")
    case .title, .refusal: break
    }
  }
  precondition(definitionLevel == 0, "every list of definitions ends")
}

private func check(_ line: HTMLTextLine, _ lineCount: Int) {
  precondition((1...lineCount).contains(line.line), "a line has a line of the page")
  guard let lead = line.lead else { return }
  // By bytes: a combining letter that follows the lead makes one Character of both.
  precondition(
    !lead.text.isEmpty && line.text.utf8.starts(with: lead.text.utf8),
    "a line starts with its lead")
}
