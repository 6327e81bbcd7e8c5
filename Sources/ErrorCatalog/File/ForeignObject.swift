internal import CatalogSQLite
internal import MarkdownReader

/// A part of a catalog's schema that errcat did not make: a table, view, index or trigger that
/// somebody added, or a column that somebody added to a table of errcat's.
///
/// ```swift
/// ForeignObject(kind: .column, name: "note", table: "codes").description
/// // "column 'note' of table 'codes'"
/// ```
public struct ForeignObject: Equatable, Sendable {
  /// What it is.
  package enum Kind: String, Sendable {
    /// A table, a virtual one too.
    case table
    /// A view.
    case view
    /// An index that a statement made.
    case index
    /// A trigger.
    case trigger
    /// A column of a table that is errcat's.
    case column
  }

  /// What it is.
  package var kind: Kind
  /// Its name.
  package var name: String
  /// The table that a column was added to.
  package var table: String?
  /// Whether errcat made it, and somebody changed it.
  package var isAltered: Bool

  package init(kind: Kind, name: String, table: String? = nil, isAltered: Bool = false) {
    self.kind = kind
    self.name = name
    self.table = table
    self.isAltered = isAltered
  }
}

extension ForeignObject: CustomStringConvertible {
  /// Its kind and its name.
  public var description: String {
    "\(kind.rawValue) '\(name)'" + (table.map { " of table '\($0)'" } ?? "")
      + (isAltered ? " (changed)" : "")
  }
}

extension CatalogSchema {
  /// The objects that schema.sql does not create, in the order of their creation.
  ///
  /// The tables that SQLite keeps for itself (`sqlite_stat1` after `ANALYZE`, `sqlite_sequence`) are
  /// nobody's data, nor are those that a virtual table keeps for itself.
  static func foreignObjects(in database: Database) throws -> [ForeignObject] {
    let reference = try Database.inMemory()
    try reference.executeScript(catalogSchema)
    let ours = Dictionary(
      try objects(in: reference).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let all = try objects(in: database)
    let others = all.filter { ours[$0.name]?.sql != $0.sql }
    let shadows = Set(
      others.filter(\.isVirtual).flatMap { table in shadowSuffixes.map { table.name + $0 } })
    return try others.filter { !shadows.contains($0.name) }.flatMap { object in
      let kind = ForeignObject.Kind(rawValue: object.type) ?? .table
      guard ours[object.name] != nil else { return [ForeignObject(kind: kind, name: object.name)] }
      let known = try columns(of: object.name, in: reference)
      let added = try kind == .table ? columns(of: object.name, in: database) : []
      let columns = added.filter { !known.contains($0) }
        .map { ForeignObject(kind: .column, name: $0, table: object.name) }
      return columns.isEmpty
        ? [ForeignObject(kind: kind, name: object.name, isAltered: true)] : columns
    }
  }

  private struct Object {
    var type: String
    var name: String
    var sql: String

    var isVirtual: Bool { sql.uppercased().hasPrefix("CREATE VIRTUAL TABLE") }
  }

  /// What statements made; not the indexes of constraints, nor SQLite's own tables.
  private static func objects(in database: Database) throws -> [Object] {
    try database.rows(
      """
      SELECT type, name, sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
      ORDER BY rowid
      """
    ) { row in
      Object(type: row.text(0), name: row.text(1), sql: row.text(2))
    }
  }

  private static func columns(of table: String, in database: Database) throws -> [String] {
    try database.rows("SELECT name FROM pragma_table_xinfo(\(table))") { $0.text(0) }
  }

  /// The ends of the names of the tables that FTS5, FTS4 and R*Tree keep for a virtual table.
  private static let shadowSuffixes = [
    "_data", "_idx", "_content", "_docsize", "_config", "_segments", "_segdir", "_stat", "_node",
    "_parent", "_rowid",
  ]
}
