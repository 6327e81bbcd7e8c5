internal import CodeDocuments
internal import ErrcatBytes

/// A table or view of schema.sql, with the comments that explain it.
///
/// schema.sql has one column or constraint a line. The comments that open a statement are the
/// table's; the one after a column and the lines of comment that follow it are the column's.
struct SchemaTable: Equatable {
  var name: String
  var isView: Bool
  /// Whether it is a full-text index.
  var isIndex = false
  /// What one row means; empty where nothing says so.
  var comment: String
  /// The columns, in their order.
  var columns: [Column] = []
  /// The constraints of the table as a whole, as they are written.
  var constraints: [String] = []

  /// A column of a table.
  struct Column: Equatable {
    /// Its name, without quotes.
    var name: String
    /// Its name as the schema writes it, in quotes if it must be.
    var spelling: String
    /// Its type and constraints as they are written; empty for a view.
    var definition: String
    /// Its meaning; empty without a comment.
    var comment: String
  }
}

/// What schema.sql creates: tables, views, full-text indexes and plain indexes.
struct SchemaText {
  /// The tables, views and full-text indexes in the order of the schema.
  private(set) var tables: [SchemaTable] = []
  /// The statements that make indexes, each on one line, without a semicolon.
  private(set) var indexes: [String] = []

  private var open: SchemaTable?
  /// Whether the open view's columns are read.
  private var isPastColumns = false

  /// Reads a schema, one line after the other.
  init(_ text: String) {
    for bytes in text.utf8.split(separator: ASCII.lineFeed) {
      let line = Substring(bytes)
      let (code, comment) = Self.parts(of: line)
      if Self.makesIndex(code) { indexes.append(code.replacing(";", with: "")) }
      if let table = Self.opened(by: code) {
        open = table
        isPastColumns = false
      } else if open?.isView == true {
        readView(code, comment, indent: line.prefix { $0 == " " }.count)
      } else if open?.isIndex == true {
        readIndex(code, comment)
      } else {
        readTable(code, comment)
      }
      if code.hasSuffix(";"), let table = open.take() { tables.append(table) }
    }
  }

  /// Returns a schema without the statements that make indexes, which have a line each.
  static func tables(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !makesIndex($0) }.joined(separator: "\n")
  }

  private static func makesIndex(_ line: some StringProtocol) -> Bool {
    line.hasPrefix("CREATE INDEX ") || line.hasPrefix("CREATE UNIQUE INDEX ")
  }

  /// The table with this name, if there is one.
  subscript(name: String) -> SchemaTable? { tables.first { $0.name == name } }

  private static func opened(by code: String) -> SchemaTable? {
    guard code.begins(with: "CREATE ") else { return nil }
    let words = code.split(separator: " ")
    if words.count > 4, code.hasPrefix("CREATE VIRTUAL TABLE ") {
      return SchemaTable(name: String(words[3]), isView: false, isIndex: true, comment: "")
    }
    guard words.count == 4, words[0] == "CREATE", words[1] == "TABLE" || words[1] == "VIEW" else {
      return nil
    }
    return SchemaTable(name: String(words[2]), isView: words[1] == "VIEW", comment: "")
  }

  private mutating func readTable(_ code: String, _ comment: String) {
    guard open != nil, !code.hasPrefix(")") else { return }
    let code = code.last == "," ? String(code.dropLast()) : code
    let isConstraint = ["CHECK ", "UNIQUE ", "PRIMARY KEY ", "FOREIGN KEY "]
      .contains(where: code.hasPrefix)
    if isConstraint {
      open?.constraints.append(code)
    } else if let space = code.firstIndex(of: " ") {
      let definition = String(code[code.index(after: space)...])
      open?.columns.append(
        SchemaTable.Column(
          name: String(code[..<space].replacing("\"", with: "")),
          spelling: String(code[..<space]), definition: definition, comment: ""))
    }
    add(comment)
  }

  /// The columns of a full-text index are words alone; its settings have values.
  private mutating func readIndex(_ code: String, _ comment: String) {
    let name = code.last == "," ? String(code.dropLast()) : code
    if !name.isEmpty, !name.contains(where: { " );".contains($0) }) {
      open?.columns.append(
        SchemaTable.Column(name: name, spelling: name, definition: "", comment: ""))
    }
    add(comment)
  }

  /// The columns of a view end in `AS name` and are indented by four spaces, up to its `FROM`.
  private mutating func readView(_ code: String, _ comment: String, indent: Int) {
    if indent == 2, code.hasPrefix("FROM") { isPastColumns = true }
    guard !isPastColumns else { return }
    if indent == 4 {
      let words = code.split(separator: " ")
      if words.count >= 3, words[words.count - 2] == "AS" {
        let name = String(words[words.count - 1].replacing(",", with: ""))
        open?.columns.append(
          SchemaTable.Column(name: name, spelling: name, definition: "", comment: ""))
      }
    }
    if indent == 4 || open?.columns.isEmpty == true { add(comment) }
  }

  /// Adds a comment to the last column, or to the table before its first.
  private mutating func add(_ comment: String) {
    guard !comment.isEmpty, var table = open else { return }
    if let last = table.columns.indices.last {
      let before = table.columns[last].comment
      table.columns[last].comment = before.isEmpty ? comment : before + " " + comment
    } else {
      table.comment = table.comment.isEmpty ? comment : table.comment + " " + comment
    }
    open = table
  }

  /// The parts of a line before and after its `--`, which may also be in quotes.
  private static func parts(of line: Substring) -> (code: String, comment: String) {
    guard line.has("--") else { return (trimmed(line), "") }
    var isQuoted = false
    let bytes = line.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      if bytes[index] == UInt8(ascii: "'") { isQuoted.toggle() }
      if !isQuoted, bytes[index] == dash, next < bytes.endIndex, bytes[next] == dash { break }
      index = next
    }
    return (trimmed(line[..<index]), trimmed(line[index...].drop { $0 == "-" }))
  }

  private static let dash = UInt8(ascii: "-")

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
