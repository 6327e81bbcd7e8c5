import Foundation
import TestSupport
import Testing

/// The formats of every verb that prints rows hold the same data, and other programs read them.
@Suite struct FormatTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha.md")
  }

  static let verbs = [
    ["explain", "10002", "1050"], ["10016"], ["search", "order", "-n", "50"], ["list"],
    ["list", "domains"], ["list", "categories"], ["list", "sources"],
    ["list", "documents"], ["tables", "alpha.md"],
    ["tables", "alpha.md", "--rows"], ["stats"],
    ["sql", "SELECT 'a|b' AS p, 'c,\"d\"' AS q, 'e' || char(10, 9) || 'f\\' AS n, NULL AS x"],
  ]

  @Test(arguments: verbs)
  func `json, jsonl, csv and tsv hold the same rows`(verb: [String]) throws {
    let json = try jsonRows(folder.errcat(verb + ["--json"]).out)
    try #require(!json.isEmpty)
    #expect(
      try folder.errcat(verb + ["--format", "json"]).out
        == folder.errcat(verb + ["--json"]).out)

    let lines = try folder.errcat(verb + ["--format", "jsonl"]).out.split(separator: "\n")
    #expect(try jsonRows("[\(lines.joined(separator: ","))]") as NSArray == json as NSArray)

    let csv = Self.csv(try folder.errcat(verb + ["--format", "csv"]).out)
    let tsv = Self.tsv(try folder.errcat(verb + ["--format", "tsv"]).out)
    #expect(csv == tsv)
    #expect(
      csv.count == json.count + 1
        && Set(csv[0]).subtracting(["corrected"])
          == Set(json[0].keys).subtracting(["cause_rule"])
    )
    for (row, object) in zip(csv.dropFirst(), json) {
      for (name, field) in zip(csv[0], row) {
        switch object[name] {
        case let text as String: #expect(field == text)
        case let number as NSNumber:
          // JSONSerialization can be wrong in the last digits.
          let difference = abs((Double(field) ?? .nan) - number.doubleValue)
          #expect(difference <= 1e-12 * abs(number.doubleValue))
        case is NSNull, nil: #expect(field == "")
        default:
          let value = try JSONSerialization.jsonObject(with: Data(field.utf8)) as? NSObject
          #expect(value == object[name] as? NSObject)
        }
      }
    }
  }

  @Test(arguments: verbs)
  func `our own reader reads back a Markdown table`(verb: [String]) throws {
    try folder.write(folder.errcat(verb + ["--format", "markdown"]).output, to: "out.md")
    let csv = Self.csv(try folder.errcat(verb + ["--format", "csv"]).out)
    let rows = try jsonRows(folder.errcat("tables", "--rows", "--json", "out.md").out)
    #expect(rows.count == csv.count - 1)
    for (row, expected) in zip(rows, csv.dropFirst()) {
      #expect(row["header"] as? [String] == csv[0])
      #expect((row["surplus"] as? [String])?.isEmpty == true)
      // Markdown keeps everything but white space.
      #expect(row["cells"] as? [String] == expected.map(Self.withSingleSpaces))
    }
  }

  @Test func `a list and an export escape the same text alike`() throws {
    try folder.write(
      """
      | code | description |
      | --- | --- |
      | ERR_NO_COINS | a & b, &amp;lt;, \\*c\\* \\| \\_d {e} |

      """, to: "marks.md")
    _ = try folder.errcat("import", "marks.md", "--db", "marks.db")
    let export = try folder.errcat("export", "--format", "markdown", "--db", "marks.db").out
    let list = try folder.errcat("list", "--format", "markdown", "--db", "marks.db").out
    let cells = #"ERR_NO_COINS"#
    let text = #"a & b, \&lt;, \*c\* \| \_d \{e\}"#
    for out in [export, list] {
      #expect(out.contains(cells) && out.contains(text), "\(out)")
    }
  }

  @Test
  func `an entry has the keys of the contract, an answer the rule, and a hit two or three more`()
    throws
  {
    let names = [
      "id", "source", "domain", "domain_title", "code", "occurrence", "number", "symbol",
      "description", "cause", "cause_title", "advice", "areas", "http_status", "remedy",
      "attributes", "path", "line", "url",
    ]
    let keys = Set(names)
    let header = try folder.errcat("sql", "SELECT * FROM entries LIMIT 1", "--format", "csv").out
    for verb in [["explain", "10016"], ["10016"], ["list"]] {
      let csv = try folder.errcat(verb + ["--format", "csv"]).out
      #expect(csv.hasPrefix(names.joined(separator: ",") + "\r\n"), "the order of the view")
      #expect(header.hasPrefix(csv.prefix { $0 != "\r\n" }))
      let rows = try jsonRows(folder.errcat(verb + ["--json"]).out)
      let added: Set<String> = verb == ["list"] ? [] : ["cause_rule"]
      #expect(rows.allSatisfy { Set($0.keys) == keys.union(added) })
    }
    let hits = try jsonRows(folder.errcat("search", "coins", "--json").out)
    #expect(
      !hits.isEmpty
        && hits.allSatisfy {
          Set($0.keys).subtracting(["corrected"]) == keys.union(["match", "score", "cause_rule"])
        })
  }

  @Test func `each value of an entry has the right type`() throws {
    let entry = try #require(
      try jsonRows(folder.errcat("explain", "rest-api:10016", "--json").out).first)
    #expect(entry["source"] as? String == "okcoin")
    #expect(entry["domain_title"] as? String == "REST API Error Code")
    #expect(entry["code"] as? String == "10016" && entry["number"] as? Int == 10016)
    #expect(entry["symbol"] is NSNull && entry["line"] as? Int == 21)
    #expect(entry["path"] as? String == "seeds/error-code-for-spot.md")
    #expect(entry["areas"] is [String] && entry["attributes"] is [String: Any])
    #expect(entry["id"] is Int && entry["occurrence"] as? Int == 1)
    #expect(entry["cause_title"] is String && entry["http_status"] is NSNull)
    #expect(entry["remedy"] is NSNull && entry["url"] is NSNull)
    let text = try #require(
      try jsonRows(folder.errcat("explain", "Request Timed Out", "--json").out).first)
    #expect(text["number"] is NSNull)
  }

  @Test func `the counts for the owner's document are right`() throws {
    let facts = try jsonRows(folder.errcat("stats", "--json").out)
    for (name, value) in [
      ("sources", 1), ("documents", 1), ("domains", 2), ("codes", 203), ("distinct codes", 139),
      ("rows", 203),
      ("rows imported", 203), ("rows rejected", 0),
    ] {
      #expect(facts.first { $0["name"] as? String == name }?["value"] as? Int == value, "\(name)")
    }
  }

  @Test(arguments: ["xml", "JSON", ""])
  func `an unknown format is an error that lists the known formats`(format: String) throws {
    let outcome = try folder.errcat("list", "--format", format)
    #expect(outcome.status == 2 && outcome.err.contains("jsonl"))
  }

  /// The records of RFC 4180.
  private static func csv(_ text: String) -> [[String]] {
    var records: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if isQuoted, scalar == "\"", next == "\"" {
        field += "\""
        next = scalars.next()
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == "," || scalar == "\n" {
        records[records.count - 1].append(field)
        field = ""
        if scalar == "\n" { records.append([]) }
      } else if isQuoted || scalar != "\r" {
        field.unicodeScalars.append(scalar)
      }
    }
    return records.dropLast()
  }

  private static func tsv(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
        field.split(separator: "\\\\", omittingEmptySubsequences: false).map {
          $0.replacing("\\t", with: "\t").replacing("\\n", with: "\n").replacing("\\r", with: "\r")
        }.joined(separator: "\\")
      }
    }
  }

  private static func withSingleSpaces(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
