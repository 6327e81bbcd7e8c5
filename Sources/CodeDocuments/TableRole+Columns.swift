extension TableRole {
  /// A column of a sample: its name and what its cells look like.
  package struct Column: Sendable {
    package var index: Int
    package var header: String
    package var name: HeaderName
    var profile: ColumnProfile

    /// Columns that are looked at, from the first: each is compared with all others.
    private static let mostJudged = 64

    package static func columns(of sample: TableSample) -> [Column] {
      if let columns = sample.columns { return columns }
      let rows = sample.rows.prefix(200)
      return sample.header.prefix(mostJudged).enumerated().map { index, header in
        Column(
          index: index, header: CodeText.trimmed(header), name: HeaderName(header),
          profile: ColumnProfile(rows.lazy.map { index < $0.count ? $0[index] : "" }))
      }
    }

    /// How many of the cells are codes: words too, where the column is named after codes.
    package var codes: Int { isVague ? profile.plainCodes : profile.codes }

    var codeShare: Double { profile.share(codes) }

    /// Whether the cells are HTTP statuses, or nothing else by their number.
    var isStatuses: Bool {
      name == .httpStatus || (profile.filled > 0 && profile.share(profile.statuses) >= 0.8)
    }

    /// Whether the column can hold codes or the names of codes, by its own name.
    var namesCodes: Bool {
      switch name {
      case .text, .remedy, .foreign, .parameter, .parameterTrait, .severity, .other: false
      default: true
      }
    }

    /// Whether the name alone does not say that the cells are outcomes of calls.
    var isVague: Bool {
      switch name {
      case .errorCode, .statusCode, .httpStatus, .code, .error, .rule: false
      case .status: !isStatuses
      default: true
      }
    }

    /// Whether cells repeat, as they do where a column groups the rows.
    var repeats: Bool { profile.repeats }
  }

  /// Returns the column that most likely holds the code; nil if none can.
  package static func codeColumn(among columns: [Column]) -> Column? {
    var best: (column: Column, points: Double)?
    for column in columns {
      guard let points = codePoints(of: column, among: columns) else { continue }
      if best.map({ points > $0.points }) ?? true { best = (column, points) }
    }
    return best?.column
  }

  /// Returns how well a column would do as the code; nil if it cannot be one.
  private static func codePoints(of column: Column, among columns: [Column]) -> Double? {
    let profile = column.profile
    var points: Double
    switch column.name {
    case .errorCode: points = 6
    case .statusCode: points = 5.5
    case .code: points = 5
    case .httpStatus: points = 3
    case .error: points = 3.5
    case .status: points = 2.5
    case .number: points = 2
    case .symbol: points = 1
    case .text(let rank): points = rank == 2 ? 0 : -2
    case .other: points = 0
    case .rule: points = 3
    case .ordinal: points = -2
    case .remedy, .foreign, .parameter, .parameterTrait, .severity: return nil
    }
    // "Error code" is what a program receives, even next to "Internal error code".
    if column.name == .errorCode, columns.contains(where: column.isQualified(besides:)) {
      points -= 6
    }
    // Cells outweigh headers: a column of texts is not the code column next to one of codes.
    if profile.share(profile.texts) >= 0.5, column.codeShare < 0.2,
      columns.contains(where: { $0.index != column.index && $0.profile.isClean })
    {
      return nil
    }
    if profile.filled == 0 { return column.name == .errorCode ? points - 4 : nil }
    points += column.codeShare * 3 - 2
    if column.codeShare < 0.5, column.name != .errorCode { points -= 2 }
    if isNumberBesideNames(column, among: columns) { points += 4.5 }
    if column.isStatuses,
      columns.contains(where: { $0.index != column.index && $0.isBetter(thanStatuses: column) })
    {
      points -= 4
    }
    if profile.isClean {
      points += 1.5
    } else if column.repeats {
      points -= columns.contains { $0.profile.isClean && $0.namesCodes } ? 3 : 1
    }
    return points
  }

  /// Returns whether a column holds the numbers of codes whose names are in another: a program
  /// receives the number.
  private static func isNumberBesideNames(_ column: Column, among columns: [Column]) -> Bool {
    switch column.name {
    case .errorCode, .statusCode, .code, .status, .number: break
    default: return false
    }
    guard column.profile.share(column.profile.numbers) >= 0.8, !column.isStatuses,
      !column.repeats
    else { return false }
    return columns.contains { other in
      switch other.name {
      case .errorCode, .statusCode, .code, .error, .symbol, .other:
        other.index != column.index && other.profile.share(other.profile.symbols) >= 0.8
      default: false
      }
    }
  }

  /// Returns the column that says by its name that `code` holds codes: `code` itself, or the one
  /// with the names next to its numbers, as in "Error code | Value".
  static func namingColumn(among columns: [Column], code: Column) -> Column {
    guard code.isVague, isNumberBesideNames(code, among: columns) else { return code }
    let names = columns.first {
      !$0.isVague && $0.profile.share($0.profile.symbols) >= 0.8
    }
    return names ?? code
  }

  /// Returns the column that explains the code; nil if there is none.
  package static func descriptionColumn(among columns: [Column], code: Column) -> Column? {
    var best: (column: Column, points: Double)?
    for column in columns where column.index != code.index {
      let profile = column.profile
      let texts = profile.share(profile.texts)
      let isCodes = column.codeShare > 0.8 && texts < 0.2
      var points: Double
      switch column.name {
      // What is named so is the description, however short its texts are.
      case .text(rank: 3): points = isCodes ? 3 : 9
      case .text(let rank): points = [0, 2, 4][min(rank, 2)] + texts * 3
      case .error: points = 3 + texts * 3
      case .other: points = 1 + texts * 3
      case .symbol: points = 1 + texts * 3
      case .number: points = 0.5 + texts * 3
      case .remedy: points = -1 + texts * 3
      case .severity: continue
      default:
        guard texts >= 0.5 else { continue }
        points = texts * 3
      }
      if isCodes { points -= 3 }
      if best.map({ points > $0.points }) ?? true { best = (column, points) }
    }
    return best?.column
  }

  /// Returns the column with a symbolic name for the code; nil if there is none.
  ///
  /// A name is the row's own: a column whose cells repeat, as SQLSTATE next to a vendor's codes, names
  /// a class.
  static func symbolColumn(
    among columns: [Column], code: Column, description: Column?
  ) -> Column? {
    columns.first { column in
      let profile = column.profile
      guard column.index != code.index, column.index != description?.index, profile.filled > 0,
        profile.filled == 1 || !column.repeats || profile.distinct >= code.profile.distinct,
        profile.share(profile.symbols) >= 0.6
      else { return false }
      switch column.name {
      case .errorCode, .code, .error, .symbol, .other, .text(rank: 2), .number, .rule: return true
      case .foreign: return profile.isClean && profile.share(profile.failureCodes) >= 0.3
      default: return false
      }
    }
  }
}

extension TableRole.Column {
  /// Whether the header says what that of another column says, and more.
  fileprivate func isQualified(besides other: Self) -> Bool {
    guard other.index != index, other.name == name, other.profile.filled > 0 else { return false }
    let own = Set(HeaderName.parts(of: header).joined())
    return own.isStrictSuperset(of: HeaderName.parts(of: other.header).joined())
  }

  /// Whether this column is a better code than a column of HTTP statuses.
  ///
  /// Numbers that look like statuses but are all different, in a column named after codes, are
  /// codes of the service.
  fileprivate func isBetter(thanStatuses statuses: Self) -> Bool {
    if statuses.name == .errorCode || statuses.name == .code, !statuses.repeats { return false }
    switch name {
    case .errorCode: return statuses.name != .errorCode && profile.filled > 0
    case .code: return !isStatuses && codeShare >= 0.5
    case .error: return !isStatuses && codeShare >= 0.8
    case .symbol, .number, .other:
      return profile.share(profile.failureCodes) >= 0.3 && profile.share(profile.symbols) >= 0.8
    default: return false
    }
  }
}
