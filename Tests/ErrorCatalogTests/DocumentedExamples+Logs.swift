import ErrorCatalog
import TestSupport
import Testing

/// The examples in the comments of `Annotate`.
@Suite struct DocumentedLogs {
  private static let log = """
    {"error_code":10016}
    status=10002 ORA-12541

    """

  @Test func `a log is read in parts, scanned for keys, and its lines are objects`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.log, to: "app.log")
    try folder.asCurrent {
      var count = 0
      let reader = try LogReader(path: "app.log")
      while let part = try reader.next() { count += part.whole.count }
      #expect(count == Self.log.utf8.count)
    }
    let meanings = try CodeMeanings(in: Catalog.embedded())
    do {
      let reader = try LogReader(path: folder("app.log"))
      let codes = try printed {
        var scanner = LogScanner(finder: .keys(try CodeKeys()), meanings: meanings)
        while let part = try reader.next() {
          try scanner.scan(part) { line in print(line.codes.map(\.code)) }
        }
      }
      #expect(codes == [#"["10016"]"#])
    }
    let keys = try CodeKeys(adding: ["status"])
    var scanner = LogScanner(finder: .keys(keys), meanings: meanings)
    let reader = try LogReader(path: folder("app.log"))
    let part = try #require(try reader.next())
    let objects = try printed {
      try scanner.scan(part) { line in
        if let object = JSONLine(line) { print(object.end, object.isAnnotated) }
      }
    }
    #expect(objects == ["19 false"])
    let other = LogScanner(finder: .keys(keys), meanings: meanings)
    #expect(try codes(of: other, in: folder("app.log")) == ["10016", "10002"])
  }

  @Test func `a log is scanned for a pattern`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.log, to: "app.log")
    try folder.write(
      "| Error Code | Description |\n|--|--|\n| 12541 | No listener |\n", to: "ora.md")
    _ = try CatalogImport(try findDocuments([folder("ora.md")])).run(into: folder("ora.db"))
    let meanings = try CodeMeanings(in: Catalog(path: folder("ora.db")))
    let pattern = try CodePattern(#"ORA-(\d{5})"#)
    let scanner = LogScanner(finder: .pattern(pattern), meanings: meanings)
    #expect(try codes(of: scanner, in: folder("app.log")) == ["12541"])
  }

  private func codes(of scanner: LogScanner, in path: String) throws -> [String] {
    var scanner = scanner
    var codes: [String] = []
    let reader = try LogReader(path: path)
    while let part = try reader.next() {
      try scanner.scan(part) { codes += $0.codes.map(\.code) }
    }
    return codes
  }
}
