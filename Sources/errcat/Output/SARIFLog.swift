import ErrcatBytes
import ErrorCatalog

/// Findings in the format that code scanning services read (SARIF 2.1.0, OASIS).
enum SARIFLog {
  /// One finding.
  struct Result {
    var rule: String
    /// `error`, `warning` or `note`.
    var level: String
    var message: String
    /// The path of the file as a relative URI; nil where there is none.
    var path: String?
    var line: Int?
    var column: Int?
  }

  /// Returns a log of one run; `rules` are those that there are.
  static func text(_ results: [Result], rules: [String]) -> String {
    let driver = JSONValue.object([
      ("name", .string("errcat")), ("version", .string(CatalogFormat.toolVersion)),
      ("rules", .array(rules.map { .object([("id", .string($0))]) })),
    ])
    let places = Dictionary(
      rules.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])),
      // Columns count Unicode scalars.
      ("columnKind", .string("unicodeCodePoints")),
      (
        "results",
        .array(
          zip(results, SARIFFingerprint.texts(results)).map { result, fingerprint in
            value(result, place: places[result.rule], fingerprint)
          })
      ),
    ])
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).text
  }

  private static func value(_ result: Result, place: Int?, _ fingerprint: String) -> JSONValue {
    var members: [(String, JSONValue)] = [("ruleId", .string(result.rule))]
    if let place { members.append(("ruleIndex", .integer(place))) }
    members.append(("level", .string(result.level)))
    members.append(("message", .object([("text", .string(plainMessage(result.message)))])))
    if let path = result.path {
      var physical: [(String, JSONValue)] = [
        ("artifactLocation", .object([("uri", .string(uri(path)))]))
      ]
      if let line = result.line {
        var region: [(String, JSONValue)] = [("startLine", .integer(line))]
        if let column = result.column { region.append(("startColumn", .integer(column))) }
        physical.append(("region", .object(region)))
      }
      members.append(
        ("locations", .array([.object([("physicalLocation", .object(physical))])])))
    }
    members.append(
      ("partialFingerprints", .object([(SARIFFingerprint.name, .string(fingerprint))])))
    return .object(members)
  }

  /// A message as text: brackets before a parenthesis would be a link (SARIF, section 3.11.6).
  private static func plainMessage(_ text: String) -> String {
    guard text.contains("](") else { return text }
    return text.replacing("\\", with: "\\\\").replacing("[", with: "\\[")
      .replacing("]", with: "\\]")
  }

  /// The path with what a URI cannot hold percent-encoded (RFC 3986).
  private static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let isPlain = byte.isAlphanumeric || "/-._~".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      result += isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count < 2 ? "0" : "") + hex
    }
    return path.hasPrefix("/") ? "file://" + result : result
  }
}
