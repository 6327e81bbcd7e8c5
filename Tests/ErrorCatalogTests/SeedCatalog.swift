import BuiltInFiles
import Glibc
import TestSupport

@testable import CodeDocuments
@testable import ErrcatBytes
@testable import ErrorCatalog

extension TemporaryFolder {
  /// Writes documents, imports them in the order of their names, and opens the catalog.
  func catalog(_ documents: [String: String], name: String = "catalog.db") throws -> Catalog {
    for (name, text) in documents { try write(text, to: name) }
    try importing(documents.keys.sorted(by: inByteOrder), into: name)
    return try Catalog(path: self(name))
  }

  /// An import of files in the folder, each named by its path there, which gives it its source
  /// unless there is one for all.
  func makeImport(_ names: [String], source: String? = nil) -> CatalogImport {
    CatalogImport(
      FoundDocuments(
        documents: names.map {
          FoundDocument(source: source, path: $0, typedPath: self($0), isNamed: true)
        }))
  }

  /// Runs ``makeImport(_:)`` into a catalog in the folder.
  @discardableResult
  func importing(
    _ names: [String], source: String? = nil, into catalog: String = "catalog.db"
  ) throws -> ImportReport {
    try makeImport(names, source: source).run(into: self(catalog))
  }
}

/// The catalog of the owner's document, built once for all tests.
enum SeedCatalog {
  /// The bytes of the file.
  static let bytes: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    try folder.write(BuiltInFile.sampleDocument.bytes, to: "seeds/error-code-for-spot.md")
    try folder.importing(["seeds/error-code-for-spot.md"], source: "okcoin")
    return try folder.read("catalog.db")
  }

  /// Opens a copy of the file, written into a folder.
  static func open(in folder: TemporaryFolder) throws -> Catalog {
    try folder.write(bytes.get(), to: "catalog.db")
    return try Catalog(path: folder("catalog.db"))
  }
}

extension Catalog {
  /// The documents, each as its source, a slash and its path.
  func documentNames() throws -> [String] {
    try documents().map { "\($0.source)/\($0.path)" }
  }

  /// The rows of a statement, as JSON arrays.
  func rows(_ sql: String) throws -> [String] {
    var rows: [String] = []
    try query(sql) { row in
      rows.append(JSONValue.array(row.map(\.json)).text)
      return true
    }
    return rows
  }
}
