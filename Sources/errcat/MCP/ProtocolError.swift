import ErrcatBytes

/// An error of JSON-RPC 2.0 that a request is answered with.
struct ProtocolError: Error {
  var code: Int
  var message: String
  var data: JSONValue?

  var value: JSONValue {
    .object(
      [("code", .integer(code)), ("message", .string(shortened(message)))]
        + (data.map { [("data", $0)] } ?? []))
  }

  static func notJSON(_ message: String) -> Self { Self(code: -32700, message: message) }

  static func invalidRequest(_ message: String) -> Self { Self(code: -32600, message: message) }

  static func unknownMethod(_ name: String) -> Self {
    Self(code: -32601, message: "unknown method: \(name)")
  }

  static func invalidParameters(_ message: String) -> Self { Self(code: -32602, message: message) }

  /// The client names a revision that errcat does not speak.
  static func unsupportedRevision(_ requested: String) -> Self {
    Self(
      code: -32022, message: "unsupported protocol version: \(requested)",
      data: .object([
        ("supported", .array(ProtocolRevision.allCases.reversed().map { .string($0.rawValue) })),
        ("requested", .string(shortened(requested))),
      ]))
  }
}
