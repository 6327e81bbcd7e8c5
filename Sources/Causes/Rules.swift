internal import BuiltInFiles
public import CodeDocuments
internal import MarkdownReader

/// The rules a catalog is built by: the categories, and the words that put a description in one.
///
/// A rules file is a Markdown document with a table whose header is `facet`, `slug`, `title`,
/// `meaning`, `advice`, `words`; its head explains how words are written. What else the document
/// says is for people.
///
/// ```swift
/// let rules = try Rules(Document(path: "categories.md", bytes: bytes))
/// ```
public struct Rules: Sendable {
  package let classifier: Classifier

  /// The categories, in the order of the file.
  package var categories: [Category] { classifier.categories }

  /// Reads a rules file.
  ///
  /// - Throws: ``RulesError`` if the document is not a rules file, or a row of it cannot be used.
  public init(_ document: Document) throws(RulesError) {
    guard let rows = ruleRows(headed: categoriesHeader, in: document) else {
      let header = categoriesHeader.joined(separator: " | ")
      throw RulesError(
        path: document.typedPath,
        faults: [.init(line: 1, reason: "no table has the header '\(header)'")])
    }
    var categories: [Category] = []
    var faults: [RulesError.Fault] = []
    for row in rows {
      let cells = row.cells.map(\.text)
      if !row.surplus.isEmpty {
        faults.append(.init(line: row.line, reason: "the row has more cells than the header"))
      }
      guard let facet = Category.Facet(rawValue: cells[0]) else {
        faults.append(
          .init(line: row.line, reason: "the facet is 'cause' or 'area', not '\(cells[0])'"))
        continue
      }
      categories.append(
        Category(
          facet: facet, slug: cells[1], title: cells[2], meaning: cells[3], advice: cells[4],
          words: cells[5]))
    }
    guard faults.isEmpty else { throw RulesError(path: document.typedPath, faults: faults) }
    do {
      classifier = try Classifier(categories: categories)
    } catch {
      throw RulesError(
        path: document.typedPath,
        faults: error.faults.map {
          .init(line: $0.row.map { rows[$0].line } ?? 1, reason: $0.description)
        })
    }
  }

  /// Makes rules of the categories that a catalog holds.
  package init(categories: [Category]) throws(ClassifierError) {
    classifier = try Classifier(categories: categories)
  }

  /// Returns the cause and the areas of an error with this description.
  ///
  /// ```swift
  /// try Rules.embedded().classify("Signature does not match").cause  // "authentication"
  /// ```
  ///
  /// - Parameter text: Prose, or a symbol such as `INSUFFICIENT_BALANCE`.
  /// - Returns: The cause, the rule that decided it, and the areas.
  package func classify(_ text: String) -> Classification { classifier.classify(text) }

  /// The rules errcat comes with.
  package static func embedded() throws(RulesError) -> Rules { try embeddedRules.get() }

  /// Read and compiled once in a program.
  private static let embeddedRules = Result { () throws(RulesError) in
    try Rules(Document(path: "seeds/categories.md", bytes: BuiltInFile.categories.bytes))
  }
}

/// All that is wrong with a rules file.
public struct RulesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, as typed.
  public var path: String
  /// The faults, by line; at least one.
  public var faults: [Fault]

  /// One thing that is wrong with a rules file.
  public struct Fault: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong, and what to do.
    public var reason: String

    package init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// `path:line: reason`, a line for each fault.
  public var description: String {
    faults.map { "\(path):\($0.line): \($0.reason)" }.joined(separator: "\n")
  }
}
