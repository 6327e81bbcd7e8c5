import CatalogSQLite
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Catalogs that are merged into another one: its documents come over as reading them left them.
@Suite struct CatalogMergeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      codeTable(
        "| 7 | Bad key | 401 | Ask \"us\" |", "| 7 | Key is old | | |", "| 5xx | | 503 | |",
        header: "Error Code | Description | HTTP status | Note"), to: "acme/a.md")
    try folder.write(codeTable("| 1, 2 | Order Â± 5% | x |", "| | Lost |"), to: "acme/docs/b.md")
    try folder.write(
      codeTable("| E_FULL | Disk is full |", "| E_GONE | Disk is gone |"), to: "disk/c.md")
    try folder.write(
      codeTable("| 余额1 | 余额不足 |", header: "Error Code | Description"), to: "disk/d.md")
  }

  private static let all = ["acme/a.md", "acme/docs/b.md", "disk/c.md", "disk/d.md"]

  /// Merges catalogs in their order.
  @discardableResult
  private func merging(
    _ catalogs: [String], _ documents: [String] = [], into name: String,
    onNote: @escaping (String) -> Void = { _ in }
  ) throws -> ImportReport {
    var work = try CatalogImport(FoundDocuments(at: catalogs.map { folder($0) }))
    work.documents += folder.makeImport(documents).documents
    work.onNote = onNote
    work.onWarning = onNote
    return try work.run(into: folder(name))
  }

  @Test(
    arguments: [
      [["acme/a.md", "acme/docs/b.md"], ["disk/c.md", "disk/d.md"]],
      [["disk/d.md"], ["disk/c.md"], ["acme/docs/b.md"], ["acme/a.md"]],
      [["acme/a.md", "disk/c.md"], ["acme/docs/b.md", "disk/d.md", "disk/c.md"]],
      [all, all],
    ])
  func `a merge gives the same bytes as an import of all documents`(parts: [[String]]) throws {
    try folder.importing(Self.all, into: "all.db")
    let names = parts.indices.map { "part\($0).db" }
    for (part, name) in zip(parts, names) { try folder.importing(part, into: name) }
    var notes: [String] = []
    try merging(names, into: "merged.db") { notes.append($0) }
    #expect(try folder.read("merged.db") == folder.read("all.db"))
    // Into one of them, and one after the other.
    for name in names.dropFirst() { try merging([name], into: names[0]) { notes.append($0) } }
    #expect(try folder.read(names[0]) == folder.read("all.db"))
    #expect(notes == [], "documents that are the same in both catalogs need no note")
    #expect(try Catalog.verify(path: folder("merged.db")).allSatisfy { $0.status == .ok })
  }

  @Test func `documents and catalogs are imported at once, and a document read wins`() throws {
    try folder.importing(Self.all, into: "all.db")
    try folder.importing(["acme/a.md"], into: "a.db")
    try folder.write(codeTable("| 9 | Old |"), to: "disk/c.md")
    try folder.importing(["disk/c.md", "disk/d.md"], into: "old.db")
    try folder.write(
      codeTable("| E_FULL | Disk is full |", "| E_GONE | Disk is gone |"), to: "disk/c.md")
    var notes: [String] = []
    let report = try merging(
      ["a.db", "old.db"], ["disk/c.md", "acme/docs/b.md"], into: "new.db"
    ) { notes.append($0) }
    #expect(try folder.read("new.db") == folder.read("all.db"))
    #expect(
      report.imported.map(\.description).sorted() == [
        "acme/acme/a.md", "acme/acme/docs/b.md", "disk/disk/c.md", "disk/disk/d.md",
      ])
    #expect(notes == [])
  }

  /// Two catalogs of one document, with texts and days of their own.
  private func makeRevisions(_ days: [String?]) throws {
    for (name, day) in zip(["one", "two"], days) {
      try folder.write(codeTable("| 1 | Text \(name) |"), to: "acme/a.md")
      var work = folder.makeImport(["acme/a.md"])
      work.revised = day.flatMap { RevisionDate($0) }
      _ = try work.run(into: folder("\(name).db"))
    }
  }

  @Test(
    arguments: [
      (["2026-01-01", "2026-03-31"], "two", "two"), (["2026-03-31", "2026-01-01"], "one", "one"),
      (["2025-12-31", "2026-01-01"], "two", "two"),
      // Without two days to compare, the catalog that is named replaces the one that is there.
      (["2026-01-01", "2026-01-01"], "two", "one"), ([nil, nil], "two", "one"),
      (["2026-01-01", nil], "two", "one"), ([nil, "2026-01-01"], "two", "one"),
    ] as [([String?], String, String)])
  func `of two revisions the later one stays, whichever is merged into the other`(
    days: [String?], twoIntoOne: String, oneIntoTwo: String
  ) throws {
    try makeRevisions(days)
    for (other, target, stays) in [("two", "one", twoIntoOne), ("one", "two", oneIntoTwo)] {
      try folder.write(folder.read("\(target).db"), to: "merged.db")
      var notes: [String] = []
      try merging(["\(other).db"], into: "merged.db") { notes.append($0) }
      #expect(try folder.read("merged.db") == folder.read("\(stays).db"))
      let name = "'acme/a.md' of acme is in both catalogs; "
      #expect(notes.count == 1 && notes[0].hasPrefix(name), "\(notes)")
      #expect(notes[0].contains("the one that was there stays") == (stays == target))
      #expect(notes[0].contains(folder("\(other).db")) == (stays == other))
    }
  }

  private func addresses(_ name: String) throws -> [String] {
    try Catalog(path: folder(name)).sources().map { "\($0.source) \($0.url ?? "-")" }
  }

  @Test func `sources keep what a merged catalog knows of them`() throws {
    var work = try CatalogImport(FoundDocuments(at: [folder("acme/docs")]))
    work.url = "https://acme.test/errors"
    _ = try work.run(into: folder("acme.db"))
    try folder.importing(["acme/a.md", "disk/d.md"], into: "other.db")
    for (merged, target) in [("acme.db", "other.db"), ("other.db", "acme.db")] {
      try folder.write(folder.read(target), to: "merged.db")
      try merging([merged], into: "merged.db")
      #expect(try addresses("merged.db") == ["acme https://acme.test/errors", "disk -"])
    }
  }

  @Test func `the address of a folder is that of its source, in any order`() throws {
    try folder.importing(["acme/a.md"])
    #expect(try addresses("catalog.db") == ["acme -"])
    var work = try CatalogImport(FoundDocuments(at: [folder("acme/docs")]))
    work.url = "https://acme.test/errors"
    _ = try work.run(into: folder("catalog.db"))
    #expect(try addresses("catalog.db") == ["acme https://acme.test/errors"])
    let urls = try Catalog(path: folder("catalog.db")).rows("SELECT DISTINCT url FROM entries")
    #expect(urls == [#"["https://acme.test/errors"]"#])
  }

  @Test(arguments: [false, true])
  func `a catalog that is not whole is not merged`(intoExisting: Bool) throws {
    try folder.importing(["acme/a.md"], into: "whole.db")
    if intoExisting { try folder.importing(["disk/d.md"], into: "catalog.db") }
    let before = intoExisting ? try folder.read("catalog.db") : []
    for (name, sql) in [
      ("changed", "UPDATE descriptions SET text = 'x' WHERE id = 1"),
      ("foreign", "PRAGMA application_id = 1"), ("older", "PRAGMA user_version = 3"),
      ("newer", "PRAGMA user_version = 5"), ("altered", "DROP VIEW entries"),
    ] {
      try folder.write(folder.read("whole.db"), to: "\(name).db")
      try Database(path: folder("\(name).db"), access: .readWrite).executeScript(sql)
      #expect(throws: CatalogError.self, "\(name)") {
        try merging(["\(name).db"], into: "catalog.db")
      }
      #expect(folder.names.contains("catalog.db") == intoExisting, "\(name)")
      if intoExisting { #expect(try folder.read("catalog.db") == before, "\(name)") }
    }
  }

  @Test func `the same bytes under another name are imported with a note`() throws {
    try folder.importing(["acme/a.md"])
    try folder.write(folder.read("acme/a.md"), to: "disk/copy.md")
    var notes: [String] = []
    try merging([], ["disk/copy.md", "disk/d.md"], into: "catalog.db") { notes.append($0) }
    #expect(
      notes == [
        "\(folder("disk/copy.md")) has the same content as 'acme/a.md' of acme, so the catalog has "
          + "its codes twice"
      ])
    #expect(
      try Catalog(path: folder("catalog.db")).documentNames()
        == ["acme/acme/a.md", "disk/disk/copy.md", "disk/disk/d.md"])
    // Importing the same document again is no repetition.
    notes = []
    try merging([], ["disk/d.md"], into: "catalog.db") { notes.append($0) }
    #expect(notes == [])
    // Two in one import.
    try merging([], ["acme/a.md", "disk/copy.md"], into: "both.db") { notes.append($0) }
    #expect(notes.count == 1)
    // However many there are, the notes are few.
    for number in 1...9 { try folder.write(folder.read("acme/a.md"), to: "copies/\(number).md") }
    for (count, last) in [
      (3, "has its codes twice"), (4, "1 more document has the same content as another"),
      (9, "6 more documents have the same content as others"),
    ] {
      notes = []
      try merging([], (1...count).map { "copies/\($0).md" }, into: "catalog.db") {
        notes.append($0)
      }
      #expect(notes.count == min(count, 4) && notes.last?.hasSuffix(last) == true, "\(notes)")
    }
  }
}
