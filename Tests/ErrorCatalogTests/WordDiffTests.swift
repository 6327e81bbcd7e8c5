import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct WordDiffTests {
  @Test(arguments: [
    ("Order not found", "Order not found", "Order not found"),
    ("", "", ""),
    ("", "Order not found", "{+Order not found+}"),
    ("Order not found", "", "[-Order not found-]"),
    ("Order not found", "Order was not found", "Order {+was +}not found"),
    ("Order was not found", "Order not found", "Order [-was -]not found"),
    ("Order not found", "Trade not found", "[-Order-]{+Trade+} not found"),
    ("Balance too low", "Balance too low.", "Balance too low{+.+}"),
    ("api_key is wrong", "api_keys is wrong", "[-api_key-]{+api_keys+} is wrong"),
    ("It can't be", "It cannot be", "It [-can't-]{+cannot+} be"),
    // White space between two changes is part of both.
    ("a b one two c d", "a b three four c d", "a b [-one two-]{+three four+} c d"),
    ("a b c d", "a b  c d", "a b[- -]{+  +}c d"),
    // Punctuation between two changes is not.
    ("a b one, two c", "a b three, four c", "a b [-one-]{+three+}, [-two-]{+four+} c"),
    // Texts with little in common are shown in full.
    (
      "The order of the user", "A balance of zero", "[-The order of the user-]{+A balance of zero+}"
    ),
    ("one two three", "one four five", "one [-two three-]{+four five+}"),
    ("one two three four", "one five six seven", "[-one two three four-]{+one five six seven+}"),
    // Scripts without spaces: each character is a word.
    ("余额不足", "余额不太足", "余额不{+太+}足"),
    ("オーダーなし", "オーダなし", "オーダ[-ー-]なし"),
    ("Ошибка сервера", "Ошибка клиента", "Ошибка [-сервера-]{+клиента+}"),
    ("주문 없음 오류", "주문 없음 경고", "주문 없음 [-오류-]{+경고+}"),
    ("잔액이 부족", "잔액은 부족", "잔액[-이-]{+은+} 부족"),
    ("𠀀𠀁不足", "𠀀𠀂不足", "𠀀[-𠀁-]{+𠀂+}不足"),
    ("größer als 1", "größer als 2", "größer als [-1-]{+2+}"),
  ])
  func `a change is marked word by word`(old: String, new: String, expected: String) {
    #expect(Self.marked(WordDiff(old: old, new: new)) == expected)
  }

  @Test func `long texts are compared at their starts and ends, and the middle as one part`() {
    let middle = (0..<WordDiff.mostWords).map { "w\($0)" }.joined(separator: " ")
    let other = (0..<WordDiff.mostWords).map { "v\($0)" }.joined(separator: " ")
    let frame = (0..<WordDiff.mostWords).map { "f\($0)" }.joined(separator: " ")
    let parts = WordDiff(
      old: "\(frame) \(middle) \(frame)", new: "\(frame) \(other) \(frame)"
    ).parts
    #expect(
      parts == [.same(frame + " "), .removed(middle), .added(other), .same(" " + frame)])
  }

  @Test func `the parts add up to both texts, whatever they are`() {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededGenerator(seed: seed)
    let words = ["a", "b", "c", " ", " ", "  ", ", ", "x1", "余", "额", "é", "\u{301}", "'", "\t"]
    for _ in 0..<2000 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined()
      }
      let diff = WordDiff(old: texts[0], new: texts[1])
      var (old, new) = ("", "")
      for part in diff.parts {
        switch part {
        case .same(let text): (old, new) = (old + text, new + text)
        case .removed(let text): old += text
        case .added(let text): new += text
        }
      }
      #expect(old == texts[0] && new == texts[1], "seed \(seed): \(texts)")
      #expect(
        (texts[0] == texts[1])
          == diff.parts.allSatisfy { if case .same = $0 { true } else { false } },
        "seed \(seed): \(texts)")
    }
  }

  private static func marked(_ diff: WordDiff) -> String {
    diff.parts.map { part in
      switch part {
      case .same(let text): text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      }
    }.joined()
  }
}
