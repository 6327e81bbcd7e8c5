internal import ErrcatPlatform
import ErrorCatalog

/// Which catalog answers: `--sample`, else `--db`, else `$ERRCAT_DB`, else `./catalog.db`, else the
/// user's.
struct CatalogChoice {
  /// The value of `--db`.
  var db: String?
  /// Whether the documents that errcat comes with were asked for.
  var isSample = false

  /// Whose codes the sample has: the API they were published for, and when.
  static let sampleTitle = "OKCoin spot API, 2018"

  /// Opens the catalog to read from, and names the publisher of the sample.
  ///
  /// That goes to standard error, so that standard output holds results alone.
  ///
  /// - Throws: ``NoCatalog`` if there is no catalog anywhere.
  func open(isSilent: Bool = false) throws -> Catalog {
    try withPlace(isSilent: isSilent) { place in
      switch place {
      case .sample: try Catalog.embedded()
      case .file(let path): try Catalog(path: path)
      }
    }
  }

  /// Where a catalog is.
  enum Place {
    /// In errcat itself.
    case sample
    case file(String)
  }

  /// Returns what `body` makes of the place to read from.
  ///
  /// A file that exists but is not a catalog is an error, whether or not somebody named it: the next
  /// place would answer with codes that nobody asked for.
  func withPlace<R>(isSilent: Bool = false, _ body: (Place) throws -> R) throws -> R {
    if isSample {
      if !isSilent { StandardError.say("sample: \(Self.sampleTitle)") }
      return try body(.sample)
    }
    if let named = db ?? environment("ERRCAT_DB") { return try body(.file(named)) }
    for path in ["catalog.db", Self.userCatalog].compactMap(\.self) {
      do {
        return try body(.file(path))
      } catch CatalogError.noCatalog {
        var status = stat()
        guard statusOfLink(path, &status) != 0 else {
          throw UsageError(
            "'\(path)' is a link to a file that is not there; remove it, or name a catalog with "
              + "--db")
        }
      } catch CatalogError.notACatalog {
        throw UsageError(
          "'\(path)' is not an errcat catalog; move it away, or name a catalog with --db")
      }
    }
    throw NoCatalog()
  }
}

/// No catalog exists in any of the places searched.
struct NoCatalog: Error, CustomStringConvertible {
  var description: String {
    """
    no catalog found
      looked in   --db FILE (not given)
                  $ERRCAT_DB (not set)
                  ./catalog.db (\(Self.here)/catalog.db)
                  the user's catalog (\(CatalogChoice.userCatalog ?? "no $XDG_DATA_HOME, no $HOME"))
      make one    errcat import docs/
      try errcat  errcat --sample 10016   (\(CatalogChoice.sampleTitle))
    """
  }

  /// The current folder.
  private static var here: String {
    guard let folder = getcwd(nil, 0) else { return "." }
    defer { free(folder) }
    return String(cString: folder)
  }
}

extension CatalogChoice {
  /// The error for naming two catalogs to read from.
  static let twoCatalogs = "--sample and --db name two catalogs; give one"

  /// The path of the catalog to write.
  static func target(db: String?, isUser: Bool) throws -> String {
    if let db {
      guard !isUser else { throw UsageError("--db and --user name two catalogs; give one") }
      return db
    }
    if isUser {
      guard let path = userCatalog else {
        throw UsageError("--user: neither XDG_DATA_HOME nor HOME is set")
      }
      return path
    }
    return environment("ERRCAT_DB") ?? "catalog.db"
  }

  /// `$XDG_DATA_HOME/errcat/catalog.db`, or the same below `~/.local/share`
  /// (XDG Base Directory Specification).
  static var userCatalog: String? {
    let folder =
      environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment("HOME").map { $0 + "/.local/share" }
    return folder.map { $0 + "/errcat/catalog.db" }
  }

  /// Makes the folders above a path.
  static func makeFolders(above path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      // Where this fails, opening the catalog tells why.
      folder.withPath { _ = mkdir($0, 0o700) }
    }
  }
}

/// The value of an environment variable, if it is set and not empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(path: value)
  return text.isEmpty ? nil : text
}

/// What `$SOURCE_DATE_EPOCH` says, if it is set.
func sourceDateEpoch() throws -> BuildTime? {
  guard let text = environment("SOURCE_DATE_EPOCH") else { return nil }
  guard let time = BuildTime(sourceDateEpoch: text) else {
    throw UsageError(
      "SOURCE_DATE_EPOCH is '\(text)', and must be the seconds since 1970, such as 1700000000; "
        + "unset it to leave the time out of the catalog")
  }
  return time
}
