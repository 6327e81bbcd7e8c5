/// The SQL in Swift sources: what its string literals say, with other SQL put in its place.
///
/// An interpolated value becomes `?`. An interpolated name that some literal is given to as an
/// argument or as the value of a declaration (`found: SQL = "..."`, `chosen: "..."`) becomes that
/// literal, in turn with each if there are several. So a statement is checked in each of its forms,
/// whether or not a test ever runs it.
struct StatementLiterals {
  /// A literal, taken apart at its interpolations.
  struct Literal {
    var file: String
    /// What it is assigned to or given as.
    var name: String?
    /// Whether what it is assigned to is declared as `SQL`.
    var isDeclaredSQL: Bool
    var parts: [Part]

    /// Whether it begins with a verb of SQL.
    var isStatement: Bool {
      guard case .text(let text)? = parts.first else { return false }
      let line =
        text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        .first { !$0.isEmpty && !$0.hasPrefix("--") } ?? ""
      return ["SELECT", "INSERT", "REPLACE", "UPDATE", "DELETE", "WITH"].contains { verb in
        line.hasPrefix(verb + " ") || (line == verb && text.contains("\n"))
      }
    }
  }

  enum Part: Equatable {
    case text(String)
    /// What stands in an interpolation.
    case interpolation(String)
  }

  /// The literals that are SQL: statements and parts of them.
  private let literals: [Literal]

  init(_ files: [(name: String, text: String)]) {
    literals = files.flatMap { Self.literals($0.text, in: $0.name) }
      // What PostgreSQL runs, SQLite need not understand.
      .filter {
        $0.isDeclaredSQL || ($0.isStatement && !$0.file.hasSuffix("PostgreSQLSchema.swift"))
      }
  }

  /// Names of literals that are spliced into others.
  var splicedNames: Set<String> {
    let names = Set(literals.compactMap(\.name))
    return Set(
      literals.flatMap(\.parts).compactMap { part in
        guard case .interpolation(let expression) = part else { return nil }
        return Self.name(in: expression)
      }
    ).intersection(names)
  }

  /// The statements, each with the file it stands in; parts of others are only in those.
  var statements: [(file: String, sql: String)] {
    let spliced = splicedNames
    let fragments = Dictionary(
      grouping: literals.filter { spliced.contains($0.name ?? "") }, by: { $0.name ?? "" })
    return literals.filter { !spliced.contains($0.name ?? "") }
      .flatMap { literal in
        Self.texts(literal, fragments).map { (literal.file, $0) }
      }
  }

  private static func texts(_ literal: Literal, _ fragments: [String: [Literal]]) -> [String] {
    var texts = [""]
    for part in literal.parts {
      let forms: [String] =
        switch part {
        case .text(let text): [text]
        case .interpolation(let expression): forms(expression, fragments)
        }
      texts = texts.flatMap { text in forms.map { text + $0 } }
    }
    return texts
  }

  private static func forms(_ expression: String, _ fragments: [String: [Literal]]) -> [String] {
    if expression.hasPrefix("literal:") { return ["0"] }
    if expression.hasPrefix("list:") { return ["(SELECT value FROM json_each(?))"] }
    guard let name = name(in: expression), let literals = fragments[name] else { return ["?"] }
    return literals.flatMap { texts($0, fragments) }
  }

  /// The last name of `ids.condition`; nil for what is more than names.
  private static func name(in expression: String) -> String? {
    guard expression.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }) else { return nil }
    return expression.split(separator: ".").last.map(String.init)
  }
}

// MARK: - Reading Swift

extension StatementLiterals {
  /// The string literals of a source file, raw ones and comments left out.
  static func literals(_ source: String, in file: String) -> [Literal] {
    var literals: [Literal] = []
    var rest = Substring(source)
    var before = ""
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("#\"") {
        rest = rest.dropFirst(2)
        rest = rest[(rest.firstRange(of: "\"#")?.upperBound ?? rest.endIndex)...]
      } else if character == "\"" {
        let parts = takeLiteral(&rest)
        let (name, isSQL) = name(before: before.suffix(300))
        literals.append(Literal(file: file, name: name, isDeclaredSQL: isSQL, parts: parts))
        before = ""
      } else {
        before.append(character)
        rest.removeFirst()
      }
    }
    return literals
  }

  /// Takes a literal, which the text begins with.
  private static func takeLiteral(_ rest: inout Substring) -> [Part] {
    let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest.removeFirst(quote.count)
    var parts: [Part] = []
    var text = ""
    while !rest.isEmpty, !rest.hasPrefix(quote) {
      if rest.hasPrefix("\\(") {
        parts.append(.text(text))
        text = ""
        rest.removeFirst(2)
        parts.append(.interpolation(takeInterpolation(&rest)))
      } else {
        if rest.hasPrefix("\\\"") || rest.hasPrefix("\\\\") { rest.removeFirst() }
        if let character = rest.popFirst() { text.append(character) }
      }
    }
    rest = rest.dropFirst(quote.count)
    return parts + [.text(text)]
  }

  /// Takes an interpolation up to its closing parenthesis.
  private static func takeInterpolation(_ rest: inout Substring) -> String {
    var expression = ""
    var depth = 1
    while let character = rest.first {
      if character == "\"" {
        _ = takeLiteral(&rest)
        expression += "\"\""
        continue
      }
      rest.removeFirst()
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { break }
      expression.append(character)
    }
    return expression
  }

  /// The name that a literal is given to, by what stands before it, and whether that is `SQL`.
  private static func name(before text: Substring) -> (name: String?, isSQL: Bool) {
    // A property may have statements before its literal.
    if let property = text.firstMatch(of: /var (\w+): SQL \{[^}]*$/) {
      return (String(property.1), true)
    }
    if let constant = text.firstMatch(of: /(\w+): SQL\?? = $/) {
      return (String(constant.1), true)
    }
    return (text.firstMatch(of: /(\w+): $/).map { String($0.1) }, false)
  }
}
