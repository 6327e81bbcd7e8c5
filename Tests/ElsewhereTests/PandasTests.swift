import TestSupport
import Testing

/// pandas, through Python's sqlite3.
@Suite struct PandasTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `the page's commands print the output it shows`() throws {
    try catalog.expectWhatThePageShows("pandas")
  }

  @Test func `a frame has the columns of the view, codes as text and numbers as numbers`() throws {
    let outcome = try catalog.run(
      ["python", "-"],
      input: """
        import json, pandas, sqlite3
        file = sqlite3.connect("file:catalog.db?mode=ro", uri=True)
        frame = pandas.read_sql_query("SELECT * FROM entries", file)
        print(frame.shape, list(frame.columns))
        print(frame["code"].map(type).unique(), frame["number"].isna().sum(), frame["line"].dtype)
        print(frame["areas"].map(json.loads).explode().value_counts().head(1).to_dict())
        """)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(
      outcome.out.hasPrefix(
        """
        (203, 19) ['id', 'source', 'domain', 'domain_title', 'code', 'occurrence', 'number', \
        'symbol', 'description', 'cause', 'cause_title', 'advice', 'areas', 'http_status', \
        'remedy', 'attributes', 'path', 'line', 'url']
        [<class 'str'>] 2 int64
        {'security': 
        """), "\(outcome.out)")
    try catalog.expectUntouched()
  }
}
