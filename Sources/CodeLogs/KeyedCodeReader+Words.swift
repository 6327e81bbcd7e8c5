internal import ErrcatBytes

// Codes after a word without a separator: `error 10016`, `errorCode [10016]`, `Msg 2627, Level 14`.

extension KeyedCodeReader {
  /// Returns the code after a word that ends at a place, before a blank or a bracket.
  func code(afterWordEndingAt wordEnd: Int) -> KeyedCode? {
    guard keys.mayEnd(text, at: wordEnd), let key = key(endingAt: wordEnd), key.word != .key
    else { return nil }
    let before = key.start > 0 ? text[key.start - 1] : ASCII.lineFeed
    let isTag = before == UInt8(ascii: "<")
    // `E/LoginError( 1234)` names a process, `user@error` a host.
    guard !isHostMark(before), before != UInt8(ascii: "$"),
      isTag == (byte(wordEnd) == UInt8(ascii: ">")), !isAfterAddress(key.start)
    else { return nil }
    guard let value = worded(from: isTag ? wordEnd + 1 : wordEnd) else { return nil }
    if isNumber(value) {
      if isCounted(value) { return nil }
      if key.word == .level, isCapitals(key.start..<wordEnd), isProcess(value) { return nil }
    } else if !hasDigit(value), !isTag {
      let isAnnounced =
        key.word == .announcing || key.word == .level && !isCapitals(key.start..<wordEnd)
      guard isAnnounced, value.count > 4, isCapitals(value) else { return nil }
    }
    if key.word == .message, !isNumber(value) || byte(value.upperBound) != UInt8(ascii: ",") {
      return nil
    }
    if key.word == .exception, !hasDigit(value) { return nil }
    return KeyedCode(key: key.start..<wordEnd, value: value)
  }

  /// Words between a key and its code: `error code is 10016`.
  private static let fillers = ["is ", "was ", "of ", "no. ", "nr. "].map { Array($0.utf8) }

  /// The code after a word, in brackets, quotes or bare.
  private func worded(from start: Int) -> Range<Int>? {
    var place = behindBlanks(start)
    if place > start, let filler = Self.fillers.first(where: { has($0, at: place) }) {
      place = behindBlanks(place + filler.count)
    }
    if byte(place) == UInt8(ascii: "#") { place += 1 }
    let opening = byte(place)
    let closing: UInt8? =
      switch opening {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): opening
      default: nil
      }
    if closing != nil { place = behindBlanks(place + 1) }
    guard let value = bare(from: place) else { return nil }
    guard let closing else { return value }
    let end = byte(behindBlanks(value.upperBound))
    // `ApiError(10016, 'no coins')`.
    return end == closing || opening == UInt8(ascii: "(") && end == UInt8(ascii: ",") ? value : nil
  }

  /// The second code of two: `SQLSTATE[HY000] [2002]`, `ERROR 1045 (28000)`.
  func second(after value: Range<Int>) -> Range<Int>? {
    var place = value.upperBound
    let isBracketed = byte(place) == UInt8(ascii: "]")
    if isBracketed { place += 1 }
    if isBracketed, value.count == 5, byte(place) == UInt8(ascii: ":") {
      return number(afterClassFrom: place + 1)
    }
    guard byte(place) == ASCII.space else { return nil }
    place += 1
    let isState = byte(place) == UInt8(ascii: "(")
    guard isState || isBracketed && byte(place) == UInt8(ascii: "["),
      let next = bare(from: place + 1),
      byte(next.upperBound) == UInt8(ascii: isState ? ")" : "]"), hasDigit(next)
    else { return nil }
    // SQLSTATE has five digits and capitals (ISO/IEC 9075-2, 24.1).
    guard !isState || next.count == 5 && isNumber(value) else { return nil }
    return next
  }

  /// A number after the class of a state: `SQLSTATE[23000]: Integrity constraint violation: 1062 ...`.
  private func number(afterClassFrom start: Int) -> Range<Int>? {
    var place = start
    while byte(place).isLetter || byte(place) == ASCII.space, place - start < 80 { place += 1 }
    guard byte(place) == UInt8(ascii: ":"), byte(place + 1) == ASCII.space,
      let value = bare(from: place + 2), isNumber(value)
    else { return nil }
    return value
  }

  /// The number at the start of a text in quotes: `"error":"10016: no coins"`.
  func firstNumber(of prose: Range<Int>) -> Range<Int>? {
    guard let value = bare(from: prose.lowerBound), value.upperBound < prose.upperBound,
      isNumber(value), value.count > 1, !isCounted(value)
    else { return nil }
    return value
  }

  /// Whether a value in quotes has several words, which may name a code among them.
  func isProse(_ value: Range<Int>) -> Bool { value.contains { text[$0] == ASCII.space } }

  /// Whether a value is a word of a sentence: `ERROR: invalid input`.
  func startsSentence(_ value: Range<Int>) -> Bool {
    let end = value.upperBound
    return byte(end) == ASCII.space && byte(end + 1).isLetter
      && value.dropFirst().allSatisfy { text[$0].isSmall } && text[value.lowerBound].isLetter
  }

  func hasDigit(_ value: Range<Int>) -> Bool { value.contains { text[$0].isDigit } }

  /// Whether a value is a decimal number, with or without a sign.
  func isNumber(_ value: Range<Int>) -> Bool {
    let digits = byte(value.lowerBound) == UInt8(ascii: "-") ? value.dropFirst() : value
    return !digits.isEmpty && digits.allSatisfy { text[$0].isDigit }
  }

  private func isCapitals(_ value: Range<Int>) -> Bool { value.allSatisfy { text[$0].isCapital } }

  private func has(_ word: [UInt8], at place: Int) -> Bool {
    word.indices.allSatisfy { byte(place + $0) | 0x20 == word[$0] | 0x20 }
  }
}

// MARK: - Numbers that are no codes

extension KeyedCodeReader {
  /// What is counted after a number: `error: 3 retries left`, `error 10016 ms`.
  private static let units: Set<String> = [
    "attempts", "b", "bytes", "connections", "d", "days", "entries", "errors", "events", "failed",
    "failures", "files", "gb", "gib", "h", "hours", "items", "jobs", "kb", "kib", "lines", "mb",
    "messages", "mib", "min", "minutes", "ms", "ns", "objects", "of", "out", "packets", "passed",
    "percent", "records", "requests", "retries", "rows", "s", "sec", "seconds", "secs", "tasks",
    "tests", "times", "tries", "us", "users", "warnings", "workers",
  ]

  /// Whether what comes after a number says that it is an amount: a unit, or a comparison as in
  /// `AssertionError: 13 != 404`.
  func isCounted(_ value: Range<Int>) -> Bool {
    var place = value.upperBound
    guard byte(place) == ASCII.space else { return false }
    place += 1
    if byte(place + 1) == UInt8(ascii: "=") || byte(place) == UInt8(ascii: "<") { return true }
    let start = place
    while byte(place).isSmall, place - start < 16 { place += 1 }
    guard place > start, !byte(place).isWordByte else { return false }
    let word = (start..<place).map { text[$0] }
    return Self.units.contains(String(decoding: word, as: UTF8.self))
  }

  /// Whether the number after a level is a process, as what follows it tells: a thread, a logger.
  private func isProcess(_ value: Range<Int>) -> Bool {
    var place = behindBlanks(value.upperBound)
    if place == value.upperBound { return false }
    if byte(place) == UInt8(ascii: "[") || byte(place).isDigit { return true }
    if byte(place) == UInt8(ascii: "-"), byte(place + 1) == UInt8(ascii: "-") { return true }
    // `app.orders`, `worker.py:88`, `net::http`.
    let start = place
    while byte(place).isAlphanumeric || byte(place) == UInt8(ascii: "_"), place - start < 64 {
      place += 1
    }
    let next = byte(place + 1)
    return place > start
      && (byte(place) == UInt8(ascii: ".") && next.isLetter
        || byte(place) == UInt8(ascii: ":") && next == UInt8(ascii: ":"))
  }

  /// Whether a word comes after an address: the kernel's `sp 00007ffd1c2a error 4` are the bits of a
  /// page fault.
  private func isAfterAddress(_ start: Int) -> Bool {
    var place = start - 1
    guard place > 0, text[place] == ASCII.space else { return false }
    while place > 0, text[place - 1].isHexDigit, start - place < 20 { place -= 1 }
    return start - 1 - place >= 8
  }
}
