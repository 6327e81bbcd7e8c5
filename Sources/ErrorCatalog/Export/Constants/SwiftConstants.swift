internal import CodeDocuments

/// Constants in Swift: a struct for each domain, a static property for each code.
///
/// A struct, not an enumeration, for a code the document lacks is a value too, and a code more breaks
/// no `switch`. Rows are added by statements of static strings, some hundred a function: the
/// time that the compiler takes grows with their number alone.
struct SwiftConstants {
  let file: ConstantsFile

  func write(to write: (String) throws -> Void) throws {
    try write(file.header.map { "// \($0)\n" }.joined())
    try write("// swift-format-ignore-file\n// swiftlint:disable all\n")
    for type in file.types { try self.write(type, to: write) }
    try write(Self.table)
    for cause in file.causes {
      try write("    \(literal(cause.slug)): \(literal(cause.advice)),\n")
    }
    try write(file.causes.isEmpty ? "    :\n  ]\n}\n" : "  ]\n}\n")
  }

  private func write(_ type: ConstantsType, to write: (String) throws -> Void) throws {
    try write(
      """

      /// \(SourceText.comment(type.title))
      public struct \(type.name): RawRepresentable, Hashable, Sendable, Error {

      """)
    for constant in type.constants {
      let name = constant.name.camelCase
      try write(
        """
          /// \(constant.documentation)
          public static var \(Self.reserved.contains(name) ? name + "_" : name): Self { \
        Self(rawValue: \(literal(constant.code))) }

        """)
    }
    let chunks = stride(from: 0, to: type.constants.count, by: 250).map {
      type.constants[$0..<min($0 + 250, type.constants.count)]
    }
    try write(Self.members)
    for number in chunks.indices { try write("    addRows\(number)(to: &table)\n") }
    try write("    return table\n  }()\n")
    for (number, chunk) in chunks.enumerated() {
      try write("\n  private static func addRows\(number)(to table: inout CodeTable) {\n")
      for constant in chunk { try write("    \(row(constant))\n") }
      try write("  }\n")
    }
    try write("}\n")
  }

  private func row(_ constant: Constant) -> String {
    let values = [
      literal(constant.code), constant.number.map { "\($0)" } ?? "nil",
      literal(constant.symbol ?? ""), literal(constant.description), literal(constant.cause),
    ]
    return "table.add(\(values.joined(separator: ", ")))"
  }

  private func literal(_ text: String) -> String { SourceText.literal(text, .braces) }

  /// Keywords of Swift, and the members of a type, that four letters or more can spell.
  private static let reserved: Set<String> = [
    "actor", "advice", "associatedtype", "async", "await", "break", "case", "catch", "cause",
    "class", "continue", "default", "defer", "deinit", "description", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "func", "guard", "hash", "hashValue", "import", "init",
    "inout", "internal", "isEqual", "localizedDescription", "lookup", "number", "operator",
    "precedencegroup", "private", "protocol", "public", "rawValue", "repeat", "rethrows", "return",
    "self", "static", "struct", "subscript", "super", "switch", "symbol", "table", "throw",
    "throws", "true", "type", "typealias", "where", "while",
  ]

  /// The members that each type has.
  private static let members = """

      /// The code as the document writes it.
      public let rawValue: String

      /// Makes a code, whether or not the document has it.
      public init(rawValue: String) { self.rawValue = rawValue }

      /// Returns the code if the document has it.
      public static func lookup(_ code: String) -> Self? {
        table.rows[code].map { Self(rawValue: $0.code) }
      }

      /// Returns the code that is written as this number, if the document has it.
      public static func lookup<Number: BinaryInteger>(_ code: Number) -> Self? {
        lookup(String(code))
      }

      /// All codes, in the order of the document.
      public static var all: [Self] { table.codes.map { Self(rawValue: $0) } }

      /// What the document says of the code; empty if it says nothing or has no such code.
      public var description: String { Self.table.rows[rawValue]?.description ?? "" }

      /// The name next to the code, if the document has one.
      public var symbol: String? { Self.table.rows[rawValue]?.symbol }

      /// The code as a number, if it is one.
      public var number: Int? { Self.table.rows[rawValue]?.number }

      /// Why the call failed, in a word; `unspecified` for a code the document lacks.
      public var cause: String { Self.table.rows[rawValue]?.cause ?? "unspecified" }

      /// What the caller can do; empty if nothing is known.
      public var advice: String { CodeTable.advice[cause] ?? "" }

      private static let table: CodeTable = {
        var table = CodeTable()

    """

  /// What all types of a file share; the causes follow.
  private static let table = """

    private struct CodeTable: Sendable {
      struct Row: Sendable {
        var code: String
        var number: Int?
        var symbol: String?
        var description: String
        var cause: String
      }

      var codes: [String] = []
      var rows: [String: Row] = [:]

      @inline(never)
      mutating func add(
        _ code: StaticString, _ number: Int?, _ symbol: StaticString, _ description: StaticString,
        _ cause: StaticString
      ) {
        let symbol = symbol.description
        codes.append(code.description)
        rows[code.description] = Row(
          code: code.description, number: number, symbol: symbol.isEmpty ? nil : symbol,
          description: description.description, cause: cause.description)
      }

      static let advice: [String: String] = [

    """
}
