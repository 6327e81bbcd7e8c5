import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct DiagnosticTests {
  @Test func `a diagnostic has the form of gcc and clang`() {
    let diagnostic = Diagnostic(
      path: "docs/a.md", line: 3, column: 14, severity: .warning, rule: .missingEdgePipe,
      message: "the row has no pipe at its end")
    #expect(
      diagnostic.description
        == "docs/a.md:3:14: warning: the row has no pipe at its end [missing-edge-pipe]")
  }

  @Test func `severities are ordered and named as in the schema`() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
    #expect(Diagnostic.Severity.allCases.sorted().map(\.rawValue) == ["note", "warning", "error"])
    #expect(!(Diagnostic.Severity.error < .error) && !(Diagnostic.Severity.warning < .note))
  }

  @Test func `rule names consist of small letters and hyphens`() {
    for rule in Diagnostic.Rule.allCases { #expect(slug(rule.rawValue) == rule.rawValue) }
  }
}

@Suite struct CatalogErrorTests {
  @Test(
    arguments: [
      (.noCatalog(path: "x.db"), "no catalog at 'x.db'"),
      (.notACatalog(path: "x.db"), "'x.db' is not an errcat catalog"),
      (
        .format(path: "x.db", found: 2, expected: 1),
        "'x.db' has format 2, and this errcat reads up to 1: use a newer errcat"
      ),
      (
        .format(path: "x.db", found: 0, expected: 1),
        "'x.db' has format 0, and this errcat reads 1: import its documents again"
      ),
      (
        .unknownDomain("rset", known: ["rest", "web"]),
        "unknown domain 'rset'; did you mean rest?"
      ),
      (
        .unknownDomain("x", known: ["rest", "web"]),
        "unknown domain 'x'; the catalog has 2 domains: rest and web"
      ),
      (.unknownSource("x", known: []), "unknown source 'x': the catalog has no sources"),
      (
        .unknownSource("RIPPLE", known: ["ripple/xrpl", "kucoin"]),
        "unknown source 'RIPPLE'; did you mean ripple/xrpl?"
      ),
      (
        .unknownCategory("limit", known: ["rate-limit", "limit-exceeded", "x"]),
        "unknown category 'limit'; did you mean rate-limit or limit-exceeded?"
      ),
      (
        .unknownCategory("", known: ["ab", "cd"]),
        "unknown category ''; the catalog has 2 categories: ab and cd"
      ),
      (
        .unknownDocument("old.md", known: ["shop", "a.md", "b.md"]),
        "unknown source or document 'old.md'; the catalog has 3 sources and documents: shop, a.md and b.md"
      ),
      (
        .ambiguousDomain("a", matches: ["ab", "ac"]), "'a' is the start of 2 domains: ab and ac"
      ),
    ] as [(CatalogError, String)])
  func `an error quotes the typed text and says what to do`(error: CatalogError, words: String) {
    #expect(error.description == words)
  }

  @Test func `a long list of names is cut`() {
    let names = (1...100).map { "name\($0)" }
    let message = CatalogError.unknownSource("zzz", known: names).description
    #expect(message.utf8.count < 200)
    #expect(message.contains("the catalog has 100 sources: name1, "))
    #expect(message.hasSuffix("name12 and 88 more"))
  }
}
