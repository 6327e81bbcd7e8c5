internal import ErrcatBytes
internal import RecordReader

/// Rows of named texts, as errcat writes them with `--format json`, `jsonl`, `csv` and `tsv`.
package struct FlatRows {
  /// The rows; what is null or missing in a row has no text.
  package private(set) var rows: [[String: String]] = []

  /// Reads rows in whatever form they are.
  ///
  /// - Returns: nil if the bytes are in none of these forms.
  package init?(_ bytes: [UInt8]) {
    let start = bytes.drop { $0.isWhitespace || [0xEF, 0xBB, 0xBF].contains($0) }
    let header = start.prefix { $0 != ASCII.lineFeed }
    let form: RecordForm
    switch start.first {
    case nil: return
    case UInt8(ascii: "["): form = .json
    case UInt8(ascii: "{"): form = .jsonl
    case _ where header.contains(ASCII.tab): form = .tsv
    case _ where header.contains(UInt8(ascii: ",")) && !header.contains(ASCII.space): form = .csv
    default: return nil
    }
    var reader = RecordReader(bytes, as: form, hasHeader: true)
    var columns: [String] = []
    while let event = reader.next() {
      switch event {
      case .table(let table): columns = table.columns
      case .row(let row):
        var texts: [String: String] = [:]
        for (name, cell) in zip(columns, row.cells) {
          if let cell { texts[name] = form == .tsv ? Self.unescaped(cell.text) : cell.text }
        }
        rows.append(texts)
      case .issue(let issue):
        if issue.kind == .malformed { return nil }
      }
    }
  }

  /// A value of TSV without the escapes that errcat writes: `\t`, `\n`, `\r` and `\\`.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    let escapes: [Character: Character] = ["t": "\t", "n": "\n", "r": "\r", "\\": "\\"]
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(escapes[character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
