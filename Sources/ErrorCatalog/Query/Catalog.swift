package import CatalogSQLite
package import Causes
internal import CodeDocuments
internal import MarkdownReader

/// An open catalog: look-up, search, lists and ad-hoc SQL over one file, which is never written.
///
/// ```swift
/// let catalog = try Catalog(path: "catalog.db")
/// for entry in try catalog.explain("10016") { print(entry.domain, entry.description) }
/// ```
///
/// A catalog belongs to one task at a time; open the file again for another.
public final class Catalog {
  package let database: Database
  /// Made for the first search.
  private var stemTokenizer: Tokenizer?
  private var wordTokenizer: Tokenizer?
  /// Called with each statement by which a search finds entries: the rung that asks, and the SQL
  /// with the values in their places, ready to be run elsewhere.
  package var onStatement: ((Hit.Match, String) -> Void)?
  /// What is known of the words of the last search.
  var memo = SearchMemo()
  /// What one question may cost in all, in operations of SQLite; nil for a catalog of our own making.
  private var operationsPerQuestion: Int?
  private var isBounded = false

  /// Opens the catalog at `path`, which errors name `typedPath`.
  ///
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is next to it; ``FileError`` if the file cannot be read, is not a regular
  ///   file, or has another size than it says.
  public init(path: String, typedPath: String? = nil) throws {
    try CatalogFormat.requireSQLite()
    let shown = typedPath ?? path
    let (header, size) = try CatalogFileCheck.header(ofFile: path, typedPath: shown)
    if let misfit = header.misfit(size: size) { throw FileError(path: shown, reason: misfit) }
    do {
      database = try Database(path: path, access: header.access)
      try guardAgainstStrangers(pages: header.pageCount)
      guard try CatalogSchema.isWhole(in: database) else {
        let objects = (try? CatalogSchema.foreignObjects(in: database)) ?? []
        throw CatalogError.strangeSchema(path: shown, objects)
      }
    } catch let error as SQLiteError where error.code ~= .notADatabase {
      throw CatalogError.notACatalog(path: shown)
    } catch let error as SQLiteError {
      throw FileError(path: shown, reason: error.message)
    }
  }

  /// Makes a catalog of a database that is known to be one.
  package init(_ database: Database) {
    self.database = database
  }
}

// MARK: - Hostile files

extension Catalog {
  /// Changes settings that SQLite accepts only once in a process: it stops counting memory, which takes a
  /// lock at each allocation.
  ///
  /// For the first lines of a program that uses SQLite for nothing but catalogs. Where SQLite is in
  /// use already, nothing changes.
  package static func tuneProcess() { SQLiteLibrary.leaveMemoryUncounted() }

  /// Finds a malformed page where it is read, for a fifth of the time of look-ups all over the file;
  /// and bounds what one question may cost, far above what any needs of a catalog of this size.
  private func guardAgainstStrangers(pages: Int) throws {
    try database.execute("PRAGMA cell_size_check = 1")
    database.limitOperations(5_000_000 + 50_000 * pages)
    operationsPerQuestion = 10_000_000 + 30_000 * pages
  }

  /// Answers a question of many statements, which see the same state of the file and take its lock
  /// once.
  func reading<Answer>(_ answer: () throws -> Answer) throws -> Answer {
    try bounded { try database.reading(answer) }
  }

  /// Asks several questions, which see the same state of the file and take its lock once.
  ///
  /// Nothing that may wait belongs among them: another program may want to write to the file.
  package func together<Answer>(_ questions: () throws -> Answer) throws -> Answer {
    try database.reading(questions)
  }

  /// Answers a question whose statements share one budget.
  ///
  /// They see the same state of the file. Many of them together stay bounded so, as each alone is.
  /// What is read counts, too, and with it the work on what was read.
  func bounded<Answer>(_ answer: () throws -> Answer) throws -> Answer {
    guard !isBounded, let operationsPerQuestion else { return try answer() }
    isBounded = true
    defer { isBounded = false }
    return try database.withOperationBudget(operationsPerQuestion) { try database.reading(answer) }
  }
}

// MARK: - Words

extension Catalog {
  /// A text as the full-text index takes it apart.
  func tokens(of text: String, _ kind: Tokenizer.Kind) throws -> [Tokenizer.Token] {
    let tokenizer =
      try (kind == .stems ? stemTokenizer : wordTokenizer) ?? Tokenizer(kind, of: database)
    if kind == .stems { stemTokenizer = tokenizer } else { wordTokenizer = tokenizer }
    return tokenizer.tokens(of: text)
  }

  /// The words of a text, without case and accents.
  package func words(of text: String) throws -> [String] {
    try tokens(of: text, .words).map(\.text)
  }

  /// The stems of a text; of one without spaces, those of every two characters.
  func stems(of text: String) throws -> [String] {
    try tokens(of: Segmentation.segmented(text) ?? text, .stems).map(\.text)
  }
}

// MARK: - The rules and synonyms of a catalog

extension Catalog {
  /// The rules the catalog was built by.
  package func rules() throws -> Rules {
    let categories = try database.rows(
      "SELECT facet, slug, title, meaning, advice, words FROM categories ORDER BY id"
    ) { row in
      Category(
        facet: Category.Facet(rawValue: row.text(0)) ?? .cause, slug: row.text(1),
        title: row.text(2), meaning: row.text(3), advice: row.text(4), words: row.text(5))
    }
    return try Rules(categories: categories)
  }

  /// The synonyms the catalog holds.
  package func synonyms() throws -> Synonyms {
    let rows = try database.rows("SELECT said, written FROM synonyms ORDER BY id") { row in
      (said: row.text(0), written: row.text(1))
    }
    return Synonyms(rows: rows)
  }
}
