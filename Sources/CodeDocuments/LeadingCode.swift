internal import ErrcatBytes
package import MarkdownReader

/// The code that a heading, an item of a list or a line begins with, and what comes after it:
/// `E1001: text`, `ERROR 4000 (HY000)`, `-1003 TOO_MANY_REQUESTS`.
///
/// It says what is there, not whether it is a code: that is decided for all the headings or items of
/// a run together.
package struct LeadingCode: Equatable {
  /// How sure a code is by its shape.
  package enum Kind: Equatable, Sendable {
    /// A number: with a sign, in hexadecimal, in groups, or a class or range of numbers.
    case number
    /// A name with an underscore, a digit or a capital inside.
    case name
    /// Any other word.
    case word
  }

  package var code: String
  /// The codes after it, as in `5-2000-0000 / 5-2002-0915`.
  package var others: [String] = []
  package var kind: Kind
  /// The name after a number, as in `-1003 TOO_MANY_REQUESTS`.
  package var symbol: String?
  /// What is in parentheses after the code, if it looks like a code.
  package var qualifier: String?
  /// The text after all that.
  package var text: String
  /// Whether markup, brackets, a mark or the end of the line sets the code off from the text.
  package var isSetOff: Bool
  /// Whether words such as "Error" or "错误码" announce it.
  package var isAnnounced = false
  /// Whether it is marked up as a whole.
  package var isMarked = false

  /// Whether nothing but a code is written like this: three or more digits, hexadecimal, a name in
  /// capitals with an underscore, or one that says failure.
  package var isPlain: Bool {
    if isAnnounced { return true }
    switch kind {
    case .number: return Self.isLongNumber(code)
    case .name:
      let isConstant = code.contains("_") && !code.utf8.contains(where: \.isSmall)
      return isConstant || Self.isNumberedName(code) || ColumnProfile.namesFailure(code)
    case .word: return false
    }
  }

  /// Reads the start of a line; nil if no code can be there.
  package init?(_ line: TextLine) {
    guard !line.text.isEmpty else { return nil }
    if let lead = line.lead, let marked = Self.marked(lead) {
      self = marked
      let list = Self.list(from: line.text[...]).flatMap { $0.codes.first == code ? $0 : nil }
      others = list.map { Array($0.codes.dropFirst()) } ?? []
      take(list.map { String(line.text[$0.end...]) } ?? line.rest)
      return
    }
    guard let found = Self.unmarked(line.text) else { return nil }
    self = found
  }

  private init(code: String, kind: Kind, isSetOff: Bool) {
    self.code = code
    self.kind = kind
    self.isSetOff = isSetOff
    text = ""
  }
}

// MARK: - The code

extension LeadingCode {
  /// Reads a code that is marked up as a whole: `` `E1001` ``, `**404**:`.
  private static func marked(_ lead: TextLine.Lead) -> Self? {
    let text = withoutMarks(lead.text)
    guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
    if let kind = kind(of: text) {
      var result = Self(code: text, kind: kind, isSetOff: true)
      result.isMarked = true
      // `Forbidden` is a code if it is written as one.
      if kind == .word, lead.kind == .code || ColumnProfile.namesFailure(text) {
        result.kind = .name
      }
      return result
    }
    // Keywords and paths, as in `:config/missing-url`.
    if lead.kind == .code, isMarkedName(text) {
      return Self(code: text, kind: .name, isSetOff: true)
    }
    return nil
  }

  private static func unmarked(_ line: String) -> Self? {
    let text = withoutSigns(line[...])
    if let rest = withoutOrdinal(text) {
      if let found = unmarked(rest, mayBeWord: false) { return found }
      // `3. How to read the list`.
      if text.prefix(while: \.isNumber).count < 3 { return nil }
    }
    return unmarked(text, mayBeWord: true)
  }

  private static let wordEnds: CharacterList = " \t:：（="
  private static let announcedEnds: CharacterList = ":：（"
  private static let nameEnds: CharacterList = " \t:：=,"

  private static func unmarked(
    _ text: Substring, mayBeWord: Bool, mayBeAnnounced: Bool = true
  ) -> Self? {
    if let bracketed = bracketed(text) { return bracketed }
    if mayBeAnnounced, let announced = announced(text) { return announced }
    let word = text.prefix { !wordEnds.contains($0) }
    let code = withoutMarks(String(word))
    guard let kind = kind(of: code), mayBeWord || kind != .word else { return nil }
    var end = word.endIndex
    var result = Self(code: code, kind: kind, isSetOff: word.last == ".")
    if let list = list(from: text) {
      end = list.end
      result.others = Array(list.codes.dropFirst())
    }
    result.take(String(text[end...]))
    return result
  }

  /// Reads `[E100] text`, `(404) text`, `【1001】text`.
  private static func bracketed(_ text: Substring) -> Self? {
    guard let first = text.first, opening.contains(first), let close = brackets[first],
      let end = text.firstIndex(of: close)
    else { return nil }
    let inner = withoutMarks(String(text[text.index(after: text.startIndex)..<end]))
    guard let kind = kind(of: inner), kind != .word else { return nil }
    var result = Self(code: inner, kind: kind, isSetOff: true)
    result.take(String(text[text.index(after: end)...]))
    return result
  }

  private static let opening: CharacterList = "[(【（"
  private static let brackets: [Character: Character] = ["[": "]", "(": ")", "【": "】", "（": "）"]

  /// Reads a code that words for one announce: "Error 404", "Exit code 3", "错误码：10001",
  /// "HTTP 203 status code".
  private static func announced(_ text: Substring) -> Self? {
    let first = text.drop { $0 == " " }.prefix { $0 != " " }
    let words =
      isAnnouncement(withoutMarks(String(first)).lowercased())
      ? text.split(separator: " ", maxSplits: 8) : []
    for count in 1..<5 where count < words.count {
      let names = words[..<count].map { withoutMarks(String($0)).lowercased() }
      guard names.allSatisfy(isAnnouncement) else { break }
      let bare = words[count].prefix { !announcedEnds.contains($0) }
      let code = withoutMarks(String(bare))
      // "Error code: Emulator" needs no digit; "Error codes: overview" has none.
      let isSaid =
        words[count - 1].last.map(isColon) ?? false && names.last?.last != "s"
        && HeaderName.kinds(of: names).contains(.code)
      guard isSaid || code.unicodeScalars.contains(where: \.isASCIIDigit),
        let kind = kind(of: code), !isYear(code[...]),
        HeadingSense.speaksOfErrors(names.joined(separator: " ")) || names == ["http"]
      else { continue }
      var result = Self(code: code, kind: kind == .word ? .name : kind, isSetOff: false)
      result.isAnnounced = true
      var rest = text[bare.endIndex...]
      // `HTTP 203 status code`.
      while let next = rest.split(separator: " ", maxSplits: 1).first,
        isAnnouncement(withoutMarks(String(next)).lowercased())
      {
        rest = rest[next.endIndex...]
      }
      result.take(String(rest))
      if result.text.isEmpty { result.isSetOff = true }
      return result
    }
    // `错误码：10001`, without a blank.
    let start = text.prefix(13)
    guard let colon = start.firstIndex(where: isColon) else { return nil }
    let name = String(text[..<colon])
    guard HeaderName.isIdeographic(name) else { return nil }
    let header = HeaderName(name)
    guard header == .errorCode || header == .code else { return nil }
    var result = unmarked(
      text[text.index(after: colon)...].drop { $0 == " " }, mayBeWord: false,
      mayBeAnnounced: false)
    result?.isAnnounced = true
    return result
  }

  private static func isAnnouncement(_ word: String) -> Bool {
    !HeaderName.kinds(of: word).isDisjoint(with: announcing) || HeaderName.isIdeographic(word)
  }

  private static let announcing: HeaderName.WordKinds = [
    .error, .code, .codeName, .qualifier, .number, .http,
  ]

  private static let conjunctions: Set<Substring> = ["/", "or", "and", "&", "、", "或"]

  /// Reads several codes in a row: `5-2000-0000 / 5-2002-0915`, `ERR_A or ERR_B`.
  private static func list(from text: Substring) -> (codes: [String], end: Substring.Index)? {
    // Most texts have one code, and the word after it says so.
    let first = text.drop { $0 == " " }.prefix { $0 != " " }
    let next = text[first.endIndex...].drop { $0 == " " }.prefix { $0 != " " }
    guard let mark = first.last, mark == "," || mark == "，" || conjunctions.contains(next) else {
      return nil
    }
    let words = text.split(separator: " ", maxSplits: 20)
    var last = 0
    var place = 0
    var codes: [String] = []
    while place < words.count {
      let code = withoutMarks(String(words[place]))
      guard kind(of: code).map({ $0 != .word }) ?? false else { break }
      codes.append(code)
      last = place
      guard place + 1 < words.count else { break }
      if words[place].last == "," || words[place].last == "，" {
        place += 1
      } else if conjunctions.contains(words[place + 1]) {
        place += 2
      } else {
        break
      }
    }
    guard last > 0 else { return nil }
    let end = words[last].prefix { !isColon($0) }.endIndex
    return (codes, end)
  }
}

// MARK: - At the end

extension LeadingCode {
  /// Reads the code that a line ends with, in brackets: `Not found (404)`, `The key is unknown [E1001]`.
  ///
  /// A name must have a digit or an underscore, and a number three digits: `Limits (iOS)` and
  /// `Examples (2)` end in something else, and `Payments (1xxx)` heads what has such codes.
  init?(ending line: TextLine) {
    let text = line.text[...].trimming(where: CodeText.isBlank)
    guard let last = text.last, Self.closing.contains(last),
      let open = Self.brackets.first(where: { $0.value == last })?.key,
      let start = text.lastIndex(of: open)
    else { return nil }
    let title = text[..<start].trimming(where: CodeText.isBlank)
    let inner = text[text.index(after: start)...].dropLast()
    guard !title.isEmpty, inner.utf8.count <= 100 else { return nil }
    var code = Self.announced(inner) ?? Self(plain: Self.withoutMarks(String(inner)))
    guard code?.text.isEmpty == true, code?.isSure == true else { return nil }
    code?.isSetOff = true
    code?.text = String(Self.withoutOrdinal(Self.withoutSigns(title)) ?? title)
    guard let code else { return nil }
    self = code
  }

  private init?(plain text: String) {
    guard let kind = Self.kind(of: text), kind != .word else { return nil }
    self.init(code: text, kind: kind, isSetOff: true)
  }

  private var isSure: Bool {
    switch kind {
    case .number:
      isAnnounced || Self.isLongNumber(code) && !CodeText.isRange(code) && !CodeText.isClass(code)
    case .name: code.utf8.contains { $0.isDigit || $0 == UInt8(ascii: "_") }
    case .word: false
    }
  }
}

// MARK: - What is around it

extension LeadingCode {
  private static let closing: CharacterList = ")]）】\"'`”’"
  private static let separating: CharacterList = "-–—:=→|>：*•~"
  /// Those that may also be a part of what comes after them.
  private static let mayBeSigns: CharacterList = "-–—*>"
  private static let bullets: CharacterList = "•·▪►★#*"

  /// Takes what comes after the code.
  private mutating func take(_ rest: String) {
    var rest = rest[...]
    while let first = rest.first, Self.closing.contains(first) { rest.removeFirst() }
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    let hasGap = blanks.utf8.count > 1 || blanks.utf8.first == ASCII.tab
    rest = rest[blanks.endIndex...]
    takeQualifier(&rest)
    let mark = rest.prefix(while: Self.separating.contains)
    // A sign that belongs to a number is no mark.
    let isMark =
      !mark.isEmpty
      && (mark.first.map { !Self.mayBeSigns.contains($0) } ?? false
        || rest[mark.endIndex...].first.map { $0 == " " } ?? true || mark.count > 1)
    if isMark { rest = rest[mark.endIndex...].drop { $0 == " " || $0 == "\t" } }
    if rest.isEmpty || isMark || hasGap { isSetOff = true }
    if kind == .number, let name = Self.name(from: rest) {
      symbol = name.symbol
      rest = name.rest
      isSetOff = true
    }
    text = String(rest)
  }

  /// Takes `(HY000)`.
  private mutating func takeQualifier(_ rest: inout Substring) {
    guard let first = rest.first, Self.opening.contains(first), first != "【",
      let bracket = Self.brackets[first],
      let close = rest.firstIndex(of: bracket)
    else { return }
    // `[type] -> text`: what the code is given.
    if first == "[" {
      let after = rest[rest.index(after: close)...].drop { $0 == " " }
      guard after.hasPrefix("->") || after.hasPrefix("→"), rest[..<close].count <= 40 else {
        return
      }
      qualifier = String(rest[rest.index(after: rest.startIndex)..<close])
      rest = after
      return
    }
    let inner = Self.withoutMarks(String(rest[rest.index(after: rest.startIndex)..<close]))
    guard inner.utf8.count <= 40, CodeText.isCodeLike(inner) else { return }
    qualifier = inner
    isSetOff = true
    rest = rest[rest.index(after: close)...].drop { $0 == " " }
  }

  private static let afterName: CharacterList = "-–—:=→：,"

  /// Reads the name after a number: a symbol that the line ends with or a mark comes after.
  private static func name(from text: Substring) -> (symbol: String, rest: Substring)? {
    let word = text.prefix { !nameEnds.contains($0) }
    let symbol = withoutMarks(String(word))
    guard CodeText.isSymbol(symbol), kind(of: symbol) == .name else { return nil }
    let blanks = text[word.endIndex...].prefix { $0 == " " || $0 == "\t" }
    let rest = text[blanks.endIndex...]
    let mark = rest.prefix(while: afterName.contains)
    guard
      rest.isEmpty || !mark.isEmpty || symbol.contains("_") || blanks.count > 1
        || blanks.utf8.contains(ASCII.tab) || CodeText.isErrno(symbol)
    else { return nil }
    return (symbol, rest[mark.endIndex...].drop { $0 == " " })
  }

  private static func isColon(_ character: Character) -> Bool {
    character.asciiValue.map { $0 == UInt8(ascii: ":") } ?? (character == "：")
  }

  /// The text without emoji and bullets before it.
  private static func withoutSigns(_ text: Substring) -> Substring {
    text.drop { character in
      character == " " || bullets.contains(character)
        || (!character.isASCII && !character.isLetter && !character.isNumber
          && !opening.contains(character) && character != "−")
    }
  }

  /// The text after the number of a chapter or an item: `1. `, `2) `, `3.1 `.
  private static func withoutOrdinal(_ text: Substring) -> Substring? {
    guard let start = text.utf8.first, start.isDigit else { return nil }
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard let first = number.first, first.isNumber, number.utf8.count <= 8 else { return nil }
    let rest = text[number.endIndex...]
    let isOrdinal = number.has(".") ? rest.first == " " : rest.hasPrefix(") ")
    guard isOrdinal else { return nil }
    return withoutSigns(rest.drop { $0 == ")" || $0 == " " })
  }

  /// The word without what writers put around a code.
  private static func withoutMarks(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return withoutASCIIMarks(text) }
    var word = CodeText.foldingDigits(text)[...]
    word = word.drop { "[(`'\"“‘【（".contains($0) || $0 == " " }
    if word.first == "#" { word.removeFirst() }
    while let last = word.last, "]):,.;`'\"”’：，。、】） ".contains(last) { word.removeLast() }
    return String(word)
  }
}

extension LeadingCode {
  /// The same of a word in ASCII, as most are.
  private static func withoutASCIIMarks(_ text: String) -> String {
    var word = text.utf8.drop { " [(`'\"".utf8.contains($0) }
    if word.first == UInt8(ascii: "#") { word.removeFirst() }
    while let last = word.last, " ]):,.;`'\"".utf8.contains(last) { word.removeLast() }
    return word.count == text.utf8.count ? text : String(Substring(word))
  }

  /// A code that was written with its kind known.
  static func written(_ code: String, kind: Kind) -> Self {
    Self(code: code, kind: kind, isSetOff: true)
  }

  /// The number of an item's marker as its code: `401. Unauthorized`.
  init?(ordinal item: OutlineItem, _ line: TextLine) {
    guard let number = item.number, number >= 100 else { return nil }
    self = Self(code: String(number), kind: .number, isSetOff: true)
    take(line.text)
  }
}
