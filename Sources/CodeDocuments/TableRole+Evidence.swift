internal import MarkdownReader

extension TableRole {
  /// The evidence of the words above a table.
  struct Context {
    /// Whether the nearest heading or line speaks of errors or codes.
    var isNear: Bool
    /// Whether any heading, or the document's title, does; or the nearest announces return
    /// values, which may be codes.
    var isFar: Bool

    init(of sample: TableSample) {
      let near = [sample.lead, sample.headings.last].compactMap(\.self)
      isNear = near.contains(where: Self.speaksOfErrors)
      isFar =
        sample.headings.contains(where: Self.speaksOfErrors)
        || sample.documentTitle.map(Self.speaksOfErrors) ?? false
        || near.contains(where: Self.speaksOfReturnValues)
    }

    /// Returns whether a heading announces errors, or status, return or result codes.
    static func speaksOfErrors(_ text: String) -> Bool {
      let words = HeaderName.parts(of: text).joined()
      let isCode = words.contains { HeaderName.codeNouns.contains($0) }
      return words.contains { word in
        if HeaderName.isIdeographic(word) { return ideographSpeaksOfErrors(word) }
        return errorStems.contains(where: word.hasPrefix)
          || CodeNames.headerNames.contains(word)
          || (isCode && HeaderName.codeQualifiers.contains(word))
      }
    }

    private static func speaksOfReturnValues(_ text: String) -> Bool {
      let words = HeaderName.parts(of: text).joined()
      return words.contains(where: HeaderName.returnNouns.contains)
    }

    private static func ideographSpeaksOfErrors(_ word: String) -> Bool {
      HeaderName.ideographicErrors.contains(where: word.contains)
        || (qualifiers.contains(where: word.contains)
          && HeaderName.ideographicCodes.contains(where: word.contains))
    }

    private static let errorStems = [
      "error", "exception", "errno", "failure", "fault", "warning", "ошиб", "исключен", "сбо",
      "предупрежд", "fehler", "erreur", "erro", "alarm",
    ]

    private static let qualifiers = HeaderName.ideographicOutcomes + HeaderName.ideographicStatuses
  }

  /// Points for and against a table of codes, and the words for them.
  struct Evidence {
    /// As many points as a column named "Code" has, with codes in it, a text column, and one
    /// thing more: a heading, failures in the text, HTTP statuses.
    private static let enough = 6.0

    private var points = 0.0
    private var pros: [String] = []
    private var cons: [String] = []

    var isEnough: Bool { points >= Self.enough }

    var reason: String {
      if isEnough { return pros.joined(separator: "; ") }
      return cons.isEmpty
        ? pros.joined(separator: "; ") + ", and nothing else speaks of errors"
        : cons.joined(separator: "; ")
    }

    mutating func judge(_ code: Column, namedBy naming: Column, _ context: Context) {
      let profile = code.profile
      switch naming.name {
      case .errorCode, .statusCode: add(5, "header «\(naming.header)» names codes")
      case .httpStatus: add(4, "header «\(naming.header)» names HTTP statuses")
      case .error: add(3, "header «\(naming.header)» names errors")
      case .code: add(2, "header «\(naming.header)» names codes of some kind")
      case .status: add(1, "header «\(naming.header)» names outcomes")
      case .number, .symbol: break
      default: add(-1, "header «\(naming.header)» does not name codes")
      }
      if naming.name == .code, profile.filled > 0, profile.numbers == profile.filled {
        add(1, "all are numbers")
      }
      let share = code.codeShare
      add(
        share >= 0.8 ? 2 : share >= 0.5 ? 1 : share >= 0.2 ? -1 : -3,
        "\(code.codes) of \(profile.filled) cells look like codes")
      if profile.share(profile.failureCodes) >= 0.3 { add(1.5, "codes name failures") }
      if code.name != .errorCode, code.isStatuses, profile.filled > 1 {
        add(1.5, "they are HTTP statuses")
      }
      if context.isNear {
        add(2, "the heading speaks of errors")
      } else if context.isFar {
        add(1, "a heading further up speaks of errors")
      } else if naming.isVague {
        add(-2, "no heading speaks of errors")
      }
    }

    mutating func judge(_ description: Column?, for code: Column, among columns: [Column]) {
      guard let description else {
        add(-2, "no column holds text")
        return
      }
      if code.index > 0, !description.name.isText, !code.isVague, !columns[0].namesCodes {
        // "Command | Return code | Result": what came of something, not what codes mean.
        add(-3, "«\(code.header)» belongs to «\(columns[0].header)»")
      }
      let profile = description.profile
      if description.name.isText { add(1, "«\(description.header)» holds text") }
      let share = profile.share(profile.failureTexts)
      if share >= 0.5 {
        add(2, "most texts speak of failure")
      } else if share >= 0.25 {
        add(1, "some texts speak of failure")
      } else if share < 0.1, profile.filled >= 4 {
        add(-1.5, "the texts do not speak of failure")
      }
    }

    mutating func judge(others columns: [Column], than code: Column) {
      for column in columns where column.index != code.index {
        switch column.name {
        case .parameter where column.index == 0: add(-5, "«\(column.header)» names parameters")
        case .parameterTrait:
          let isTyped = column.profile.share(column.profile.dataTypes) >= 0.5
          add(isTyped ? -3 : -1, "«\(column.header)» describes parameters")
        case .remedy: add(1, "«\(column.header)» says what to do")
        case .httpStatus: add(1, "«\(column.header)» names HTTP statuses")
        case .foreign where column.index == 0: add(-6, "«\(column.header)» comes first")
        default: break
        }
      }
    }

    private mutating func add(_ points: Double, _ words: String) {
      self.points += points
      if points > 0 { pros.append(words) }
      if points < 0 { cons.append(words) }
    }
  }
}
