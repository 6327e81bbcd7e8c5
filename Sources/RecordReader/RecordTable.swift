/// The head of a table of records: a CSV file, a list of objects, or a map of keys to objects or
/// texts.
///
/// Its rows come after it.
package struct RecordTable: Equatable, Sendable {
  /// The keys that lead to it, outermost first; those of objects within a list are their names.
  package var path: [String]
  /// How it is written.
  package var form: RecordForm
  /// Its line in the document, from 1.
  package var line: Int
  /// The names of its columns.
  ///
  /// The column of the keys of a map, and of texts that have no key of their own, are "". So are all
  /// columns of a CSV file without a header.
  package var columns: [String]
  /// How many tables come before the one that has this table within a row; nil if none has.
  package var parent: Int?
}

/// A row of a ``RecordTable``.
package struct RecordRow: Equatable, Sendable {
  /// The line where it starts, from 1.
  package var line: Int
  /// The column where it starts, in Unicode scalars, from 1.
  package var column: Int
  /// The cells that the row has, for the first columns of the table; nil where it has none, or `null`.
  ///
  /// A short row of a wide table takes no more memory than its own cells.
  package var written: [RecordCell?]
  /// How many columns the table has.
  package var width: Int
  /// The cells beyond those, which only CSV can have.
  package var surplus: [RecordCell] = []

  /// A cell for each column of the table; nil where the row has none, or `null`.
  ///
  /// - Complexity: O(*n*) in the width of the table.
  package var cells: [RecordCell?] {
    written + Array(repeating: nil, count: width - written.count)
  }
}

/// A cell of a ``RecordRow``.
package struct RecordCell: Equatable, Sendable {
  /// The text: of a scalar as written, without quotes and escapes; of an object or a list as JSON.
  package var text: String
  /// The line where it starts, from 1.
  package var line: Int
  /// The column where it starts, in Unicode scalars, from 1.
  package var column: Int

  package init(text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// Something in a document of records that was not read, or not as it is written.
package struct RecordIssue: Error, Equatable, Sendable {
  /// What kind of thing it is.
  package enum Kind: Sendable {
    /// The document is not of its form, or is beyond a bound; nothing after this place is read, and
    /// of JSON and YAML nothing at all.
    case malformed
    /// An object has a key twice.
    case repeatedKey
    /// A list of records holds something else, which is left out.
    case noRecord
    /// A text is cut, or replaces what is not read.
    case cut
    /// A quote or an escape is not closed or paired, and is read as text.
    case strayMark
  }

  /// What kind of thing it is.
  package var kind: Kind
  /// Its line, from 1.
  package var line: Int
  /// Its column in Unicode scalars, from 1.
  package var column: Int
  /// What is wrong, in words, without the place.
  package var message: String

  package init(kind: Kind, line: Int, column: Int, message: String) {
    self.kind = kind
    self.line = line
    self.column = column
    self.message = message
  }
}
