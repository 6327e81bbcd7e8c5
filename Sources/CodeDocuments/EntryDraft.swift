/// A code list as it is read: what becomes a row of `domains`.
package struct DomainDraft: Equatable, Sendable {
  package var slug: String
  package var title: String
  package var form: CodeListForm
  package var line: Int
  /// The columns of the list, in its order; ``EntryReader/Item/column(_:)`` can add more.
  package var columns: [ListColumn]

  package init(
    slug: String, title: String, form: CodeListForm = .table, line: Int, columns: [ListColumn] = []
  ) {
    self.slug = slug
    self.title = title
    self.form = form
    self.line = line
    self.columns = columns
  }
}

/// A code as it is read: a row of `codes` without the decisions of the rules.
package struct EntryDraft: Equatable, Sendable {
  package var code: String
  package var occurrence: Int
  package var number: Int64?
  package var range: ClosedRange<Int64>?
  package var symbol: String?
  package var description: String
  package var line: Int
  /// The fragment of its document's address that leads to the code.
  package var anchor: String?
  package var raw: String?
  /// Whether a diagnostic is about its row.
  package var isNoted = false
  /// The filled cells of the other columns, in the order of the columns.
  package var cells: [Cell]

  /// A filled cell of a column that is neither code nor symbol nor description.
  package struct Cell: Equatable, Sendable {
    /// The place of its column in its list, from 0.
    package var column: Int
    package var text: String

    package init(column: Int, text: String) {
      self.column = column
      self.text = text
    }
  }

  package init(
    code: String, occurrence: Int, number: Int64? = nil, range: ClosedRange<Int64>? = nil,
    symbol: String? = nil, description: String, line: Int, anchor: String? = nil,
    raw: String? = nil, cells: [Cell] = []
  ) {
    self.code = code
    self.occurrence = occurrence
    self.number = number
    self.range = range
    self.symbol = symbol
    self.description = description
    self.line = line
    self.anchor = anchor
    self.raw = raw
    self.cells = cells
  }

  /// The words that explain the code: its description, or else its symbol or the code itself.
  package var wording: String { description.isEmpty ? symbol ?? code : description }

  /// The cells with the names of their columns.
  package func attributes(_ columns: [ListColumn]) -> [Entry.Attribute] {
    cells.map { Entry.Attribute(name: columns[$0.column].name, value: $0.text) }
  }

  /// The texts of the cells of a role, a line each; nil without any.
  package func text(of role: ColumnRole, _ columns: [ListColumn]) -> String? {
    let texts = cells.filter { columns[$0.column].role == role }.map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }
}
