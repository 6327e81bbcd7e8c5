import Foundation
import RecordReader
import TestSupport
import Testing

/// Random documents, which another program's reading or the writer knows.
///
/// The seed is printed; put it into `seed` to run a failure again.
@Suite struct RecordPropertyTests {
  static let seed = UInt64.random(in: .min ... .max)

  private static let pieces = [
    "a", "b c", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "é", "😀", "1", "'", "\\", "x\"y",
  ]

  private static func word(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...5, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test(arguments: [RecordForm.csv, .tsv])
  func `what a writer with quotes writes is read back`(form: RecordForm) {
    print("RecordPropertyTests: seed \(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<500 {
      let width = Int.random(in: 2...5, using: &random)
      let rows = (0..<Int.random(in: 1...20, using: &random)).map { row in
        ["k\(row)"] + (1..<width).map { _ in Self.word(&random) }
      }
      let separator = form == .tsv ? "\t" : ","
      let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
      let text = ([(0..<width).map { "column\($0)" }] + rows).map { row in
        row.map { cell in
          "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        }.joined(separator: separator) + end
      }.joined()
      #expect(
        cells(text, as: form, hasHeader: true) == rows, "seed \(Self.seed) round \(round)")
    }
  }

  private static func json(_ random: inout SeededGenerator, depth: Int) -> Any {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
    case 0: return NSNull()
    case 1: return Bool.random(using: &random)
    case 2: return Int.random(in: -1_000_000...1_000_000, using: &random)
    case 3, 4: return word(&random)
    case 5:
      return (0..<Int.random(in: 0...4, using: &random)).map { _ in json(&random, depth: depth + 1)
      }
    default:
      var object: [String: Any] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        object[word(&random)] = json(&random, depth: depth + 1)
      }
      return object
    }
  }

  @Test func `JSON that another library writes is read as that library reads it`() throws {
    print("RecordPropertyTests: seed \(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<500 {
      let value = ["k": Self.json(&random, depth: 0)]
      let options: JSONSerialization.WritingOptions = round % 2 == 0 ? [] : [.prettyPrinted]
      let data = try JSONSerialization.data(withJSONObject: [value], options: options)
      let found = cells(String(decoding: data, as: UTF8.self), as: .json)
      let text = try #require(found.first?.first, "seed \(Self.seed) round \(round)")
      switch value["k"] {
      case let string as String: #expect(text == string, "seed \(Self.seed) round \(round)")
      case let list as [Any]:
        let again = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSArray
        #expect(again == list as NSArray, "seed \(Self.seed) round \(round)")
      case let object as [String: Any]:
        let again = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
        #expect(again == object as NSDictionary, "seed \(Self.seed) round \(round)")
      default: break
      }
    }
  }

  @Test func `damaged JSON is refused where another library refuses it`() throws {
    print("RecordPropertyTests: seed \(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    let base = Array(
      #"[{"a":"x\u00e9\n","b":[1,-2.5e3,true,null]},{"a":"\ud83d\ude00","b":{}}]"#.utf8)
    let marks = Array("[]{},:\"\\0-1.eu/t \n\tn".utf8)
    for round in 0..<3000 {
      var bytes = base
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: bytes[place] = marks.randomElement(using: &random) ?? 0
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let other = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
      let found = issues(text, as: .json)
      let isRefused = found.contains { $0.kind == .malformed }
      // The other library accepts a comma after the last value of a list.
      let isLenient = found.contains { $0.kind == .strayMark } || text.contains(/,\s*[\]}]/)
      #expect(
        isRefused == (other == nil) || isLenient,
        "seed \(Self.seed) round \(round): \(text) \(found)")
    }
  }

  @Test(arguments: RecordForm.allCases)
  func `damaged documents are read without a crash, with places within them`(form: RecordForm) {
    print("RecordPropertyTests: seed \(Self.seed)")
    var random = SeededGenerator(seed: Self.seed)
    let base = Array(
      """
      code,text
      "1","a ""b"", c"
      - &x {code: 1, text: "\\u00e9"}
      - {<<: *x, code: [2, {a: b}]}
      {"1": {"a": 1}, "2": {"a": "\\ud83d\\ude00"}, "3": {"a": null}}
      ? |
        x
      : > y
      %a
      ---
      """.utf8)
    for round in 0..<2000 {
      var bytes = base
      let start = Int.random(in: 0..<bytes.count, using: &random)
      bytes.removeSubrange(0..<start)
      for _ in 0...Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] =
          base.randomElement(using: &random) ?? UInt8.random(in: 0...255, using: &random)
      }
      if round % 4 == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
      let lineCount = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D } + 3
      var reader = RecordReader(bytes, as: form)
      while let event = reader.next() {
        switch event {
        case .table(let table): #expect((1...lineCount).contains(table.line))
        case .row(let row): #expect((1...lineCount).contains(row.line))
        case .issue(let issue):
          #expect((1...lineCount).contains(issue.line), "seed \(Self.seed) round \(round)")
        }
      }
    }
  }
}
