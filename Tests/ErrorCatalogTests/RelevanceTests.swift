import Glibc
import MarkdownReader
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// The quality of search, measured on judged queries: `make relevance` prints the table and every
/// query whose right answer is not first.
@Suite struct RelevanceTests {
  /// A file of judged queries, the documents to search, and the required quality.
  struct JudgedSet: CustomTestStringConvertible {
    var file: String
    var documents: [String]
    /// The mean reciprocal rank of the first right answer, over all queries.
    var floor: Double
    /// The same for the kinds that are harder, or must be perfect.
    var floors: [String: Double]
    var testDescription: String { file }
  }

  static let sets = [
    JudgedSet(
      file: "seed-queries.md", documents: ["../../../seeds/error-code-for-spot.md"], floor: 0.97,
      floors: [
        "exact": 1, "stem": 1, "typo": 0.96, "prefix": 1, "symbol": 1, "synonym": 0.95,
        "question": 0.9, "log": 1, "code": 1,
      ]),
    JudgedSet(
      file: "seed-queries-2.md", documents: ["../../../seeds/error-code-for-spot.md"], floor: 0.96,
      floors: [
        "exact": 1, "stem": 1, "typo": 1, "prefix": 1, "symbol": 0.92, "synonym": 0.92,
        "question": 0.84, "log": 1,
      ]),
    JudgedSet(
      file: "vendors-queries.md", documents: Self.vendors, floor: 0.94,
      floors: [
        "exact": 1, "stem": 1, "typo": 0.96, "prefix": 1, "symbol": 1, "synonym": 0.63,
        "question": 0.88, "log": 1, "code": 0.9, "cjk": 1, "accent": 1, "foreign": 1,
      ]),
  ]

  private static let vendors = [
    "bank-de", "broker-ru", "cloud", "derivatives", "errno", "exchange-ja", "exchange-ko",
    "exchange-zh", "payments", "spot-rest",
  ].map { "vendors/\($0).md" }

  struct Query {
    var kind: String
    var text: String
    var answers: Set<String>
  }

  @Test(arguments: sets)
  func `the right code comes first`(_ set: JudgedSet) throws {
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(of: set.documents, in: folder)
    var ranks: [String: [Double]] = [:]
    var report = ""
    for query in try Self.queries(set.file) {
      let hits = try catalog.search(query.text)
      let place = hits.firstIndex { query.answers.isDisjoint(with: Self.names($0.entry)) == false }
      ranks[query.kind, default: []].append(place.map { 1 / Double($0 + 1) } ?? 0)
      if place != 0 {
        let first = hits.first.map { "\($0.match) \($0.entry.domain):\($0.entry.code)" }
        report += "  \(query.kind) '\(query.text)': \(place.map { "\($0 + 1)." } ?? "not found"), "
        report += "before it \(first ?? "nothing")\n"
      }
    }
    #expect(ranks.values.reduce(0) { $0 + $1.count } >= 150)
    for (kind, floor) in set.floors {
      let mean = Self.mean(ranks[kind] ?? [])
      #expect(mean >= floor - 0.0005, "\(kind): \(mean)")
    }
    #expect(Self.mean(ranks.values.flatMap(\.self)) >= set.floor)
    if getenv("RELEVANCE") != nil { Self.show(set.file, ranks, report) }
  }

  @Test(arguments: sets)
  func `no judged query expects a code that does not exist`(_ set: JudgedSet) throws {
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(of: set.documents, in: folder)
    var known: Set<String> = []
    try catalog.forEachEntry { known.formUnion(Self.names($0)) }
    for query in try Self.queries(set.file) {
      #expect(query.answers.isSubset(of: known), "\(query.text)")
      #expect(!query.answers.isEmpty && query.answers.count < 10, "\(query.text)")
    }
  }

  private static func catalog(of documents: [String], in folder: TemporaryFolder) throws -> Catalog
  {
    let names = documents.map { String($0.split(separator: "/").last ?? "") }
    for (document, name) in zip(documents, names) {
      try folder.write(contents(ofFile: path(document)), to: name)
    }
    try folder.importing(names)
    return try Catalog(path: folder("catalog.db"))
  }

  private static func path(_ name: String) -> String {
    let here = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return here.joined(separator: "/") + "/Relevance/" + name
  }

  private static func queries(_ file: String) throws -> [Query] {
    var queries: [Query] = []
    var tables = MarkdownTableReader(try contents(ofFile: path(file)))
    while let event = tables.next() {
      guard case .row(let row) = event else { continue }
      let cells = row.cells.map(\.text)
      queries.append(
        Query(
          kind: cells[0], text: cells[1],
          answers: Set(
            cells[2].split(separator: ";").map { String($0.drop { $0 == " " }) })))
    }
    return queries
  }

  /// An entry as the judged files name it, with its source and without.
  private static func names(_ entry: Entry) -> Set<String> {
    let name = "\(entry.domain):\(entry.code)"
    return [name, "\(entry.source)/\(name)"]
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func show(_ file: String, _ ranks: [String: [Double]], _ report: String) {
    func line(_ kind: String, _ ranks: [Double]) -> String {
      let first = mean(ranks.map { $0 == 1 ? 1 : 0 })
      return "| \(kind) | \(ranks.count) | \(rounded(mean(ranks))) | \(rounded(first)) |\n"
    }
    var table = "\n\(file)\n\n| kind | queries | MRR | first |\n|---|---|---|---|\n"
    for (kind, values) in ranks.sorted(by: { $0.key < $1.key }) { table += line(kind, values) }
    table += line("all", ranks.values.flatMap(\.self))
    print(table + "\n" + report)
  }

  private static func rounded(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
