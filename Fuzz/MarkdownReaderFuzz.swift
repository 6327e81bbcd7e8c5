// The finds of this target are kept, reduced, in Tests/MarkdownReaderTests/Fixtures.swift.

import MarkdownReader

/// Reads any bytes as a document and checks what holds for every document.
func fuzzMarkdown(_ document: [UInt8]) {
  for dialect in [MarkdownTableReader.Dialect.markdown, .mdx] { check(document, dialect) }
}

private func check(_ document: [UInt8], _ dialect: MarkdownTableReader.Dialect) {
  var reader = MarkdownTableReader(document, dialect: dialect)
  var line = 0
  var width = 0
  var cellCount = 0
  while let event = reader.next() {
    switch event {
    case .table(let table):
      width = table.header.cells.count
      precondition(width > 0 && table.header.surplus.isEmpty, "a header is as wide as itself")
      precondition(table.header.line > line, "tables come in the order of their lines")
      line = table.header.line + 1
      cellCount += check(table.header)
    case .row(let row):
      precondition(row.line > line, "rows come in the order of their lines")
      precondition(row.cells.count == width, "a row is as wide as its header")
      line = row.line
      cellCount += check(row)
    case .html(let block):
      precondition(block.line > 0 && !block.source.isEmpty, "an HTML block has a place and text")
    case .swallowed(let at):
      precondition(at > 0, "lines count from 1")
    case .misfit(let misfit):
      precondition(misfit.delimiterLine > misfit.headerLine, "a delimiter row follows its header")
      precondition(misfit.headerCount != misfit.delimiterCount, "what fits is a table")
    case .strayRows(let rows):
      precondition(rows.firstLine > 0 && rows.column > 0, "stray rows have a place")
      precondition(
        (1...rows.lastLine - rows.firstLine + 1).contains(rows.rowCount), "a row has a line")
    case .looseTable(let table):
      precondition(
        table.lines.lowerBound > 0 && !table.rows.isEmpty, "a table has a place and rows")
    case .heading(let heading):
      precondition((1...6).contains(heading.level), "a heading has one of six levels")
    case .encoding, .frontMatter: break
    }
  }
  precondition(cellCount <= 2 * document.count, "no cell is made of nothing")
  checkOutline(document, dialect)
}

/// Reads the text outside tables, and checks that its blocks have places and levels.
private func checkOutline(_ document: [UInt8], _ dialect: MarkdownTableReader.Dialect) {
  var reader = MarkdownOutlineReader(document, dialect: dialect)
  var size = 0
  while let block = reader.next() {
    switch block {
    case .heading(let level, let text, _):
      precondition((1...6).contains(level), "a heading has one of six levels")
      size += check(text)
    case .item(let level, let list, _, let line):
      precondition(level > 0 && list > 0 && line > 0, "an item has a level, a list and a place")
    case .text(let lines, let level):
      precondition(level >= 0 && !lines.isEmpty, "a paragraph has text")
      for line in lines { size += check(line) }
    case .code(let lines, _, _): for line in lines { size += check(line) }
    case .table(let header, let rows, let rowCount, _):
      precondition(rows.count <= rowCount && !header.isEmpty, "a table has a header")
    case .html(let range, let line, _):
      precondition(!range.isEmpty && line > 0, "a block of HTML has a place and text")
    case .frontMatter: break
    }
  }
  precondition(size <= 3 * document.count, "no text is made of nothing")
}

/// Returns the size of a line's text, in bytes.
private func check(_ line: TextLine) -> Int {
  precondition(line.line > 0, "lines count from 1")
  precondition(line.text.utf8.count >= line.rest.utf8.count, "the rest is part of the text")
  return line.text.utf8.count
}

/// Returns the number of the row's cells that are in the document.
private func check(_ row: Row) -> Int {
  var column = 0
  for index in 0..<row.writtenCount {
    let cell = row.cells[index]
    precondition(cell.column > column, "cells come in the order of their columns")
    column = cell.column
    // A named reference is at least twice as long as the text it is for.
    precondition(
      cell.text.utf8.count <= 3 * cell.source.utf8.count, "a text is no longer than that")
  }
  for cell in row.surplus {
    precondition(cell.column > column, "surplus cells come after the others")
  }
  return row.writtenCount + row.surplus.count
}
