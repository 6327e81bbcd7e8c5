import ErrorCatalog
import TestSupport
import Testing

/// The examples in the comments of `Query` and `Search`, and of their results.
@Suite struct DocumentedAnswers {
  let catalog: Catalog

  init() throws { catalog = try Catalog.embedded() }

  @Test func `a catalog is opened and asked`() throws {
    let folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    let lines = try folder.asCurrent {
      try printed {
        let catalog = try Catalog(path: "catalog.db")
        for entry in try catalog.explain("10016") { print(entry.domain, entry.description) }
      }
    }
    #expect(
      lines == ["rest-api Insufficient coins balance", "websocket-api Insufficient coins"])
  }

  @Test func `a code is looked up, completed and answered with similar codes`() throws {
    let claims = try Claims {
      try catalog.explain("10002").map(\.domain)  // ["rest-api", "websocket-api"]
      try catalog.explain("rest-api:10002").count  // 1
      try catalog.codes(startingWith: "1001", limit: 2).map(\.code)  // ["10010", "10011"]
      try catalog.nearCodes("10061", limit: 3)  // ["10001", "10011", "10016"]
      nearestNames(to: "exprot", among: ["explain", "export"], atMost: 1)  // ["export"]
      nearestNames(to: "refund", among: ["explain", "export"], atMost: 1)  // []
    }
    #expect(claims.wrong == [])
    let entries = try Claims {
      let entry = try catalog.explain("10016")[0]
      entry.description  // "Insufficient coins balance"
      entry.cause  // "insufficient-funds"
    }
    #expect(entries.wrong == [])
  }

  @Test func `a number is explained, and a catalog is counted`() throws {
    let claims = try Claims {
      try catalog.explain(10016).map(\.cause)  // ["insufficient-funds", "insufficient-funds"]
      let statistics = try catalog.statistics()
      statistics.codes  // 203
      statistics.balance.rejected  // 0
    }
    #expect(claims.wrong == [])
  }

  @Test func `a search finds, corrects and hints`() throws {
    let claims = try Claims {
      try catalog.search("insufficient coins", limit: 1)[0].entry.code  // "10016"
      try catalog.search("insuficient")[0].corrected  // "insufficient"
      try catalog.search(raw: "withdraw* NOT cancel*", limit: 1)[0].entry.code  // "1050"
      let filter = Filter(domains: ["websocket-api"], categories: ["conflict"])
      try catalog.hints("coins", filter: filter).hidden.map(\.domain)
      // ["websocket-api", "rest-api"]
    }
    #expect(claims.wrong == [])
    let words = try Claims {
      try catalog.hasWord("withdrawing")  // true
      try catalog.hasWord("exprot")  // false
      try catalog.hasSynonym("lost")  // true
      try catalog.hasSynonym("exprot")  // false
    }
    #expect(words.wrong == [])
    let filter = Filter(domains: ["rest-api"], categories: ["insufficient-funds"])
    let hits = try catalog.search("coins", filter: filter)
    #expect(!hits.isEmpty && hits.allSatisfy { $0.entry.domain == "rest-api" })
  }

  @Test func `errors of SQLite are told apart`() throws {
    let lines = try printed {
      do {
        let meanings = try catalog.explain("10016")
        print(meanings.map(\.description))
      } catch let error as SQLiteError where error.code.primary == .corrupt {
        print("damaged: \(error.message)")
      }
      do {
        print(try catalog.explain("10016").count)
      } catch ResultCode.busy {
        print("another program holds the file")
      } catch ResultCode.ioError {
        print("the disk fails")
      }
    }
    #expect(lines == [#"["Insufficient coins balance", "Insufficient coins"]"#, "2"])
  }

  @Test func `a catalog describes itself`() throws {
    let claims = try Claims {
      let entries = try catalog.tables().first { $0.name == "entries" }
      entries?.columns.prefix(3).map(\.name)  // ["id", "source", "domain"]
    }
    #expect(claims.wrong == [])
    let queries = try printed {
      for query in try catalog.sampleQueries() { print(query.name, query.question) }
    }
    #expect(queries.count == (try catalog.sampleQueries().count) && !queries.isEmpty)
    let rows = try printed {
      try catalog.query("SELECT cause, count(*) AS codes FROM entries GROUP BY cause") { row in
        print(row)
        return true
      }
    }
    #expect(rows.count == 12)
  }
}
