import TestSupport
import Testing

/// docs/recipes.md, section by section.
@Suite struct RecipesTests {
  private static let log = "A log to try them on"
  private static let sections = [
    log, "jq", "fzf", "lnav", "lnav, one line at a time", "An annotation handler", "Logstash",
    "Vector", "Parquet", "A git hook", "pre-commit", "A check of what a change does to the codes",
  ]

  @Test func `every command of the page is run`() throws {
    #expect(try ExamplePage(ExamplePage.recipes).runnable == Self.sections)
  }

  @Test(arguments: sections)
  func `the page's commands print the output it shows`(section: String) throws {
    let catalog = try ShippedCatalog()
    try catalog.expectWhatThePageShows(Self.log, of: ExamplePage.recipes)
    try catalog.expectWhatThePageShows(section, of: ExamplePage.recipes)
  }
}
