import ErrorCatalog
import Testing

/// The examples of the article on catalogs in memory.
@Suite struct DocumentedMemory {
  enum ShopError: Int, CaseIterable {
    case soldOut = 4001
    case paymentDeclined = 4002

    var text: String {
      switch self {
      case .soldOut: "The item is sold out"
      case .paymentDeclined: "The payment was declined: no funds"
      }
    }
  }

  func shopErrors() -> Document {
    let rows = ShopError.allCases.map { "\($0.rawValue)\t\($0.text)\n" }
    let bytes = Array(("code\tdescription\n" + rows.joined()).utf8)
    return Document(
      path: "errors.tsv", source: "shop", bytes: bytes, options: ImportOptions(domain: "Checkout"))
  }

  func shopCatalog(onDiagnostic: (Diagnostic) -> Void) throws -> Catalog {
    try Catalog(documents: [shopErrors()], onDiagnostic: onDiagnostic)
  }

  func advice(on error: ShopError, in catalog: Catalog) throws -> [String] {
    try catalog.explain(error.rawValue).map { "\($0.domain): \($0.cause)" }
  }

  @Test func `a program's own errors become a catalog in memory`() throws {
    var diagnostics: [Diagnostic] = []
    let catalog = try shopCatalog { diagnostics.append($0) }
    #expect(diagnostics.isEmpty)
    #expect(try catalog.domains().map(\.title) == ["Checkout"])
    #expect(try advice(on: .paymentDeclined, in: catalog) == ["checkout: insufficient-funds"])
    #expect(try catalog.search("sold").map(\.entry.code) == ["4001"])
  }
}
