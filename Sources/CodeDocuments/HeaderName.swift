/// What the name of a column says that its cells are.
///
/// Names are compared as words, without case; the lists of words are in `HeaderName+Words.swift`.
package enum HeaderName: Equatable, Sendable {
  /// Error, return or result codes, and said so: "Error code", "返回码".
  case errorCode
  /// Status or response codes, which beside error codes are HTTP's: "Status code", "响应码".
  case statusCode
  /// HTTP status codes: "HTTP status".
  case httpStatus
  /// "Code", without saying which.
  case code
  /// Errors themselves: "Error", "Exception", "Error name".
  case error
  /// "Status", "Result", "Return value": codes, if the cells are.
  case status
  /// "Value", "Number", "Hex", "Decimal".
  case number
  /// "Name", "Symbol", "Constant".
  case symbol
  /// Text; the higher its rank the more it is what a code means: 3 "Description", 2 "Message",
  /// 1 "Notes".
  case text(rank: Int)
  /// What to do about it: "Solution", "处理建议".
  case remedy
  /// The place of a row in its table: "#", "No.", "序号".
  case ordinal
  /// Something else that has codes and names: "Currency code", "Event", "Opcode".
  case foreign
  /// The first column of a parameter table: "Parameter", "Field", "参数".
  case parameter
  /// The other columns of a parameter table: "Type", "Required", "Default".
  case parameterTrait
  /// Anything else.
  case other

  /// Reads the name of a column.
  ///
  /// "Cause and solution", "Return code/value" and "Code (hex)" are named by their first part.
  init(_ header: String) {
    let kinds = Self.parts(of: header).map(Self.kind)
    self = kinds.first { $0 != .other } ?? .other
    switch self {
    case .code, .statusCode, .error, .status, .number, .symbol:
      if kinds.contains(.errorCode) || (self == .status && kinds.contains(.code)) {
        self = .errorCode
      }
    default: break
    }
  }

  /// Whether the column holds text about a code.
  var isText: Bool {
    if case .text = self { true } else { false }
  }

  private static func kind(of words: [String]) -> HeaderName {
    // Korean sets its words apart: "에러 코드".
    let ideographic = words.filter(isIdeographic).joined()
    if !ideographic.isEmpty { return kind(ofIdeographic: ideographic, among: words) }
    guard let last = words.last else { return .other }
    func has(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }
    let endsInCode = codeNouns.contains(last)
    let isAboutErrors = has(errorNouns) || has(codeQualifiers)
    if has(CodeNames.headerNames) { return .errorCode }
    if has(foreignNouns), !has(errorNouns) { return .foreign }
    if !endsInCode {
      if let rank = words.compactMap({ textNouns[$0] }).max() { return .text(rank: rank) }
      if has(remedyNouns) { return .remedy }
    }
    if has(httpNouns) { return .httpStatus }
    if has(codeNouns) {
      if !isAboutErrors { return .code }
      return has(statusNouns) && !has(errorNouns) && !has(businessNouns) ? .statusCode : .errorCode
    }
    if has(errorNouns) {
      if has(numberNouns) || has(ordinalNouns) { return .errorCode }
      return words.allSatisfy { errorNouns.contains($0) || namingNouns.contains($0) }
        ? .error : .other
    }
    if has(parameterNouns) { return .parameter }
    if has(traitNouns) { return .parameterTrait }
    if has(exitNouns) { return .errorCode }
    if has(statusNouns) || has(returnNouns) { return .status }
    if has(numberNouns) { return .number }
    if has(symbolNouns) { return .symbol }
    return words.allSatisfy(ordinalNouns.contains) ? .ordinal : .other
  }

  private static func kind(ofIdeographic word: String, among words: [String]) -> HeaderName {
    func has(_ list: [String]) -> Bool { list.contains(where: word.contains) }
    func ends(_ list: [String]) -> Bool { list.contains(where: word.hasSuffix) }
    let isHTTP = words.contains(where: httpNouns.contains)
    let hasLatinCode = words.contains {
      codeNouns.contains($0) || CodeNames.headerNames.contains($0)
    }
    if ends(foreignCodeSuffixes) { return .foreign }
    if ideographicSymbols.contains(word) { return .symbol }
    if has(ideographicRemedies) { return .remedy }
    for (rank, suffixes) in ideographicTexts where ends(suffixes) { return .text(rank: rank) }
    let isAboutErrors = has(ideographicErrors)
    if ends(ideographicCodes) || hasLatinCode {
      if isHTTP { return .httpStatus }
      if ideographicOrdinals.contains(word) { return .ordinal }
      if isAboutErrors { return .errorCode }
      if has(ideographicOutcomes) { return .errorCode }
      return has(ideographicStatuses) ? .statusCode : .code
    }
    if isHTTP { return .httpStatus }
    if isAboutErrors { return .error }
    if has(ideographicParameters) { return .parameter }
    if has(ideographicTraits) { return .parameterTrait }
    if has(ideographicStatuses) || has(ideographicOutcomes) { return .status }
    if ends(ideographicNumbers) { return .number }
    if ends(ideographicSymbols) { return .symbol }
    return ideographicOrdinals.contains(word) ? .ordinal : .other
  }
}
