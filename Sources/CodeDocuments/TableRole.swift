internal import HTMLReader
internal import MarkdownReader

/// The role of a table: a table of error, status or return codes with its columns, or something
/// else, and why.
///
/// The role is decided by evidence that is added up: the names of the columns, what their cells
/// look like, whether the descriptions mention failure, and the words above the table. No
/// vendor and no document is known by name.
package struct TableRole: Equatable, Sendable {
  /// Whether each row of the table explains a code.
  package var isCodes: Bool
  /// The column with the code a program receives, from 0; nil unless `isCodes`.
  package var codeColumn: Int?
  /// The column with the text that explains the code, from 0; nil if there is none.
  package var descriptionColumn: Int?
  /// The column with the symbolic name next to a number, from 0; nil if there is none.
  package var symbolColumn: Int?
  /// What each column holds; empty unless `isCodes`.
  package var columnRoles: [ColumnRole] = []
  /// The other columns of texts about the code, for rows without a description.
  var textColumns: [Int] = []
  /// The other columns of codes, for rows without one in `codeColumn`.
  var otherCodeColumns: [Int] = []
  /// A column of texts whose header mentions codes, while that of the codes does not.
  var misleadingColumn: Int?
  /// Whether most of the codes look like codes and not like words.
  var hasPlainCodes = false
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
    self.init(of: columns, Context(of: sample))
    if isCodes { columnRoles = ColumnRole.roles(of: columns, self, sample) }
  }

  /// Decides the role of a table by its columns and the words around it.
  init(of columns: [Column], _ context: Context) {
    guard let code = Self.codeColumn(among: columns) else {
      self.init(isCodes: false, reason: "no column is named or filled like codes")
      return
    }
    let description = Self.descriptionColumn(among: columns, code: code)
    var evidence = Evidence()
    let naming = Self.namingColumn(among: columns, code: code)
    evidence.judge(code, namedBy: naming, context)
    evidence.judge(description, for: code, among: columns, context)
    evidence.judge(others: columns, than: code, description, context)
    self.init(isCodes: evidence.isEnough, reason: evidence.reason)
    if isCodes { choose(code, among: columns) }
  }

  /// Takes a column as the code, and the columns that go with it.
  mutating func choose(_ code: Column, among columns: [Column]) {
    let description = Self.descriptionColumn(among: columns, code: code)
    codeColumn = code.index
    misleadingColumn =
      columns.first { column in
        guard column.index != code.index, !code.namesCodes else { return false }
        switch column.name {
        case .errorCode, .code, .statusCode:
          return column.profile.share(column.profile.texts) >= 0.5 && column.codeShare < 0.2
        default: return false
        }
      }?.index
    textColumns = columns.filter { column in
      guard case .text(let rank) = column.name else { return false }
      return rank > 1 && column.index != description?.index && column.index != code.index
    }.map(\.index)
    otherCodeColumns = columns.filter { column in
      switch column.name {
      case .errorCode, .statusCode, .code:
        column.index != code.index && column.codeShare >= 0.8 && !column.isStatuses
      default: false
      }
    }.map(\.index)
    hasPlainCodes = code.profile.plainCodes * 3 >= code.profile.filled
    descriptionColumn = description?.index
    symbolColumn = Self.symbolColumn(among: columns, code: code, description: description)?.index
  }

  init(isCodes: Bool, reason: String) {
    self.isCodes = isCodes
    self.reason = reason
  }
}

// MARK: - Options

extension TableSample {
  /// How many rows show what the columns hold: of a table with hundreds of columns, fewer will do.
  private static func rowCount(width: Int) -> Int {
    min(EntryReader.sampleSize, max(10, 20_000 / max(width, 1)))
  }

  /// Makes a sample of a table's first rows, of each cell its first thousand characters: what a
  /// cell is shows there, and megabytes of it would only take seconds.
  init(
    _ table: TableHead, rows: some Sequence<some BodyRow>, documentTitle: String?,
    documentName: String?
  ) {
    self.init(
      header: table.header,
      rows: rows.prefix(Self.rowCount(width: table.header.count)).map { row in
        row.cells.prefix(row.writtenCount).map { $0.look.start }
      },
      headings: table.headings, lead: table.lead,
      documentTitle: documentTitle, documentName: documentName)
  }
}

extension String {
  /// The first thousand characters.
  fileprivate var start: String { utf8.count <= 1000 ? self : String(prefix(1000)) }
}

extension TableRole {
  /// Decides the role of a table, if the options leave it open.
  init(of sample: TableSample, _ survey: DocumentSurvey, options: ImportOptions) {
    self = survey.role(of: sample)
    let decided = (codeColumn, symbolColumn, descriptionColumn)
    if let name = options.codeColumn {
      let column = sample.column(name)
      isCodes = column != nil
      codeColumn = column
      reason =
        column == nil
        ? "no column '\(name)'" : "the codes are said to be in column '\(name)'"
      if descriptionColumn == column { descriptionColumn = nil }
      if symbolColumn == column { symbolColumn = nil }
    } else if options.allTables, !isCodes {
      isCodes = true
      codeColumn = codeColumn ?? 0
      reason = "all tables are said to hold codes"
    }
    guard isCodes else { return }
    if let name = options.descriptionColumn, let column = sample.column(name) {
      descriptionColumn = column
      if symbolColumn == column { symbolColumn = nil }
    } else if descriptionColumn == nil {
      descriptionColumn = sample.wordiestColumn(besides: [codeColumn, symbolColumn])
    }
    if columnRoles.isEmpty || decided != (codeColumn, symbolColumn, descriptionColumn) {
      columnRoles = ColumnRole.roles(of: Column.columns(of: sample), self, sample)
    }
  }
}

extension TableSample {
  /// The column with this header, without case, or in this place from 1.
  fileprivate func column(_ name: String) -> Int? {
    if let column = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return column
    }
    guard let place = Int(name), place >= 1, place <= header.count else { return nil }
    return place - 1
  }

  /// The column with the most text, where no header tells the descriptions.
  fileprivate func wordiestColumn(besides used: [Int?]) -> Int? {
    header.indices.filter { !used.contains($0) }.max { left, right in
      (length(left), right) < (length(right), left)
    }
  }

  private func length(_ column: Int) -> Int {
    rows.reduce(0) { $0 + ($1.indices.contains(column) ? $1[column].count : 0) }
  }
}
