internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// The words by which codes and descriptions are known to mention failure.
extension ColumnProfile {
  /// Returns whether a symbolic name says that something failed: `E_FAIL`, `ERROR_BUSY`, `ENOENT`.
  static func namesFailure(_ symbol: String) -> Bool {
    CodeText.isErrno(symbol) || symbol.hasPrefix("E_") || symbol.has("_E_")
      || symbol == "S_OK" || failureNames.matches(anywhereIn: Array(symbol.lowercased().utf8))
  }

  private static let failureNames = WordMatcher([
    "err", "fail", "invalid", "not_", "notfound", "denied", "exceed", "exception", "missing",
    "unknown", "timeout", "unauthorized", "forbidden", "unavailable", "unsupported", "illegal",
    "bad", "mismatch", "expired", "insufficient", "duplicate", "exist", "conflict", "limit",
    "reject", "abort", "fault", "disabled", "overflow", "corrupt", "cannot", "unable",
  ])

  /// Words and the beginnings of words by which a text mentions failure.
  static let failureWords = WordMatcher([
    "not ", "no ", "cannot ", "can't ", "isn't ", "doesn't ", "wrong ", "bad ", "unknown ",
    "missing ", "too ", "already ", "lost ", "never ", "limit ", "without ", "must ", "не ",
    "нет ", "нельзя ", "без ", "nicht ", "kein ", "keine ", "ne ", "pas ", "non ", "não ",
    "inválido ", "inválida ", "слишком ", "уже ", "only ",
    "error", "fail", "invalid", "unable", "unauthor", "denied", "deny", "exceed", "expire",
    "reject", "refus", "unsupport", "unavailab", "unexpect", "illegal", "incorrect", "mismatch",
    "forbid", "timeout", "timed", "abort", "malform", "duplicat", "conflict", "insufficient",
    "exception", "corrupt", "overflow", "declin", "blocked", "disabled", "disallow", "incomplete",
    "inconsisten", "unrecogni", "undefin", "unreach", "fault", "overload", "violat", "exhaust",
    "closed", "suspend", "restrict", "prohibit", "returned", "stop", "broken", "problem",
    "nonexist", "ошиб", "недопуст", "невозмож", "неверн", "неправ", "отсутств", "запрещ",
    "превыш", "отказ", "неизвест", "недостат", "истек", "сбой", "прерван", "неудач", "некоррект",
    "отклон", "наруш", "fehl", "ungültig", "unbekannt", "abgelehnt", "verweiger", "überschrit",
    "invalide", "échec", "erreur", "échou", "inval", "fall", "erro", "denegad", "negad", "incorr",
    "错", "錯", "失败", "失敗", "不", "无", "無", "未", "异常", "異常", "超", "拒", "非法", "缺", "禁", "已", "过期",
    "過期", "限", "重复", "重複", "冲突", "エラー", "ない", "ません", "なかった", "でき", "無効", "不正", "超え", "拒否", "オーバー",
    "오류", "에러", "실패", "없", "않", "못", "초과", "잘못", "불가", "거부", "만료", "중복", "필요", "아닙", "무효", "故障",
    "丢失", "断开", "中断", "欠",
  ])

  static let dataTypeNames: Set<String> = [
    "string", "str", "int", "integer", "number", "bool", "boolean", "float", "double", "long",
    "object", "array", "list", "map", "json", "decimal", "bigdecimal", "date", "datetime",
    "timestamp", "enum", "byte", "bytes", "uint", "varchar", "char", "short", "uuid", "dict",
    "строка", "число", "字符串", "整数", "整型", "数组", "数值", "文字列", "整数型", "문자열", "정수",
  ]
}
