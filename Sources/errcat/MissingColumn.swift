import CodeDocuments
import ErrcatBytes
import ErrorCatalog

extension TableOptions {
  /// Refuses a column that somebody named and no table of the documents has.
  ///
  /// Standard input can be read once only, so its tables are not looked at.
  ///
  /// - Throws: ``UsageError`` with the headers there are.
  func refuseMissingColumns(in paths: [String]) throws {
    let named = [("--code-column", codeColumn), ("--description-column", descriptionColumn)]
      .compactMap { option, name in name.map { (option: option, name: $0) } }
    guard !named.isEmpty else { return }
    guard !paths.contains("-") else { return }
    var reading = options
    (reading.codeColumn, reading.descriptionColumn) = (nil, nil)
    var headers: [[String]] = []
    for path in paths {
      guard let document = try? Document(contentsOf: path, options: reading, limit: maxBytes) else {
        continue
      }
      headers += document.tableReports().map(\.header)
    }
    guard !headers.isEmpty else { return }
    for (option, name) in named where !headers.contains(where: { Self.has(name, $0) }) {
      throw UsageError(Self.message(option, name, headers))
    }
  }

  /// Whether a table has a column with this header, without case, or in this place from 1.
  private static func has(_ name: String, _ header: [String]) -> Bool {
    header.contains { $0.lowercased() == name.lowercased() }
      || Int(name).map { (1...max(1, header.count)).contains($0) } == true
  }

  private static func message(_ option: String, _ name: String, _ headers: [[String]]) -> String {
    var names: [String] = []
    for header in headers.joined() where !header.isEmpty && !names.contains(header) {
      names.append(header)
    }
    let tables = headers.count == 1 ? "the table has" : "the \(headers.count) tables have"
    let most = 12
    let shown = names.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
    let more = names.count > most ? " and \(names.count - most) more" : ""
    let near =
      Int(name) != nil
      ? []
      : nearestNames(
        to: name.lowercased(), among: names.map { $0.lowercased() },
        atMost: name.utf8.count < 5 ? 1 : 2)
    let meant = names.first { near.contains($0.lowercased()) }
    return "option '\(option)': no column '\(name)'; "
      + (meant.map { "did you mean '\($0)'? " } ?? "")
      + "\(meant == nil ? tables : tables.prefix(1).uppercased() + tables.dropFirst()) "
      + "\(names.count) column\(names.count == 1 ? "" : "s"): \(shown)\(more)"
  }
}
