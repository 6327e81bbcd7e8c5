internal import HTMLReader
package import MarkdownReader

/// The header of a table of categories and the words that lead to them.
package let categoriesHeader = ["facet", "slug", "title", "meaning", "advice", "words"]

/// The header of a table of synonyms.
package let synonymsHeader = ["said", "written"]

/// The header of a table of the words of headers.
let headerWordsHeader = ["kind", "language", "words"]

/// The header of a table of notes on codes.
let notesHeader = ["code", "note", "owner", "link", "status"]

extension TableHead {
  /// Whether the table holds rules, synonyms, words of headers or notes, and so never codes.
  package var isRules: Bool {
    isHeaded(categoriesHeader) || isHeaded(synonymsHeader) || isHeaded(headerWordsHeader)
      || isHeaded(notesHeader)
  }

  fileprivate func isHeaded(_ names: [String]) -> Bool { header.map { $0.lowercased() } == names }
}

/// Returns the rows of all tables of a document that have this header, or nil if none has.
package func ruleRows(headed header: [String], in document: Document) -> [Row]? {
  var rows: [Row]?
  var isHeaded = false
  var tables = MarkdownTableReader(document.bytes, dialect: document.dialect)
  while let event = tables.next() {
    switch event {
    case .table(let table):
      isHeaded = TableHead(table).isHeaded(header)
      if isHeaded, rows == nil { rows = [] }
    case .row(let row):
      if isHeaded { rows?.append(row) }
    default:
      break
    }
  }
  return rows
}
