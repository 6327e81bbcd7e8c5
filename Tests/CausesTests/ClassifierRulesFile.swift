import BuiltInFiles
import TestSupport

@testable import Causes
@testable import CodeDocuments
@testable import MarkdownReader

/// The embedded rules and the owner's document, read by the simplest means: lines and pipes.
enum ClassifierRulesFile {
  /// A classifier with the built-in rules.
  static let classifier: Classifier = {
    do { return try Classifier(categories: categories) } catch {
      preconditionFailure("seeds/categories.md: \(error)")
    }
  }()

  /// The rows of seeds/categories.md.
  static let categories: [Category] = lines(BuiltInFile.categories.bytes).compactMap { line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().map { $0.trimmingSpaces() }
    guard cells.count > 5, let facet = Category.Facet(rawValue: cells[0]) else { return nil }
    return Category(
      facet: facet, slug: cells[1], title: cells[2], meaning: cells[3], advice: cells[4],
      words: cells[5])
  }

  /// The descriptions of the owner's document, by domain and code.
  static let seedDescriptions: [String: String] = {
    var descriptions: [String: String] = [:]
    var domain = ""
    for line in lines(seedDocument) {
      let cells = line.split(separator: "|").map { $0.trimmingSpaces() }
      if line.hasPrefix("REST") { domain = "rest-api" }
      if line.hasPrefix("WebSocket") { domain = "websocket-api" }
      guard cells.count == 2, line.hasPrefix("|"), cells[1] != "Description", cells[1] != "---"
      else { continue }
      descriptions["\(domain)|\(cells[0])"] = cells[1]
    }
    return descriptions
  }()

  private static let seedDocument: [UInt8] = {
    do { return try contents(ofFile: "\(seeds)/error-code-for-spot.md") } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}

extension StringProtocol {
  /// The text without leading and trailing white space.
  func trimmingSpaces() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
