internal import CYAML
internal import ErrcatBytes

/// Parses YAML with libyaml, whose events say where each value is.
///
/// Texts are kept as they are: what looks like a number, a date or a truth value is not made one.
struct YAMLParser {
  private var tree = RecordTree(text: [])
  private var open: [Int] = []
  private var anchors: [String: Int] = [:]
  /// How many documents the text holds.
  private var documentCount = 0

  /// How many lines may start with `%`: libyaml compares each directive with all before it.
  private static let mostDirectives = 100

  /// Parses a text.
  ///
  /// Several documents in it are the members of a list.
  static func tree(of text: [UInt8], from start: Int) throws(RecordIssue) -> RecordTree {
    try checkDirectives(text)
    var parser = YAMLParser()
    try parser.read(text, from: start)
    return parser.tree
  }

  private static func checkDirectives(_ text: [UInt8]) throws(RecordIssue) {
    var place = TextPlace(0)
    var count = 0
    for index in text.indices where text[index] == UInt8(ascii: "%") {
      guard
        index == 0 || text[index - 1] == ASCII.lineFeed
          || text[index - 1] == ASCII.carriageReturn
      else { continue }
      count += 1
      guard count > mostDirectives else { continue }
      place.move(to: index, in: text)
      throw RecordIssue(
        kind: .malformed, line: place.line, column: 1,
        message: "more than \(mostDirectives) lines start with '%'; the document is not read")
    }
  }

  private mutating func read(_ text: [UInt8], from start: Int) throws(RecordIssue) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) != 0 else {
      throw RecordIssue(
        kind: .malformed, line: 1, column: 1, message: "there is no memory to read YAML")
    }
    defer { yaml_parser_delete(parser) }
    try tree.append(RecordTree.Node(kind: .list, line: 1, column: 1))
    let thrown: RecordIssue? = text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, base + start, buffer.count - start)
      do throws(RecordIssue) {
        try read(parser, text, from: start)
        return nil
      } catch {
        return error
      }
    }
    if let thrown { throw thrown }
    tree.close(0)
  }

  private mutating func read(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ text: [UInt8], from start: Int
  ) throws(RecordIssue) {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) != 0 else {
        throw Self.issue(parser.pointee, text, from: start)
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return }
      try take(event)
    }
  }

  private mutating func take(_ event: yaml_event_t) throws(RecordIssue) {
    let line = UInt32(event.start_mark.line + 1)
    let column = UInt32(event.start_mark.column + 1)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      anchors.removeAll(keepingCapacity: true)
    case YAML_MAPPING_START_EVENT:
      try open(.map, event.data.mapping_start.anchor, line, column)
    case YAML_SEQUENCE_START_EVENT:
      try open(.list, event.data.sequence_start.anchor, line, column)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      if let last = open.popLast() { tree.close(last) }
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let textStart = UInt32(tree.text.count)
      if let value = scalar.value {
        tree.text += UnsafeBufferPointer(start: value, count: scalar.length)
      }
      guard tree.text.count < Int(UInt32.max) else {
        throw RecordIssue(
          kind: .malformed, line: Int(line), column: Int(column),
          message: "the document is too long")
      }
      // A tag such as `!!str` makes a text of what would be null.
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nil
      remember(scalar.anchor)
      try tree.append(
        RecordTree.Node(
          kind: isPlain ? .plain : .text, start: textStart, end: UInt32(tree.text.count),
          line: line, column: column))
    case YAML_ALIAS_EVENT:
      try append(aliasOf: event.data.alias.anchor, line, column)
    default: break
    }
  }

  private mutating func open(
    _ kind: RecordTree.Kind, _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ line: UInt32,
    _ column: UInt32
  ) throws(RecordIssue) {
    remember(anchor)
    open.append(tree.nodes.count)
    guard open.count <= RecordTree.mostLevels else {
      throw RecordTree.tooDeep(line: Int(line), column: Int(column))
    }
    try tree.append(RecordTree.Node(kind: kind, line: line, column: column))
  }

  private mutating func remember(_ anchor: UnsafeMutablePointer<yaml_char_t>?) {
    if let anchor { anchors[String(cString: anchor)] = tree.nodes.count }
  }

  private mutating func append(
    aliasOf anchor: UnsafeMutablePointer<yaml_char_t>?, _ line: UInt32, _ column: UInt32
  ) throws(RecordIssue) {
    let name = anchor.map { String(cString: $0) } ?? ""
    guard let target = anchors[name], tree.nodes[target].next != 0 else {
      throw RecordIssue(
        kind: .malformed, line: Int(line), column: Int(column),
        message: anchors[name] == nil
          ? "'*\(name)' refers to a value, and no '&\(name)' above names it"
          : "'*\(name)' refers to the value that it is part of")
    }
    try tree.append(
      RecordTree.Node(kind: .alias, start: UInt32(target), line: line, column: column))
  }

  private static func issue(
    _ parser: yaml_parser_t, _ text: [UInt8], from start: Int
  ) -> RecordIssue {
    let problem = parser.problem.map { String(cString: $0) } ?? "it is not understood"
    var line = parser.problem_mark.line + 1
    var column = parser.problem_mark.column + 1
    if parser.error == YAML_READER_ERROR {
      var place = TextPlace(start)
      place.move(to: min(text.count, start + Int(parser.problem_offset)), in: text)
      (line, column) = (place.line, place.column)
    }
    return RecordIssue(
      kind: .malformed, line: Int(line), column: Int(column), message: "not YAML: \(problem)")
  }
}
