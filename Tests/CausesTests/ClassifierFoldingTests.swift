import Testing

@testable import Causes

struct ClassifierFoldingTests {
  @Test(arguments: [
    ("", ""),
    ("Order  Not\tFound", "order not found"),
    ("INSUFFICIENT_BALANCE", "insufficient balance"),
    ("too-many-requests", "too many requests"),
    ("invalidNonce", "invalid nonce"),
    ("orderID", "order id"),
    ("APIKey", "api key"),
    ("IPAddressBanned", "ip address banned"),
    ("OAuth", "oauth"),
    ("URLs, APIs", "urls apis"),
    ("BTCUSDT", "btcusdt"),
    ("2FA off", "2fa off"),
    ("can't", "cant"),
    ("don’t", "dont"),
    ("'Api_key'", "api key"),
    ("users' keys", "users keys"),
    ("One. Two! Three? Four; five", "one\ntwo\nthree\nfour\nfive"),
    ("One\nTwo", "one\ntwo"),
    ("api.example.com costs 0.01", "api example com costs 0 01"),
    ("...", ""),
    (" a.", "a"),
    ("余额不足。请充值！好；的", "余额不足\n请充值\n好\n的"),
    ("签名，错误", "签名 错误"),
    ("ＡＰＩ２", "api2"),
    ("𠀀・ｶ", "𠀀 ｶ"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"),
    ("Ошибка СЕРВЕРА Ёж", "ошибка сервера ёж"),
    ("ÄÖÜ Çà Ωμέγα", "äöü çà ωμέγα"),
    ("±5% × 3", "5 3"),
    ("a\u{00A0}b\u{200B}c", "a b c"),
    ("fire 🔥 fire", "fire fire"),
    ("a…b—c", "a b c"),
  ])
  func `text and rules are brought into one form`(text: String, folded: String) {
    #expect(String(decoding: ClassifierFolding.fold(text), as: UTF8.self) == folded)
  }

  @Test func `folded text fits its capacity and folds to itself`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random texts:", seed)
    var random = SplitMix64(state: seed)
    let pieces = ["a", "B", "API", "Key", "'", ".", " ", "_", "é", "Ж", "余", "。", "Ａ", "🔥", "\n"]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let folded = ClassifierFolding.fold(text)
      let again = ClassifierFolding.fold(String(decoding: folded, as: UTF8.self))
      #expect(folded.count <= ClassifierFolding.capacity(text.utf8.count), "seed \(seed)")
      #expect(again == folded, "seed \(seed), text '\(text)'")
      #expect(folded.first.map { $0 > 32 } != false && folded.last.map { $0 > 32 } != false)
    }
  }
}
