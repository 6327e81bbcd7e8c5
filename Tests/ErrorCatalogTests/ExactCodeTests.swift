import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog
@testable import MarkdownReader

/// A code is found by typing exactly its text, whatever characters it has.
@Suite struct ExactCodeTests {
  /// A catalog with the given codes in the domain `d`; each description is the code's position.
  private static func catalog(_ codes: [String], in folder: TemporaryFolder) throws -> Catalog {
    let rows = codes.indices.map { "| C\($0) | text \($0) |" }.joined(separator: "\n")
    _ = try folder.catalog([
      "d.md": "# D error codes\n\n| Error Code | Text |\n|---|---|\n\(rows)\n"
    ])
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    for (index, code) in codes.enumerated() {
      try database.withStatement("UPDATE codes SET code = ?1 WHERE code = ?2") { statement in
        try statement.bind(code, at: 1)
        try statement.bind("C\(index)", at: 2)
        _ = try statement.step()
      }
    }
    return try Catalog(path: folder("catalog.db"))
  }

  static let codes = [
    "f(x)", "f(x", "HTTP error (403)", "HTTP error (403", "{oops}", "oops", "Timeout (client)",
    ";x",
    "x", "(y", "y", "z)", "z", ":w", "w", "a:b", "b", "d:b", "5,", "5", "5.", "\"q\"", "q", "'r'",
    "error_code=7", "7", "{\"code\": 7}", "7*", "7[1]", "[8]", "8", "0x10", "16", "016", "<9>",
    "code:7", "domain:d", "-excluded", "\"a phrase\"", "word*", "Request Timed Out", "Request",
    "Timed", "Out", "one two three four five six seven eight nine ten", "（全）", "ＡＢ", "AB", "((",
    "%",
    "`tick`", "€5", "e\u{301}", " ", "u=", "5xx", "503", "1-9",
  ]

  @Test func `the text as typed wins over the text without the marks around it`() throws {
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(Self.codes, in: folder)
    for code in Self.codes {
      #expect(try catalog.explain(code).map(\.code) == [code], "\(code)")
      #expect(try catalog.isWritten(code) && catalog.isCode(code), "\(code)")
      #expect(try catalog.search(code).first?.entry.code == code, "\(code)")
      #expect(try catalog.search(code).first?.match == .code, "\(code)")
      // With its domain, and as pasted from JSON.
      #expect(
        try catalog.explain("d:\(code)").map(\.code) == [code == "b" ? "d:b" : code], "\(code)")
      // `"q"` is a code itself, and `"d:b"` names a domain.
      if !["q", "d:b"].contains(code), !code.contains("\""), !code.hasSuffix(","),
        code.first?.isWhitespace == false
      {
        #expect(try catalog.explain("\"\(code)\",").map(\.code) == [code])
      }
    }
    #expect(try catalog.explain("F(X)").map(\.code) == ["f(x)"])
    #expect(try catalog.explain("(503)").map(\.code) == ["503"])
    #expect(try catalog.explain("g(x)") == [] && catalog.nearCodes("g(x)").contains("f(x)"))
  }

  @Test func `annotate looks up a value as written, too`() throws {
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(["7)", "7", "{8}"], in: folder)
    let meanings = try CodeMeanings(in: catalog)
    for value in ["7)", "7", "{8}"] {
      let bytes = Array(value.utf8)
      let found = try meanings.meaning(of: bytes.span)
      #expect(found?.code == value)
    }
  }

  @Test(arguments: [1, 2, 3, UInt64.random(in: 0 ... .max)])
  func `every code in hostile texts is found by typing exactly its text`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "(", ")", "{", "}", "[", "]", "<", ">", ";", ":", ",", ".", "\"", "'", "`", "=", "-", "*",
      "^",
      "†", "¹", "[1]", "^1", " ", "\u{A0}", "\u{200B}", "#", "+", "0x", "code", "error_code", "d",
      "a",
      "B", "7", "42", "5xx", "«", "（", "é", "错", "…", "\\", "%", "_", "--", "\t",
    ]
    var codes: Set<String> = []
    while codes.count < 300 {
      let code = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? "x"
      }.joined()
      codes.insert(code)
    }
    let folder = try TemporaryFolder()
    let catalog = try Self.catalog(codes.sorted(), in: folder)
    for code in codes {
      #expect(try catalog.explain(code).contains { $0.code == code }, "seed \(seed): '\(code)'")
      #expect(
        try catalog.search(code).contains { $0.entry.code == code && $0.match == .code },
        "seed \(seed): search '\(code)'")
    }
  }
}
