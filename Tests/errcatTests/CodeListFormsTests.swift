import TestSupport
import Testing

/// Codes outside tables, on the command line.
@Suite struct CodeListFormsTests {
  private let folder: TemporaryFolder

  private static let document = """
    # Error codes

    | Code | Description |
    |---|---|
    | 7101 | The cart is empty |
    | 7102 | The cart is closed |

    ## Keys

    ### E1001: The key is unknown

    **Fix:** Ask for a key.

    ### E1002: The key is too old

    **Fix:** Renew the key.

    ### E1003: The key is locked

    ## Cards

    - **3001**: The card is unknown
    - **3002**: The card is too old
    - **3003**: The card is locked
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.document, to: "errors.md")
  }

  @Test func `sections are explained with what they say and a link`() throws {
    let imported = try folder.errcat(
      "import", "errors.md", "--source", "shop", "--url", "https://example.com/errors")
    #expect(imported.status == 0 && imported.err.contains("8 codes from 1 document of shop"))
    let answer = try folder.errcat("explain", "E1001").out
    #expect(answer.contains("The key is unknown") && answer.contains("Ask for a key."))
    #expect(answer.contains("https://example.com/errors#e1001-the-key-is-unknown"))
    #expect(try folder.errcat("3002").out.contains("The card is too old"))
    let sql = "SELECT form, count(*) FROM codes JOIN domains ON domains.id = domain_id GROUP BY 1"
    #expect(
      try folder.errcat("sql", sql, "--format", "csv").out.split(whereSeparator: \.isNewline)
        .dropFirst()
        == ["headings,3", "list,3", "table,2"])
  }

  @Test(arguments: [
    (["--only", "headings"], ["headings"]), (["--only", "table,list"], ["list", "table"]),
    (["--skip", "headings,list"], ["table"]), ([], ["headings", "list", "table"]),
  ])
  func `forms of lists are chosen`(options: [String], forms: [String]) throws {
    let imported = try folder.errcat(["import", "errors.md"] + options)
    #expect(imported.status == 0)
    let sql = "SELECT DISTINCT form FROM domains ORDER BY form"
    let out = try folder.errcat("sql", sql, "--format", "csv").out
    #expect(out.split(whereSeparator: \.isNewline).dropFirst().map(String.init) == forms)
    let tables = try folder.errcat(["tables", "errors.md", "--json"] + options).out
    for form in ["table", "headings", "list"] {
      let role = forms.contains(form) ? "codes" : "other"
      #expect(tables.contains("\"form\":\"\(form)\""))
      #expect(
        tables.split(separator: "{").filter { $0.contains("\"form\":\"\(form)\"") }
          .allSatisfy { $0.contains("\"role\":\"\(role)\"") })
    }
    // The catalog keeps the choice.
    let same = try folder.errcat("diff", "catalog.db", "errors.md")
    #expect(same.status == 0, "\(same.out)")
  }

  @Test(arguments: ["--only", "--skip"])
  func `a form that is unknown is an error`(option: String) throws {
    let outcome = try folder.errcat("import", "errors.md", option, "tabels")
    #expect(outcome.status == 2 && outcome.err.contains("'tabels'"))
    #expect(outcome.err.contains("table,html,rows,headings,list,definitions,lines,page"))
  }

  @Test func `the rows of all forms are shown`() throws {
    let rows = try folder.errcat("tables", "errors.md", "--rows", "--format", "jsonl").out
    #expect(rows.split(whereSeparator: \.isNewline).count == 8)
    #expect(rows.contains("\"cells\":[\"E1002\",\"The key is too old\",\"Renew the key.\"]"))
  }
}
