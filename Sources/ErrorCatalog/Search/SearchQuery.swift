/// What a person typed to search, taken apart.
///
/// - `insufficient funds`: words, each to be found as it is.
/// - `"order price"`: a phrase, whose words stand together.
/// - `withdr*`: the beginning of a word.
/// - `-cancel`, `-"order price"`, `-canc*`: what the entry must not have.
/// - `code:10016`, `domain:rest-api`, `cause:rate-limit`, `area:orders`: filters.
///
/// There is no malformed query. What is not one of these is words, whatever else it holds; a `-`
/// before a digit belongs to a code; a filter that names nothing the catalog knows is words too.
///
/// ```swift
/// let query = SearchQuery(#"price "too low" -market domain:rest-api"#)
/// query.terms     // [.word("price"), .phrase("too low")]
/// query.excluded  // [.word("market")]
/// ```
struct SearchQuery: Equatable {
  /// What must be found.
  enum Term: Hashable {
    /// A word as typed; punctuation inside makes a phrase of it: `btc_usd`.
    case word(String)
    /// Words that stand together.
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
  struct Field: Equatable {
    enum Name: String {
      case code, domain, cause, area
    }

    var name: Name
    var value: String
    /// The whole, to be read as words where the value names nothing.
    var typed: String
  }

  /// What the entry must have, each once, in the order typed.
  var terms: [Term] = []
  /// What it must not have.
  var excluded: [Term] = []
  /// The filters.
  var fields: [Field] = []

  /// Takes a query apart.
  init(_ typed: String) {
    var scalars = typed.unicodeScalars[...]
    while let first = scalars.first {
      if first.properties.isWhitespace || first == "\0" {
        scalars.removeFirst()
        continue
      }
      take(Self.nextToken(&scalars))
    }
  }

  /// Adds a word or more, read literally.
  mutating func addWords(_ text: String) {
    for word in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      add(.word(String(word)), to: &terms)
    }
  }

  private mutating func take(_ token: Substring) {
    if let field = Self.field(token) {
      fields.append(field)
    } else if token.hasPrefix("-"), let next = token.dropFirst().unicodeScalars.first,
      next == "\"" || next.properties.isAlphabetic
    {
      add(Self.term(token.dropFirst()), to: &excluded)
    } else {
      add(Self.term(token), to: &terms)
    }
  }

  /// Repeated a thousand times, a term would be looked up as often; without a word, there is none.
  private func add(_ term: Term, to list: inout [Term]) {
    guard term.text.unicodeScalars.contains(where: isTokenScalar), !list.contains(term) else {
      return
    }
    list.append(term)
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

  /// What stands between quotation marks, if that is the whole token.
  private static func quoted(_ token: Substring) -> Substring? {
    let scalars = token.unicodeScalars
    guard scalars.count > 2, scalars.first == "\"", scalars.last == "\"" else { return nil }
    return Substring(scalars.dropFirst().dropLast())
  }

  /// Cuts off what stands before the next space, spaces between quotation marks aside.
  ///
  /// A quotation mark counts only where a word begins (behind `-` or `name:`, too) and if another
  /// one ends a word; else it is a character like any other.
  private static func nextToken(_ scalars: inout Substring.UnicodeScalarView.SubSequence)
    -> Substring
  {
    let end = scalars.firstIndex(where: \.properties.isWhitespace) ?? scalars.endIndex
    var token = scalars[..<end]
    if let open = token.firstIndex(of: "\""), opens(scalars[..<open]),
      let close = closing(scalars[scalars.index(after: open)...])
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

  /// The first quotation mark that ends a word.
  private static func closing(
    _ scalars: Substring.UnicodeScalarView.SubSequence
  ) -> String.UnicodeScalarView.Index? {
    scalars.indices.first { index in
      guard scalars[index] == "\"" else { return false }
      let next = scalars.index(after: index)
      return next == scalars.endIndex || scalars[next].properties.isWhitespace
    }
  }
}

/// What the tokenizer unicode61 makes part of a token (SQLite manual, fts5.html, section 4.3.1).
func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber, .privateUse:
    true
  default: false
  }
}
