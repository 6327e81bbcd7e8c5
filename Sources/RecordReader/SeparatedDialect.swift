internal import ErrcatBytes

/// How a document of CSV is written, found out from its first records.
struct SeparatedDialect: Equatable {
  /// What is between two cells.
  var separator: UInt8
  /// Where the records start: after a byte order mark, and Excel's line `sep=;`.
  var start: Int
  /// Titles above the records: records at the top that have one cell, where others have more.
  var titles: [String] = []
  /// The names of the columns; nil if no record gives them.
  var header: [String]?
  /// How many columns there are.
  var width: Int

  /// How much is looked at.
  private static let sampleBytes = 1 << 16
  private static let sampleRecords = 100

  /// Looks at the first records of a text.
  init(_ text: [UInt8], from start: Int, form: RecordForm, hasHeader: Bool?) {
    var recordStart = start
    var candidates = form == .tsv ? [ASCII.tab] : [UInt8(ascii: ","), ASCII.tab, UInt8(ascii: ";")]
    if let (separator, end) = Self.separatorLine(text, from: start) {
      candidates = [separator]
      recordStart = end
    } else if let separator = Self.separatorAfterQuotes(text, from: start, among: candidates) {
      candidates = [separator]
    }
    let samples = candidates.map { Self.sample(text, from: recordStart, $0) }
    var best = 0
    for index in samples.indices where Self.fit(samples[index]) > Self.fit(samples[best]) {
      best = index
    }
    separator = candidates[best]
    self.start = recordStart
    var records = samples[best][...]
    let usual = Self.usualWidth(samples[best])
    if usual > 1 {
      while records.count > 1, let first = records.first,
        let title = Self.onlyText(first), records.dropFirst().first != nil
      {
        titles.append(title)
        records.removeFirst()
      }
    }
    let isNamed = hasHeader ?? records.first.map { Self.isHeader($0, of: records.dropFirst()) }
    if isNamed == true, let first = records.first {
      header = first.map(\.text)
      width = first.count
    } else {
      width = usual
    }
  }

  /// The separator that Excel writes on a line of its own, and where that line ends.
  private static func separatorLine(_ text: [UInt8], from start: Int) -> (UInt8, Int)? {
    guard text.count > start + 5, text[start..<start + 4].elementsEqual("sep=".utf8) else {
      return nil
    }
    var end = start + 5
    if text[end] == ASCII.carriageReturn, end + 1 < text.count { end += 1 }
    guard text[end] == ASCII.lineFeed || text[end] == ASCII.carriageReturn else { return nil }
    return (text[start + 4], text[end] == ASCII.lineFeed ? end + 1 : end)
  }

  /// The separator after the first cell, if that is in quotes: quotes may hold the other ones.
  private static func separatorAfterQuotes(
    _ text: [UInt8], from start: Int, among candidates: [UInt8]
  ) -> UInt8? {
    let quote = UInt8(ascii: "\"")
    let end = min(text.count, start + sampleBytes)
    guard start < end, text[start] == quote else { return nil }
    var place = start + 1
    while place < end {
      if text[place] == quote {
        guard place + 1 < end, text[place + 1] == quote else { break }
        place += 1
      }
      place += 1
    }
    guard place + 1 < end, candidates.contains(text[place + 1]) else { return nil }
    return text[place + 1]
  }

  private static func sample(
    _ text: [UInt8], from start: Int, _ separator: UInt8
  ) -> [[RecordCell]] {
    let end = min(text.count, start + sampleBytes)
    var scanner = SeparatedScanner(
      Array(text[start..<end]), from: 0, lineStart: 0, separator: separator)
    var records: [[RecordCell]] = []
    while records.count < sampleRecords, let record = scanner.next() { records.append(record) }
    // The last one may have been cut.
    if end < text.count, records.count > 1, records.count < sampleRecords { records.removeLast() }
    return records
  }

  /// How well a separator fits: how many records have the usual width, if it is more than one.
  private static func fit(_ records: [[RecordCell]]) -> Int {
    let width = usualWidth(records)
    return width < 2 ? 0 : records.count { $0.count == width }
  }

  /// How many cells most records have; the most cells, if several widths are as usual.
  private static func usualWidth(_ records: [[RecordCell]]) -> Int {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }

  /// The only text of a record that has no other.
  private static func onlyText(_ record: [RecordCell]) -> String? {
    let texts = record.filter { !$0.text.utf8.allSatisfy(\.isWhitespace) }
    return texts.count == 1 ? texts[0].text : nil
  }
}

// MARK: - Headers

extension SeparatedDialect {
  /// What a cell looks like.
  private enum Look {
    case blank
    case number
    /// One word with a digit.
    case numbered
    /// One word of capitals with `_`.
    case constant
    case word
    /// Several words.
    case text
  }

  private static func look(_ cell: RecordCell) -> Look {
    let text = cell.text.utf8
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return .blank }
    let word = text[first...last]
    if word.contains(where: \.isWhitespace) { return .text }
    if word.allSatisfy({ $0.isDigit || "+-.".utf8.contains($0) }) { return .number }
    if word.contains(where: \.isDigit) { return .numbered }
    if word.contains(UInt8(ascii: "_")), !word.contains(where: \.isSmall) { return .constant }
    return .word
  }

  /// Whether a record names the columns of others: its cells look different.
  private static func isHeader(
    _ first: [RecordCell], of records: ArraySlice<[RecordCell]>
  ) -> Bool {
    guard !records.isEmpty else {
      return !first.contains { look($0) == .number || look($0) == .numbered }
    }
    var points = 0
    for column in first.indices {
      let looks = records.compactMap { $0.count > column ? look($0[column]) : nil }
        .filter { $0 != .blank }
      guard !looks.isEmpty else { continue }
      func most(_ look: Look...) -> Bool {
        looks.count { look.contains($0) } * 5 >= looks.count * 4
      }
      let own = look(first[column])
      if most(.number) {
        points += own == .number ? -2 : 2
      } else if most(.number, .numbered) {
        points += own == .number || own == .numbered ? -2 : 2
      } else if most(.constant, .numbered) {
        points += own == .constant || own == .numbered ? -1 : 1
      } else if most(.text), own == .word || own == .constant {
        points += 1
      }
    }
    return points >= 0
  }
}
