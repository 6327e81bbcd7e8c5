internal import MarkdownReader

/// How many of a group of headings, items or lines begin with codes, and with what kind.
struct OutlineTally {
  private(set) var count = 0
  private(set) var numbers = 0
  private(set) var names = 0
  private(set) var words = 0
  /// How many of the codes nothing else looks like.
  private(set) var plain = 0
  private(set) var announced = 0
  /// How many are long numbers or say failure by their name.
  private(set) var sure = 0
  /// How many of the numbers and names are set off from the text after them.
  private(set) var setOff = 0
  /// How many of the names are those of fields, as in "`message`: what went wrong".
  private(set) var fields = 0
  /// How many have a text.
  private(set) var texts = 0
  /// Whether the text directly above announces errors.
  var isAnnounced = false
  private var ordinals = 0
  /// Codes that repeat are no codes of a list; only so many are kept.
  private var distinct: Set<String> = []
  /// The first code.
  private(set) var first: String?
  private(set) var firstLine = 0
  private(set) var lastLine = 0

  private static let mostDistinct = 500

  mutating func add(_ code: LeadingCode?, line: Int) {
    if count == 0 { firstLine = line }
    lastLine = line
    count += 1
    guard let code else { return }
    if first == nil { first = code.code }
    switch code.kind {
    case .number: numbers += 1
    case .name: names += 1
    case .word: words += 1
    }
    if Self.isOrdinal(code.code) { ordinals += 1 }
    if code.code.first?.lowercased() != "q" { areQuestions = false }
    if code.isPlain { plain += 1 }
    if code.isAnnounced { announced += 1 }
    if code.isAnnounced, code.isSetOff { said += 1 }
    if code.isPlain, code.kind == .number || ColumnProfile.namesFailure(code.code) { sure += 1 }
    if code.isSetOff || code.isAnnounced { setOff += 1 }
    if code.kind != .number, Self.isField(code.code) { fields += 1 }
    if !code.text.isEmpty || code.symbol != nil { texts += 1 }
    if distinct.count < Self.mostDistinct { distinct.insert(code.code) }
  }

  /// How many begin with a code; words count only among at least as many names.
  var codes: Int { numbers + names + (names * 2 >= words ? words : 0) }

  /// Whether all are a letter with a short number, as chapters and questions are: `E1`, `Q2`.
  var areOrdinals: Bool { ordinals == codes && names == codes }

  /// Whether words announce all of them, and all are set off: "Error code -20: …".
  var areSaid: Bool { said == codes && codes > 0 }

  private var said = 0

  /// Whether they are questions: `Q1: …`.
  private(set) var areQuestions = true

  /// Whether the codes are alike: numbers, or names.
  var isUniform: Bool { max(numbers, codes - numbers) * 5 >= codes * 4 }

  /// Whether they differ from each other, or nothing else looks like them.
  var isDistinct: Bool {
    let share = plain * 2 >= numbers + names + words ? 2 : 6
    return distinct.count >= Self.mostDistinct
      || distinct.count * 10 >= (numbers + names + words) * share
  }

  /// Whether the codes are the names of fields and not of errors.
  var areFields: Bool { fields * 3 >= max(1, codes) }

  /// `E7`, `A12`.
  private static func isOrdinal(_ code: String) -> Bool {
    let digits = code.dropFirst()
    return code.first?.isLetter ?? false && (1...2).contains(digits.count) && digits.first != "0"
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// `error_code`, `message`, `requestId`: what an answer has.
  private static func isField(_ name: String) -> Bool {
    if name.utf8.contains(where: { (48...57).contains($0) }) { return false }
    switch HeaderName(name) {
    case .errorCode, .code, .statusCode, .httpStatus, .status, .text, .parameter, .parameterTrait,
      .severity, .symbol, .ordinal, .number:
      return CodeText.isErrno(name) ? false : !ColumnProfile.namesFailure(name) || isAnswer(name)
    default: return false
    }
  }

  private static func isAnswer(_ name: String) -> Bool {
    let parts = HeaderName.parts(of: name)
    return parts.joined().count <= 2
      && !HeaderName.kinds(ofParts: parts).isDisjoint(with: [.code, .text])
  }
}
