/// The keys under which programs log codes.
///
/// Keys are compared without case and without `_` and `-`: `error_code`, `errorCode` and `Error-Code`
/// are one. A key is a whole word: `zip_code` is not `code`.
///
/// ```swift
/// let keys = try CodeKeys(adding: ["status"])
/// ```
public struct CodeKeys: Sendable {
  /// The keys that need no asking for, as they are listed in docs/annotate.md.
  public static let standard = [
    "code", "error_code", "err_code", "ret_code", "return_code", "result_code", "s_code", "e_code",
    "sub_code", "msg_code", "biz_code", "api_code", "resp_code", "response_code", "reason_code",
    "reject_code", "decline_code", "failure_code", "fail_code", "fault_code", "exception_code",
    "sql_code", "sqlstate", "errno",
  ]

  /// What a key may end with, whatever comes before it: `lastErrorCode`, `vendor_error_code`.
  private static let endings = ["errorcode", "errcode"].map { FoldedWord($0) }

  /// Words before `code` that make it a code of another kind: `exit code`, `zip.code`.
  private static let otherKinds = [
    "area", "bank", "bar", "branch", "char", "character", "city", "color", "country", "coupon",
    "currency", "discount", "exit", "gift", "http", "invitation", "invite", "key", "lang",
    "language", "locale", "op", "otp", "phone", "pin", "post", "postal", "product", "promo", "qr",
    "region", "security", "sms", "sort", "source", "status", "swift", "tax", "tracking",
    "verification", "voucher", "zip",
  ].map { FoldedWord($0) }

  private static let bareCode = FoldedWord("code")

  private let words: [FoldedWord]
  /// Finds where in a text a key may end.
  package let endings: KeyEndings

  /// The standard keys, and others beside them.
  ///
  /// - Throws: ``InvalidKey`` for a name that is empty, is longer than 32 letters and digits, or
  ///   holds anything but ASCII letters, digits, `_` and `-`.
  public init(adding names: [String] = []) throws(InvalidKey) {
    for name in names where !Self.isName(name) { throw InvalidKey(name: name) }
    let names = Self.standard + names
    words = names.map { FoldedWord($0) }
    endings = KeyEndings(names)
  }

  private static func isName(_ name: String) -> Bool {
    let isMadeOfWordBytes = name.utf8.allSatisfy { $0.isWordByte }
    return isMadeOfWordBytes && (1...FoldedWord.longest).contains(FoldedWord(name).count)
  }

  /// Whether a word is a key.
  package func contains(_ word: FoldedWord) -> Bool {
    for key in words where key == word { return true }
    for ending in Self.endings where word.ends(with: ending) { return true }
    return false
  }

  /// Whether a word is `code` alone, so that the word before it decides.
  func isBare(_ word: FoldedWord) -> Bool { word == Self.bareCode }

  /// Whether a word before `code` makes it a code of another kind.
  func namesOtherKind(_ word: FoldedWord) -> Bool {
    for kind in Self.otherKinds where kind == word { return true }
    return false
  }
}

/// A name that cannot be a key.
public struct InvalidKey: Error, Equatable, CustomStringConvertible {
  /// The name as given.
  public var name: String

  /// What is wrong with it.
  public var description: String {
    "'\(name)' is no key: a key is 1 to \(FoldedWord.longest) ASCII letters and digits, with _ and - "
      + "between them"
  }
}

/// A word in lower case, without `_` and `-`: its last 32 letters and digits.
package struct FoldedWord: Equatable, Sendable {
  static let longest = 32

  private var low: UInt128 = 0
  private var high: UInt128 = 0
  /// How many letters and digits it has.
  package private(set) var count = 0

  init() {}

  init(_ text: String) {
    for byte in text.utf8.reversed() where byte.isLetter || byte.isDigit { prepend(byte) }
  }

  /// Adds a letter or digit before the others.
  @inline(__always)
  mutating func prepend(_ byte: UInt8) {
    let folded = UInt128(byte.isDigit ? byte : byte | 0x20)
    if count < 16 {
      low |= folded << UInt128(8 * count)
    } else if count < Self.longest {
      high |= folded << UInt128(8 * (count - 16))
    }
    count += 1
  }

  /// Whether the word ends with one of at most 15 letters.
  package func ends(with ending: FoldedWord) -> Bool {
    count > ending.count && low & ((1 << UInt128(8 * ending.count)) - 1) == ending.low
  }
}

extension UInt8 {
  @inline(__always) package var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Whether a key may hold the byte.
  @inline(__always) var isWordByte: Bool {
    isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}
