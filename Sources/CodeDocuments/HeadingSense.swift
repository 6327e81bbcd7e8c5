internal import ErrcatBytes

/// What a heading, a title or a line tells of the codes below it.
struct HeadingSense: Sendable {
  /// Whether it announces errors, or status, return or result codes.
  let speaksOfErrors: Bool
  /// Whether it announces return values, which may be codes.
  let speaksOfReturnValues: Bool
  /// Whether it is about something else that has codes: "Opcodes".
  let isForeign: Bool
  /// Whether it is about data that have names: "Request fields".
  let isAboutData: Bool

  init(_ text: String) {
    let parts = HeaderName.parts(of: text)
    let kinds = HeaderName.kinds(ofParts: parts)
    speaksOfErrors = Self.speaksOfErrors(parts: parts)
    speaksOfReturnValues = kinds.contains(.returned)
    isForeign = kinds.contains(.otherCode) && !kinds.contains(.error)
    isAboutData = kinds.contains(.data)
  }

  /// Returns whether a text announces errors, or status, return or result codes.
  static func speaksOfErrors(_ text: String) -> Bool {
    speaksOfErrors(parts: HeaderName.parts(of: text))
  }

  /// The same of a text of which the words are known.
  static func speaksOfErrors(parts: [[String]]) -> Bool {
    var telling: HeaderName.WordKinds = [.error, .codeName, .errorCode]
    if HeaderName.kinds(ofParts: parts).contains(.code) { telling.insert(.qualifier) }
    for part in parts {
      for word in part where speaksOfErrors(word: word, telling) { return true }
    }
    return false
  }

  private static func speaksOfErrors(word: String, _ telling: HeaderName.WordKinds) -> Bool {
    if HeaderName.isIdeographic(word) { return ideographSpeaksOfErrors(word) }
    return !HeaderName.kinds(of: word).isDisjoint(with: telling)
      || errorStems.contains(where: word.hasPrefix)
  }

  private static func ideographSpeaksOfErrors(_ word: String) -> Bool {
    func has(_ list: [String]) -> Bool { list.contains { word.has(bytesOf: $0) } }
    return has(HeaderName.ideographicErrors)
      || has(qualifiers) && has(HeaderName.ideographicCodes)
  }

  private static let errorStems = [
    "error", "exception", "errno", "failure", "fault", "warning", "ошиб", "исключен", "сбо",
    "предупрежд", "fehler", "erreur", "erro", "alarm",
  ]

  private static let qualifiers = HeaderName.ideographicOutcomes + HeaderName.ideographicStatuses
}

/// The senses of a document's headings, titles and lines above tables, each found out once.
///
/// The same headings are above one table after another.
struct HeadingSenses: Sendable {
  /// How many are kept; any other is found out each time.
  private static let most = 10_000

  private var known: [String: HeadingSense] = [:]

  /// Returns what a text tells.
  subscript(_ text: String) -> HeadingSense { known[text] ?? HeadingSense(text) }

  /// Finds out what a text tells, once and for all.
  mutating func learn(_ text: String?) {
    guard let text, known.count < Self.most, known[text] == nil else { return }
    known[text] = HeadingSense(text)
  }
}
