package import CatalogSQLite
public import Causes
public import CodeDocuments
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

  /// Opens the catalog at `path`, which errors name `typedPath`.
  ///
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is beside it; ``FileError`` if the file cannot be read, is not a regular
  ///   file, or has another size than it says.
  public init(path: String, typedPath: String? = nil) throws {
    let shown = typedPath ?? path
    let size = try Self.sizeOfFile(path, typedPath: shown)
    do {
      let header = DatabaseHeader(path: path)
      try CatalogError.requireNoLog(beside: path, typedPath: shown)
      database = try Database(path: path, access: header?.access ?? .readOnly)
      guard let header, header.applicationID == CatalogFormat.applicationID
      else { throw CatalogError.notACatalog(path: shown) }
      guard header.userVersion == CatalogFormat.version else {
        throw CatalogError.format(
          path: shown, found: header.userVersion, expected: CatalogFormat.version)
      }
      if let misfit = header.misfit(size: size) { throw FileError(path: shown, reason: misfit) }
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

  /// The catalog of the documents errcat comes with, built in memory: the error codes of OKCoin's
  /// spot API, as of 2018.
  public static func embedded() throws -> Catalog {
    let document = Document(
      path: "seeds/error-code-for-spot.md", bytes: PackageResources.error_code_for_spot_md)
    return try Catalog(documents: [document])
  }

  /// Makes a catalog of documents in memory, which no file is written for.
  ///
  /// The order of the documents does not matter. One without codes leaves nothing in the catalog.
  ///
  /// ```swift
  /// let ours = try Catalog(documents: [document])
  /// try ours.explain(7).map(\.description)  // ["Busy"]
  /// ```
  ///
  /// - Parameters:
  ///   - documents: The documents, each with a path of its own.
  ///   - rules: The rules that decide causes and areas; nil for those errcat comes with.
  ///   - synonyms: The synonyms to search by; nil for those errcat comes with.
  ///   - onDiagnostic: Called with each diagnostic, in the order of the documents' paths.
  /// - Throws: ``SamePathError`` if two documents have the same path; ``SQLiteError``.
  public convenience init(
    documents: [Document], rules: Rules? = nil, synonyms: Synonyms? = nil,
    onDiagnostic: (Diagnostic) -> Void = { _ in }
  ) throws {
    self.init(
      try CatalogImport.inMemory(
        documents, rules: rules ?? Rules.embedded(), synonyms: synonyms ?? Synonyms.embedded(),
        onDiagnostic))
  }
}

// MARK: - Files of strangers

extension Catalog {
  /// Sets what SQLite lets be set only once in a process: its memory is not counted, which takes a
  /// lock at each allocation.
  ///
  /// For the first lines of a program that uses SQLite for nothing but catalogs. Where SQLite is in
  /// use already, nothing changes.
  package static func tuneProcess() { SQLiteLibrary.leaveMemoryUncounted() }

  /// The bytes of the file at a path, which is not opened: a named pipe would wait for a writer.
  ///
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)`` for a folder;
  ///   ``FileError`` for what is no regular file either.
  static func sizeOfFile(_ path: String, typedPath: String) throws -> Int {
    switch FileKind(path: path) {
    case .missing: throw CatalogError.noCatalog(path: typedPath)
    case .folder: throw CatalogError.notACatalog(path: typedPath)
    case .inheritedPipe: throw FileError.notAFile(path: typedPath, "a pipe")
    case .other(let what): throw FileError.notAFile(path: typedPath, what)
    case .regular(let size): return size
    }
  }

  /// Finds a malformed page where it is read, for a fifth of the time of look-ups all over the file;
  /// and bounds what one question may cost, far above what any needs of a catalog of this size.
  private func guardAgainstStrangers(pages: Int) throws {
    try database.execute("PRAGMA cell_size_check = 1")
    database.limitOperations(5_000_000 + 50_000 * pages)
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

// MARK: - What a catalog was made of

extension Catalog {
  /// The rules the catalog was built by.
  package func rules() throws -> Rules {
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
  package func synonyms() throws -> Synonyms {
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
