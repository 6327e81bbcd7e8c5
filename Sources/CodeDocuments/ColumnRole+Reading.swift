internal import ErrcatBytes

extension ColumnRole {
  /// Returns the role of each column of a list, by its header and the cells of a sample.
  ///
  /// The columns of the code, the symbol and the description are known; of the others, a header
  /// counts only as far as the cells agree with it.
  static func roles(
    of columns: [TableRole.Column], _ table: TableRole, _ sample: TableSample
  ) -> [ColumnRole] {
    let description = columns.first { $0.index == table.descriptionColumn }
    return sample.header.indices.map { place in
      switch place {
      case table.codeColumn: .code
      case table.symbolColumn: .symbol
      case table.descriptionColumn: .description
      default: place < columns.count ? role(of: columns[place], description, sample) : .other
      }
    }
  }

  private static func role(
    of column: TableRole.Column, _ description: TableRole.Column?, _ sample: TableSample
  ) -> ColumnRole {
    if column.holdsStatuses { return .httpStatus }
    if column.holdsSeverities { return .severity }
    if column.name == .remedy { return .remedy }
    if column.isTranslation(of: description, sample) { return .translation }
    return .other
  }
}

extension TableRole.Column {
  /// Whether the cells are HTTP statuses, and no numbers that only look like them.
  fileprivate var holdsStatuses: Bool {
    guard profile.filled > 0 else { return name == .httpStatus }
    switch name {
    case .httpStatus: return profile.share(profile.statuses) >= 0.5
    case .statusCode, .status, .code, .number: return profile.share(profile.statuses) >= 0.8
    default: return false
    }
  }

  /// Whether the cells say how bad each code is.
  fileprivate var holdsSeverities: Bool {
    guard !profile.values.isEmpty, profile.distinct <= ColumnProfile.mostValues else {
      return false
    }
    let severities = profile.values.filter { Self.severities.contains($0.lowercased()) }
    return severities.count * 2 >= profile.values.count
      || (name == .severity && repeats && profile.share(profile.texts) < 0.2)
  }

  /// Whether the cells are the descriptions in another language.
  fileprivate func isTranslation(of description: Self?, _ sample: TableSample) -> Bool {
    guard let description, profile.filled > 0 else { return false }
    switch name {
    case .text, .other, .error: break
    default: return false
    }
    if HeaderName.parts(of: header).joined().contains(where: Self.languages.contains) {
      return true
    }
    guard name.isText || profile.share(profile.texts) >= 0.5 else { return false }
    let (own, theirs) = (unspacedShare(sample), description.unspacedShare(sample))
    return abs(own - theirs) >= 0.8
  }

  /// The part of the filled cells that are written without spaces, as Chinese and Japanese are.
  private func unspacedShare(_ sample: TableSample) -> Double {
    let cells = sample.rows.lazy.compactMap { index < $0.count ? $0[index] : nil }
      .filter { !CodeText.isFiller($0) }
    let unspaced = cells.count { $0.unicodeScalars.contains(where: \.isUnspaced) }
    return cells.isEmpty ? 0 : Double(unspaced) / Double(cells.count)
  }

  private static let severities: Set<String> = [
    "fatal", "critical", "error", "warning", "warn", "info", "information", "informational",
    "notice",
    "debug", "high", "medium", "low", "major", "minor", "severe", "panic", "emergency", "alert",
    "严重", "致命", "错误", "警告", "提示", "高", "中", "低", "エラー", "情報", "오류", "경고", "정보",
    "критический", "критично", "ошибка", "предупреждение", "высокий", "средний", "низкий",
  ]

  private static let languages: Set<String> = [
    "translation", "translated", "english", "chinese", "japanese", "korean", "russian", "german",
    "french", "spanish", "portuguese", "italian", "en", "zh", "cn", "ja", "jp", "ko", "kr",
    "中文", "英文", "英语", "日文", "日本語", "韩文", "英語", "翻译", "翻譯", "翻訳", "중국어", "영어", "번역",
    "русский", "английский", "перевод", "deutsch", "englisch", "français", "anglais", "español",
    "inglés", "português", "inglês",
  ]
}
