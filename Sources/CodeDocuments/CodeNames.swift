/// The names under which programs report a code: one list for the codes that people ask about, for
/// logs, and for the columns and cells of documents.
///
/// Names are compared without case and without `_` and `-`.
package enum CodeNames {
  /// Where a name announces a code.
  package struct Use: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// In what a person asks (explain, search) and in the cells of a document (import).
    package static let questions = Use(rawValue: 1)
    /// In logs (annotate), where nobody says that a line is about an error.
    package static let logs = Use(rawValue: 2)
    /// In the header of a column, as a word that means an error code by itself.
    package static let headers = Use(rawValue: 4)
    /// In logs and questions also without a separator: `error 10016`.
    package static let words = Use(rawValue: 8)
    /// In logs and questions before a number and without a separator only: `Msg 2627`.
    package static let numbers = Use(rawValue: 16)

    package static let everywhere: Use = [.questions, .logs, .headers, .words]
  }

  /// Every name with its uses, written with `_` between its words.
  package static let all: [(name: String, uses: Use)] = [
    // A column "Code" or "Error" needs more evidence, which `HeaderName` weighs.
    ("code", [.questions, .logs, .words]), ("error", [.questions, .logs, .words]),
    ("err", [.questions, .logs, .words]),

    ("error_code", .everywhere), ("err_code", .everywhere), ("e_code", .everywhere),
    ("errno", .everywhere), ("error_no", .everywhere), ("error_number", .everywhere),
    ("err_num", .everywhere), ("ret", [.questions, .logs, .headers]), ("ret_code", .everywhere),
    ("return_code", .everywhere), ("rc", [.questions, .logs, .headers]), ("r_code", .everywhere),
    ("result_code", .everywhere), ("resp_code", .everywhere), ("response_code", .everywhere),
    ("s_code", .everywhere), ("sub_code", .everywhere), ("msg_code", .everywhere),
    ("biz_code", .everywhere), ("api_code", .everywhere), ("reason_code", .everywhere),
    ("reject_code", .everywhere), ("decline_code", .everywhere), ("fail_code", .everywhere),
    ("failure_code", .everywhere), ("fault_code", .everywhere), ("exception_code", .everywhere),
    ("sql_code", .everywhere), ("sqlstate", .everywhere), ("hresult", .everywhere),
    ("ntstatus", .everywhere), ("fehlercode", .everywhere), ("fehlernummer", .everywhere),
    ("antwortcode", .everywhere),

    // In a log these are an HTTP status, a count, or how a process ended: too many false hits.
    ("status", .questions), ("result", .questions),
    ("status_code", [.questions, .headers]), ("exit_code", [.questions, .headers]),

    // `msg=` is a text.
    ("msg", .numbers),

    // A plural heads a column, and the keys of a log are ASCII.
    ("error_codes", .headers), ("err_codes", .headers), ("status_codes", .headers),
    ("fehlercodes", .headers), ("rückgabecode", .headers),
  ]

  /// What a name may end with, whatever comes before it: `lastErrorCode`, `vendor_error_code`.
  package static let endings = ["error_code", "err_code"]

  /// What the name of an exception ends with, which announces a number: `OperationalError: 1146`.
  package static let exceptions = ["error", "exception"]

  /// Words before a bare `code` that make it a code of another kind: `exit code`, `zip.code`.
  package static let otherKinds = [
    "area", "bank", "bar", "branch", "char", "character", "city", "color", "country", "coupon",
    "currency", "discount", "exit", "gift", "http", "invitation", "invite", "key", "lang",
    "language", "locale", "op", "otp", "phone", "pin", "post", "postal", "product", "promo", "qr",
    "region", "security", "sms", "sort", "source", "status", "swift", "tax", "tracking",
    "verification", "voucher", "zip",
  ]

  /// Returns the names that have a use, as they are listed.
  package static func names(in use: Use) -> [String] {
    all.filter { $0.uses.contains(use) }.map(\.name)
  }

  /// Returns whether a word announces a code in a use.
  ///
  /// ```swift
  /// CodeNames.contains("lastErrorCode", in: .questions)  // true
  /// CodeNames.contains("zip_code", in: .questions)  // false
  /// ```
  package static func contains(_ word: some StringProtocol, in use: Use) -> Bool {
    let folded = folded(word)
    var uses: Use = []
    // Few names are compared faster than a dictionary of them is made.
    for (name, more) in foldedNames where name == folded { uses.formUnion(more) }
    if !uses.isEmpty { return uses.contains(use) }
    return foldedEndings.contains(where: folded.hasSuffix)
  }

  /// The names that are a header's word, folded.
  static let headerNames = Set(names(in: .headers).map(folded))

  /// Every name without its `_`.
  private static let foldedNames = all.map { name, uses in
    (
      name: String(decoding: name.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self),
      uses: uses
    )
  }
  private static let foldedEndings = endings.map(folded)

  private static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
