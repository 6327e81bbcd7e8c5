internal import MarkdownReader

/// A person's query, taken apart.
///
/// - `insufficient funds`: words, each to be found as it is.
/// - `"order price"`: a phrase, whose words follow one another.
/// - `withdr*`: the beginning of a word.
/// - `-cancel`, `-"order price"`, `-canc*`: words that the entry must not have.
/// - `code:10016`, `domain:rest-api`, `cause:rate-limit`, `area:orders`: filters.
///
/// No query is malformed. Anything else is words, whatever it contains; a `-`
/// before a digit belongs to a code; a filter that names nothing the catalog knows is words too.
///
/// ```swift
/// let query = SearchQuery(#"price "too low" -market domain:rest-api"#)
/// query.terms     // [.word("price"), .phrase("too low")]
/// query.excluded  // [.word("market")]
/// ```
package struct SearchQuery: Equatable {
  /// What must be found.
  enum Term: Hashable {
    /// A word as typed; punctuation inside makes a phrase of it: `btc_usd`.
    case word(String)
    /// Words that follow one another.
    case phrase(String)
    /// The beginning of a word.
    case prefix(String)

    /// The text to find.
    var text: String {
      switch self {
      case .word(let text), .phrase(let text), .prefix(let text): text
      }
    }
  }

  /// A filter as typed, `name:value`.
  struct Field: Hashable {
    enum Name: String {
      case code, domain, cause, area
    }

    var name: Name
    var value: String
    /// The whole, to be read as words where the value names nothing.
    var typed: String
  }

  private var distinctTerms = DistinctList<Term>()
  private var distinctExcluded = DistinctList<Term>()
  private var distinctFields = DistinctList<Field>()

  /// The terms that the entry must have, each once, in the order typed.
  var terms: [Term] { distinctTerms.elements }
  /// What it must not have.
  var excluded: [Term] { distinctExcluded.elements }
  /// The filters.
  var fields: [Field] { distinctFields.elements }

  /// Takes a query apart.
  ///
  /// - Complexity: O(n).
  init(_ typed: String) {
    var scalars = typed.unicodeScalars[...]
    var quotes = ClosingQuotes()
    while let first = scalars.first {
      if first.properties.isWhitespace || first == "\0" {
        scalars.removeFirst()
        continue
      }
      take(Self.nextToken(&scalars, &quotes))
    }
  }

  /// Adds a word or more, read literally.
  mutating func addWords(_ text: String) {
    for word in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      Self.add(.word(String(word)), to: &distinctTerms)
    }
  }

  private mutating func take(_ token: Substring) {
    if let field = Self.field(token) {
      distinctFields.append(field)
    } else if token.hasPrefix("-"), let next = token.dropFirst().unicodeScalars.first,
      next == "\"" || next.properties.isAlphabetic
    {
      Self.add(Self.term(token.dropFirst()), to: &distinctExcluded)
    } else {
      Self.add(Self.term(token), to: &distinctTerms)
    }
  }

  /// A term repeated a thousand times would be looked up as often; a term without a word is dropped.
  private static func add(_ term: Term, to list: inout DistinctList<Term>) {
    if term.text.unicodeScalars.contains(where: isTokenScalar) { list.append(term) }
  }

  private static func term(_ token: Substring) -> Term {
    if let phrase = quoted(token) { return .phrase(String(phrase)) }
    if token.hasSuffix("*"), let last = token.dropLast().unicodeScalars.last, isTokenScalar(last) {
      return .prefix(String(token.dropLast()))
    }
    return .word(String(token))
  }

  private static func field(_ token: Substring) -> Field? {
    guard let colon = token.firstIndex(of: ":"),
      let name = Field.Name(rawValue: String(token[..<colon]))
    else { return nil }
    let value = token[token.index(after: colon)...]
    let text = quoted(value) ?? value
    guard !text.isEmpty else { return nil }
    return Field(name: name, value: String(text), typed: String(token))
  }

  /// The text between quotation marks, if that is the whole token.
  private static func quoted(_ token: Substring) -> Substring? {
    let scalars = token.unicodeScalars
    guard scalars.count > 2, scalars.first == "\"", scalars.last == "\"" else { return nil }
    return Substring(scalars.dropFirst().dropLast())
  }

  /// Cuts off the text before the next space outside quotation marks.
  ///
  /// A quotation mark counts only where a word begins (also after `-` or `name:`) and if another
  /// one ends a word; else it is a character like any other.
  private static func nextToken(
    _ scalars: inout Substring.UnicodeScalarView.SubSequence, _ quotes: inout ClosingQuotes
  ) -> Substring {
    let end = scalars.firstIndex(where: \.properties.isWhitespace) ?? scalars.endIndex
    var token = scalars[..<end]
    if let open = token.firstIndex(of: "\""), opens(scalars[..<open]),
      let close = quotes.first(in: scalars[scalars.index(after: open)...])
    {
      token = scalars[...close]
    }
    scalars = scalars[token.endIndex...]
    return Substring(token)
  }

  private static func opens(_ before: Substring.UnicodeScalarView.SubSequence) -> Bool {
    before.isEmpty || before.elementsEqual(["-"])
      || (before.last == ":" && Field.Name(rawValue: String(before.dropLast())) != nil)
  }
}

/// The quotation marks of a query that end a word, found in one pass over it.
private struct ClosingQuotes {
  /// The one found last, or else the end.
  private var found: String.Index?

  /// The first one in the rest of the query, which is never longer than the time before.
  mutating func first(in rest: Substring.UnicodeScalarView) -> String.Index? {
    if let found, found >= rest.startIndex { return found < rest.endIndex ? found : nil }
    let next = rest.indices.first { index in
      guard rest[index] == "\"" else { return false }
      let next = rest.index(after: index)
      return next == rest.endIndex || rest[next].properties.isWhitespace
    }
    found = next ?? rest.endIndex
    return next
  }
}

/// The characters that the tokenizer unicode61 keeps in a token (SQLite manual, fts5.html, 4.3.1).
func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber, .privateUse:
    true
  default: false
  }
}
