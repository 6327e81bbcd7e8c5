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
      try reader.forEachPart { part, bytes in
        for place in part.range where bytes[place] == 0 { count += 1 }
      }
      #expect(count == 0)
    }
    let meanings = try CodeMeanings(in: Catalog.embedded())
    do {
      let reader = try LogReader(path: folder("app.log"))
      let codes = try printed {
        var scanner = LogScanner(finder: .keys(CodeKeys()), meanings: meanings)
        try reader.forEachPart { part, bytes in
          try scanner.scan(part, in: bytes) { line in print(line.codes.map(\.code)) }
        }
      }
      #expect(codes == [#"["10016"]"#])
    }
    let keys = try CodeKeys(adding: ["status"])
    var scanner = LogScanner(finder: .keys(keys), meanings: meanings)
    let reader = try LogReader(path: folder("app.log"))
    let objects = try printed {
      try reader.forEachPart { part, bytes in
        try scanner.scan(part, in: bytes) { line in
          if let object = JSONLine(bytes.extracting(line.content)) {
            print(object.end, object.isAnnotated)
          }
        }
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
    _ = try CatalogImport(try FoundDocuments(at: [folder("ora.md")])).run(into: folder("ora.db"))
    let meanings = try CodeMeanings(in: Catalog(path: folder("ora.db")))
    let pattern = try CodePattern(#"ORA-(\d{5})"#)
    let scanner = LogScanner(finder: .pattern(pattern), meanings: meanings)
    #expect(try codes(of: scanner, in: folder("app.log")) == ["12541"])
  }

  @Test func `the codes of a text are found, and explained by a catalog`() throws {
    let found = printed {
      let finder = CodeFinder()
      let codes = finder.codes(in: #"{"result":false,"error_code":10016}"#)
      print(codes.map(\.code), codes.map(\.key))  // ["10016"] ["error_code"]
    }
    #expect(found == [#"["10016"] ["error_code"]"#])
    let catalog = try Catalog.embedded()
    let lines = try printed {
      for code in try catalog.codes(in: "login failed, error_code=10016") {
        print(code.found.code, code.entries.map(\.description))
      }
    }
    #expect(lines == [#"10016 ["Insufficient coins balance", "Insufficient coins"]"#])
  }

  private func codes(of scanner: LogScanner, in path: String) throws -> [String] {
    var scanner = scanner
    var codes: [String] = []
    let reader = try LogReader(path: path)
    try reader.forEachPart { part, bytes in
      try scanner.scan(part, in: bytes) { codes += $0.codes.map(\.code) }
    }
    return codes
  }
}
