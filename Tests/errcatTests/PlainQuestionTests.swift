import ArgumentParser
import ErrorCatalog
import TestSupport
import Testing

@testable import errcat

/// What the short way takes is what argument-parser takes, with the same values.
@Suite struct PlainQuestionTests {
  /// What a command line asks for.
  private struct Asked: Equatable {
    var words: [String]
    var db: String?
    var isSample: Bool
    var filter: Filter
    var limit: Int?
    var format: Format
    var columns: [String]?
    var color: ColorChoice
    var hasByteOrderMark: Bool
    var isPaged: Bool
  }

  @Test func `the short way reads options as argument-parser does`() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    var short = 0
    for _ in 0..<4000 {
      let verb = ["answer", "explain", "search"].randomElement(using: &generator) ?? ""
      var options: [String] = []
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        options.append(Self.pieces.randomElement(using: &generator) ?? "")
      }
      let arguments = [verb] + options + ["--", "10016", "x"]
      guard let question = PlainQuestion(arguments) else { continue }
      short += 1
      let presentation = question.presentation
      let asked = Asked(
        words: question.words, db: question.catalog.db, isSample: question.catalog.isSample,
        filter: question.filter, limit: question.limit, format: presentation.format,
        columns: presentation.columns, color: question.color ?? .auto,
        hasByteOrderMark: presentation.hasByteOrderMark, isPaged: presentation.isPaged)
      #expect(try asked == parsed(arguments), "seed \(seed): \(arguments)")
    }
    #expect(short > 400)
  }

  private static let pieces = [
    "--json", "--sample", "--no-pager", "--bom", "--db", "a.db", "--db=b.db", "-d", "rest",
    "-drest",
    "-d=rest", "--domain=x/y", "--domain", "-c", "-climit", "--category=a=b", "-s", "okcoin",
    "--source", "-n", "5", "-n5", "-n0", "-n", "-5", "--limit=3", "--limit=x", "--limit=+7",
    "--format",
    "csv", "--format=json", "--format=csv", "--format=xml", "--color=never", "--color=pink",
    "--columns=code,domain", "--columns", ",", "--columns=", "-", "", "--raw", "--help", "-jd",
  ]

  private func parsed(_ arguments: [String]) throws -> Asked {
    func asked(
      _ words: [String], _ catalog: CatalogOptions, _ filter: FilterOptions, _ format: FormatOptions
    ) -> Asked {
      let presentation = format.presentation
      return Asked(
        words: words, db: catalog.db, isSample: catalog.sample, filter: filter.chosen,
        limit: filter.limit, format: presentation.format, columns: presentation.columns,
        color: format.color, hasByteOrderMark: presentation.hasByteOrderMark,
        isPaged: presentation.isPaged)
    }
    switch try Errcat.parseAsRoot(arguments) {
    case let answer as Answer:
      return asked(answer.words, answer.catalog, answer.filter, answer.format)
    case let explain as Explain:
      return asked(explain.codes, explain.catalog, explain.filter, explain.format)
    case let search as Search:
      #expect(!search.raw && !search.printsSQL)
      return asked(search.words, search.catalog, search.filter, search.format)
    case let other:
      throw UsageError("not a question: \(other)")
    }
  }

  @Test(arguments: [
    ["explain", "-d", "rest-api", "--", "10016"], ["answer", "-n5", "--json", "--", "10016"],
    ["search", "--format", "csv", "--bom", "--columns=code", "--", "funds"],
    ["search", "--db=c.db", "-s", "okcoin", "-c", "rate-limit", "--no-pager", "--", "funds"],
  ])
  func `the options of every day go the short way`(_ arguments: [String]) {
    #expect(PlainQuestion(arguments) != nil)
  }
}
