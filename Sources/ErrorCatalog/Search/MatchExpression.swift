/// A question to the full-text indexes, as an expression of FTS5.
///
/// All text is in quotation marks, which makes it a string, whatever it contains (SQLite
/// manual, fts5.html, section 3.1); FTS5's own tokenizer then takes it apart. So no expression is
/// ever malformed.
package struct MatchExpression {
  /// How the units are joined.
  enum Junction: String {
    case all = " AND "
    case any = " OR "
  }

  /// The parts of the query: of each, any alternative will do.
  var units: [[SearchUnit.Alternative]]
  /// Whether an entry must have all of the units, or any.
  var junction: Junction
  /// What it must not have.
  var excluded: [SearchUnit.Alternative] = []

  init(_ units: [SearchUnit], _ junction: Junction, excluding excluded: [SearchUnit] = []) {
    self.units = units.map(\.alternatives)
    self.junction = junction
    self.excluded = excluded.flatMap(\.alternatives)
  }

  /// The expression for `entries_fts`.
  var forEntries: String { text { string($0, isPrefix: $1) } }

  /// The expression for `segments_fts`, in which every two characters are a word.
  var forSegments: String {
    text { part, isPrefix in
      let wanted = Segmentation.wanted(part)
      return string(wanted.text, isPrefix: isPrefix || wanted.isPrefix)
    }
  }

  private func text(_ string: (String, Bool) -> String) -> String {
    func alternative(_ alternative: SearchUnit.Alternative) -> String {
      let strings = alternative.parts.enumerated().map { index, part in
        string(part, alternative.isPrefix && index == alternative.parts.count - 1)
      }
      return strings.count == 1 ? strings[0] : "(" + strings.joined(separator: " AND ") + ")"
    }
    let wanted = units.map { alternatives in
      let texts = alternatives.map(alternative)
      return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " OR ") + ")"
    }.joined(separator: junction.rawValue)
    guard !excluded.isEmpty else { return wanted }
    return "(" + wanted + ") NOT (" + excluded.map(alternative).joined(separator: " OR ") + ")"
  }

  /// A string of FTS5's syntax.
  ///
  /// By scalars, not characters: a quotation mark with an accent on it is still one to FTS5. A NUL
  /// would end the expression; a space separates words as well.
  private func string(_ text: String, isPrefix: Bool) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar == "\0" ? " " : scalar)
    }
    return result + (isPrefix ? "\" *" : "\"")
  }
}
