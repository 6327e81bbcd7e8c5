import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// What to do where a catalog holds somebody's own tables, which a new file would be without:
/// commands to keep them and to remove them.
struct ForeignObjectAdvice {
  let path: String
  let objects: [ForeignObject]
  /// Whether another file can be written instead.
  let canChooseFile: Bool

  /// More objects than this are not written out in commands.
  private static let mostObjects = 12

  /// The lines that follow the error.
  var lines: [String] {
    let file = shellQuoted(path)
    let names = objects.map { $0.table ?? $0.name }
    var lines = [
      isPlain
        ? "  to keep: sqlite3 \(file) '.dump \(distinct(names).joined(separator: " "))' > mine.sql"
        : "  to keep: sqlite3 \(file) .dump > mine.sql"
    ]
    let other = canChooseFile ? ", or import into another file with --db" : ""
    lines.append(
      isPlain && !objects.contains(where: \.isAltered)
        ? "  to continue: sqlite3 \(file) '\(drops.joined(separator: "; "))'\(other)"
        : "  to continue: remove them with DROP TABLE, VIEW, INDEX, TRIGGER or ALTER TABLE\(other)")
    lines.append(
      "  Tables of your own are safe in a file of their own: sqlite3 mine.db, and there "
        + "ATTACH '\(path.replacing("'", with: "''"))' AS errcat")
    return lines
  }

  /// Whether the commands fit in a line, and no name needs quotes of a shell.
  private var isPlain: Bool {
    objects.count <= Self.mostObjects
      && objects.allSatisfy { object in
        (object.name + (object.table ?? "")).utf8.allSatisfy {
          $0.isAlphanumeric || $0 == UInt8(ascii: "_")
        }
      }
  }

  /// Statements that drop everything, what depends on a table before the table.
  private var drops: [String] {
    let order: [ForeignObject.Kind] = [.trigger, .index, .view, .column, .table]
    return order.flatMap { kind in
      objects.filter { $0.kind == kind }.map { object in
        object.table.map { "ALTER TABLE \($0) DROP COLUMN \"\(object.name)\"" }
          ?? "DROP \(kind.rawValue.uppercased()) \"\(object.name)\""
      }
    }
  }

  private func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension ForeignObjectAdvice {
  /// Runs what replaces a catalog; where that is refused for somebody's own tables, the error says
  /// what to do.
  static func given<R>(canChooseFile: Bool, _ work: () throws -> R) throws -> R {
    do {
      return try work()
    } catch CatalogError.foreignObjects(let path, let objects) {
      let advice = ForeignObjectAdvice(path: path, objects: objects, canChooseFile: canChooseFile)
      let error = CatalogError.foreignObjects(path: path, objects)
      throw UsageError(([visible("\(error)")] + advice.lines).joined(separator: "\n"))
    }
  }
}
