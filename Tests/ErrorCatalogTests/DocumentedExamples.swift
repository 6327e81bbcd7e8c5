import ErrorCatalog
import TestSupport
import Testing

/// The examples of the articles in `ErrorCatalog.docc`, word for word.
@Suite struct DocumentedExamples {
  @Test func `the look-up and search examples find what they claim`() throws {
    let lines = try printed {
      let catalog = try Catalog.embedded()
      for entry in try catalog.explain("10016") {
        print(entry.domain, entry.description, entry.advice)
      }
    }
    #expect(lines.count == 2 && lines[0].hasPrefix("rest-api Insufficient coins balance Do not"))
    let domains = try printed {
      let seeds = try Catalog.embedded()
      let meanings = try seeds.explain("10002")
      print(meanings.map(\.domain))
    }
    #expect(domains == [#"["rest-api", "websocket-api"]"#])
    let hits = try printed {
      let library = try Catalog.embedded()
      for hit in try library.search("insufficient coins", limit: 3) {
        print(hit.entry.code, hit.match.rawValue, hit.entry.description)
      }
    }
    #expect(hits.count == 3 && hits[0] == "10016 words Insufficient coins")
    let library = try Catalog.embedded()
    let advice = try printed {
      for entry in try library.explain(10016) { print(entry.cause, entry.advice) }
    }
    #expect(advice.count == 2 && advice[0].hasPrefix("insufficient-funds Do not"))
  }

  @Test func `the example of a document needs no file`() throws {
    let lines = try printed {
      let text = "| Error Code | Description |\n|--|--|\n| 7 | Disk is full |\n"
      let document = Document(path: "errors.md", bytes: Array(text.utf8))
      let contents = try document.read()
      for entry in contents.entries { print(entry.code, entry.cause, entry.description) }
      for diagnostic in contents.diagnostics { print(diagnostic) }
      let ours = try Catalog(documents: [document])
      print(try ours.explain(7).map(\.description))
    }
    #expect(lines.count == 2 && lines.last == #"["Disk is full"]"#)
  }

  @Test func `the example of building makes a catalog in the current folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("| Error Code | Description |\n|--|--|\n| 7 | Busy |\n", to: "docs/errors.md")
    let lines = try folder.asCurrent {
      try printed {
        let found = try FoundDocuments(at: ["docs/errors.md"])
        let report = try CatalogImport(found).run(into: "catalog.db")
        print(report.imported)
      }
    }
    #expect(lines == ["[shop/errors.md]"] && folder.names == ["catalog.db", "docs"])
  }

  @Test func `the tutorial's tool counts and explains`() throws {
    let lines = try explained(["10016", "77777", "10016"])
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("2 10016 Insufficient coins balance: ") == true)
    #expect(lines.last == "1 77777 unknown")
  }
}

func counted(_ codes: [String]) -> [(code: String, count: Int)] {
  let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
  return counts.map { (code: $0.key, count: $0.value) }
    .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
}

func line(_ code: String, count: Int, in catalog: Catalog) throws -> String {
  guard let entry = try catalog.explain(code).first else { return "\(count) \(code) unknown" }
  return "\(count) \(code) \(entry.description): \(entry.advice)"
}

func explained(_ codes: [String]) throws -> [String] {
  let catalog = try Catalog.embedded()
  return try counted(codes).map { try line($0.code, count: $0.count, in: catalog) }
}
