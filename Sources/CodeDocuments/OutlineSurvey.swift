internal import MarkdownReader

/// Decides which headings, items and lines of a document are codes.
///
/// It keeps a tally for each group of them, and a few facts about each heading, not their texts.
struct OutlineSurvey {
  /// A heading, and facts about the text below it.
  private struct Section {
    var parent: Int
    var level: Int
    var line: Int
    /// Whether it begins with what may be a code of its group.
    var hasCode = false
    /// Whether it or a heading above it mentions errors.
    var isAboutErrors: Bool
    /// Whether it, a heading above it or the document's name says "error codes" and the like.
    var namesCodes: Bool
    /// Whether it mentions errors itself, or begins with a code.
    var mentionsErrors = false
    /// How many labeled texts are below it.
    var fields = 0
    /// How many of them name a code.
    var codeFields = 0
    /// Whether one of those says that it is a code of an error.
    var saysErrorCode = false
    /// Whether a table of codes is directly below it.
    var hasCodeTable = false
  }

  /// The groups that are lists of codes.
  private(set) var accepted: Set<OutlineGroup> = []
  /// The headings and items in a place about errors that look like codes and are not read.
  private(set) var passedOver: [PassedOverCodes] = []

  /// The codes of headings that do not begin with them, by the index of the heading: a field below each
  /// names it.
  private(set) var codesOfFields: [Int: LeadingCode] = [:]
  private var groupsOfFields: Set<OutlineGroup> = []

  /// The code that the whole document is about, if it is one code.
  private(set) var page: PageCode?

  private var sections: [Section]
  private var tallies: [OutlineGroup: OutlineTally] = [:]
  private var place = OutlinePlace()
  private let isNamedForErrors: Bool

  /// Whether fields below the headings of a group name their codes.
  func isNamedByFields(_ group: OutlineGroup) -> Bool { groupsOfFields.contains(group) }

  /// Looks at a document; `codeTables` are the lines of its tables of codes.
  init(_ decoded: DecodedDocument, title: String?, codeTables: Set<Int>) {
    let names = [decoded.document.name, title].compactMap(\.self)
    isNamedForErrors = names.contains(where: HeadingSense.speaksOfErrors)
    let namesCodes = names.contains { HeaderName($0) == .errorCode }
    sections = [
      Section(
        parent: 0, level: 0, line: 0, isAboutErrors: isNamedForErrors, namesCodes: namesCodes)
    ]
    var blocks = OutlineBlocks(decoded)
    while let block = blocks.next() {
      add(block, codeTables)
      if page == nil { page = PageCode(block, of: decoded.document) }
    }
    decide()
    if page != nil, accepted.isEmpty, codeTables.isEmpty {
      accepted = [.page]
      passedOver = []
    } else {
      page = nil
    }
  }

  private mutating func add(_ block: OutlineBlocks.Block, _ codeTables: Set<Int>) {
    let lead = place.lead
    let item = place.move(to: block)
    switch block {
    case .frontMatter: break
    case .heading(let level, let text, _):
      let code = OutlineCode.ofHeading(text)
      let parent = place.parent
      let parts = HeaderName.parts(of: text.text)
      let mentionsErrors = HeadingSense.speaksOfErrors(parts: parts)
      sections.append(
        Section(
          parent: parent, level: level, line: text.line, hasCode: code != nil,
          isAboutErrors: mentionsErrors,
          namesCodes: HeaderName(parts: parts) == .errorCode,
          mentionsErrors: code != nil || mentionsErrors))
      tallies[.headings(parent: parent, level: level), default: OutlineTally()]
        .add(code, line: text.line)
    case .item: break
    case .text(let lines, let level):
      for line in lines { FieldLine(line).map { add($0, line: line.line) } }
      if let item, let first = lines.first {
        let group = OutlineGroup(item.item, at: place)
        tallies[group, default: OutlineTally()]
          .add(item.code, line: first.line)
        note(lead, for: group)
      } else if level == 0 {
        addLines(lines, lead)
      }
    case .code(let lines, _):
      guard let first = lines.first else { break }
      let group = OutlineGroup.code(line: first.line)
      for (line, code) in OutlineCode.ofSource(lines) {
        tallies[group, default: OutlineTally()].add(code, line: line.line)
      }
      note(lead, for: group)
    case .table(_, let rows, _, let line):
      if codeTables.contains(line) { sections[place.heading].hasCodeTable = true }
      for field in FieldLine.fields(ofTable: rows) { add(field, line: line) }
    }
  }

  /// Counts a field below a heading.
  private mutating func add(_ field: FieldLine, line: Int) {
    sections[place.heading].fields += 1
    guard place.heading > 0, !sections[place.heading].hasCode,
      let code = OutlineCode.ofField(field, line: line)
    else { return }
    sections[place.heading].codeFields += 1
    if HeaderName(field.label) == .errorCode { sections[place.heading].saysErrorCode = true }
    codesOfFields[place.heading] = code
  }

  /// Counts the lines of a paragraph: those that begin with codes, or else the paragraph as one.
  private mutating func addLines(_ lines: [TextLine], _ lead: TextLine?) {
    let group = OutlineGroup.lines(heading: place.heading)
    let codes = OutlineCode.ofLines(lines)
    if codes.isEmpty {
      tallies[group, default: OutlineTally()].add(nil, line: lines.first?.line ?? 0)
    }
    for (place, code) in codes {
      tallies[group, default: OutlineTally()].add(code, line: lines[place].line)
    }
    note(lead, for: group)
  }

  private mutating func note(_ lead: TextLine?, for group: OutlineGroup) {
    guard let lead,
      lead.text.last == ":" || lead.text.last == "：" || lead.text.prefix(41).count <= 40,
      HeadingSense.speaksOfErrors(lead.text)
    else { return }
    tallies[group]?.isAnnounced = true
  }
}

// MARK: - Decisions

extension OutlineSurvey {
  private mutating func decide() {
    inheritContext()
    for (group, tally) in tallies where isList(group, tally) { accepted.insert(group) }
    acceptSiblings()
    dropItemsOfCodes()
    for level in (1...6).reversed() { decideHeadings(level) }
    decideHeadingsOfFields()
    dropContentOfSections()
  }

  /// What a heading is about, the headings below it are about, too; what the document's name is about
  /// only if a good part of a long document is.
  private mutating func inheritContext() {
    let mentions = sections.count { $0.mentionsErrors }
    if sections.count > Self.longDocument, mentions * 10 < sections.count {
      sections[0].isAboutErrors = false
      sections[0].namesCodes = false
    }
    for index in sections.indices.dropFirst() {
      let parent = sections[sections[index].parent]
      sections[index].isAboutErrors = sections[index].isAboutErrors || parent.isAboutErrors
      sections[index].namesCodes = sections[index].namesCodes || parent.namesCodes
    }
  }

  /// With more headings than this, a document may be about many things.
  private static let longDocument = 30

  /// Whether items or lines are codes by themselves.
  private func isList(_ group: OutlineGroup, _ tally: OutlineTally) -> Bool {
    let heading: Int
    let share: Double
    switch group {
    case .headings: return false
    case .items(let index, _, _, _): (heading, share) = (index, 0.8)
    case .lines(let index): (heading, share) = (index, 0.6)
    case .code(let line): (heading, share) = (section(at: line), 0.8)
    case .page: return false
    }
    guard sections[heading].isAboutErrors || tally.isAnnounced, !tally.areFields, tally.isUniform,
      tally.isDistinct,
      tally.codes >= 3, Double(tally.codes) >= share * Double(tally.count)
    else { return false }
    if case .code = group, tally.texts * 2 < tally.codes { return false }
    if tally.areOrdinals, !sections[heading].namesCodes || tally.areQuestions { return false }
    if tally.numbers * 5 >= tally.codes * 4 {
      // Short numbers with words after them count things.
      return Double(tally.setOff) >= 0.8 * Double(tally.codes)
        || Double(tally.texts) >= 0.9 * Double(tally.codes)
    }
    return Double(tally.setOff) >= 0.8 * Double(tally.codes)
  }

  /// Takes the smaller groups next to lists of codes of the same kind: all of their items are codes.
  private mutating func acceptSiblings() {
    let kinds = Set(accepted.map(\.siblingKind))
    for (group, tally) in tallies where !accepted.contains(group) && tally.codes > 0 {
      guard kinds.contains(group.siblingKind), tally.codes == tally.count, !tally.areFields,
        tally.setOff == tally.codes, let heading = heading(of: group),
        sections[heading].isAboutErrors
      else { continue }
      accepted.insert(group)
    }
  }

  private func heading(of group: OutlineGroup) -> Int? {
    switch group {
    case .headings, .page: nil
    case .items(let heading, _, _, _), .lines(let heading): heading
    case .code(let line): section(at: line)
    }
  }

  /// What items of an item with a code say is about that code.
  private mutating func dropItemsOfCodes() {
    for group in accepted {
      guard case .items(let heading, let level, let isTerm, true) = group else { continue }
      let outer = [true, false].contains { isInCode in
        [true, false].contains { isOuterTerm in
          accepted.contains(
            .items(
              heading: heading, level: level - 1, isTerm: isOuterTerm, isInCode: isInCode))
        }
      }
      if outer || isTerm { accepted.remove(group) }
    }
  }

  /// Decides about the headings of a level, of which those below one heading are one list.
  private mutating func decideHeadings(_ level: Int) {
    var groups: [(group: OutlineGroup, parent: Int, tally: OutlineTally)] = []
    var whole = (codes: 0, names: 0, words: 0)
    for (group, tally) in tallies {
      guard case .headings(let parent, level) = group, tally.codes > 0 || tally.words > 0 else {
        continue
      }
      groups.append((group, parent, tally))
      whole.codes += tally.numbers + tally.names
      whole.names += tally.names
      whole.words += tally.words
    }
    let withWords = whole.names >= whole.words
    if withWords { whole.codes += whole.words }
    // "Error code -20: …" is sure to be one, however few there are.
    let areSaid = groups.allSatisfy { $0.tally.areSaid }
    guard whole.codes >= 3 || (areSaid && whole.codes > 0) else { return }
    let coded = sections.indices.filter { sections[$0].level == level && sections[$0].hasCode }
    let filled = coded.count { hasCodesInside($0) }
    guard filled * 2 < coded.count else { return }
    let fields = coded.count { sections[$0].fields > 0 }
    for (group, parent, tally) in groups {
      let codes = tally.numbers + tally.names + (withWords ? tally.words : 0)
      let share = Double(codes) / Double(tally.count)
      guard codes > 0, tally.isDistinct,
        !tally.areOrdinals || (sections[parent].namesCodes && !tally.areQuestions),
        tally.isUniform || tally.plain == codes,
        share >= 0.6 || tally.areSaid || (tally.plain == codes && codes >= 3 && share >= 0.2)
      else { continue }
      let isInPlace =
        sections[parent].isAboutErrors || tally.announced * 2 >= codes
        || (fields * 2 >= coded.count && tally.plain * 2 >= codes)
      if isInPlace { accepted.insert(group) }
    }
  }

  /// Decides about headings of which a field below each names the code.
  private mutating func decideHeadingsOfFields() {
    var groups: [OutlineGroup: [Int]] = [:]
    for index in codesOfFields.keys.sorted() where sections[index].codeFields == 1 {
      let section = sections[index]
      groups[.headings(parent: section.parent, level: section.level), default: []].append(index)
    }
    var codes: [Int: LeadingCode] = [:]
    for (group, indexes) in groups where !accepted.contains(group) {
      guard case .headings(let parent, _) = group, indexes.count >= 3,
        indexes.count * 5 >= (tallies[group]?.count ?? 0) * 3,
        areAboutErrors(indexes, below: parent),
        Set(indexes.map { codesOfFields[$0]?.code }).count == indexes.count,
        !indexes.contains(where: hasCodesInside)
      else { continue }
      accepted.insert(group)
      groupsOfFields.insert(group)
      for index in indexes {
        sections[index].hasCode = true
        codes[index] = codesOfFields[index]
      }
    }
    codesOfFields = codes
  }

  /// Whether the codes of fields are those of errors: the fields or the headings above say so.
  ///
  /// All that an interface answers has a status, so of statuses alone the nearest heading must say it.
  private func areAboutErrors(_ indexes: [Int], below parent: Int) -> Bool {
    if indexes.allSatisfy({ sections[$0].saysErrorCode }) { return true }
    let areStatuses = indexes.allSatisfy { index in
      codesOfFields[index].flatMap { Int($0.code) }.map { (100..<600).contains($0) } ?? false
    }
    return areStatuses ? sections[parent].mentionsErrors : sections[parent].isAboutErrors
  }

  /// Whether codes are listed below a heading, which then heads them.
  private func hasCodesInside(_ index: Int) -> Bool {
    if sections[index].hasCodeTable { return true }
    for level in 1...6 {
      if accepted.contains(.headings(parent: index, level: level)) { return true }
      for isTerm in [false, true] {
        for isInCode in [false, true] {
          let group = OutlineGroup.items(
            heading: index, level: level, isTerm: isTerm, isInCode: isInCode)
          if accepted.contains(group) { return true }
        }
      }
    }
    return accepted.contains(.lines(heading: index))
  }

  /// What is below a heading that is a code is about that code.
  private mutating func dropContentOfSections() {
    var isCovered = Array(repeating: false, count: sections.count)
    for index in sections.indices.dropFirst() {
      let section = sections[index]
      isCovered[index] =
        isCovered[section.parent]
        || (section.hasCode
          && accepted.contains(.headings(parent: section.parent, level: section.level)))
    }
    accepted = accepted.filter { group in
      switch group {
      case .headings(let parent, _): !isCovered[parent]
      case .items(let heading, _, _, _), .lines(let heading): !isCovered[heading]
      case .code(let line): !isCovered[section(at: line)]
      case .page: true
      }
    }
    notePassedOver(isCovered)
  }

  /// Notes the groups in a place about errors of which most look like codes and that are not read.
  private mutating func notePassedOver(_ isCovered: [Bool]) {
    let headingGroups = groupsOfHeadingsOfCodes()
    for (group, tally) in tallies where !accepted.contains(group) {
      let heading: Int
      var isOfHeadings = false
      switch group {
      case .headings(let parent, _): (heading, isOfHeadings) = (parent, true)
      case .items(let index, _, _, false): heading = index
      default: continue
      }
      let isAboutErrors = sections[heading].isAboutErrors
      let count = isAboutErrors ? max(tally.plain, tally.codes == tally.count ? tally.codes : 0) : 0
      let looksLikeCodes =
        (count >= 2 && count * 2 >= tally.count && (tally.setOff * 2 >= count || tally.plain >= 2))
        || (isOfHeadings && tally.sure >= 3 && tally.sure * 2 >= tally.count)
      guard !isCovered[heading], looksLikeCodes, !tally.areFields,
        !headingGroups.contains(group), isOfHeadings || !sections[heading].hasCodeTable,
        !tally.areOrdinals, let first = tally.first
      else { continue }
      passedOver.append(
        PassedOverCodes(
          isOfHeadings: isOfHeadings, count: max(count, tally.sure), firstLine: tally.firstLine,
          lastLine: tally.lastLine, first: first,
          reason: !isAboutErrors
            ? "no heading above them mentions errors"
            : tally.codes < 3
              ? "a list has three or more" : "they are not alike enough to be one list"))
    }
    passedOver.sort { $0.firstLine < $1.firstLine }
  }

  /// The groups of headings that look like codes and below which codes are listed.
  private func groupsOfHeadingsOfCodes() -> Set<OutlineGroup> {
    var groups: Set<OutlineGroup> = []
    for index in sections.indices where sections[index].hasCode && hasCodesInside(index) {
      groups.insert(.headings(parent: sections[index].parent, level: sections[index].level))
    }
    return groups
  }

  private func section(at line: Int) -> Int {
    var low = 0
    var high = sections.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sections[middle].line <= line { low = middle } else { high = middle }
    }
    return low
  }
}
