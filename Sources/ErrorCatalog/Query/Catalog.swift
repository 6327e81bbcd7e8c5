internal import SQLite

/// An open catalog: look-up, search, lists and ad-hoc SQL over one file, which is never written.
///
/// ```swift
/// let catalog = try Catalog(path: "catalog.db")
/// for entry in try catalog.explain("10016") { print(entry.domain, entry.description) }
/// ```
///
/// A catalog belongs to one task at a time; open the file again for another.
public final class Catalog {
  let database: Database
  /// Made for the first search.
  private var tokenizers: [Tokenizer.Kind: Tokenizer] = [:]
  /// Called with each statement by which a search finds entries: the rung that asks, and the SQL
  /// with the values in their places, ready to be run elsewhere.
  public var onStatement: ((Hit.Match, String) -> Void)?

  /// Opens the catalog at `path`, which errors name `typedPath`.
  ///
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``FileError`` if the file cannot be read.
  public init(path: String, typedPath: String? = nil) throws {
    let shown = typedPath ?? path
    switch isRegularFile(path) {
    case nil: throw CatalogError.noCatalog(path: shown)
    case false: throw CatalogError.notACatalog(path: shown)
    default: break
    }
    let applicationID: Int
    do {
      database = try Database(path: path, access: .readOnly)
      applicationID = try database.withStatement("PRAGMA application_id") { statement in
        try statement.step() ? statement.int(0) : 0
      }
    } catch let error as SQLiteError where error.code ~= .notADatabase {
      throw CatalogError.notACatalog(path: shown)
    } catch let error as SQLiteError {
      throw FileError(path: shown, reason: error.message)
    }
    guard applicationID == CatalogFormat.applicationID else {
      throw CatalogError.notACatalog(path: shown)
    }
    let format = try database.withStatement("PRAGMA user_version") { statement in
      try statement.step() ? statement.int(0) : 0
    }
    guard format == CatalogFormat.version else {
      throw CatalogError.format(path: shown, found: format, expected: CatalogFormat.version)
    }
  }

  private init(_ database: Database) {
    self.database = database
  }

  /// The catalog of the documents errcat comes with, built in memory.
  public static func embedded() throws -> Catalog {
    let document = Document(
      path: "seeds/error-code-for-spot.md", bytes: PackageResources.error_code_for_spot_md)
    return Catalog(
      try CatalogImport.inMemory(
        [document], rules: Rules.embedded(), synonyms: Synonyms.embedded()))
  }
}

// MARK: - Words

extension Catalog {
  /// A text as the full-text index takes it apart.
  func tokens(of text: String, _ kind: Tokenizer.Kind) throws -> [Tokenizer.Token] {
    let tokenizer = try tokenizers[kind] ?? Tokenizer(kind, of: database)
    tokenizers[kind] = tokenizer
    return tokenizer.tokens(of: text)
  }

  /// The words of a text, without case and accents.
  func words(of text: String) throws -> [String] { try tokens(of: text, .words).map(\.text) }

  /// The stems of a text; of one without spaces, those of every two characters.
  func stems(of text: String) throws -> [String] {
    try tokens(of: Segmentation.segmented(text) ?? text, .stems).map(\.text)
  }
}

// MARK: - What a catalog was made of

extension Catalog {
  /// The rules the catalog was built by.
  func rules() throws -> Rules {
    var categories: [Category] = []
    try database.withStatement(
      "SELECT facet, slug, title, meaning, advice, words FROM categories ORDER BY id"
    ) { statement in
      while try statement.step() {
        categories.append(
          Category(
            facet: Category.Facet(rawValue: statement.text(0)) ?? .cause, slug: statement.text(1),
            title: statement.text(2), meaning: statement.text(3), advice: statement.text(4),
            words: statement.text(5)))
      }
    }
    return try Rules(categories: categories)
  }

  /// The synonyms the catalog holds.
  func synonyms() throws -> Synonyms {
    try database.withStatement("SELECT said, written FROM synonyms ORDER BY id") { statement in
      var rows: [(said: String, written: String)] = []
      while try statement.step() { rows.append((statement.text(0), statement.text(1))) }
      return Synonyms(rows: rows)
    }
  }

  /// The paths of the documents in the catalog, in its order.
  func sourcePaths() throws -> [String] {
    try database.withStatement("SELECT path FROM sources ORDER BY id") { statement in
      var paths: [String] = []
      while try statement.step() { paths.append(statement.text(0)) }
      return paths
    }
  }
}
