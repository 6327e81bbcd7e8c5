internal import MarkdownReader

/// Makes columns of what the entries of a list have: code, name, description, and a column for each
/// label.
struct OutlineColumns {
  private let entries: [OutlineEntry]
  /// The labels that are columns, by their text without case.
  private var labels: [String] = []
  private var places: [String: Int] = [:]

  init(_ entries: [OutlineEntry]) {
    self.entries = entries
    var counts: [String: (count: Int, first: Int, label: String)] = [:]
    var order = 0
    for entry in entries {
      for case (let label?, let text) in entry.texts
      where !Self.isOwnName(label, entry) && Self.text(ofOwnCode: label, text, entry) == nil {
        let key = label.lowercased()
        counts[key, default: (0, order, label)].count += 1
        order += 1
      }
    }
    // A label that few entries have is part of their text, unless it is one that is known.
    let enough = max(2, entries.count / 10)
    let columns = counts.values.filter { $0.count >= enough || FieldLine.isKnown($0.label) }
    labels = columns.sorted { $0.first < $1.first }.prefix(Self.mostLabels).map(\.label)
    places = Dictionary(
      labels.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let mostLabels = 40

  /// Whether a label is the code itself: `**NOT_FOUND**: "E1"`.
  private static func isOwnName(_ label: String, _ entry: OutlineEntry) -> Bool {
    label == entry.code?.code
  }

  /// What a label that names codes says besides the entry's own code; nil for any other label.
  private static func text(
    ofOwnCode label: String, _ text: String, _ entry: OutlineEntry
  ) -> String? {
    entry.code.flatMap { OutlineCode.text(ofField: label, text, naming: $0.code) }
  }

  /// Returns the list with its columns and rows.
  func list(_ head: TableHead) -> OutlineList {
    var rows: [(row: OutlineRow, texts: [String])] = []
    for entry in entries {
      let own = row(entry)
      rows.append(own)
      for code in entry.code?.others ?? [] {
        var other = own
        other.texts[0] = code
        rows.append(other)
      }
    }
    let width = Self.fixed.count + labels.count
    let isFilled = (0..<width).map { column in
      rows.contains { !$0.texts[column].isEmpty }
    }
    let kept = (0..<width).filter { $0 == 0 || isFilled[$0] }
    var head = head
    let header = Self.fixed + labels
    head.header = kept.map { header[$0] }
    let list = rows.map { row, texts in
      var row = row
      row.cells = kept.map { OutlineCell(text: texts[$0]) }
      return row
    }
    return OutlineList(
      head: head, role: role(head.header, list, isPage: head.form == .page), rows: list)
  }

  private static let fixed = ["code", "name", "title", "text", "qualifier"]

  /// The cells of an entry, in all columns.
  private func row(_ entry: OutlineEntry) -> (row: OutlineRow, texts: [String]) {
    var texts = Array(repeating: "", count: Self.fixed.count + labels.count)
    var paragraphs: [String] = []
    texts[0] = entry.code?.code ?? ""
    texts[1] = entry.code?.symbol ?? ""
    texts[2] = entry.code?.text ?? ""
    texts[4] = entry.code?.qualifier ?? ""
    for (label, text) in entry.texts {
      guard let label else {
        paragraphs.append(text)
        continue
      }
      if Self.isOwnName(label, entry) {
        let value = CodeText.trimmed(text)
        if CodeText.isCodeLike(value) {
          texts[1] = texts[1].isEmpty ? value : texts[1]
        } else {
          paragraphs.append(text)
        }
      } else if let rest = Self.text(ofOwnCode: label, text, entry) {
        if texts[2].isEmpty { texts[2] = rest } else if rest != texts[2] { paragraphs.append(rest) }
      } else if let place = places[label.lowercased()] {
        texts[Self.fixed.count + place] +=
          texts[Self.fixed.count + place].isEmpty ? text : " " + text
      } else {
        paragraphs.append("\(label): \(text)")
      }
    }
    // `E001 - OrderBelowMin`: a name, if a text comes besides.
    if texts[1].isEmpty, CodeText.isSymbol(texts[2]), !texts[2].contains(" "),
      !entry.texts.isEmpty,
      texts[0].utf8.contains(where: { (48...57).contains($0) })
    {
      texts[1] = texts[2]
      texts[2] = ""
    }
    texts[3] = paragraphs.filter { !$0.isEmpty }.joined(separator: " ")
    return (OutlineRow(line: entry.line, cells: [], anchor: entry.anchor), texts)
  }

  /// The role of the list: the code first, then what explains it.
  private func role(
    _ header: [String], _ rows: [OutlineRow], isPage: Bool
  ) -> TableRole {
    let sample = TableSample(
      header: header,
      rows: rows.prefix(EntryReader.sampleSize).map {
        $0.cells.map { String($0.text.prefix(1000)) }
      })
    let columns = TableRole.Column.columns(of: sample)
    var role = TableRole(isCodes: true, reason: reason)
    role.codeColumn = 0
    role.symbolColumn = header.firstIndex(of: Self.fixed[1])
    let title = header.firstIndex(of: Self.fixed[2])
    let text = header.firstIndex(of: Self.fixed[3])
    let named = columns.filter { column in
      column.index >= 1 && column.name.isText && column.index != title && column.index != text
    }
    func filled(_ index: Int) -> Bool {
      rows.count { !$0.cells[index].text.isEmpty } * 2 >= rows.count
    }
    let described = named.first { $0.name == .text(rank: 3) && filled($0.index) }
    let message = named.first { $0.name == .text(rank: 2) && filled($0.index) }
    // The title of a page says less than the text that its front matter has.
    let summary = isPage ? message?.index : nil
    let candidates: [Int?] = [
      described?.index, summary, title.flatMap { filled($0) ? $0 : nil },
      text.flatMap { filled($0) ? $0 : nil }, message?.index, named.first?.index, title, text,
    ]
    role.descriptionColumn = candidates.lazy.compactMap(\.self).first
    role.textColumns = [title, text].compactMap(\.self).filter { $0 != role.descriptionColumn }
    role.textColumns += named.map(\.index).filter { $0 != role.descriptionColumn }
    role.columnRoles = ColumnRole.roles(of: columns, role, sample)
    return role
  }

  private var reason: String {
    let codes = entries.count { $0.code != nil }
    return "\(codes) of \(entries.count) begin with a code, in a place that mentions errors"
  }
}
