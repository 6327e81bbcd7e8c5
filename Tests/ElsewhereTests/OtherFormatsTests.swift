import TestSupport
import Testing

/// docs/other-formats.md, section by section.
@Suite struct OtherFormatsTests {
  private static let sections = [
    "reStructuredText", "AsciiDoc", "An enumeration of OpenAPI", "A C header",
    "A Protocol Buffers enumeration", "A file of properties", "A spreadsheet",
  ]

  @Test func `every command of the page is run`() throws {
    #expect(try ExamplePage(ExamplePage.otherFormats).runnable == Self.sections)
  }

  @Test(arguments: sections)
  func `documents of other formats become catalogs by the commands shown`(section: String) throws {
    try ShippedCatalog().expectWhatThePageShows(section, of: ExamplePage.otherFormats)
  }
}
