/// What makes room for a second load: in the transaction of the load, so that readers see the old
/// rows or the new ones.
extension PostgreSQLSchema {
  /// How the comment on a schema of errcat's begins.
  static let schemaMark = "API error codes;"

  /// The statements that drop what an earlier script made.
  ///
  /// A schema that errcat did not make is refused, unless it has no tables yet. Nothing is dropped by
  /// CASCADE: tables that others keep in the schema stay, and what others built on errcat's tables
  /// stops the load.
  ///
  /// - Parameter schema: The name of the schema, in quotes if it must be.
  /// - Returns: The statements, a line end after each.
  func replacement(of schema: String) -> String {
    let drops =
      views.reversed().map { "DROP VIEW IF EXISTS \($0.name);" }
      + ["DROP FUNCTION IF EXISTS search(text, regconfig);"]
      + madeTables.reversed().map { "DROP TABLE IF EXISTS \($0.name);" }
    return """
      SET LOCAL search_path = \(schema);
      DO $$
      BEGIN
        IF EXISTS (
          SELECT FROM pg_namespace
          WHERE nspname = current_schema()
            AND coalesce(obj_description(oid, 'pg_namespace'), '') NOT LIKE '\(Self.schemaMark)%'
            AND EXISTS (SELECT FROM pg_class WHERE relnamespace = pg_namespace.oid)
        ) THEN
          RAISE EXCEPTION 'schema "%" was not made by errcat, so it is not replaced', current_schema()
            USING HINT = 'Write the script for a schema of another name.';
        END IF;
      END
      $$;
      CREATE SCHEMA IF NOT EXISTS \(schema);
      \(drops.joined(separator: "\n"))

      """
  }
}
