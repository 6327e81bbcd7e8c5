internal import CErrcatSQLite

/// Decides, while a person's statement is prepared and run, which actions beyond reading it may take.
///
/// A list of refused actions: a list of allowed ones would break FTS5 and `json_each`, which
/// declare tables of their own when they are first used. That nothing is written is not held
/// here but by `sqlite3_stmt_readonly` and the connection itself.
///
/// Source: <https://www.sqlite.org/c3ref/set_authorizer.html>.
final class ReadingAuthorizer {
  /// The refused action and the reason; `nil` until one is refused.
  private(set) var refusal: String?

  /// Whether the statement is `PRAGMA journal_mode` without an argument, which only tells the
  /// mode, though `sqlite3_stmt_readonly` has it among those that could write.
  private(set) var asksForJournalMode = false

  /// Pragmas that tell something whether or not they have an argument.
  private static let tellingWithArgument = [
    "foreign_key_check", "foreign_key_list", "index_info", "index_list", "index_xinfo",
    "integrity_check", "quick_check", "table_info", "table_list", "table_xinfo",
  ]

  /// Pragmas that tell something without an argument, and change something with one.
  private static let tellingWithoutArgument = [
    "application_id", "auto_vacuum", "cache_size", "cell_size_check", "collation_list",
    "compile_options", "data_version", "database_list", "encoding", "foreign_keys",
    "freelist_count", "function_list", "locking_mode", "max_page_count",
    "mmap_size", "module_list", "page_count", "page_size", "pragma_list", "query_only",
    "recursive_triggers", "schema_version", "secure_delete", "synchronous", "temp_store",
    "trusted_schema", "user_version",
  ]

  /// Answers SQLite's question: `SQLITE_OK` or `SQLITE_DENY`.
  func decide(
    _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?
  ) -> Int32 {
    switch action {
    case SQLITE_ATTACH: refuse("ATTACH")
    case SQLITE_DETACH: refuse("DETACH")
    case SQLITE_TRANSACTION: refuse("a statement that begins or ends a transaction")
    case SQLITE_SAVEPOINT: refuse("a savepoint")
    case SQLITE_FUNCTION where sqlite3_stricmp(second, "load_extension") == 0:
      refuse("load_extension()")
    case SQLITE_PRAGMA where second == nil && sqlite3_stricmp(first, "journal_mode") == 0:
      askForJournalMode()
    case SQLITE_PRAGMA where !isTelling(first, hasArgument: second != nil):
      refuse("PRAGMA \(first.map { String(cString: $0) } ?? "")\(second == nil ? "" : " = …")")
    default: SQLITE_OK
    }
  }

  private func isTelling(_ name: UnsafePointer<CChar>?, hasArgument: Bool) -> Bool {
    if Self.tellingWithArgument.contains(where: { sqlite3_stricmp(name, $0) == 0 }) {
      return true
    }
    return !hasArgument
      && Self.tellingWithoutArgument.contains(where: { sqlite3_stricmp(name, $0) == 0 })
  }

  private func askForJournalMode() -> Int32 {
    asksForJournalMode = true
    return SQLITE_OK
  }

  private func refuse(_ what: String) -> Int32 {
    refusal = "\(what) is not allowed: only statements that read are"
    return SQLITE_DENY
  }
}
