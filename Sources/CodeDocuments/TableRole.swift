internal import MarkdownReader

/// What a table is for: a table of error, status or return codes with its columns, or something
/// else, and why.
///
/// The role is decided by evidence that is added up: the names of the columns, what their cells
/// look like, whether the descriptions speak of failure, and the words above the table. No
/// vendor and no document is known by name.
package struct TableRole: Equatable, Sendable {
  /// Whether each row of the table explains a code.
  package var isCodes: Bool
  /// The column with the code a program receives, from 0; nil unless `isCodes`.
  package var codeColumn: Int?
  /// The column with the text that says what the code means, from 0; nil if there is none.
  package var descriptionColumn: Int?
  /// The column with the symbolic name beside a number, from 0; nil if there is none.
  package var symbolColumn: Int?
  /// Why, in one plain sentence.
  package var reason: String

  /// Decides the role of a table.
  ///
  /// ```swift
  /// TableRole(of: TableSample(header: ["Error Code", "Description"], rows: [["10016", "Busy"]]))
  ///   .codeColumn  // 0
  /// ```
  ///
  /// - Parameter sample: The table's header, first rows and surroundings.
  /// - Complexity: O(*n*) in the length of the sample's text.
  package init(of sample: TableSample) {
    let columns = Column.columns(of: sample)
    guard let code = Self.codeColumn(among: columns) else {
      self.init(isCodes: false, reason: "no column is named or filled like codes")
      return
    }
    let description = Self.descriptionColumn(among: columns, code: code)
    var evidence = Evidence()
    let naming = Self.namingColumn(among: columns, code: code)
    evidence.judge(code, namedBy: naming, Context(of: sample))
    evidence.judge(description, for: code, among: columns)
    evidence.judge(others: columns, than: code)
    self.init(isCodes: evidence.isEnough, reason: evidence.reason)
    if isCodes {
      codeColumn = code.index
      descriptionColumn = description?.index
      symbolColumn =
        Self.symbolColumn(among: columns, code: code, description: description)?.index
    }
  }

  init(isCodes: Bool, reason: String) {
    self.isCodes = isCodes
    self.reason = reason
  }
}
