import BuiltInFiles
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrcatBytes
@testable import ErrorCatalog

/// The examples in the comments of the types that build and export catalogs.
@Suite struct DocumentedFiles {
  @Test func `an import tells how it went, and the file is whole`() throws {
    let folder = try TemporaryFolder()
    try folder.write(BuiltInFile.sampleDocument.bytes, to: "docs/error-code-for-spot.md")
    try folder.asCurrent {
      let lines = try printed {
        let found = try FoundDocuments(at: ["docs/"])
        let report = try CatalogImport(found).run(into: "catalog.db")
        print(report.balance)  // 203 rows: 203 imported, 16 of them with diagnostics, 0 rejected
      }
      #expect(lines == ["203 rows: 203 imported, 16 of them with diagnostics, 0 rejected"])
      let isWhole = try Catalog.verify(path: "catalog.db").allSatisfy { $0.status == .ok }
      #expect(isWhole)
      let isSampleWhole = try Catalog.verifyEmbedded().allSatisfy { $0.status == .ok }
      #expect(isSampleWhole)
      let shares = try printed {
        let found = try FoundDocuments(at: ["docs/"])
        var work = CatalogImport(found)
        work.onProgress = { progress in print(progress.share) }
        _ = try work.run(into: "catalog.db")
      }
      #expect(shares.last == "1.0")
    }
  }

  @Test func `times, digests and names are written`() throws {
    let claims = try Claims {
      BuildTime(sourceDateEpoch: "1700000000")?.text  // "2023-11-14T22:13:20Z"
      BuildTime(sourceDateEpoch: "yesterday")  // nil
      SHA256.hex(of: Array("abc".utf8)).prefix(8)  // "ba7816bf"
      ForeignObject(kind: .column, name: "note", table: "codes").description
      // "column 'note' of table 'codes'"
      ConstantsLanguage.isGoPackage("errcodes")  // true
      ConstantsLanguage.isGoPackage("range")  // false
      IdentifierWords.words(of: "'SecretKey' can't be empty")
      // ["secret", "key", "cant", "be", "empty"]
      IdentifierWords.words(of: "余额不足")  // []
      SourceText.literal("say \"a\\b\"\n", .braces)  // "\"say \\\"a\\\\b\\\"\\n\""
      TypeName.name("rest-api")  // "RestAPIError"
      TypeName.name("error-codes")  // "APIError"
      let name = ConstantName(code: "10016", symbol: nil, description: "Insufficient coins balance")
      name.camelCase  // "insufficientCoinsBalance_10016"
      name.upperSnake  // "INSUFFICIENT_COINS_BALANCE_10016"
      escapedHTML("<script> & \"x\"")  // "&lt;script&gt; &amp; &quot;x&quot;"
      fragment("rest-api:50%")  // "rest-api:50%25"
    }
    #expect(claims.wrong == [])
  }

  @Test func `texts are numbered in order of appearance`() throws {
    let claims = try Claims {
      var ids = TextIDs()
      ids.id(of: "no funds")  // (id: 1, isNew: true)
      ids.id(of: "no funds")  // (id: 1, isNew: false)
    }
    #expect(claims.wrong == [])
  }

  @Test func `a value is written as JSON and as YAML`() {
    let lines = printed {
      print(JSONValue.object([("code", .string("10016")), ("number", .integer(10016))]).text)
      // {"code":"10016","number":10016}
      print(JSONValue.object([("title", .string("On: off")), ("sort", .string("id"))]).yaml)
      // title: "On: off"
      // sort: id
    }
    #expect(
      lines == [#"{"code":"10016","number":10016}"#, "title: \"On: off\"\nsort: id\n"])
  }

  /// The file that an example writes.
  private final class Output {
    var text = ""
    func write(_ text: String) throws { self.text += text }
    func write(_ bytes: [UInt8]) throws { text += String(decoding: bytes, as: UTF8.self) }
  }

  @Test func `a catalog is written in other formats`() throws {
    let catalog = try Catalog.embedded()
    let output = Output()
    try catalog.writeHTML { try output.write($0) }
    #expect(output.text.hasPrefix("<!DOCTYPE html>"))
    output.text = ""
    try catalog.writeMarkdown { try output.write($0) }
    #expect(output.text.contains("| 10016 |"))
    output.text = ""
    let losses = try catalog.writePostgreSQL { try output.write($0) }
    #expect(losses == PostgreSQLLosses())
    #expect(output.text.contains("CREATE SCHEMA"))
    output.text = ""
    try catalog.writeConstants(.swift, Filter(domains: ["rest-api"])) { try output.write($0) }
    #expect(output.text.contains("RestAPIError"))
    let lines = try printed {
      print(try DatasetteMetadata(catalog, database: "catalog").yaml)
    }
    #expect(lines.count == 1 && lines[0].contains("databases:"))
  }

  @Test func `git is asked in a work tree`() {
    let log = GitCommand(["log", "-1", "--format=%ct"], root: "/home/me/docs")
    let bytes = log.output(limit: 4096)
    #expect(bytes == nil, "there is no such folder")
  }
}
