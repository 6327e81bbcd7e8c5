internal import CatalogSQLite
internal import ErrcatBytes

extension SQL.StringInterpolation {
  /// Adds a list of integers, which `IN` takes as its right side.
  ///
  /// A list of any length is one parameter, so the text is the same for each, and so is the
  /// prepared statement.
  mutating func appendInterpolation(list integers: [Int]) {
    append(integers.map { .integer($0) })
  }

  /// Adds a list of texts, which `IN` takes as its right side.
  mutating func appendInterpolation(list texts: [String]) {
    append(texts.map { .string($0) })
  }

  private mutating func append(_ values: [JSONValue]) {
    appendInterpolation("(SELECT value FROM json_each(\(JSONValue.array(values).text)))" as SQL)
  }
}
