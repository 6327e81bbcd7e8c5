/// Headings or items of a list that look like codes, in a place about errors, and are not read.
struct PassedOverCodes {
  var isOfHeadings: Bool
  var count: Int
  var firstLine: Int
  var lastLine: Int
  /// The first code.
  var first: String
  var reason: String
}
