import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Which files are documents; the sources and paths that they have are in `FoundDocumentsTests`.
@Suite struct DocumentFinderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "docs/b.md", "docs/a.MD", "docs/c.mdx", "docs/d.markdown", "docs/deep/er/a.md",
      "docs/notes.txt",
      "docs/md", "docs/.hidden.md", "docs/.cache/a.md", "docs/deep.md",
    ] { try folder.write("text", to: name) }
  }

  private func paths(_ arguments: String...) throws -> [String] {
    try FoundDocuments(at: arguments.map { $0 == "-" ? $0 : folder($0) }).documents.map(\.path)
  }

  @Test func `a folder stands for the Markdown files in it and below, in byte order`() throws {
    let found = try FoundDocuments(at: [folder("docs")])
    #expect(
      found.documents.map(\.path) == [
        "a.MD", "b.md", "c.mdx", "d.markdown", "deep.md", "deep/er/a.md",
      ])
    #expect(found.documents.map(\.typedPath) == found.documents.map { folder("docs/" + $0.path) })
    #expect(found.documents.allSatisfy { !$0.isNamed })
    #expect(found.folders == [FoundFolder(folder: folder("docs"), source: nil)])
  }

  @Test(arguments: ["docs/", "docs/.", "docs/../docs", "./docs"])
  func `a folder has one name however it is written`(name: String) throws {
    let found = try FoundDocuments(at: [folder(name)])
    #expect(found.folders == [FoundFolder(folder: folder("docs"), source: nil)])
    #expect(found.documents.first?.path == "a.MD")
    let typed = try #require(found.documents.first?.typedPath)
    #expect(try contents(ofFile: typed) == Array("text".utf8))
  }

  @Test(arguments: [
    ("docs/notes.txt", "notes.txt"), ("docs/.hidden.md", ".hidden.md"),
    ("docs/deep/er/a.md", "a.md"),
    ("docs/../docs/md", "md"), ("docs//b.md", "b.md"),
  ])
  func `a named file is always taken, by its own name`(name: String, path: String)
    throws
  {
    let found = try FoundDocuments(at: [folder(name)])
    #expect(found.documents.map(\.path) == [path])
    #expect(found.documents.map(\.typedPath) == [folder(name)])
    #expect(found.documents.allSatisfy(\.isNamed) && found.folders == [])
  }

  @Test func `standard input is a dash, once`() throws {
    #expect(
      try FoundDocuments(at: ["-", "-"]).documents == [
        FoundDocument(source: "standard-input", path: "-", typedPath: "-", isNamed: true)
      ])
  }

  @Test func `links to files are followed, links to folders are not`() throws {
    try folder.link("docs/link.md", to: "../docs/b.md")
    try folder.link("docs/loop", to: ".")
    try folder.link("docs/folder.md", to: "deep")
    let paths = try paths("docs")
    #expect(paths.contains("link.md"))
    #expect(paths.allSatisfy { !$0.contains("loop") })
    #expect(!paths.contains("folder.md"))
  }

  @Test func `pipes and devices with a document's name are found so that they are reported`()
    throws
  {
    #expect(mkfifo(folder("docs/pipe.md"), 0o600) == 0)
    #expect(mkfifo(folder("docs/pipe"), 0o600) == 0)
    let paths = try paths("docs")
    #expect(paths.contains("pipe.md"))
    #expect(!paths.contains("pipe"))
  }

  @Test func `a named link to a folder is that folder`() throws {
    try folder.link("linked", to: "docs")
    let found = try FoundDocuments(at: [folder("linked")])
    #expect(
      try found.documents.map(\.identity)
        == FoundDocuments(at: [folder("docs")]).documents.map(\.identity))
    #expect(found.documents.first?.typedPath == folder("linked/a.MD"))
  }

  @Test func `a broken link is found so that it is reported`() throws {
    try folder.link("docs/broken.md", to: "nowhere.md")
    #expect(try paths("docs").contains("broken.md"))
    let report = try CatalogImport(FoundDocuments(at: [folder("docs")])).run(
      into: folder("catalog.db"))
    #expect(
      report.skipped.contains {
        if case .unreadable = $0.reason { $0.document.path == "broken.md" } else { false }
      })
  }

  @Test func `a link out of the folder is not followed unless asked for`() throws {
    try folder.write("text", to: "outside.md")
    for (name, target) in [("zero.md", "/dev/zero"), ("out.md", "../outside.md")] {
      try folder.link("docs/\(name)", to: target)
    }
    try folder.link("docs/out.txt", to: "../outside.md")
    let found = try FoundDocuments(at: [folder("docs")])
    #expect(!found.documents.contains { ["zero.md", "out.md"].contains($0.path) })
    #expect(found.unread.map(\.path) == ["out.md", "zero.md"])
    #expect(found.unread.map(\.error.path) == [folder("docs/out.md"), folder("docs/zero.md")])
    #expect(found.unread.first?.error.reason.contains("'\(folder("outside.md"))'") == true)
    let all = try FoundDocuments(
      at: [folder("docs")], areForOneCatalog: true, followsLinks: true)
    #expect(all.unread.isEmpty)
    #expect(all.documents.count { ["zero.md", "out.md"].contains($0.path) } == 2)
    // In a work tree of git, the whole tree may be linked to.
    try folder.makeFolder(".git")
    #expect(try FoundDocuments(at: [folder("docs")]).unread.map(\.path) == ["docs/zero.md"])
  }

  @Test func `a file whose name is not UTF-8 is read, and shown with its bytes`() throws {
    let name: [CChar] = folder("docs").utf8CString.dropLast() + [0x2F, -1, 0x2E, 0x6D, 0x64, 0]
    let descriptor = open(name, O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    let text = Array(codeTable("| 1 | Failed |").utf8)
    try #require(write(descriptor, text, text.count) == text.count)
    close(descriptor)
    defer { unlink(name) }
    let report = try CatalogImport(FoundDocuments(at: [folder("docs")])).run(
      into: folder("catalog.db"))
    #expect(report.imported.contains { $0.path == #"\xFF.md"# })
  }

  @Test func `a file found twice is one document, and a named file counts as named`() throws {
    try folder.write("text", to: "x.md")
    #expect(try paths("x.md", "x.md", "docs/../x.md") == ["x.md"])
    #expect(link(folder("x.md"), folder("docs/x.md")) == 0)
    #expect(try paths("x.md", "docs/x.md") == ["x.md"])
    let found = try FoundDocuments(at: [folder("docs"), folder("docs")])
    #expect(found.documents.count == 7)
  }

  @Test func `two files with one source and path are refused and both are named`() throws {
    try folder.write("text", to: "b.md")
    let error = #expect(throws: SamePathError.self) { try paths("b.md", "docs/b.md") }
    #expect(error?.path == "b.md" && error?.typed == [folder("b.md"), folder("docs/b.md")])
  }

  @Test(arguments: ["missing.md", "docs/missing/", "docs/b.md/x"])
  func `what is not there is a document that cannot be read`(name: String) throws {
    let found = try FoundDocuments(at: [folder(name), folder("b.md")]).documents
    #expect(found.map(\.typedPath) == [folder(name), folder("b.md")])
    let error = #expect(throws: FileError.self) { try contents(ofFile: found[0].typedPath) }
    #expect(error?.path == folder(name))
  }

  @Test func `an unreadable folder is passed over, and is an error if it is named`() throws {
    chmod(folder("docs/deep"), 0)
    chmod(folder("docs"), 0o755)
    chmod(folder.path, 0o755)
    withoutRootPrivileges {
      let error = #expect(throws: FileError.self) { try paths("docs/deep") }
      #expect(error?.description == folder("docs/deep") + ": Permission denied")
      let found = try? FoundDocuments(at: [folder("docs")])
      #expect(found?.unread.map(\.path) == ["deep"])
      #expect(found?.unread.first?.error == error)
      #expect(found?.documents.contains { $0.path == "b.md" } == true)
    }
  }

  @Test(
    arguments: [
      ("/", "/"), ("/a/b", "/a/b"), ("//a///b/", "/a/b"), ("/a/./b/.", "/a/b"), ("/a/../b", "/b"),
      ("/../..", "/"), ("/a/b/../../c", "/c"), ("/...", "/..."), ("", "/"),
    ])
  func `a path is normalized as Unicode`(path: String, expected: String) {
    #expect(normalized(path) == expected)
  }
}
