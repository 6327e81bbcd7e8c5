import ErrorCatalog
import Foundation
import Testing

/// Entries, hits, diagnostics and changes as JSON, by Foundation's coders.
@Suite struct CodingTests {
  private static let entry = Entry(
    id: 3, source: "disk", domain: "read", domainTitle: "Read", code: "0x7", number: 7,
    symbol: "ERR", description: "Full \u{1F4BE}", cause: "quota", causeTitle: "Quota",
    advice: "Wait.", areas: ["funds", "orders"], httpStatus: "507", remedy: "Free some",
    attributes: [.init(name: "Remedy", value: "Free some"), .init(name: "HTTP", value: "507")],
    path: "disk.md", line: 9, url: "https://example.com/disk#full")

  private static let bare = Entry(
    id: 1, source: "s", domain: "d", domainTitle: "", code: "", description: "", cause: "c",
    path: "p", line: 1)

  private func object(_ value: some Encodable) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
    return try #require(json as? [String: Any])
  }

  private func copy<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func `an entry has the columns of the view as keys`() throws {
    let object = try object(Self.entry)
    #expect(
      object.keys.sorted() == [
        "advice", "areas", "attribute_order", "attributes", "cause", "cause_title", "code",
        "description", "domain", "domain_title", "http_status", "id", "line", "number",
        "occurrence", "path", "remedy", "source", "symbol", "url",
      ])
    #expect(object["attributes"] as? [String: String] == ["Remedy": "Free some", "HTTP": "507"])
    #expect(object["domain_title"] as? String == "Read" && object["number"] as? Int == 7)
    let bare = try self.object(Self.bare)
    #expect(bare["number"] is NSNull && bare["symbol"] is NSNull)
    #expect(bare["attribute_order"] == nil)
  }

  @Test func `an entry that is read again is the same, attributes in their order`() throws {
    #expect(try copy(Self.entry) == Self.entry)
    #expect(try copy(Self.bare) == Self.bare)
    var many = Self.entry
    many.attributes = (0..<40).map { Entry.Attribute(name: "c\($0 * 7 % 40)", value: "\($0)") }
    #expect(try copy(many) == many)
    #expect(Set([many, try copy(many), Self.entry]).count == 2)
  }

  @Test func `of attributes with one name, none is lost`() throws {
    var entry = Self.bare
    entry.attributes = [.init(name: "a", value: "1"), .init(name: "a", value: "2")]
    #expect(try copy(entry).attributes.map(\.name) == ["a", "a:2"])
    #expect(try copy(entry).attributes.map(\.value) == ["1", "2"])
  }

  @Test(arguments: [
    #"{"id":1}"#, #"{"id":"1"}"#, "[]",
    #"{"id":1,"source":"s","domain":"d","domain_title":"","code":7,"description":"","cause":"c","path":"p","line":1}"#,
  ])
  func `JSON that is no entry is refused`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Entry.self, from: Data(json.utf8))
    }
  }

  @Test func `what has a default may be left out`() throws {
    let json = #"""
      {"id":1,"source":"s","domain":"d","domain_title":"","code":"","description":"","cause":"c",
       "path":"p","line":1}
      """#
    #expect(try JSONDecoder().decode(Entry.self, from: Data(json.utf8)) == Self.bare)
  }

  @Test func `every entry of a catalog, and every hit, is read again as it was`() throws {
    let catalog = try Catalog.embedded()
    var entries: [Entry] = []
    try catalog.forEachEntry { entries.append($0) }
    #expect(entries.count == 203)
    #expect(try copy(entries) == entries)
    let hits = try catalog.search("insuficient coins")
    #expect(try copy(hits) == hits && !hits.isEmpty)
    let object = try object(hits[0])
    #expect(object["match"] as? String == hits[0].match.rawValue && object["code"] is String)
    #expect((object["highlighted"] as? [[String: Any]])?.first?["is_match"] is Bool)
  }

  @Test func `hits, diagnostics and changes that a test makes up are read again`() throws {
    let hit = Hit(
      entry: Self.entry, match: .spelling, score: 0.5, corrected: "full",
      highlighted: [.init(text: "Full", isMatch: true), .init(text: " x", isMatch: false)])
    #expect(try copy(hit) == hit)
    for remedy in [nil, .codeColumn("No. \"x\""), .rules] as [Diagnostic.Remedy?] {
      let diagnostic = Diagnostic(
        path: "a.md", line: 3, column: 4, severity: .warning, rule: .emptyCode, message: "m",
        remedy: remedy)
      #expect(try copy(diagnostic) == diagnostic)
    }
    #expect(
      try object(
        Diagnostic(
          path: "a.md", line: 3, column: 4, severity: .warning, rule: .emptyCode, message: "m")
      )["rule"] as? String == "empty-code")
    for kind in CodeChange.Kind.allCases {
      let change = CodeChange(kind: kind, entry: Self.entry, column: "HTTP", old: nil, new: "507")
      #expect(try copy(change) == change)
      #expect(try object(change)["change"] as? String == kind.rawValue)
    }
  }
}
