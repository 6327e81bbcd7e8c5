/// A statement, or a part of one, with the values of its parameters.
///
/// It is written as a string literal. What is interpolated is bound as a value; another `SQL` is
/// spliced in, with its values. Text that is put together at run time never becomes SQL: a `String`
/// is bound, and a `Substring`, or whatever else has no place here, does not compile.
///
/// ```swift
/// let isNetwork: SQL = "cause = \(cause) AND code <> \(code)"
/// let codes = try database.rows("SELECT code FROM entries WHERE \(isNetwork)") { $0.text(0) }
/// ```
@usableFromInline package struct SQL: Sendable {
  /// The text, with a `?` for each interpolated value.
  @usableFromInline let text: SQLText

  /// The values of the parameters, in their order.
  @usableFromInline let values: [SQLiteValue]
}

extension SQL: ExpressibleByStringInterpolation {
  /// Creates a statement from a literal.
  @inlinable
  package init(stringLiteral literal: StaticString) {
    text = .literal(literal)
    values = []
  }

  /// Creates a statement from a literal with interpolated values and statements.
  @usableFromInline package init(stringInterpolation: StringInterpolation) {
    text = .composed(stringInterpolation.text)
    values = stringInterpolation.values
  }

  /// Collects the parts of a literal with interpolations.
  @usableFromInline package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    var values: [SQLiteValue] = []

    /// Creates an interpolation without any parts.
    @usableFromInline package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
    }

    /// Adds a part of the literal.
    ///
    /// - Parameter literal: A `StaticString`, which cannot be made at run time.
    @usableFromInline package mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    /// Adds a parameter for a value.
    @usableFromInline package mutating func appendInterpolation(_ value: SQLiteValue) {
      text += "?"
      values.append(value)
    }

    /// Adds a parameter for text, or for NULL.
    @usableFromInline package mutating func appendInterpolation(_ text: String?) {
      appendInterpolation(text.map { .text($0) } ?? SQLiteValue.null)
    }

    /// Adds a parameter for an integer, or for NULL.
    @usableFromInline package mutating func appendInterpolation(_ integer: Int?) {
      appendInterpolation(integer.map { .integer(Int64($0)) } ?? SQLiteValue.null)
    }

    /// Adds a parameter for an integer, or for NULL.
    @usableFromInline package mutating func appendInterpolation(_ integer: Int64?) {
      appendInterpolation(integer.map { .integer($0) } ?? SQLiteValue.null)
    }

    /// Splices in another statement, or a part of one, with its values.
    @usableFromInline package mutating func appendInterpolation(_ sql: SQL) {
      text += sql.description
      values += sql.values
    }

    /// Writes an integer as a literal, where SQLite takes no parameter: in a `PRAGMA`.
    @usableFromInline package mutating func appendInterpolation(literal integer: Int) {
      text += "\(integer)"
    }
  }
}

extension SQL: CustomStringConvertible {
  /// The text, with a `?` for each interpolated value.
  @usableFromInline package var description: String {
    switch text {
    case .literal(let literal): literal.description
    case .composed(let text): text
    }
  }
}

/// The text of a statement: a literal as it stands in the program, or one composed of several.
@usableFromInline
enum SQLText: Sendable {
  case literal(StaticString)
  case composed(String)

  /// Calls a closure with the bytes of the text.
  func withBytes<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    switch self {
    case .literal(let literal): try body(literal.bytes)
    case .composed(let text): try text.utf8.span.withUnsafeBufferPointer(body)
    }
  }

  /// Tells whether two texts have the same bytes; one literal, used again, is told by its address.
  func isSame(as other: SQLText) -> Bool {
    switch (self, other) {
    case (.literal(let literal), .literal(let other)):
      guard literal.utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
      return literal.utf8Start == other.utf8Start || literal.bytes.elementsEqual(other.bytes)
    case (.composed(let text), .composed(let other)):
      return text.utf8.count == other.utf8.count
        && text.utf8.span.withUnsafeBufferPointer { bytes in
          other.utf8.span.withUnsafeBufferPointer { bytes.elementsEqual($0) }
        }
    case (.literal(let literal), .composed(let text)), (.composed(let text), .literal(let literal)):
      return literal.utf8CodeUnitCount == text.utf8.count
        && text.utf8.span.withUnsafeBufferPointer { literal.bytes.elementsEqual($0) }
    }
  }
}
