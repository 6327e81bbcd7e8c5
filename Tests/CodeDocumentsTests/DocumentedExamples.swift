import TestSupport
import Testing

@testable import CodeDocuments

/// The examples in the comments of `Sources/CodeDocuments` about sources and days.
@Suite struct DocumentedSources {
  @Test func `sources are named by their folders`() throws {
    let claims = try Claims {
      SourceName.name(folders: ["home", "okcoin", "docs", "en"], file: "errors.md")  // "okcoin"
      SourceName.name(path: "okcoin/docs/spot.md")  // "okcoin"
      SourceName.name(path: "docs/spot.md")  // "spot"
      SourceName.saysSomething("okcoin-docs")  // true
      SourceName.saysSomething("API_docs-v2")  // false
      SourceName.saysSomething("zh-Hans-CN")  // false
    }
    #expect(claims.wrong == [])
  }

  @Test func `a day is one of the calendar`() throws {
    let claims = try Claims {
      RevisionDate("2024-02-29")?.description  // "2024-02-29"
      RevisionDate("2023-02-29")  // nil: 2023 was no leap year
    }
    #expect(claims.wrong == ["says nil: 2023 was no leap year, but is nil"])
  }
}
