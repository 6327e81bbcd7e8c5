import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct DiffSideTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `the first bytes tell a catalog from a document, not the name`() throws {
    _ = try folder.catalog(["errors.md": codeTable("| 1 | a |", "| 2 | b |")], name: "catalog.md")
    try folder.write("SQLite format 3", to: "short.db")
    try folder.write("", to: "empty.db")
    guard case .catalog(_, let path) = try DiffSide(path: folder("catalog.md")) else {
      Issue.record("catalog.md is a catalog")
      return
    }
    #expect(path == folder("catalog.md"))
    for name in ["errors.md", "short.db", "empty.db"] {
      guard case .document(let document) = try DiffSide(path: folder(name)) else {
        Issue.record("\(name) is a document")
        continue
      }
      #expect(document.path == name && document.typedPath == folder(name))
    }
  }

  @Test func `a document takes the name it is given`() throws {
    try folder.write("# A\n", to: "a.md")
    let options = ImportOptions(codeColumn: "1")
    guard
      case .document(let document) = try DiffSide(
        path: folder("a.md"), name: "docs/b.md", options: options)
    else { return }
    #expect(document.path == "docs/b.md" && document.options == options)
  }

  @Test func `an invalid side is an error`() throws {
    try folder.makeFolder("docs")
    guard case .folder(let side) = try DiffSide(path: folder("docs")) else {
      Issue.record("docs is a folder")
      return
    }
    #expect(side.members.isEmpty)
    #expect(throws: FileError.self) { try DiffSide(path: folder("missing.md")) }
    try folder.write("SQLite format 3\0" + String(repeating: "x", count: 600), to: "other.db")
    #expect(throws: CatalogError.notACatalog(path: folder("other.db"))) {
      try DiffSide(path: folder("other.db"))
    }
  }
}
