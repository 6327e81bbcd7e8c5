import ErrorCatalog
internal import Glibc

/// Which catalog answers: `--db`, else `$ERRCAT_DB`, else `./catalog.db`, else the user's, else the
/// one that errcat comes with.
enum CatalogChoice {
  /// Opens the catalog to read from; `db` is the value of `--db`.
  static func open(db: String?) throws -> Catalog {
    if let catalog = try firstFile(db: db, { try Catalog(path: $0) }) { return catalog }
    if isatty(STDERR_FILENO) == 1 {
      StandardError.say("note: no catalog here; answering from the one errcat comes with")
    }
    return try Catalog.embedded()
  }

  /// Returns what `body` makes of the catalog to read from, or nil where there is no file.
  ///
  /// A `catalog.db` that nobody named and that is no catalog is passed over with a note. One that
  /// was named and is none is an error.
  static func firstFile<R>(db: String?, _ body: (String) throws -> R) throws -> R? {
    if let named = db ?? environment("ERRCAT_DB") { return try body(named) }
    do {
      return try body("catalog.db")
    } catch CatalogError.noCatalog {
    } catch {
      StandardError.say("note: \(error); passing over it")
    }
    guard let path = userCatalog else { return nil }
    do {
      return try body(path)
    } catch CatalogError.noCatalog {
      return nil
    }
  }

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
  private static var userCatalog: String? {
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
      mkdir(folder, 0o700)
    }
  }
}

/// The value of an environment variable, if it is set and not empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
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

/// What is wrong with a command line, where argument-parser cannot tell.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
