/// The words of column names: the field's usual terms in English, Russian, German, French,
/// Spanish and Portuguese, and in Chinese, Japanese and Korean.
extension HeaderName {
  static let codeNouns: Set<String> = [
    "code", "codes", "cod", "код", "коды", "кода", "codice", "código", "codigo", "códigos",
    "kod", "errorcode",
  ]

  static let errorNouns: Set<String> = [
    "error", "errors", "err", "exception", "exceptions", "failure", "failures", "fault", "faults",
    "warning", "warnings", "fehler", "erreur", "erreurs", "errores", "erro", "erros", "errore",
    "exceção", "exceções", "excepción", "excepciones", "eccezione",
    "ошибка", "ошибки", "ошибок", "ошибке", "исключение", "сбой", "сбоя", "предупреждение",
    "предупреждения", "alarm",
  ]

  /// Words that make a code the outcome of a call.
  static let codeQualifiers: Set<String> = [
    "status", "statuses", "return", "returned", "result", "results", "response", "responses",
    "reply", "exit", "reason", "cause", "reject", "rejection", "rejected", "decline", "declined",
    "close", "closing", "closure", "disconnect", "disconnection", "abort", "fail", "failed",
    "refusal", "refused", "denial", "termination", "completion", "outcome", "diagnostic", "trouble",
    "change", "action", "business", "grpc", "sip", "smtp", "ftp", "rpc", "bugcheck", "stop",
    "возврата", "ответа", "ответ", "состояния", "статуса", "статус", "завершения", "причины",
    "результата", "retour", "statut", "réponse", "état", "retorno", "respuesta", "resposta",
    "estado", "resultado", "rückgabe", "antwort",
  ]

  static let httpNouns: Set<String> = ["http", "https"]

  static let textNouns: [String: Int] = [
    "description": 3, "descriptions": 3, "decription": 3, "desc": 3, "descr": 3, "describe": 3,
    "meaning": 3, "meanings": 3, "means": 3, "explanation": 3, "explanations": 3,
    "definition": 3, "описание": 3, "пояснение": 3, "расшифровка": 3, "объяснение": 3,
    "смысл": 3, "beschreibung": 3, "bedeutung": 3, "erklärung": 3, "signification": 3,
    "explication": 3, "descripción": 3, "descripcion": 3, "significado": 3, "descrição": 3,
    "descricao": 3, "descrizione": 3, "interpretation": 3,
    "message": 2, "messages": 2, "msg": 2, "text": 2, "reason": 2, "reasons": 2, "cause": 2,
    "causes": 2, "detail": 2, "details": 2, "info": 2, "information": 2, "condition": 2,
    "conditions": 2, "scenario": 2, "when": 2, "phrase": 2, "summary": 2, "string": 2,
    "сообщение": 2, "сообщения": 2, "текст": 2, "причина": 2, "причины": 2, "meldung": 2,
    "fehlermeldung": 2, "fehlerbeschreibung": 3, "ursache": 2, "mensaje": 2, "mensagem": 2,
    "motivo": 2, "causa": 2, "raison": 2, "title": 2, "situation": 2, "circumstances": 2,
    "notes": 1, "note": 1, "comment": 1, "comments": 1, "remark": 1, "remarks": 1, "context": 1,
    "примечание": 1, "примечания": 1, "комментарий": 1, "bemerkung": 1, "remarques": 1,
    "observaciones": 1, "usage": 1,
  ]

  static let remedyNouns: Set<String> = [
    "solution", "solutions", "resolution", "resolutions", "fix", "fixes", "action", "actions",
    "remedy", "remediation", "recommendation", "recommendations", "recommended", "troubleshooting",
    "workaround", "handling", "recovery", "mitigation", "suggestion", "suggestions", "advice",
    "retry", "retryable", "steps", "решение", "действие", "действия", "делать",
    "рекомендации", "устранение", "lösung", "maßnahme", "behebung", "abhilfe", "solución",
    "solução", "acción", "ação",
  ]

  static let statusNouns: Set<String> = [
    "status", "statuses", "result", "results", "response", "responses", "state", "статус",
    "статуса", "состояние", "состояния", "ответ", "ответа", "результат", "antwort", "statut",
    "réponse", "état", "estado", "resultado", "respuesta", "resposta",
  ]

  /// Words for results of a call or a program: a "return value" is a code if the cells are.
  static let returnNouns: Set<String> = [
    "return", "returns", "returned", "reply", "возвращаемое", "возврата", "rückgabewert",
    "rückgabe", "retour", "retorno",
  ]

  static let exitNouns: Set<String> = ["exit"]

  /// What tells a code of the service itself from the status of HTTP.
  static let businessNouns: Set<String> = ["business", "sub", "api", "internal", "application"]

  static let numberNouns: Set<String> = [
    "value", "values", "number", "numbers", "num", "numeric", "hex", "hexadecimal", "decimal",
    "dec", "int", "integer", "значение", "число", "номер", "шестнадцатеричный",
    "шестнадцатеричное", "десятичный", "десятичное", "wert", "nummer", "zahl", "valeur",
    "numéro", "valor", "número", "numero", "dezimal", "hexadezimal",
  ]

  static let symbolNouns: Set<String> = [
    "name", "names", "symbol", "symbols", "symbolic", "constant", "constants", "macro", "enum",
    "enumeration", "enumerator", "identifier", "id", "mnemonic", "key", "define", "keyword",
    "label", "имя", "константа", "символическое", "идентификатор", "название", "konstante",
    "bezeichnung", "nom", "constante", "nombre", "nome", "slug", "tag", "literal", "alias",
  ]

  /// Words that go with an error noun without changing its meaning.
  static let namingNouns: Set<String> = symbolNouns.union([
    "type", "types", "class", "kind", "api", "common", "possible", "rpc", "grpc", "the", "of",
    "тип", "response", "returned", "specific", "custom", "server", "client",
  ])

  static let ordinalNouns: Set<String> = [
    "#", "№", "no", "nr", "s", "sr", "sno", "п", "index", "item", "n",
  ]

  static let parameterNouns: Set<String> = [
    "parameter", "parameters", "param", "params", "parm", "field", "fields", "property",
    "properties", "attribute", "attributes", "argument", "arguments", "arg", "args", "option",
    "options", "setting", "settings", "variable", "variables", "element", "member", "параметр",
    "параметры", "поле", "поля", "аргумент", "свойство", "атрибут", "элемент", "feld",
    "eigenschaft", "paramètre", "champ", "parámetro", "parâmetro", "campo", "propiedad",
    "requirement", "flag", "flags", "input", "output",
  ]

  static let traitNouns: Set<String> = [
    "type", "types", "datatype", "required", "mandatory", "optional", "default", "defaults",
    "тип", "обязательный", "обязательно", "обязательность", "умолчанию", "typ", "pflicht",
    "obligatoire", "tipo", "obligatorio", "requerido", "obrigatório", "length", "длина", "nullable",
    "presence", "schema",
  ]

  /// Things that have codes and names of their own, which are not the outcome of a call.
  static let foreignNouns: Set<String> = [
    "currency", "currencies", "country", "countries", "bank", "language", "lang", "locale",
    "product", "sku", "zip", "postal", "postcode", "area", "byte", "bytes", "bytecode", "op",
    "opcode", "opcodes", "instruction", "instructions", "mnemonics", "source", "qr", "region",
    "promo", "coupon", "discount", "event", "events", "function", "functions", "transaction",
    "merchant", "mcc", "sec", "category", "color", "colour", "airport", "airline", "station",
    "stock", "security", "asset", "assets", "coin", "token", "unit", "units", "char", "character",
    "scan", "keyboard", "industry", "institution", "branch", "swift", "bic", "routing",
    "barcode", "department", "method", "methods", "endpoint", "endpoints", "path", "url", "uri",
    "route", "verb", "feature", "features", "interface", "class", "command", "commands",
    "version", "release", "date", "platform", "permission", "scope", "role", "module", "plan",
    "tier", "model", "device", "topic", "channel", "column", "header", "headers", "file", "gas",
    "operation", "operations", "service", "operator", "network", "chain", "market", "pair",
    "exchange", "event_type", "state", "example", "examples", "sample", "snippet", "syntax",
    "событие", "события", "валюты", "валюта", "страны", "страна", "банка", "языка",
    "язык", "региона", "метод", "методы", "функция", "команда", "операции", "столбца", "währung",
    "land", "devise", "pays", "langue", "moneda", "país", "idioma", "método", "versión",
  ]

  static let ideographicCodes = [
    "码", "碼", "代码", "代碼", "代号", "代號", "编号", "編號", "号", "コード", "番号", "코드", "번호",
  ]

  static let ideographicErrors = [
    "错误", "錯誤", "出错", "异常", "異常", "故障", "报错", "エラー", "例外", "오류", "에러", "예외",
    "失败", "失敗", "警告", "告警",
  ]

  static let ideographicOutcomes = [
    "返回", "业务", "業務", "退出", "戻り", "リターン", "終了", "返却", "반환", "리턴", "종료", "拒绝", "原因",
    "理由", "结果", "結果", "결과",
  ]

  static let ideographicStatuses = [
    "状态", "狀態", "响应", "響應", "回应", "应答", "ステータス", "レスポンス", "応答", "상태", "응답",
  ]

  static let ideographicTexts: [(Int, [String])] = [
    (
      3,
      [
        "说明", "說明", "描述", "含义", "含義", "意义", "意義", "解释", "解釋", "释义", "语义", "説明", "意味",
        "설명", "의미", "定义",
      ]
    ),
    (
      2,
      [
        "信息", "訊息", "资讯", "消息", "原因", "内容", "內容", "提示", "详情", "文案", "场景", "場景", "表示", "展示",
        "メッセージ", "詳細", "概要", "理由", "메시지", "내용", "원인", "사유", "상세", "情况", "条件",
      ]
    ),
    (1, ["备注", "備註", "備考", "비고", "参考", "注释"]),
  ]

  static let ideographicRemedies = [
    "解决", "解決", "处理", "處理", "处置", "建议", "建議", "方案", "对策", "対処", "対策", "対応", "해결",
    "조치", "대응", "대처", "排查", "措施",
  ]

  static let ideographicParameters = [
    "参数", "參數", "字段", "欄位", "栏位", "属性", "變量", "变量", "パラメータ", "パラメーター", "項目",
    "フィールド", "プロパティ", "매개변수", "파라미터", "필드", "속성", "항목",
  ]

  static let ideographicTraits = [
    "类型", "類型", "必填", "必选", "必選", "必须", "必需", "是否", "默认", "默認", "型", "必須", "타입",
    "유형", "필수", "형식", "기본값", "デフォルト", "长度",
  ]

  static let ideographicNumbers = [
    "值", "値", "값", "十进制", "十六进制", "十進制", "16進", "10進", "進数", "수치", "数字",
  ]

  static let ideographicSymbols = [
    "名称", "名稱", "名", "枚举", "枚舉", "宏", "常量", "标识", "標識", "定数", "シンボル", "이름", "상수",
    "명", "宏定义",
  ]

  static let ideographicOrdinals: Set<String> = [
    "序号", "序號", "编号", "編號", "番号", "번호", "순번", "号",
  ]

  static let foreignCodeSuffixes = [
    "货币代码", "币种代码", "幣種", "币种", "货币", "国家代码", "国家码", "地区代码", "地区码", "区号",
    "银行代码", "银行编码", "语言代码", "行业代码", "城市代码", "产品代码", "商品编码", "股票代码", "证券代码",
    "操作码", "功能码", "指令码", "命令码", "字节码", "验证码", "邀请码", "二维码", "源代码", "示例代码",
    "事件码", "事件代码", "事件", "類別", "通貨コード", "国コード", "言語コード", "銀行コード", "地域コード",
    "機能コード", "イベント", "サンプルコード", "통화 코드", "통화코드", "국가코드", "은행코드", "언어코드",
    "地域", "机构代码", "机构编码", "方法", "メソッド", "메서드", "接口", "端点", "エンドポイント", "接口名称", "接口名稱",
  ]
}
