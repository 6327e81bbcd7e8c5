internal import MarkdownReader

/// Reads the lists that ``OutlineSurvey`` found.
struct OutlineListReader {
  /// A list whose rows are being read.
  private struct Open {
    var head: TableHead
    var rows: [OutlineEntry] = []
  }

  private let survey: OutlineSurvey
  private var place = OutlinePlace()
  private var anchors = GitHubAnchors()
  private var open: [OutlineGroup: Open] = [:]
  /// The row that takes the text that comes, and where it ends.
  private var entry: (entry: OutlineEntry, group: OutlineGroup, level: Int)?

  /// What the codes look like that fields below headings name.
  private let looksOfFields: Set<Look>

  /// What a code looks like; numbers of one list have as many digits.
  private struct Look: Hashable {
    var shape: CodeShape
    var digits: Int?

    init(_ code: LeadingCode) {
      shape = CodeShape(code.code)
      digits = shape == .number ? code.code.utf8.count : nil
    }
  }

  private init(_ survey: OutlineSurvey) {
    self.survey = survey
    looksOfFields = Set(survey.codesOfFields.values.map(Look.init))
  }

  /// Returns the lists of a document, in its order.
  static func lists(of document: DecodedDocument, _ survey: OutlineSurvey) -> [OutlineList] {
    guard !survey.accepted.isEmpty else { return [] }
    var reader = OutlineListReader(survey)
    var blocks = OutlineBlocks(document)
    while let block = blocks.next() { reader.add(block) }
    reader.close()
    var numbers: [CodeListForm: Int] = [:]
    let lists = reader.open.values.sorted {
      ($0.head.line, $0.head.form.rawValue)
        < ($1.head.line, $1.head.form.rawValue)
    }
    return lists.map { list in
      var head = list.head
      numbers[head.form, default: 0] += 1
      head.number = numbers[head.form, default: 1]
      return OutlineColumns(list.rows).list(head)
    }
  }

  private mutating func add(_ block: OutlineBlocks.Block) {
    let outer = place
    let item = place.move(to: block)
    var anchor: String?
    if case .heading(_, let text, let own) = block {
      let ofGitHub = anchors.anchor(of: text.text)
      anchor = own ?? ofGitHub
    }
    switch block {
    case .frontMatter:
      if let page = survey.page { begin(page) }
    case .heading(let level, let text, _):
      if let page = survey.page {
        if entry == nil { begin(page) }
        let code = OutlineCode.ofHeading(text)
        if code?.code == page.code.code || level == 1 {
          entry?.entry.begin(title: code?.code == page.code.code ? code : nil, text, anchor)
        } else {
          entry?.entry.begin(heading: text)
        }
        return
      }
      if case .headings = entry?.group, let open = entry, level > open.level {
        // What is below a code's heading is about it, unless it is a code itself.
        let group = OutlineGroup.headings(parent: place.parent, level: level)
        if !survey.accepted.contains(group) {
          entry?.entry.begin(heading: text)
          return
        }
      }
      close()
      let group = OutlineGroup.headings(parent: place.parent, level: level)
      guard survey.accepted.contains(group), let code = code(ofHeading: text, group) else { return }
      begin(code, group, level: level, line: text.line, headings: outer, above: level)
      entry?.entry.anchor = anchor
    case .item(let item):
      if case .items = entry?.group, let open = entry, item.level <= open.level { close() }
    case .text(let lines, let level):
      if let item, let first = lines.first {
        let group = OutlineGroup(item.item, at: place)
        if survey.accepted.contains(group) {
          begin(item.item, item.code, first, group)
          entry?.entry.add(Array(lines.dropFirst()))
          return
        }
      }
      endEntry(outside: level)
      if entry == nil, level == 0,
        survey.accepted.contains(.lines(heading: place.heading))
      {
        addLines(lines)
        return
      }
      entry?.entry.add(lines)
    case .code(let lines, let level):
      if let first = lines.first, survey.accepted.contains(.code(line: first.line)) {
        close()
        addSource(lines)
        return
      }
      endEntry(outside: level)
      entry?.entry.addCode(lines)
    case .table(_, let rows, let rowCount, _):
      endEntry(outside: 0)
      if rowCount == rows.count { entry?.entry.add(FieldLine.fields(ofTable: rows)) }
    }
  }

  /// The code of a heading of a list: what it begins with, or what a field below it names.
  private func code(ofHeading text: TextLine, _ group: OutlineGroup) -> LeadingCode? {
    let own = OutlineCode.ofHeading(text)
    guard survey.isNamedByFields(group) else { return own }
    guard var code = survey.codesOfFields[place.heading] else {
      // A code that no field repeats looks like those that fields name; `2. Refunds` does not.
      return own.flatMap { looksOfFields.contains(Look($0)) ? $0 : nil }
    }
    code.text = TitleText.ofHeading(text.text) ?? ""
    return code
  }

  private mutating func begin(_ page: PageCode) {
    begin(page.code, .page, level: 0, line: page.line, headings: OutlinePlace(), above: nil)
    entry?.entry.add(page.fields)
  }

  /// Ends an item's row at text outside the item.
  private mutating func endEntry(outside level: Int) {
    guard let open = entry else { return }
    switch open.group {
    case .items: if level < open.level { close() }
    case .lines, .code: close()
    case .headings, .page: break
    }
  }

  private mutating func begin(
    _ item: OutlineItem, _ code: LeadingCode?, _ first: TextLine, _ group: OutlineGroup
  ) {
    close()
    guard let code else {
      // An item without a code continues the one above, as rows do.
      begin(nil, group, level: item.level, line: first.line, headings: place, above: nil)
      entry?.entry.add([first])
      return
    }
    begin(code, group, level: item.level, line: first.line, headings: place, above: nil)
    entry?.entry.anchor = first.anchor
  }

  private mutating func addLines(_ lines: [TextLine]) {
    let group = OutlineGroup.lines(heading: place.heading)
    var codes = OutlineCode.ofLines(lines)[...]
    for (number, line) in lines.enumerated() {
      if let next = codes.first, next.place == number {
        close()
        begin(next.code, group, level: 0, line: line.line, headings: place, above: nil)
        codes.removeFirst()
      } else {
        entry?.entry.add([line])
      }
    }
    // The next paragraph is not about the last line's code.
    close()
  }

  private mutating func addSource(_ lines: [TextLine]) {
    // All blocks of code below a heading are one list.
    let group = OutlineGroup.lines(heading: place.heading)
    for (line, code) in OutlineCode.ofSource(lines) {
      guard let code else { continue }
      begin(code, group, level: 0, line: line.line, headings: place, above: nil)
      close()
    }
  }

  private mutating func begin(
    _ code: LeadingCode?, _ group: OutlineGroup, level: Int, line: Int, headings: OutlinePlace,
    above heading: Int?
  ) {
    if open[group] == nil {
      let texts = headings.headings.filter { heading == nil || $0.level < (heading ?? 0) }
        .map(\.text)
      let head = TableHead(
        number: 0, form: group.form, line: line, headings: texts, lead: nil, header: [])
      open[group] = Open(head: head)
    }
    entry = (OutlineEntry(code, line: line), group, level)
  }

  private mutating func close() {
    guard let ended = entry.take() else { return }
    open[ended.group]?.rows.append(ended.entry)
  }
}
