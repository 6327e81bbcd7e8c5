import ErrcatPlatform
import MarkdownReader
import TestSupport
import Testing

@testable import CodeDocuments

/// How well documents are read, measured on documents that a person judged: `make documents` prints
/// the figures and everything that is missed.
@Suite struct DocumentsTests {
  /// What a careful reader takes from a document.
  struct Truth {
    var shape = ""
    var codes: [Code] = []
    var titles: [String] = []
    /// What must be said, as `line rule`.
    var diagnostics: [String] = []

    struct Code {
      var code: String
      var symbol: String
      var description: String
    }
  }

  /// The figures of the documents of one shape.
  struct Score {
    var documents = 0
    var wholly = 0
    var truth = 0
    var found = 0
    var falseCodes = 0
    var described = 0

    var recall: Double { truth == 0 ? 1 : Double(found) / Double(truth) }
    var precision: Double {
      found + falseCodes == 0 ? 1 : Double(found) / Double(found + falseCodes)
    }
    var description: Double { found == 0 ? 1 : Double(described) / Double(found) }
    var whollyShare: Double { documents == 0 ? 1 : Double(wholly) / Double(documents) }
  }

  /// The least recall, precision, and share of wholly read documents and of right descriptions.
  static let floors: [String: (recall: Double, precision: Double, wholly: Double, text: Double)] = [
    "table": (1, 1, 1, 1), "rows": (1, 1, 1, 1), "cells": (1, 1, 1, 1), "titles": (1, 1, 1, 1),
    "html": (1, 1, 1, 1), "language": (1, 1, 1, 1), "none": (1, 1, 1, 1), "passed": (1, 1, 1, 1),
    "headings": (1, 1, 1, 1), "list": (1, 1, 1, 1),
    "definitions": (1, 1, 1, 1), "lines": (1, 1, 1, 1), "page": (1, 1, 1, 1),
  ]

  @Test func `the documents are read as a careful reader reads them`() throws {
    let truths = try Self.truths()
    #expect(truths.count >= 60)
    var scores: [String: Score] = [:]
    var misses = ""
    for (name, truth) in truths.sorted(by: { $0.key < $1.key }) {
      let reading = Reading(bytes: try contents(ofFile: Self.path(name)), path: name)
      scores[truth.shape, default: Score()].add(reading, truth, name, &misses)
    }
    for (shape, floor) in Self.floors {
      let score = try #require(scores[shape])
      #expect(score.recall >= floor.recall, "\(shape)\n\(misses)")
      #expect(score.precision >= floor.precision, "\(shape)\n\(misses)")
      #expect(score.whollyShare >= floor.wholly, "\(shape)\n\(misses)")
      #expect(score.description >= floor.text, "\(shape)\n\(misses)")
    }
    #expect(Set(scores.keys) == Set(Self.floors.keys))
    if getenv("DOCUMENTS") != nil { Self.show(scores, misses) }
  }

  @Test func `domains have the titles of their headings`() throws {
    for (name, truth) in try Self.truths() {
      let reading = Reading(bytes: try contents(ofFile: Self.path(name)), path: name)
      let titles = reading.domains.map(\.title)
      if !truth.titles.isEmpty { #expect(titles == truth.titles, "\(name)") }
      for title in titles {
        #expect(!title.isEmpty && title.count <= 60, "\(name): \(title)")
      }
    }
  }

  @Test func `what is odd is said`() throws {
    for (name, truth) in try Self.truths() {
      let reading = Reading(bytes: try contents(ofFile: Self.path(name)), path: name)
      let found = reading.diagnostics.map { "\($0.line) \($0.rule.rawValue)" }
      for expected in truth.diagnostics {
        #expect(found.contains(expected), "\(name) says \(found)")
      }
    }
  }

  private static func path(_ name: String) -> String {
    let here = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return here.joined(separator: "/") + "/Documents/" + name
  }

  /// The judged documents by their names.
  private static func truths() throws -> [String: Truth] {
    var truths: [String: Truth] = [:]
    var table = 0
    var tables = MarkdownTableReader(try contents(ofFile: path("truth.md")))
    while let event = tables.next() {
      switch event {
      case .table: table += 1
      case .row(let row):
        let cells = row.cells.map(\.text)
        switch table {
        case 1:
          truths[cells[1], default: Truth()].shape = cells[0]
          guard !cells[2].isEmpty else { continue }
          truths[cells[1]]?.codes.append(
            Truth.Code(code: cells[2], symbol: cells[3], description: cells[4]))
        case 2: truths[cells[0]]?.titles.append(cells[1])
        default: truths[cells[0]]?.diagnostics.append("\(cells[1]) \(cells[2])")
        }
      default: break
      }
    }
    return truths
  }

  private static func show(_ scores: [String: Score], _ misses: String) {
    var table = "\n| shape | documents | codes | recall | precision | wholly | descriptions |\n"
    table += "|---|---|---|---|---|---|---|\n"
    for (shape, score) in scores.sorted(by: { $0.key < $1.key }) {
      let figures = [score.recall, score.precision, score.whollyShare, score.description]
      table += "| \(shape) | \(score.documents) | \(score.truth) | "
      table += figures.map(rounded).joined(separator: " | ") + " |\n"
    }
    print(table + misses)
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension DocumentsTests.Score {
  /// Compares what was read of a document with the truth.
  mutating func add(
    _ reading: Reading, _ truth: DocumentsTests.Truth, _ name: String, _ misses: inout String
  ) {
    let known = Set(truth.codes.map(\.code))
    let wrong = reading.entries.filter { !known.contains($0.code) }
    for entry in wrong { misses += "  \(name):\(entry.line) reads '\(entry.code)'\n" }
    var foundHere = 0
    for code in truth.codes {
      guard let entry = reading.entries.first(where: { $0.code == code.code }) else {
        misses += "  \(name) lacks '\(code.code)'\n"
        continue
      }
      foundHere += 1
      if entry.description == code.description, entry.symbol ?? "" == code.symbol {
        described += 1
      } else {
        misses += "  \(name):\(entry.line) has '\(entry.symbol ?? "")', '\(entry.description)'\n"
      }
    }
    documents += 1
    wholly += foundHere == truth.codes.count && wrong.isEmpty ? 1 : 0
    self.truth += truth.codes.count
    found += foundHere
    falseCodes += wrong.count
  }
}
