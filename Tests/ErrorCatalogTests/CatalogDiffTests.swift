import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Comparisons of documents and catalogs, with changes written as `source/domain +code text`.
@Suite struct CatalogDiffTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let old = codeTable("| 1 | Order not found |", "| 2 | Balance too low |", "| 3 | Gone |")
  static let new = codeTable("| 3 | Gone |", "| 4 | Slow down |", "| 2 | Balance is too low |")
  static let changes = [
    "error -1 Order not found", "error +4 Slow down",
    "error ~2 Balance is too low (Balance too low)",
  ]

  @Test func `two documents are revisions of one source, whatever their names`() throws {
    let found = try changes(
      .document(document("a.md", Self.old)), .document(document("b.md", Self.new)))
    #expect(found.lines == Self.changes)
    #expect(found.counts.description == "1 added, 1 removed, 1 reworded, 0 changed")
    #expect(found.notes.isEmpty)
    #expect(found.sources == ["a", "b", "b"])
  }

  @Test func `long documents, which are read at the same time, are compared as short ones are`()
    throws
  {
    func text(_ count: Int, row: (Int) -> String?) -> String {
      "# Error\n\n| Code | Description |\n| --- | --- |\n"
        + (1...count).compactMap(row).joined(separator: "\n")
    }
    let count = 40_000
    let old = text(count) { "| \($0) | The order \($0) was not found |" }
    let new = text(count + 1) { number in
      switch number {
      case 7: nil
      case 20_000: "| 20000 | The order is gone |"
      default: "| \(number) | The order \(number) was not found |"
      }
    }
    #expect(min(old.utf8.count, new.utf8.count) > 1 << 20)
    let found = try changes(.document(document("a.md", old)), .document(document("b.md", new)))
    #expect(
      found.lines == [
        "error -7 The order 7 was not found",
        "error ~20000 The order is gone (The order 20000 was not found)",
        "error +40001 The order 40001 was not found",
      ])
    #expect(found.sources == ["a", "b", "b"])
  }

  @Test func `a catalog and a document are compared either way`() throws {
    let catalog = try folder.catalog(["errors.md": Self.old])
    let side = DiffSide.catalog(catalog, path: "catalog.db")
    let document = DiffSide.document(self.document("errors.md", Self.new))
    #expect(try changes(side, document).lines == Self.changes)
    #expect(
      try changes(document, side).counts.description == "1 added, 1 removed, 1 reworded, 0 changed")
    #expect(try changes(side, .document(self.document("errors.md", Self.old))).lines == [])
  }

  @Test func `a change has every field of an entry in a catalog`() throws {
    let catalog = try folder.catalog(["errors.md": Self.new])
    var entries: [[Entry]] = []
    for side in [
      DiffSide.catalog(catalog, path: "catalog.db"), .document(document("errors.md", Self.new)),
    ] {
      var found: [Entry] = []
      _ = try CatalogDiff(old: .document(document("errors.md", "# None\n")), new: side)
        .forEachChange { change in
          var entry = change.entry
          entry.id = 0
          found.append(entry)
        }
      entries.append(found)
    }
    #expect(entries[0].count == 3 && entries[0] == entries[1])
    #expect(entries[0].map(\.line) == [5, 6, 7])
    #expect(entries[0][1].cause == "rate-limit" && !entries[0][1].advice.isEmpty)
  }

  @Test func `catalogs are compared source by source, by path`() throws {
    let table = codeTable("| 7 | Kept |", "| 8 | Too |")
    let old = try folder.catalog(
      ["a.md": Self.old, "b.md": table, "c.md": codeTable("| 1 | x |", "| 5 | y |")], name: "old.db"
    )
    let new = try folder.catalog(
      ["a.md": Self.new, "b.md": table, "d.md": codeTable("| 1 | z |", "| 6 | w |")], name: "new.db"
    )
    let found = try changes(.catalog(old, path: "old.db"), .catalog(new, path: "new.db"))
    #expect(
      found.lines == Self.changes + ["error -1 x", "error -5 y", "error +1 z", "error +6 w"])
    #expect(found.sources == ["a", "a", "a", "c", "c", "d", "d"])
    #expect(found.notes.isEmpty)
  }

  @Test(
    arguments: [
      // By name, in any folder.
      (["docs/spot.md", "a.md"], ["v2/spot.md", "a.md"], ["docs/spot.md v2/spot.md"]),
      // The only ones.
      (["spot.md"], ["futures.md"], ["spot.md futures.md"]),
    ] as [([String], [String], [String])])
  func `a document that moved to another path is matched`(
    old: [String], new: [String], expected: [String]
  ) throws {
    let texts = [Self.old, codeTable("| 8 | Other |", "| 9 | Text |")]
    let oldCatalog = try folder.catalog(
      Dictionary(uniqueKeysWithValues: zip(old, texts)), name: "old.db")
    let newCatalog = try folder.catalog(
      Dictionary(uniqueKeysWithValues: zip(new, [Self.new, texts[1]])), name: "new.db")
    let found = try changes(
      .catalog(oldCatalog, path: "old.db"), .catalog(newCatalog, path: "new.db"))
    #expect(found.lines == Self.changes)
    #expect(
      found.notes
        == expected.map { pair in
          let paths = pair.split(separator: " ").map(String.init)
          return DiffNote.sources(old: paths[0], new: paths[1])
        })
  }

  @Test func `a renamed document among others is matched by its content`() throws {
    let kept = codeTable("| 8 | Other |", "| 9 | Text |")
    let revised = codeTable("| 1 | Order not found |", "| 2 | Balance too low |")
    for (text, isFound) in [(revised, true), (kept.replacing("8", with: "1"), false)] {
      let old = try folder.catalog(["a.md": kept, "before.md": Self.old], name: "old.db")
      let new = try folder.catalog(["a.md": kept, "after.md": text], name: "new.db")
      let found = try changes(.catalog(old, path: "old.db"), .catalog(new, path: "new.db"))
      #expect(found.notes == (isFound ? [.sources(old: "before.md", new: "after.md")] : []))
      #expect((found.lines == ["error -3 Gone"]) == isFound, "\(found.lines)")
    }
  }

  @Test func `a retitled table is reported as retitled, not as hundreds of changes`() throws {
    let rows = (1...20).map { "| \($0) | Text \($0) |" }
    let table = { (title: String, rows: [String]) in
      "# \(title)\n\n| Error Code | Description |\n|--|--|\n" + rows.joined(separator: "\n")
        + "\n\n"
    }
    let web = table("Web error codes", ["| 1 | Down |", "| 2 | Up |"])
    let found = try changes(
      .document(document("a.md", table("REST error codes", rows) + web)),
      .document(document("b.md", table("HTTP API error codes", Array(rows.dropLast())) + web)))
    #expect(found.lines == ["rest -20 Text 20"])
    #expect(
      found.notes == [.domains(source: "b", old: "rest", new: "http-api", shared: 19, of: 20)])
    #expect(
      found.notes[0].description
        == "domain 'rest' is compared with 'http-api', which has 19 of its 20 codes")
  }

  @Test func `only the codes are compared across languages, and a repeated code once`() throws {
    let english = codeTable(
      "| 1 | Order not found |", "| 2 | Low |", "| 2 | Balance |", "| 3 | x |")
    let german = codeTable("| 1 | Auftrag fehlt |", "| 2 | Zu wenig |", "| 4 | Langsamer |")
      .replacing("Error codes", with: "Fehlercodes")
    let found = try changes(
      .document(document("en.md", english)), .document(document("de.md", german))
    ) { $0.comparesCodesOnly = true }
    #expect(
      found.lines == ["fehlercodes +4 Langsamer", "error -3 x"].reversed()
        || found.lines == ["error -3 x", "fehlercodes +4 Langsamer"])
    #expect(found.counts.reworded == 0)
  }

  @Test(arguments: [true, false])
  func `a retitled table that repeats codes is a note, not a change`(comparesCodesOnly: Bool) throws
  {
    func document(_ name: String, _ titles: [String], _ rows: [String]) -> DiffSide {
      let tables = zip(titles, [rows, ["9 | Nine"]]).map { title, rows in
        "# \(title)\n\n| Error Code | Description |\n|--|--|\n"
          + rows.map { "| \($0) |\n" }.joined()
      }
      return .document(self.document(name, tables.joined(separator: "\n")))
    }
    let rows = ["1 | Busy", "1 | Limit", "1 | Key", "1 | Login", "1 | Address", "2 | No order"]
    // The rows in another order; in another language, the code listed fewer times.
    let again = comparesCodesOnly ? ["1 | Belegt", "2 | Kein Auftrag"] : rows.reversed()
    let found = try changes(
      document("a.md", ["Error codes", "Other error codes"], rows),
      document("b.md", ["Fehlercodes", "Weitere Fehlercodes"], again)
    ) { $0.comparesCodesOnly = comparesCodesOnly }
    #expect(found.lines == [])
    #expect(
      found.notes == [
        .domains(source: "b", old: "error", new: "fehlercodes", shared: 2, of: 2),
        .domains(source: "b", old: "other", new: "weitere-fehlercodes", shared: 1, of: 1),
      ])
  }

  @Test func `rejected rows and documents without codes are noted`() throws {
    let rejected = codeTable("| 1 | a |", "| | b |", "| 2 | c |")
    let found = try changes(
      .document(document("a.md", rejected)), .document(document("b.md", "# No codes\n")))
    #expect(found.counts.removed > 0)
    #expect(found.notes.contains(.noCodes(path: "b.md")))
    let balance = Reading(rejected).balance
    #expect(
      found.notes.contains(.rejectedRows(path: "a.md", count: balance.rejected))
        == (balance.rejected > 0))
  }
}
