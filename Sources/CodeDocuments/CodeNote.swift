internal import MarkdownReader

/// A note on a code, by the people who use the catalog: a row of a notes file.
package struct CodeNote: Hashable, Sendable {
  /// The most notes on one code, which are all shown with it.
  package static let mostOnOneCode = 100

  /// The code: `10016`, `rest-api:10016` or `okcoin/rest-api:10016`.
  package var code: String
  /// What the note says.
  package var text: String
  /// Who knows more.
  package var owner: String
  /// Where to read on.
  package var link: String
  /// What is being done about it; `ignored` exempts the code from checks of source code.
  package var status: String
  /// The row's line in its file; 0 if a catalog holds the note.
  package var line = 0

  package init(
    code: String, text: String, owner: String = "", link: String = "", status: String = "",
    line: Int = 0
  ) {
    self.code = code
    self.text = text
    self.owner = owner
    self.link = link
    self.status = status
    self.line = line
  }

  /// Whether the code is exempt from checks of source code.
  package var isIgnored: Bool {
    ["ignored", "ignore", "status: ignored"].contains(status.lowercased())
  }

  /// The note on one line: `Ask for a refund first (payments; open; https://...)`.
  package var summary: String {
    let others = [owner, status, link].filter { !$0.isEmpty }
    return [text, others.isEmpty ? "" : "(" + others.joined(separator: "; ") + ")"]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A file of notes, which cannot be used as it is.
package struct NotesError: Error, Equatable, CustomStringConvertible {
  package var description: String
}

extension Document {
  /// The notes of the document: the rows of its tables with the header `Code`, `Note`, `Owner`,
  /// `Link`, `Status`.
  ///
  /// Nil if it has no such table.
  ///
  /// - Throws: ``NotesError`` for a row without a code, or with more cells than the header, and for
  ///   more than ``CodeNote/mostOnOneCode`` rows with one code.
  package func notes() throws(NotesError) -> [CodeNote]? {
    guard mayHaveNotes, let rows = ruleRows(headed: notesHeader, in: self) else { return nil }
    var faults: [String] = []
    var counts: [String: Int] = [:]
    let notes = rows.map { row in
      let cells = row.cells.map(\.text)
      if !row.surplus.isEmpty {
        faults.append("\(typedPath):\(row.line): the row has more cells than the header")
      }
      if cells[0].isEmpty {
        faults.append("\(typedPath):\(row.line): the row has no code in its first cell")
      }
      counts[cells[0].lowercased(), default: 0] += 1
      if counts[cells[0].lowercased()] == CodeNote.mostOnOneCode + 1 {
        faults.append(
          "\(typedPath):\(row.line): '\(cells[0])' has more than \(CodeNote.mostOnOneCode) notes; "
            + "put several into one row")
      }
      return CodeNote(
        code: cells[0], text: cells[1], owner: cells[2], link: cells[3], status: cells[4],
        line: row.line)
    }
    guard faults.isEmpty else { throw NotesError(description: faults.joined(separator: "\n")) }
    return notes
  }

  /// Whether some word of the header is there, which takes less time to see than to parse.
  private var mayHaveNotes: Bool {
    let word = Array("wner".utf8)
    return bytes.indices.dropLast(word.count).contains { place in
      bytes[place] | 0x20 == word[0] && bytes[place + 1] | 0x20 == word[1]
        && bytes[place + 2] | 0x20 == word[2] && bytes[place + 3] | 0x20 == word[3]
    }
  }

  /// The notes of a document that must have some table of them.
  ///
  /// - Throws: ``NotesError`` where it has none, or a row cannot be used.
  package func requiredNotes() throws(NotesError) -> [CodeNote] {
    guard let notes = try notes() else {
      throw NotesError(
        description: "\(typedPath):1: no table has the header 'Code | Note | Owner | Link | Status'"
      )
    }
    return notes
  }

  /// What is wrong with the document's notes, given all codes that they may be about.
  ///
  /// - Parameter isKnown: Returns whether there is a code that a note names.
  /// - Returns: A diagnostic for each note whose code is gone.
  package func diagnosticsOfNotes(_ isKnown: (String) -> Bool) -> [Diagnostic] {
    ((try? notes()) ?? []).filter { !isKnown($0.code) }.map { note in
      Diagnostic(
        path: typedPath, line: note.line, column: 1, severity: .warning, rule: .noteWithoutCode,
        message: "the note is about '\(note.code)', and no document has this code any more",
        code: note.code)
    }
  }
}
