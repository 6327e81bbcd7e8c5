import ErrorCatalog

/// What else a program does with the library: it reads, asks, compares, checks and exports.
func printUses(document path: String, catalog file: String) throws {
  let options = ImportOptions(domain: "Orders")
  let document = try Document(contentsOf: path, options: options)
  let contents = try document.read()
  print(contents.entries.map(\.domain), contents.diagnostics.map(\.rule.rawValue))
  let catalog = try Catalog(documents: [document]) { print($0.severity, $0.message) }
  for domain in try catalog.domains() { print(domain.source, domain.domain, domain.codes) }
  print(try catalog.categories().filter { $0.codes > 0 }.map(\.category.slug))
  let keys = try CodeKeys(adding: ["why"])
  for code in try catalog.codes(in: "order failed, why=4001", keys: keys) {
    print(code.found.key, code.found.code, code.entries.map(\.description))
  }
  try catalog.query("SELECT count(*) FROM entries") { row in
    print(row)
    return true
  }
  let diff = CatalogDiff(
    old: .document(document), new: .catalog(try Catalog(path: file), path: file))
  print(try diff.forEachChange { print($0.kind, $0.entry.code, $0.old ?? "", $0.new ?? "") })
  print(try Catalog.verify(path: file).allSatisfy { $0.status == .ok })
  var page = ""
  try catalog.writeHTML(Filter(domains: ["orders"])) { page += $0 }
  var markdown = ""
  try catalog.writeMarkdown(limit: 1) { markdown += $0 }
  print(page.contains("order-7"), markdown.contains("order-7"))
  do {
    _ = try catalog.search("balance", filter: Filter(domains: ["nowhere"]))
  } catch CatalogError.unknownDomain(let name, let known) {
    print(name, known)
  }
  do {
    _ = try Catalog(path: "/no/such/folder/catalog.db")
  } catch CatalogError.noCatalog(let path) {
    print(path)
  }
}
