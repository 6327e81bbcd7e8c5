import TestSupport
import Testing

/// A column that somebody names and no table has.
@Suite struct MissingColumnTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "# T\n\n| Id | Color | What |\n|--|--|--|\n| 1 | red | Something failed |\n", to: "docs/t.md")
    try folder.write("code,text\n1,Failed\n", to: "docs/c.csv")
  }

  @Test(arguments: [
    ("docs/t.md --code-column Nope", "the table has 3 columns: 'Id', 'Color', 'What'"),
    ("docs/t.md --code-column Colour", "did you mean 'Color'? The table has 3 columns: 'Id', "),
    ("docs/t.md --code-column 9", "no column '9'; the table has 3 columns: "),
    ("docs/t.md --code-column 0", "no column '0'; the table has 3 columns: "),
    ("docs/t.md --description-column Nope", "option '--description-column': no column 'Nope'; "),
    ("docs --code-column Nope", "the 2 tables have 5 columns: "),
  ])
  func `the headers there are are listed, and nothing is written`(
    line: String, message: String
  ) throws {
    let arguments = line.split(separator: " ").map(String.init)
    for verb in ["import", "lint", "tables"] {
      let outcome = try folder.errcat([verb] + arguments)
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.hasPrefix("errcat: option '--"), "\(verb) \(outcome.err)")
      #expect(outcome.err.contains(message), "\(verb) \(outcome.err)")
    }
    #expect(folder.names == ["docs"])
  }

  @Test(arguments: [
    "docs/t.md --code-column Id", "docs/t.md --code-column id", "docs/t.md --code-column 1",
    "docs/t.md --code-column Id --description-column what", "docs --code-column Color",
  ])
  func `a column that a table has is used`(line: String) throws {
    let outcome = try folder.errcat(["tables"] + line.split(separator: " ").map(String.init))
    #expect(outcome.status == 0 && outcome.out.contains("(code)"), "\(outcome.err)")
  }
}
