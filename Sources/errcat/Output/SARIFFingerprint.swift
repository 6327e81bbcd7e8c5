import ErrcatBytes

/// What tells a finding from all others from one run to the next, wherever lines move (SARIF 2.1.0,
/// section 3.27.17).
enum SARIFFingerprint {
  /// The name of this kind of fingerprint; another number would make all findings new ones.
  static let name = "errcat/v1"

  /// The fingerprints of findings: of the rule, the path and the message without the numbers of lines,
  /// and of how many of the same come before.
  static func texts(_ results: [SARIFLog.Result]) -> [String] {
    var counts: [String: Int] = [:]
    return results.map { result in
      let key = [result.rule, result.path ?? "", withoutLines(result.message)]
        .joined(separator: "\0")
      let place = counts[key, default: 0]
      counts[key] = place + 1
      return hash(key + "\0\(place)")
    }
  }

  /// The message without the numbers that come after `line`, `lines` or `times`.
  private static func withoutLines(_ message: String) -> String {
    var words: [Substring] = []
    for word in message.split(separator: " ") {
      let isNumber = word.utf8.first?.isDigit == true
      if isNumber, let last = words.last, last.hasSuffix("line") || last.hasSuffix("lines") {
        continue
      }
      if word.hasPrefix("time"), words.last?.utf8.allSatisfy(\.isDigit) == true {
        words.removeLast()
      }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// FNV-1a in 64 bits, as 16 hex digits.
  private static func hash(_ text: String) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let hex = String(value, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
