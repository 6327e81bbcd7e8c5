internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// The kind of cells that the name of a column suggests.
///
/// Names are compared as words, without case; the lists of words are in `HeaderName+Words.swift`.
package enum HeaderName: Equatable, Sendable {
  /// Error, return or result codes by name: "Error code", "返回码".
  case errorCode
  /// Status or response codes, which next to error codes are HTTP's: "Status code", "响应码".
  case statusCode
  /// HTTP status codes: "HTTP status".
  case httpStatus
  /// "Code", without saying which.
  case code
  /// Errors themselves: "Error", "Exception", "Error name".
  case error
  /// "Status", "Result", "Return value": codes, if the cells are.
  case status
  /// "Value", "Number", "Hex", "Decimal".
  case number
  /// "Name", "Symbol", "Constant".
  case symbol
  /// Text; the higher its rank, the more likely it explains a code: 3 "Description", 2 "Message",
  /// 1 "Notes".
  case text(rank: Int)
  /// The rules of a checker: "Rule", "Check".
  case rule
  /// How bad it is: "Severity", "Urgency".
  case severity
  /// What to do about it: "Solution", "处理建议".
  case remedy
  /// The place of a row in its table: "#", "No.", "序号".
  case ordinal
  /// Something else that has codes and names: "Currency code", "Event", "Opcode".
  case foreign
  /// The first column of a parameter table: "Parameter", "Field", "参数".
  case parameter
  /// The other columns of a parameter table: "Type", "Required", "Default".
  case parameterTrait
  /// Anything else.
  case other

  /// Reads the name of a column.
  ///
  /// "Cause and solution", "Return code/value" and "Code (hex)" are named by their first part.
  init(_ header: String) { self.init(parts: Self.parts(of: header)) }

  /// Reads the name of a column of which the words are known.
  init(parts: [[String]]) {
    let kinds = parts.map(Self.kind)
    self = kinds.first { $0 != .other } ?? .other
    switch self {
    case .code, .statusCode, .error, .status, .number, .symbol:
      if kinds.contains(.errorCode) || (self == .status && kinds.contains(.code)) {
        self = .errorCode
      }
    // What to do is said there, too.
    case .text(let rank) where kinds.contains(.remedy): self = .text(rank: min(rank, 1))
    default: break
    }
  }

  /// Returns whether the cells of a row are names of columns: one names codes, and none is a code.
  static func areHeaders(_ cells: [String]) -> Bool {
    var namesCodes = false
    for cell in cells {
      if cell.utf8.contains(where: \.isDigit) || cell.utf8.count > 60 { return false }
      switch HeaderName(cell) {
      case .errorCode, .code, .statusCode, .httpStatus: namesCodes = true
      default: break
      }
    }
    return namesCodes && cells.count > 1
  }

  /// Whether the column holds text about a code.
  var isText: Bool {
    if case .text = self { true } else { false }
  }

  private static func kind(of words: [String]) -> HeaderName {
    // Korean sets its words apart: "에러 코드".
    let ideographic = words.filter(isIdeographic).joined()
    if !ideographic.isEmpty { return kind(ofIdeographic: ideographic, among: words) }
    guard let last = words.last else { return .other }
    let kinds = kinds(of: words)
    // Most cells that are looked at as a header are none.
    if kinds.isDisjoint(with: .known) { return isCompoundOfCode(last) ? .code : .other }
    func has(_ kind: WordKinds) -> Bool { kinds.contains(kind) }
    func areAll(_ some: WordKinds) -> Bool {
      words.allSatisfy { !HeaderName.kinds(of: $0).isDisjoint(with: some) }
    }
    let ofLast = HeaderName.kinds(of: last)
    let endsInCode = ofLast.contains(.code) || isCompoundOfCode(last)
    let isAboutErrors = has(.error) || has(.qualifier)
    if has(.codeName) || has(.errorCode) { return .errorCode }
    // "Error code required": what is said of codes.
    if ofLast.contains(.trait), ofLast.isDisjoint(with: [.naming, .symbol]) {
      return .parameterTrait
    }
    if has(.severity), !endsInCode { return .severity }
    if has(.foreign), !has(.error) { return .foreign }
    if !endsInCode {
      if let rank = kinds.textRank { return .text(rank: rank) }
      if has(.remedy) { return .remedy }
    }
    if has(.http) { return .httpStatus }
    if has(.code) || endsInCode {
      if !isAboutErrors { return .code }
      return has(.status) && !has(.error) && !has(.business) ? .statusCode : .errorCode
    }
    if has(.error) {
      if has(.number) || has(.ordinal) { return .errorCode }
      return areAll([.error, .naming, .symbol]) ? .error : .other
    }
    if has(.parameter) { return .parameter }
    if has(.trait) { return .parameterTrait }
    if has(.rule) { return .rule }
    if has(.exit) { return .errorCode }
    if has(.status) || has(.returned) { return .status }
    if has(.number) { return .number }
    if has(.symbol) { return .symbol }
    return areAll(.ordinal) ? .ordinal : .other
  }

  /// Whether a word is a name and "code" in one: GDSCODE, retcode; but not barcode or encode.
  private static func isCompoundOfCode(_ word: String) -> Bool {
    guard word.utf8.count > 6, word.hasSuffix("code"), word.utf8.allSatisfy(\.isLetter) else {
      return false
    }
    let start = String(word.dropLast(4))
    return !CodeNames.otherKinds.contains(start) && !wordsInCode.contains(start)
  }

  /// What English words begin with that end in "code" and name no code.
  private static let wordsInCode: Set<String> = [
    "auto", "byte", "data", "geo", "machine", "micro", "pass", "pseudo", "shell", "time", "trans",
    "uni", "video",
  ]

  private static func kind(ofIdeographic word: String, among words: [String]) -> HeaderName {
    func has(_ list: [String]) -> Bool { list.contains { word.has(bytesOf: $0) } }
    func ends(_ list: [String]) -> Bool { list.contains { word.ends(inBytesOf: $0) } }
    let kinds = kinds(of: words)
    let isHTTP = kinds.contains(.http)
    let hasLatinCode = !kinds.isDisjoint(with: [.code, .codeName])
    if ends(foreignCodeSuffixes) { return .foreign }
    if ideographicSymbols.contains(word) { return .symbol }
    if has(ideographicRemedies) { return .remedy }
    if has(ideographicSeverities), !ends(ideographicCodes) { return .severity }
    for (rank, suffixes) in ideographicTexts where ends(suffixes) { return .text(rank: rank) }
    let isAboutErrors = has(ideographicErrors)
    if ends(ideographicCodes) || hasLatinCode {
      if isHTTP { return .httpStatus }
      if ideographicOrdinals.contains(word) { return .ordinal }
      if isAboutErrors { return .errorCode }
      if has(ideographicOutcomes) { return .errorCode }
      return has(ideographicStatuses) ? .statusCode : .code
    }
    if isHTTP { return .httpStatus }
    if isAboutErrors { return .error }
    if has(ideographicParameters) { return .parameter }
    if has(ideographicTraits) { return .parameterTrait }
    if has(ideographicStatuses) || has(ideographicOutcomes) { return .status }
    if ends(ideographicNumbers) { return .number }
    if ends(ideographicSymbols) { return .symbol }
    return ideographicOrdinals.contains(word) ? .ordinal : .other
  }
}

// MARK: - Words

extension HeaderName {
  /// Returns the words of each part of a column's name, in lower case: `errorCode` is "error
  /// code", `HTTP状态码` is "http 状态码", "Cause and solution" has two parts.
  package static func parts(of header: String) -> [[String]] {
    var parts: [[String]] = [[]]
    for word in words(of: header) {
      if partMarks.contains(word) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Returns whether `word` is of a script that sets no spaces between words, or glues
  /// endings to them, as Korean does.
  package static func isIdeographic(_ word: String) -> Bool {
    word.unicodeScalars.first.map(script) == .ideographic
  }

  private static let partMarks: Set<String> = [
    "/", "&", "(", "（", ",", "、", ":", "：", "|", "+", "and", "or", "и", "или", "und", "et", "y",
  ]

  /// Those of them that are one character of ASCII.
  private static let asciiPartMarks: [Unicode.Scalar] = ["/", "&", "(", ",", ":", "|", "+"]

  private enum Script {
    case lower
    case upper
    case ideographic
    case mark
    case none
  }

  private static func script(of scalar: Unicode.Scalar) -> Script {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if byte.isCapital { return .upper }
      if byte.isSmall || byte.isDigit || scalar == "#" { return .lower }
      return asciiPartMarks.contains(scalar) ? .mark : .none
    }
    if scalar.isUnspaced || isOfTheSoutheast(scalar) { return .ideographic }
    if scalar.properties.isUppercase { return .upper }
    if scalar.properties.isAlphabetic || scalar == "№" { return .lower }
    // The vowels and other marks of a letter before them, as in Hindi.
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return .lower
    default: break
    }
    return partMarks.contains(String(scalar)) ? .mark : .none
  }

  /// Thai, Lao, Burmese and Khmer, which set no spaces between words either.
  private static func isOfTheSoutheast(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// Joins the letters of Korean and the sound marks of Japanese where they are scalars of their own:
  /// words in these scripts are searched by their bytes.
  private static func composed(_ header: String) -> String {
    let isApart = header.unicodeScalars.contains {
      (0x1100...0x11FF).contains($0.value) || (0x3099...0x309A).contains($0.value)
    }
    guard isApart else { return header }
    return String(String.UnicodeScalarView(NormalizationForm.composed.scalars(of: header)))
  }

  private static func words(of header: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var previous = Script.none
    func flush() {
      if !word.isEmpty { words.append(String(word).lowercased()) }
      word = String.UnicodeScalarView()
    }
    // A soft hyphen and the like are within a word: SQL\u{AD}CODE.
    for scalar in composed(header).unicodeScalars
    where scalar.isASCII || scalar.properties.generalCategory != .format {
      let current = script(of: scalar)
      switch (previous, current) {
      case (.lower, .upper), (_, .mark), (_, .none), (.ideographic, .lower), (.ideographic, .upper),
        (.lower, .ideographic), (.upper, .ideographic):
        flush()
      case (.upper, .lower) where word.count > 1:
        // "HTTPStatus": the last capital begins the next word.
        if let capital = word.popLast() {
          flush()
          word.append(capital)
        }
      default: break
      }
      if current == .mark { words.append(String(scalar)) }
      if current != .mark, current != .none { word.append(scalar) }
      previous = current
    }
    flush()
    return words
  }
}
