import CodeDocuments
import Glibc
import TestSupport
import Testing

@testable import CodeLogs
@testable import ErrorCatalog

/// How well codes are told from other numbers in the logs of real systems: `make logs` prints the
/// table and every line that is judged otherwise.
@Suite struct JudgedLogsTests {
  struct Line {
    var shape: String
    var codes: Set<String>
    var text: String
  }

  struct Score {
    var right = 0
    var wrong = 0
    var missed = 0

    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }

    static func + (left: Score, right: Score) -> Score {
      Score(
        right: left.right + right.right, wrong: left.wrong + right.wrong,
        missed: left.missed + right.missed)
    }
  }

  private let folder: String = {
    let file: String = #filePath
    return file.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Logs"
  }()

  /// The judged lines: the shape, the codes or `-`, and the text.
  private func lines() throws -> [Line] {
    try text(ofFile: folder + "/judged.tsv").split(separator: "\n").map { row in
      let fields = row.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      let codes = fields[1] == "-" ? [] : fields[1].split(separator: " ").map(String.init)
      return Line(shape: String(fields[0]), codes: Set(codes), text: String(fields[2]))
    }
  }

  @Test func `codes are told from other numbers in logs of many shapes`() throws {
    let temporary = try TemporaryFolder()
    _ = try CatalogImport(try FoundDocuments(at: [folder + "/codes.md"]))
      .run(into: temporary("codes.db"))
    let catalog = try Catalog(path: temporary("codes.db"))
    let meanings = try CodeMeanings(in: catalog)
    var scores: [(shape: String, score: Score)] = []
    var report = ""
    let lines = try lines()
    for line in lines {
      try temporary.write(line.text, to: "log")
      var scanner = LogScanner(finder: .keys(CodeKeys()), meanings: meanings)
      var found: Set<String> = []
      try LogReader(path: temporary("log")).forEachPart { part, bytes in
        try scanner.scan(part, in: bytes) { found.formUnion($0.codes.map(\.code)) }
      }
      let expected = Set(try line.codes.map { try catalog.explain($0).first?.code ?? $0 })
      let score = Score(
        right: found.intersection(expected).count, wrong: found.subtracting(expected).count,
        missed: expected.subtracting(found).count)
      if let index = scores.firstIndex(where: { $0.shape == line.shape }) {
        scores[index].score = scores[index].score + score
      } else {
        scores.append((line.shape, score))
      }
      if score.wrong + score.missed > 0 {
        report += "\(line.shape): found \(found.sorted()), not \(expected.sorted()): \(line.text)\n"
      }
    }
    let all = scores.map(\.score).reduce(Score(), +)
    if getenv("LOGS") != nil { print(report + table(scores + [("all", all)])) }
    #expect(lines.count >= 300 && scores.count >= 16)
    #expect(all.recall >= 0.9 && all.precision >= 0.97, "\(report)")
    for (shape, score) in scores {
      #expect(score.recall >= 0.75 && score.precision >= 0.9, "\(shape)")
    }
  }

  private func table(_ scores: [(shape: String, score: Score)]) -> String {
    let rows = scores.map { shape, score in
      [
        shape, "\(score.right + score.missed)", percent(score.recall), percent(score.precision),
      ]
    }
    return ([["shape", "codes", "recall", "precision"]] + rows).map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: max(0, (column == 0 ? 12 : 9) - cell.count))
        return column == 0 ? cell + padding : padding + cell
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  private func percent(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
  }
}
