internal import BuiltInFiles
public import CodeDocuments
internal import ErrcatBytes
internal import MarkdownReader

/// What people say, and what documents say for it.
///
/// A synonyms file is a Markdown document with tables whose header is `said`, `written`. Each cell
/// holds phrases, separated by `;`: where a search has one of the first, it finds entries that have
/// one of the second. Where the second is empty, the first say nothing in a question (`why`,
/// `please`). What else the document says is for people.
///
/// ```swift
/// let synonyms = try Synonyms(Document(path: "synonyms.md", bytes: bytes))
/// ```
public struct Synonyms: Equatable, Sendable {
  /// Phrases that people say, and phrases that documents say for them.
  package struct Row: Equatable, Sendable {
    /// What people say: `2fa`, `otp`.
    package var said: [String]
    /// What documents write: `google verification`; empty if the words carry no meaning in a question.
    package var written: [String]
  }

  /// The rows, in the order of the file.
  package var rows: [Row]

  /// Reads a synonyms file.
  ///
  /// - Throws: ``RulesError`` if the document is not a synonyms file, or a row of it cannot be used.
  public init(_ document: Document) throws(RulesError) {
    guard let rows = ruleRows(headed: synonymsHeader, in: document) else {
      let header = synonymsHeader.joined(separator: " | ")
      throw RulesError(
        path: document.typedPath,
        faults: [.init(line: 1, reason: "no table has the header '\(header)'")])
    }
    self.rows = []
    var faults: [RulesError.Fault] = []
    for row in rows {
      let said = Self.phrases(row.cells[0].text)
      if !row.surplus.isEmpty {
        faults.append(.init(line: row.line, reason: "the row has more cells than the header"))
      }
      if said.isEmpty {
        faults.append(
          .init(line: row.line, reason: "the first cell is empty; write what people say in it"))
      }
      self.rows.append(Row(said: said, written: Self.phrases(row.cells[1].text)))
    }
    guard faults.isEmpty else { throw RulesError(path: document.typedPath, faults: faults) }
  }

  /// Makes synonyms of the rows that a catalog holds.
  package init(rows: [(said: String, written: String)]) {
    self.rows = rows.map { Row(said: Self.phrases($0.said), written: Self.phrases($0.written)) }
  }

  /// The synonyms errcat comes with.
  package static func embedded() throws(RulesError) -> Synonyms { try embeddedSynonyms.get() }

  /// Read once in a program.
  private static let embeddedSynonyms = Result { () throws(RulesError) in
    try Synonyms(Document(path: "seeds/synonyms.md", bytes: BuiltInFile.synonyms.bytes))
  }

  /// The phrases of a cell.
  package static func phrases(_ cell: String) -> [String] {
    cell.utf8.split(separator: UInt8(ascii: ";")).map { phrase in
      // Of most phrases each byte is a character, which is much quicker to find out.
      let words =
        phrase.allSatisfy { $0 < 0x80 }
        ? phrase.split(whereSeparator: \.isWhitespace).map { Substring($0) }
        : Substring(phrase).split(whereSeparator: \.isWhitespace)
      return words.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}
