import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct SegmentationTests {
  @Test(
    arguments: [
      ("no funds", nil), ("Ошибка подписи", nil), ("größe é", nil), ("", nil), ("€ “x” …", nil),
      ("余额不足", "余额 额不 不足 足 "), ("余", "余 "), ("API密钥", "API 密钥 钥 "),
      ("密钥API", "密钥 钥 API"), ("ＡＰＩ　１", "API 1"), ("ｶﾞ", "ガ "), ("データ", "デー ータ タ "),
      ("잔액 부족", "잔액 액   부족 족 "),
    ] as [(String, String?)])
  func `texts without spaces are split into pairs`(text: String, segmented: String?) {
    #expect(Segmentation.segmented(text) == segmented)
  }

  @Test(
    arguments: [
      ("余额", "余额", false), ("余额不", "余额 额不", false), ("余", "余", true),
      ("API密", "API 密", true), ("api", "api", false),
    ])
  func `a part of a query may end in the middle of the text`(
    part: String, text: String, isPrefix: Bool
  ) {
    let wanted = Segmentation.wanted(part)
    #expect(wanted.text == text && wanted.isPrefix == isPrefix)
  }

  @Test(
    arguments: [
      ("余额", "1"), ("不足", "1"), ("账户余额不足", "1"), ("余", "1"), ("API", "2"), ("api密钥", "2"),
      ("ＡＰＩ密钥", "2"), ("密钥 无效", "2"), ("密钥api", "2"), ("残高", "3"), ("ﾃﾞｰﾀ", "4"), ("データ", "4"),
      ("잔액", "5"), ("잔액 부족", "5"), ("подпис", "6"), ("ПОДПИСИ", "6"), ("Überschreit", "7"),
      ("uberschreitung", "7"), ("groesse", "7"), ("１００８", "1008"), ("erreur", "8"),
      ("depassee", "8"),
    ])
  func `words of many languages are found`(query: String, code: String) throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog([
      "a.md": codeTable(
        "| 1 | 账户余额不足，请充值 |", "| 2 | API密钥无效 |", "| 3 | 残高が足りません |", "| 4 | データの形式が違います |",
        "| 5 | 잔액이 부족합니다 |", "| 6 | Ошибка подписи запроса |", "| 7 | Überschreitung der Größe |",
        "| 8 | Erreur: limite dépassée |", "| 1008 | other |")
    ])
    let hits = try catalog.search(query)
    #expect(hits.first?.entry.code == code, "\(hits.map(\.entry.code))")
    for hit in hits { #expect(hit.highlighted.map(\.text).joined() == hit.entry.description) }
    #expect(
      hits.first?.highlighted.contains(where: \.isMatch) == true || ["4", "1008"].contains(code))
  }
}
