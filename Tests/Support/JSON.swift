import Foundation

/// The rows of a JSON document: an array of flat objects.
package func jsonRows(_ text: String) throws -> [[String: Any]] {
  guard let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
  else { throw NotRows(text: text) }
  return rows
}

private struct NotRows: Error {
  var text: String
}
