extension TableRole {
  /// The evidence of the words above a table.
  struct Context {
    /// Whether the nearest heading or line mentions errors or codes.
    var isNear: Bool
    /// Whether any heading, or the document's title, does; or the nearest announces return
    /// values, which may be codes.
    var isFar: Bool

    /// Whether the document's title or the name of its file does: it counts for all tables.
    var isDocument: Bool
    /// Whether the nearest heading is about something else that has codes: "Opcodes".
    var isForeign: Bool
    /// Whether it is about data that have names: "Request fields".
    var isAboutData: Bool

    /// Whether the table is in a place where errors are spoken of.
    var isAboutErrors: Bool { isNear || isFar || isDocument }

    init(of sample: TableSample, _ senses: HeadingSenses = HeadingSenses()) {
      if let known = sample.context {
        self = known
        return
      }
      let headings = sample.headings.map { senses[$0] }
      let near = [sample.lead.map { senses[$0] }, headings.last].compactMap(\.self)
      isNear = near.contains(where: \.speaksOfErrors)
      isFar =
        headings.contains(where: \.speaksOfErrors) || near.contains(where: \.speaksOfReturnValues)
      isDocument =
        [sample.documentTitle, sample.documentName].compactMap(\.self)
        .contains { senses[$0].speaksOfErrors }
      isForeign = headings.last?.isForeign ?? false
      isAboutData = headings.last?.isAboutData ?? false
    }

    init(isNear: Bool, isFar: Bool, isDocument: Bool, isForeign: Bool, isAboutData: Bool) {
      self.isNear = isNear
      self.isFar = isFar
      self.isDocument = isDocument
      self.isForeign = isForeign
      self.isAboutData = isAboutData
    }
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
        ? pros.joined(separator: "; ") + ", and nothing else mentions errors"
        : cons.joined(separator: "; ")
    }

    mutating func judge(_ code: Column, namedBy naming: Column, _ context: Context) {
      let profile = code.profile
      // The keys of a map, and cells without a header, may be of several shapes.
      let isClean = profile.isClean || (naming.header.isEmpty && profile.areOwnCodes)
      switch naming.name {
      case .errorCode, .statusCode: add(5, "the header \"\(naming.header)\" suggests codes")
      case .httpStatus: add(4, "the header \"\(naming.header)\" suggests HTTP statuses")
      case .error: add(3, "the header \"\(naming.header)\" suggests errors")
      case .code: add(2, "the header \"\(naming.header)\" suggests codes of some kind")
      case .status: add(1, "the header \"\(naming.header)\" suggests outcomes")
      case .rule: add(1, "the header \"\(naming.header)\" suggests rules")
      case .number, .symbol: break
      case .other where profile.isCount && profile.filled > 2:
        add(-3, "\"\(naming.header)\" counts")
      // The header is unknown, and the cells are perfect: they decide.
      case .other where isClean: break
      default: add(-1, "the header \"\(naming.header)\" does not suggest codes")
      }
      if naming.name == .code, profile.filled > 0, profile.numbers == profile.filled {
        add(1, "all are numbers")
      }
      let share = code.codeShare
      add(
        share >= 0.8 ? 2 : share >= 0.5 ? 1 : share >= 0.2 ? -1 : -3,
        "\(code.codes) of \(profile.filled) cells look like codes")
      if profile.share(profile.failureCodes) >= 0.3 { add(1.5, "codes name failures") }
      if naming.isVague, profile.filled > 4, profile.bits == profile.filled {
        add(-3, "\"\(code.header)\" numbers bits")
      }
      if isClean, profile.filled > 2, context.isAboutErrors {
        let isAbout = context.isNear || context.isDocument
        add(isAbout && profile.unmistakable == profile.filled ? 2 : 1, "each row has its own")
      }
      if code.name != .errorCode, code.isStatuses, profile.filled > 1 {
        add(1.5, "they are HTTP statuses")
      }
      if context.isForeign, code.name != .errorCode {
        add(-3, "the heading mentions something else")
        return
      }
      if context.isAboutData, naming.isVague { add(-3, "the heading mentions data") }
      if context.isNear {
        add(2, "the heading mentions errors")
      } else if context.isFar {
        add(1, "a heading further up mentions errors")
      }
      if context.isDocument {
        add(1, "the document is about errors")
      } else if naming.isVague, !context.isAboutErrors {
        add(-2, "no heading mentions errors")
      }
    }

    mutating func judge(
      _ description: Column?, for code: Column, among columns: [Column], _ context: Context
    ) {
      guard let description else {
        add(-2, "no column holds text")
        return
      }
      if code.index > 0, !description.name.isText, !code.isVague, !columns[0].namesCodes {
        // "Command | Return code | Result": what came of something, not what codes mean.
        add(-3, "\"\(code.header)\" belongs to \"\(columns[0].header)\"")
      }
      let profile = description.profile
      if description.name.isText || description.profile.share(description.profile.texts) >= 0.5 {
        add(1, "\"\(description.header)\" holds text")
      }
      let share = max(profile.share(profile.failureTexts), profile.share(profile.failureCodes))
      if share >= 0.5 {
        add(2, "most texts mention failure")
      } else if share >= 0.25 {
        add(1, "some texts mention failure")
      } else if share < 0.1, profile.filled >= 4, !context.isNear, !context.isDocument {
        add(-1.5, "the texts do not mention failure")
      }
    }

    mutating func judge(
      others columns: [Column], than code: Column, _ description: Column?, _ context: Context
    ) {
      // A column that groups the rows, before codes that are called codes.
      let isGrouped =
        context.isAboutErrors && !code.isVague && code.codeShare >= 0.8 && !code.repeats
        && description.map { $0.index != 0 } ?? false
      // Codes of several kinds side by side, one column each: which is meant nobody can tell.
      // Without headers, the first that can be one is as good as any.
      let rivals = columns.filter {
        $0.name == .other && !$0.header.isEmpty && $0.profile.isClean
      }
      if code.name == .other, rivals.count > 1 {
        let names = rivals.prefix(3).map { "\"\($0.header)\"" }.joined(separator: ", ")
        add(-6, "several columns hold codes: \(names)")
      }
      for column in columns where column.index != code.index {
        switch column.name {
        case .parameter where column.index == 0 && !isGrouped:
          add(-5, "\"\(column.header)\" names parameters")
        case .parameterTrait:
          let isTyped = column.profile.share(column.profile.dataTypes) >= 0.5
          add(isTyped ? -3 : -1, "\"\(column.header)\" describes parameters")
        case .remedy: add(1, "\"\(column.header)\" says what to do")
        case .httpStatus: add(1, "\"\(column.header)\" names HTTP statuses")
        case .severity where !code.isVague: add(1, "\"\(column.header)\" says how bad it is")
        case .foreign where column.index == 0 && !isGrouped:
          add(-6, "\"\(column.header)\" comes first")
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
