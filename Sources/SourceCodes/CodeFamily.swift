internal import ErrcatBytes

/// The form that several codes of a list share, so that others of it are known for codes: `E` and
/// four digits, or a name that begins with `ERR_`.
package struct CodeFamily: Hashable, Sendable {
  /// What comes after the prefix.
  package enum Rest: Hashable, Sendable {
    /// A number of so many digits.
    case digits(ClosedRange<Int>)
    /// Words in capitals, with `_` between them.
    case capitals
    /// Words that begin with capitals.
    case words
  }

  /// What its codes begin with.
  package var prefix: String
  package var rest: Rest
  let bytes: [UInt8]

  init(prefix: String, rest: Rest) {
    self.prefix = prefix
    self.rest = rest
    bytes = Array(prefix.utf8)
  }

  /// The families that codes and symbols of one list show.
  package static func families(of names: [String]) -> [CodeFamily] {
    let names = Set(names)
    return numbered(names) + named(names)
  }

  /// `E1001`, `ORA-00942`, `PAY_001`: two of a prefix; more for a single letter with few digits.
  private static func numbered(_ names: Set<String>) -> [CodeFamily] {
    var widths: [String: [Int]] = [:]
    for name in names {
      let bytes = Array(name.utf8)
      let digits = bytes.reversed().prefix(while: \.isDigit).count
      let prefix = bytes.dropLast(digits)
      guard digits > 1, let first = prefix.first, first.isLetter,
        prefix.allSatisfy({ $0.isLetter || "_-.".utf8.contains($0) }), prefix.count <= 24
      else { continue }
      widths[String(decoding: prefix, as: UTF8.self), default: []].append(digits)
    }
    return widths.compactMap { prefix, widths in
      guard let least = widths.min(), let most = widths.max() else { return nil }
      let letters = prefix.utf8.count(where: \.isLetter)
      guard widths.count > 1, letters > 1 || least > 2 else { return nil }
      return CodeFamily(prefix: prefix, rest: .digits(least...most))
    }.sorted { inOrder($0.prefix, $1.prefix) }
  }

  /// `ERR_TIMEOUT` and `ERR_CLOSED`, `APP_ERR_BUSY`, `ErrTimeout`: a prefix that says error.
  private static func named(_ names: Set<String>) -> [CodeFamily] {
    var counts: [CodeFamily: Int] = [:]
    for name in names {
      let isCapitals = name.utf8.allSatisfy { $0.isCapital || $0.isDigit || $0 == 0x5F }
      if isCapitals {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        guard
          let place = words.prefix(3).firstIndex(where: { announcers.contains(String($0)) }),
          place + 1 < words.count
        else { continue }
        let prefix = words[...place].joined(separator: "_") + "_"
        counts[CodeFamily(prefix: prefix, rest: .capitals), default: 0] += 1
      } else if name.hasPrefix("Err"), name.utf8.dropFirst(3).first?.isCapital == true,
        name.utf8.allSatisfy(\.isAlphanumeric)
      {
        let prefix = name.hasPrefix("ErrCode") && name.utf8.count > 7 ? "ErrCode" : "Err"
        counts[CodeFamily(prefix: prefix, rest: .words), default: 0] += 1
      }
    }
    return counts.filter { $0.value > 1 }.map(\.key).sorted { inOrder($0.prefix, $1.prefix) }
  }

  private static func inOrder(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The words that say that a name is one of an error.
  private static let announcers: Set<String> = [
    "ERR", "ERROR", "E", "ERRCODE", "ERRNO", "EC", "FAULT",
  ]

  /// Words that make a name one of something else: `ERR_CODES_H`, `ERROR_MESSAGES`.
  private static let others: Set<String> = [
    "CODE", "CODES", "MESSAGE", "MESSAGES", "MSG", "MSGS", "MAP", "TABLE", "LIST", "NAME",
    "NAMES", "TEXT", "TEXTS", "STRING", "STRINGS", "LOG", "LOGS", "COUNT", "COUNTER", "TYPE",
    "TYPES", "PREFIX", "BASE", "MAX", "MIN", "START", "END", "FIRST", "LAST", "OFFSET", "H",
    "HPP", "HH", "URL", "DOCS", "FILE", "PATH", "LEVEL", "COLOR", "STYLE", "HANDLER", "HANDLERS",
    "CLASS", "TOTAL", "RATE", "INCLUDED", "DEFS", "DEF", "INFO", "DESC", "DESCRIPTION",
    "DESCRIPTIONS", "FORMAT", "FMT", "NUM", "NUMBER", "ID", "IDS", "KEY", "KEYS", "DETAILS",
    "DETAIL", "TITLE", "TITLES", "STATUS", "SEVERITY", "PATTERN", "REGEX", "BUFFER", "BUF", "LEN",
    "LENGTH", "SIZE", "STR",
  ]

  /// Where a code of the family ends that begins at a place; nil if none does.
  func end(of text: Span<UInt8>, at start: Int, before end: Int) -> Int? {
    var place = start
    for byte in bytes {
      guard place < end, text[place] == byte else { return nil }
      place += 1
    }
    let rest = place
    switch self.rest {
    case .digits(let widths):
      while place < end, text[place].isDigit { place += 1 }
      guard widths.contains(place - rest) else { return nil }
    case .capitals:
      while place < end, text[place].isCapital || text[place].isDigit || text[place] == 0x5F {
        place += 1
      }
      guard place > rest, text[place - 1] != 0x5F, text[rest] != 0x5F else { return nil }
      var name: [UInt8] = []
      for index in rest..<place { name.append(text[index]) }
      let words = String(decoding: name, as: UTF8.self).split(separator: "_").map(String.init)
      guard name.contains(where: \.isCapital), !words.allSatisfy(Self.others.contains) else {
        return nil
      }
    case .words:
      guard place < end, text[place].isCapital else { return nil }
      while place < end, text[place].isAlphanumeric { place += 1 }
    }
    if place < end, text[place].isAlphanumeric || text[place] == 0x5F || text[place] >= 0x80 {
      return nil
    }
    return place
  }
}
