internal import CErrcatSQLite

/// One of FTS5's own tokenizers, to see a text as the full-text index sees it.
///
/// A query and a document are the same words only if both were taken apart by the same rules. So
/// nothing here takes words apart: SQLite does (SQLite manual, fts5.html, section 4.3 for the
/// tokenizers, section 7 for this interface to them).
///
/// ```swift
/// let stems = try Tokenizer(.stems, of: database)
/// stems.tokens(of: "Insufficient funds").map(\.text)  // ["insuffici", "fund"]
/// ```
///
/// Like its database, a tokenizer belongs to one thread at a time.
package final class Tokenizer {
  /// Which form of the words.
  package enum Kind: Sendable {
    /// `unicode61`: letters and digits, without case and accents.
    case words
    /// `porter unicode61`: the same, English words without their endings.
    case stems
  }

  /// A word of a text.
  package struct Token: Equatable, Sendable {
    /// The word in the tokenizer's form.
    package var text: String
    /// Its place in the text, in UTF-8 bytes.
    package var range: Range<Int>
  }

  /// Receives a token's bytes, valid during the call, and its place in the text.
  package typealias Body = (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void

  // The tokenizer's module lives as long as the connection.
  private let database: Database
  private let functions: fts5_tokenizer
  private let instance: OpaquePointer

  /// Makes a tokenizer of a connection.
  ///
  /// - Throws: ``SQLiteError`` if this SQLite has no FTS5.
  package init(_ kind: Kind, of database: Database) throws(SQLiteError) {
    self.database = database
    let api = try Self.interface(of: database)
    var context: UnsafeMutableRawPointer?
    var functions = fts5_tokenizer()
    let name = kind == .stems ? "porter" : "unicode61"
    var code = api.pointee.xFindTokenizer(api, name, &context, &functions)
    var instance: OpaquePointer?
    if code == SQLITE_OK { code = functions.xCreate(context, nil, 0, &instance) }
    guard code == SQLITE_OK, let instance else {
      throw SQLiteError(code: .error, message: "no tokenizer '\(name)' in this SQLite")
    }
    self.functions = functions
    self.instance = instance
  }

  deinit { functions.xDelete(instance) }

  /// Calls `body` with each token, in the order of the text.
  package func forEachToken(in text: UnsafeBufferPointer<UInt8>, _ body: Body) {
    guard let start = text.baseAddress, let length = Int32(exactly: text.count) else { return }
    withoutActuallyEscaping(body) { body in
      // Only the given function could fail, and it does not.
      _ = withUnsafePointer(to: body) { pointer in
        start.withMemoryRebound(to: CChar.self, capacity: text.count) { characters in
          functions.xTokenize(
            instance, UnsafeMutableRawPointer(mutating: pointer), FTS5_TOKENIZE_DOCUMENT,
            characters, length
          ) { context, _, token, length, start, end in
            guard let context, let token else { return SQLITE_OK }
            let body = context.assumingMemoryBound(to: Body.self).pointee
            token.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
              body(UnsafeBufferPointer(start: bytes, count: Int(length)), Int(start)..<Int(end))
            }
            return SQLITE_OK
          }
        }
      }
    }
  }

  /// Returns how many tokens a text has.
  package func count(in text: String) -> Int {
    var text = text
    var count = 0
    text.withUTF8 { bytes in forEachToken(in: bytes) { _, _ in count += 1 } }
    return count
  }

  /// Returns the tokens of a text, in its order.
  package func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var text = text
    text.withUTF8 { bytes in
      forEachToken(in: bytes) { token, range in
        tokens.append(Token(text: String(decoding: token, as: UTF8.self), range: range))
      }
    }
    return tokens
  }

  /// The door FTS5 opens for this: a statement that fills a pointer (fts5.html, section 7).
  private static func interface(
    of database: Database
  ) throws(SQLiteError) -> UnsafeMutablePointer<fts5_api> {
    var api: UnsafeMutablePointer<fts5_api>?
    let sql: StaticString = "SELECT fts5(?1)"
    let (statement, _) = try database.prepare(
      UnsafeBufferPointer(start: sql.utf8Start, count: sql.utf8CodeUnitCount), flags: 0)
    withUnsafeMutablePointer(to: &api) { pointer in
      _ = sqlite3_bind_pointer(statement, 1, pointer, "fts5_api_ptr", nil)
      _ = sqlite3_step(statement)
      sqlite3_finalize(statement)
    }
    guard let api else {
      throw SQLiteError(code: .error, message: "this SQLite has no FTS5")
    }
    return api
  }
}
