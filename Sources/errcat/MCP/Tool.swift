import ErrcatBytes

/// The tools that errcat offers to agents.
enum Tool: String, CaseIterable {
  case explain
  case search
  case list
  case annotate
  case query

  /// The tools of a server.
  static func all(withSQL: Bool) -> [Tool] { allCases.filter { withSQL || $0 != .query } }

  /// The names of the arguments, the needed one first.
  var arguments: [String] {
    switch self {
    case .explain: ["codes", "domain"]
    case .search: ["words", "domain", "limit"]
    case .list: ["kind", "domain", "offset"]
    case .annotate: ["text"]
    case .query: ["sql"]
    }
  }

  /// What a model reads to choose the tool; each word of it costs every conversation.
  private var summary: String {
    switch self {
    case .explain: "What error codes mean, their fix, and where the documents say so."
    case .search: "Find error codes by words."
    case .list: "List all of a kind; offset continues a list that was cut."
    case .annotate: "Find the error codes in a log or message, with their meanings."
    case .query: "Run one read-only SQLite SELECT, best on the view entries."
    }
  }

  /// The definition for `tools/list`.
  func definition(_ revision: ProtocolRevision) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(rawValue)), ("description", .string(summary)),
      (
        "inputSchema",
        .object([
          ("type", .string("object")),
          ("properties", .object(arguments.map { ($0, Self.schema(ofArgument: $0)) })),
          ("required", .array([.string(arguments[0])])),
        ])
      ),
    ]
    // The columns that a query chooses need no schema.
    if revision.hasStructuredContent, self != .query {
      members.append(("outputSchema", Self.answerSchema))
    }
    members.append(("annotations", .object([("readOnlyHint", .bool(true))])))
    return .object(members)
  }

  private static func schema(ofArgument name: String) -> JSONValue {
    func type(_ name: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
      .object([("type", .string(name))] + more)
    }
    return switch name {
    case "codes":
      type(
        "array",
        [("items", type("string")), ("minItems", .integer(1)), ("maxItems", .integer(20))])
    case "domain": type("string", [("description", .string("domain or source/domain"))])
    case "kind":
      type("string", [("enum", .array(List.Kind.allCases.map { .string($0.rawValue) }))])
    case "limit", "offset": type("integer")
    default: type("string")
    }
  }

  /// What each tool answers: entries, what was not found, and how many entries were left out.
  private static let answerSchema: JSONValue = {
    func type(_ name: String) -> JSONValue { .object([("type", .string(name))]) }
    return .object([
      ("type", .string("object")),
      (
        "properties",
        .object([
          ("entries", type("array")), ("not_found", type("array")), ("more", type("integer")),
        ])
      ),
      ("required", .array([.string("entries"), .string("not_found"), .string("more")])),
    ])
  }()
}
