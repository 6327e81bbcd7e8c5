import ErrcatBytes
import RecordReader

/// A message from a client: a request, which is answered, or a notification, which never is.
struct ClientMessage {
  /// The id as the client wrote it; nil for a notification.
  let id: [UInt8]?
  let method: String
  /// The parameters, an object; nil where there are no parameters.
  let parameters: JSONText.Value?

  /// Reads a message.
  ///
  /// - Returns: nil for the answer to a request, of which errcat makes none.
  /// - Throws: ``RefusedMessage`` if it is no message.
  init?(_ value: JSONText.Value) throws {
    guard value.isObject else {
      throw RefusedMessage(id: nil, error: .invalidRequest("a message is a JSON object"))
    }
    let typedID = value["id"]
    var id: [UInt8]?
    if let typedID, typedID.string != nil || typedID.number != nil { id = typedID.written }
    guard let method = value["method"]?.string else {
      if value["method"] == nil, value["result"] != nil || value["error"] != nil { return nil }
      throw RefusedMessage(id: id, error: .invalidRequest("'method' must be a string"))
    }
    self.id = id
    self.method = method
    guard let typedID else {
      parameters = value["params"]
      return
    }
    guard id != nil, !typedID.isNull else {
      throw RefusedMessage(id: nil, error: .invalidRequest("'id' must be a string or a number"))
    }
    guard value["jsonrpc"]?.string == "2.0" else {
      throw RefusedMessage(id: id, error: .invalidRequest("'jsonrpc' must be \"2.0\""))
    }
    let parameters = value["params"].flatMap { $0.isNull ? nil : $0 }
    guard parameters?.isObject != false else {
      throw RefusedMessage(id: id, error: .invalidParameters("'params' must be an object"))
    }
    self.parameters = parameters
  }
}

/// Text that is no message of JSON-RPC, and the id to answer it with.
struct RefusedMessage: Error {
  var id: [UInt8]?
  var error: ProtocolError
}

/// A message of the server on its line, without the line end.
enum ServerMessage {
  static func result(_ result: JSONValue, id: [UInt8]) -> [UInt8] {
    message(id: id, "result", result)
  }

  static func error(_ error: ProtocolError, id: [UInt8]?) -> [UInt8] {
    message(id: id ?? Array("null".utf8), "error", error.value)
  }

  static func notification(_ method: String, _ parameters: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object([
      ("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", parameters),
    ]).write(to: &bytes)
    return bytes
  }

  private static func message(id: [UInt8], _ name: String, _ value: JSONValue) -> [UInt8] {
    var bytes = Array(#"{"jsonrpc":"2.0","id":"#.utf8) + id + Array(",\"\(name)\":".utf8)
    value.write(to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
