import BuiltInFiles
import TestSupport
import Testing

@testable import CatalogSQLite
@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// The examples in the comments of the types that read and compare documents.
@Suite struct DocumentedDocuments {
  private let document = Document(
    path: "codes.md",
    bytes: Array(
      "# Errors\n\n| Error Code | Description |\n|--|--|\n| 7 | Busy |\n| 8 | Full |\n".utf8))

  @Test func `a document is read, reported on and linted`() {
    let read = printed {
      var reader = EntryReader(document)
      while let item = reader.next() {
        if case .entry(let entry) = item { print(entry.code) }
      }
      print(reader.balance)  // 2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
    }
    #expect(read == ["7", "8", "2 rows: 2 imported, 0 of them with diagnostics, 0 rejected"])
    let reported = printed {
      for report in document.tableReports() { print(report.line, report.isCodes, report.reason) }
    }
    #expect(reported.map { $0.prefix(6) } == ["3 true"])
    let linted = printed {
      for diagnostic in document.diagnostics() where diagnostic.severity == .error {
        print(diagnostic)
      }
    }
    #expect(linted.isEmpty)
  }

  @Test func `a document is opened, read and made a catalog of, all in memory`() throws {
    let read = try printed {
      let contents = try document.read()
      for entry in contents.entries { print(entry.code, entry.cause, entry.description) }
      print(contents.balance)  // 2 rows: 2 imported, 0 of them with diagnostics, 0 rejected
    }
    #expect(
      read == [
        "7 unavailable Busy", "8 unspecified Full",
        "2 rows: 2 imported, 0 of them with diagnostics, 0 rejected",
      ])
    let names = try Claims {
      CodeNames.contains("lastErrorCode", in: .questions)  // true
      CodeNames.contains("zip_code", in: .questions)  // false
    }
    #expect(names.wrong == [])
    let dates = try Claims {
      RevisionDate("2024-02-29")?.description  // "2024-02-29"
      RevisionDate("2023-02-29")  // nil
    }
    #expect(dates.wrong == [])
    let claims = try Claims {
      let ours = try Catalog(documents: [document])
      try ours.explain(7).map(\.description)  // ["Busy"]
      try Rules.embedded().classify("Signature does not match").cause  // "authentication"
    }
    #expect(claims.wrong == [])
    let folder = try TemporaryFolder()
    try folder.write(document.bytes, to: "docs/errors.md")
    try folder.asCurrent {
      let document = try Document(contentsOf: "docs/errors.md")
      #expect(document.bytes == self.document.bytes && document.path == "docs/errors.md")
    }
  }

  @Test func `rules and synonyms are read from documents`() throws {
    do {
      let bytes = BuiltInFile.categories.bytes
      let rules = try Rules(Document(path: "categories.md", bytes: bytes))
      #expect(rules.categories.count == 22)
      let categories = rules.categories
      let claims = try Claims {
        let classifier = try Classifier(categories: categories)
        classifier.classify("Signature does not match").cause  // "authentication"
      }
      #expect(claims.wrong == [])
    }
    let bytes = BuiltInFile.synonyms.bytes
    let synonyms = try Synonyms(Document(path: "synonyms.md", bytes: bytes))
    #expect(try synonyms == Synonyms.embedded())
  }

  @Test func `texts are compared line by line and word by word`() throws {
    let claims = try Claims {
      LineDiff(old: "a\nb\n", new: "a\nc\n").unified(old: "x", new: "x (new)")
      // "--- x\n+++ x (new)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
      WordDiff(old: "Order not found", new: "Order was not found").parts
      // [.same("Order "), .added("was "), .same("not found")]
    }
    #expect(claims.wrong == [])
  }

  @Test func `documents and catalogs are compared`() throws {
    let folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    try folder.write("| Error Code | Description |\n|--|--|\n| 7 | Busy |\n", to: "old.md")
    try folder.write(document.bytes, to: "new.md")
    let lines = try folder.asCurrent {
      let old = try DiffSide(path: "old.md")
      let new = try DiffSide(path: "catalog.db")
      _ = (old, new)
      return try printed {
        let diff = CatalogDiff(old: try DiffSide(path: "old.md"), new: try DiffSide(path: "new.md"))
        let counts = try diff.forEachChange { print($0.kind, $0.entry.code) }
        print(counts)  // 1 added, 0 removed, 0 reworded, 0 changed
      }
    }
    #expect(lines == ["added 8", "1 added, 0 removed, 0 reworded, 0 changed"])
  }
}
