import ErrorCatalog
import Testing

/// The examples of the article on codes in logs.
@Suite struct DocumentedFinding {
  func codes(inLine line: String) -> [String] {
    CodeFinder().codes(in: line).map(\.code)
  }

  func marked(_ line: String) -> String {
    var result = line
    for code in CodeFinder().codes(in: line).reversed() {
      result.replaceSubrange(code.range, with: "[\(code.code)]")
    }
    return result
  }

  func declines(inLine line: String) throws -> [String] {
    let keys = try CodeKeys(adding: ["decline_reason"])
    return CodeFinder(keys: keys).codes(in: line).map(\.code)
  }

  func annotated(_ line: String, by catalog: Catalog) throws -> String {
    let meanings = try catalog.codes(in: line).compactMap { code in
      code.entries.first.map { "\(code.found.code) \($0.description)" }
    }
    return meanings.isEmpty ? line : "\(line)  # \(meanings.joined(separator: "; "))"
  }

  func offsets(in log: [UInt8]) -> [Int] {
    CodeFinder().codes(in: log.span).map(\.range.lowerBound)
  }

  @Test func `codes are found, marked and explained`() throws {
    let line = "login of 7 failed, error_code=10016 port=8080 été errorCode: 10002"
    #expect(codes(inLine: line) == ["10016", "10002"])
    #expect(
      marked(line) == "login of 7 failed, error_code=[10016] port=8080 été errorCode: [10002]")
    #expect(try declines(inLine: "decline_reason=51 amount=30") == ["51"])
    #expect(offsets(in: Array("é code=9\ncode=10\n".utf8)) == [8, 15])
    let catalog = try Catalog.embedded()
    #expect(
      try annotated("error_code=10016", by: catalog)
        == "error_code=10016  # 10016 Insufficient coins balance")
    #expect(try annotated("error_code=77777", by: catalog) == "error_code=77777")
  }
}
