/// Why a catalog cannot be used as was asked.
public enum CatalogError: Error, Equatable, Sendable {
  /// There is no file at the path.
  case noCatalog(path: String)
  /// The file is not an errcat catalog.
  case notACatalog(path: String)
  /// The catalog is of a format this program does not read.
  case format(path: String, found: Int, expected: Int)
  /// The program runs with a SQLite library that is too old for any catalog.
  case oldSQLite(version: String)
  /// The file says that it is a catalog, but its tables are others: some are missing, or changed.
  case strangeSchema(path: String, [ForeignObject] = [])
  /// The catalog holds what errcat did not make, and a new file would be without it.
  case foreignObjects(path: String, [ForeignObject])
  /// The content of the catalog changed after it was written.
  case notAsWritten(path: String)
  /// Another program left a log or journal that is not empty next to the catalog.
  case strangeJournal(path: String)
  /// No domain has this name.
  case unknownDomain(String, known: [String])
  /// The start of a name fits several domains.
  case ambiguousDomain(String, matches: [String])
  /// No source has this name.
  case unknownSource(String, known: [String])
  /// No source has this name, and no document this path.
  case unknownDocument(String, known: [String])
  /// No category has this slug.
  case unknownCategory(String, known: [String])
  /// A domain has more attributes than a table of Markdown is written for.
  case tooManyAttributes(domain: String, limit: Int)
}

extension CatalogError: CustomStringConvertible {
  /// The failure, the words typed, and the next step.
  public var description: String {
    switch self {
    case .noCatalog(let path):
      "no catalog at '\(path)'"
    case .notACatalog(let path):
      "'\(path)' is not an errcat catalog"
    case .format(let path, let found, let expected) where found > expected:
      "'\(path)' has format \(found), and this errcat reads up to \(expected): use a newer errcat"
    case .format(let path, let found, let expected):
      "'\(path)' has format \(found), and this errcat reads \(expected): import its documents again"
    case .oldSQLite(let version):
      "this program runs with SQLite \(version), and catalogs need 3.37 or newer"
    case .strangeSchema(let path, let objects):
      "the tables of '\(path)' are not those of a catalog: they were changed"
        + Self.changes(among: objects)
        + "; get the file again, or remove it and import its documents again"
    case .foreignObjects(let path, let objects):
      "'\(path)' holds \(objects.count == 1 ? "an object" : "\(objects.count) objects") that errcat "
        + "did not make, and writing it again would destroy \(objects.count == 1 ? "it" : "them"): "
        + "\(Self.list(objects)); nothing was written"
    case .notAsWritten(let path):
      "'\(path)' is damaged, or was changed by another program, and nothing is built on it; "
        + "get the file again, or remove it and import its documents again"
    case .strangeJournal(let path):
      "'\(path)' is next to the catalog and is not empty: another program is changing the catalog, "
        + "stopped before it was done, or left a log that is not this catalog's; open and close the "
        + "catalog with that program, or move the file away if no program needs it"
    case .unknownDomain(let name, let known): unknown("domain", name, known)
    case .ambiguousDomain(let name, let matches):
      "'\(name)' is the start of \(matches.count) domains: \(Self.listed(matches))"
    case .unknownSource(let name, let known): unknown("source", name, known)
    case .unknownDocument(let name, let known):
      unknown("source or document", plural: "sources and documents", name, known)
    case .unknownCategory(let name, let known): unknown("category", name, known)
    case .tooManyAttributes(let domain, let limit):
      "'\(domain)' has codes with more than \(limit) different attributes, too many for a table of "
        + "Markdown; choose another format"
    }
  }

  /// What somebody changed in the tables of errcat's, in parentheses.
  private static func changes(among objects: [ForeignObject]) -> String {
    let changed = objects.filter { $0.isAltered || $0.kind == .column }
    return changed.isEmpty ? "" : " (\(list(changed)))"
  }

  /// The first dozen of what somebody added, and how many there are more.
  private static func list(_ objects: [ForeignObject]) -> String {
    objects.prefix(12).map(\.description).joined(separator: ", ")
      + (objects.count > 12 ? " and \(objects.count - 12) more" : "")
  }

  private func unknown(
    _ what: String, plural: String? = nil, _ name: String, _ known: [String]
  ) -> String {
    let plural = plural ?? (what.hasSuffix("y") ? what.dropLast() + "ies" : what + "s")
    guard !known.isEmpty else { return "unknown \(what) '\(name)': the catalog has no \(plural)" }
    let near = Self.near(name, known)
    guard near.isEmpty else {
      return "unknown \(what) '\(name)'; did you mean \(Self.listed(near, most: 5, last: "or"))?"
    }
    return "unknown \(what) '\(name)'; the catalog has \(known.count) "
      + "\(known.count == 1 ? what : plural): \(Self.listed(known))"
  }

  /// The names that one may have been meant for: misspelled, or a part of them.
  private static func near(_ name: String, _ known: [String]) -> [String] {
    let name = name.lowercased()
    let edits = name.utf8.count < 4 ? 1 : 2
    let misspelled = nearestNames(to: name, among: known.map { $0.lowercased() }, atMost: edits)
    let parts = known.filter { !name.isEmpty && $0.lowercased().contains(name) }
    return known.filter { misspelled.contains($0.lowercased()) && !parts.contains($0) } + parts
  }

  /// The first of some names, and how many there are more.
  private static func listed(_ names: [String], most: Int = 12, last: String = "and") -> String {
    let more = names.count - most
    guard more <= 0 else {
      return names.prefix(most).joined(separator: ", ") + " and \(more) more"
    }
    guard names.count > 1, let end = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }
}
