import CodeDocuments
import CodeLogs
import ErrorCatalog
import Testing

@testable import errcat

/// What the command line adds to the errors and notes of the library.
@Suite struct ErrorHintTests {
  @Test(
    arguments: [
      (
        CatalogError.noCatalog(path: "x.db"),
        "no catalog at 'x.db'; `errcat import DOC... --db x.db` makes one"
      ),
      (CatalogError.notACatalog(path: "x.db"), "'x.db' is not an errcat catalog"),
      (
        CatalogError.notAsWritten(path: "x.db"),
        "'x.db' is damaged, or was changed by another program, and nothing is built on it; get the "
          + "file again, or remove it and import its documents again; `errcat verify` says more"
      ),
      (
        DiffError.folderAndDocument(folder: "docs", document: "a.md"),
        "'docs' is a folder and 'a.md' is a document; compare two folders, two documents, or either "
          + "with a catalog"
      ),
      (
        DiffError.unclearSource(document: "a.md", known: ["b", "c"]),
        "it is not clear which document of the catalog 'a.md' is; choose one of b, c; "
          + "--source NAME or --name PATH names it"
      ),
      (
        DiffError.noCodes(old: "a", new: "b"),
        "no table of 'a' or 'b' holds codes; `errcat tables` says why"
      ),
    ] as [(any Error & Sendable, String)])
  func `an error says which verb or option helps`(error: any Error & Sendable, words: String) {
    #expect(ErrorHint.message(of: error) == words)
  }

  @Test func `a key and two documents of one path are told the option`() {
    let key = #expect(throws: InvalidKey.self) { try CodeKeys(adding: ["a b"]) }
    #expect(key.map(ErrorHint.message)?.hasSuffix("; --pattern finds anything else") == true)
    let path = SamePathError(
      DocumentIdentity(source: "acme", path: "a.md"), typed: ["x/a.md", "y/a.md"])
    #expect(ErrorHint.message(of: path).hasSuffix("; import them one by one, with --source"))
  }

  @Test func `notes and diagnostics are told the verb`() {
    #expect(
      DiffNote.rejectedRows(path: "a", count: 1).advised.hasSuffix("; `errcat lint` says why"))
    #expect(DiffNote.noCodes(path: "a").advised.hasSuffix("; `errcat tables` says why"))
    let document = Document(path: "a.md", bytes: Array("# A\n".utf8))
    #expect(
      document.diagnostics().map(\.advised.message) == [
        "no list of error codes found; `errcat tables` shows how each table was read"
      ])
    #expect(
      Diagnostic.noCodes("r.md", isRules: true).advised.message
        == "the document contains classification rules, not codes; --rules r.md uses them")
  }
}
