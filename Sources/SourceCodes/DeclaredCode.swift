internal import ErrcatBytes

/// A code that a file declares: a literal of a `case`, the key of a map, or an enumerator.
package struct DeclaredCode: Hashable, Sendable {
  /// The name it is given; nil if it has none.
  package var name: String?
  /// Its literal, without quotes; nil if it has none.
  package var literal: String?
  /// Where it is in the file's bytes.
  package var range: Range<Int>
}

/// Finds the codes that a file declares among its tokens.
package struct DeclaredCodes {
  private let tokens: [SourceToken]
  private let isGo: Bool
  private var codes: [DeclaredCode] = []
  /// The brackets that are open, and whether an enumeration's.
  private var open: [Bool] = []
  /// Whether the lines are constants of Go that `iota` counts.
  private var isCounting = false

  /// Returns the codes, in the order of the file.
  package static func codes(
    in text: Span<UInt8>, _ tokens: [SourceToken], path: String
  ) -> [DeclaredCode] {
    var finder = DeclaredCodes(tokens, isGo: path.hasSuffix(".go"))
    finder.find(text)
    return finder.codes
  }

  private init(_ tokens: [SourceToken], isGo: Bool) {
    self.tokens = tokens
    self.isGo = isGo
  }

  private mutating func find(_ text: Span<UInt8>) {
    var isEnumeration = false
    var at = 0
    while at < tokens.count {
      let token = tokens[at]
      switch token.kind {
      case .sign:
        switch text[token.range.lowerBound] {
        case UInt8(ascii: "{"):
          open.append(isEnumeration)
          isEnumeration = false
        case UInt8(ascii: "}"): _ = open.popLast()
        case UInt8(ascii: ";"): isEnumeration = false
        case UInt8(ascii: ")"): isCounting = false
        default: break
        }
        at += 1
      case .word:
        let word = string(text, token.range)
        if word == "enum" { isEnumeration = true }
        at = word == "case" ? cases(text, at + 1) : named(text, at, word)
      case .number, .text: at = key(text, at)
      }
    }
  }

  /// `case 1001:`, `case "E1", "E2" ->`; in an enumeration `case busy = 1001`, `case busy, closed`.
  private mutating func cases(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < tokens.count {
      if let (literal, range, next) = literal(text, at) {
        codes.append(DeclaredCode(literal: literal, range: range))
        at = next
      } else if tokens[at].kind == .word, open.last == true {
        let name = string(text, tokens[at].range)
        if sign(text, at + 1) == UInt8(ascii: "="), let value = literal(text, at + 2) {
          codes.append(
            DeclaredCode(name: name, literal: value.text, range: tokens[at].range))
          at = value.next
        } else {
          codes.append(DeclaredCode(name: name, range: tokens[at].range))
          at += 1
        }
      } else {
        return at
      }
      guard sign(text, at) == UInt8(ascii: ",") || sign(text, at) == UInt8(ascii: "|") else {
        return at
      }
      at += 1
    }
    return at
  }

  /// `BUSY = 1001`, `BUSY: 1001`, and in an enumeration `BUSY(1001, "busy")` and `BUSY,`.
  private mutating func named(_ text: Span<UInt8>, _ at: Int, _ word: String) -> Int {
    let range = tokens[at].range
    let next = sign(text, at + 1)
    let isAssigned =
      next == UInt8(ascii: "=") && sign(text, at + 2) != UInt8(ascii: "=")
      || next == UInt8(ascii: ":") && sign(text, at + 2) != UInt8(ascii: ":")
    if isAssigned || next == UInt8(ascii: "(") && open.last == true && startsItem(text, at),
      let value = literal(text, at + 2)
    {
      // In Go a type may come between: `Busy Code = 1001`.
      let named = isTyped(text, at) ? tokens[at - 1].range : range
      codes.append(
        DeclaredCode(name: string(text, named), literal: value.text, range: named))
      return value.next
    }
    if word == "auto" || word == "iota", let first = firstWord(text, at) {
      codes.append(DeclaredCode(name: string(text, first), range: first))
      isCounting = word == "iota"
      return at + 1
    }
    if isCounting, startsItem(text, at), next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
      codes.append(DeclaredCode(name: word, range: range))
      return at + 1
    }
    // `#define BUSY 1001`
    if at > 0, tokens[at - 1].kind == .word, string(text, tokens[at - 1].range) == "define",
      let value = literal(text, at + 1)
    {
      codes.append(DeclaredCode(name: word, literal: value.text, range: range))
      return value.next
    }
    if open.last == true, startsItem(text, at) {
      let ends = [",", "}", "=", "(", "{", "\n", "\r", ";"].map { $0.utf8.first }
      if ends.contains(next) { codes.append(DeclaredCode(name: word, range: range)) }
    }
    return at + 1
  }

  /// Whether a word of Go is the type between a name and what it is given.
  private func isTyped(_ text: Span<UInt8>, _ at: Int) -> Bool {
    guard isGo, at > 0, tokens[at - 1].kind == .word else { return false }
    return !["const", "var"].contains(string(text, tokens[at - 1].range))
  }

  /// The word that starts the line of a token, if `=` comes before the token.
  private func firstWord(_ text: Span<UInt8>, _ at: Int) -> Range<Int>? {
    guard sign(text, at - 1) == UInt8(ascii: "=") else { return nil }
    var first = at - 1
    while first > 0, sign(text, first - 1) != UInt8(ascii: "\n") { first -= 1 }
    return tokens[first].kind == .word ? tokens[first].range : nil
  }

  /// Whether a word is the first of an item between commas or lines.
  private func startsItem(_ text: Span<UInt8>, _ at: Int) -> Bool {
    guard at > 0 else { return false }
    let before = sign(text, at - 1)
    return before.map { "{,\n\r".utf8.contains($0) } ?? false
  }

  /// `1001: "busy"`, `"E1001" => Busy`, `[1001] = "busy"`.
  private mutating func key(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard let value = literal(text, at) else { return at + 1 }
    let after = sign(text, value.next)
    let isArrow =
      (after == UInt8(ascii: "=") || after == UInt8(ascii: "-"))
      && sign(text, value.next + 1) == UInt8(ascii: ">")
    let isMember =
      after == UInt8(ascii: "]") && sign(text, value.next + 1) == UInt8(ascii: "=")
      && sign(text, value.next + 2) != UInt8(ascii: "=")
    let isKey = after == UInt8(ascii: ":") && sign(text, value.next + 1) != UInt8(ascii: ":")
    // In `x ? 1 : 2` the literal is no key.
    let before = at > 0 ? sign(text, at - 1) : UInt8(ascii: "{")
    let isFirst = before.map { "{,[(\n\r|;".utf8.contains($0) } ?? false
    if isArrow || isMember || isKey && isFirst {
      codes.append(DeclaredCode(literal: value.text, range: value.range))
    }
    return value.next
  }

  /// The literal at a place, with its sign.
  private func literal(
    _ text: Span<UInt8>, _ start: Int
  ) -> (text: String, range: Range<Int>, next: Int)? {
    var at = start
    var sign = ""
    if at + 1 < tokens.count, self.sign(text, at) == UInt8(ascii: "-"),
      tokens[at + 1].kind == .number
    {
      sign = "-"
      at += 1
    }
    guard at < tokens.count, tokens[at].kind == .number || tokens[at].kind == .text else {
      return nil
    }
    let range = tokens[at].range
    return (sign + string(text, range), range, at + 1)
  }

  private func sign(_ text: Span<UInt8>, _ at: Int) -> UInt8? {
    guard tokens.indices.contains(at), tokens[at].kind == .sign else { return nil }
    return text[tokens[at].range.lowerBound]
  }
}
