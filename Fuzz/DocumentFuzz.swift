import CodeDocuments
import ErrorCatalog

/// Reads a document and makes a catalog of it.
///
/// The first byte chooses the ending of the document's path, and its highest bit whether all tables
/// are read.
func fuzzDocuments(_ input: [UInt8], endings: [String]) {
  guard let first = input.first else { return }
  let document = Document(
    path: "codes." + endings[Int(first & 0x7F) % endings.count], bytes: Array(input.dropFirst()),
    options: ImportOptions(allTables: first & 0x80 != 0))
  let codes = checkedCodes(of: document)
  do {
    let catalog = try Catalog(documents: [document])
    for code in codes.prefix(10) {
      let entries = try catalog.explain(code)
      precondition(!entries.isEmpty, "a code of the document is found")
    }
  } catch {
    preconditionFailure("a document makes a catalog: \(error)")
  }
}

/// Returns the codes of a document whose entries and diagnostics have been checked.
private func checkedCodes(of document: Document) -> [String] {
  var reader = EntryReader(document)
  var codes: [String] = []
  var hasDomain = false
  while let item = reader.next() {
    switch item {
    case .domain(let domain):
      precondition(!domain.slug.isEmpty && domain.line > 0, "a domain has a name and a place")
      hasDomain = true
    case .column: precondition(hasDomain, "a column belongs to a domain")
    case .entry(let entry):
      precondition(hasDomain && !entry.code.isEmpty && entry.line > 0, "an entry has a code")
      codes.append(entry.code)
    case .diagnostic(let diagnostic):
      precondition(diagnostic.line > 0 && diagnostic.column > 0, "a diagnostic has a place")
    }
  }
  let balance = reader.balance
  precondition(balance.imported >= balance.withDiagnostics, "some of the rows have diagnostics")
  precondition(codes.count <= 1_000 * (document.bytes.count + 1), "a cell has a thousand codes")
  return codes
}
