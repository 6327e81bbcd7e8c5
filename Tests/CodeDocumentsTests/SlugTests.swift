import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct SlugTests {
  @Test(
    arguments: [
      ("REST API Error Code", "rest-api-error-code"),
      ("  edges -- and   runs!!", "edges-and-runs"),
      ("-already-a-slug-", "already-a-slug"),
      ("币币交易错误代码", "币币交易错误代码"),
      ("Fehler für Größe", "fehler-für-größe"),
      ("Ошибки API", "ошибки-api"),
      ("कोड ४०४", "कोड-४०४"),
      ("ⅣX", "ⅳx"),
      ("a_b.c/d\\e", "a-b-c-d-e"),
      ("../x", "x"),
      ("1,000", "1-000"),
      ("x² ½", "x"),
      ("😀 ok 👨‍👩‍👧", "ok"),
      ("a\0b", "a-b"),
      ("e\u{301}", "é"),
      ("A\u{30A}ngström", "ångström"),
      ("", ""), ("---", ""), ("🙂", ""), (" \n\t", ""),
    ])
  func `a slug keeps letters and digits of every script, in lower case`(
    text: String, expected: String
  ) {
    #expect(Array(slug(text).utf8) == Array(expected.utf8))
  }

  @Test func `composed and decomposed letters give the same bytes`() {
    #expect(Array(slug("caf\u{E9}").utf8) == Array(slug("cafe\u{301}").utf8))
    #expect(slug("cafe\u{301}").unicodeScalars.count == 4)
  }

  @Test(arguments: ["REST API", "币 币", "Größe", "Ⅳ", "a\u{301}\u{328}b", "İstanbul", "ǅ"])
  func `the slug of a slug is itself`(text: String) {
    #expect(Array(slug(slug(text)).utf8) == Array(slug(text).utf8))
  }

  @Test(
    arguments: [
      ("REST API Error Code", "rest-api"),
      ("WebSocket API Error Codes", "websocket-api"),
      ("Trading codes", "trading"),
      ("Return Code", "return"),
      ("Error Codes", "error"),
      ("error code", "error"),
      ("Error", "error"),
      ("Code", "code"),
      ("Codes", "codes"),
      ("Barcode", "barcode"),
      ("Error Code For Spot", "error-code-for-spot"),
      ("错误代码", "错误代码"),
      ("", ""),
    ])
  func `a domain's slug is its title without error code`(title: String, expected: String) {
    #expect(domainSlug(title) == expected)
  }

  @Test(
    arguments: [
      ([], []),
      (["spot.md"], ["spot"]),
      (["a/errors.md", "b/errors.md", "spot.md"], ["a-errors", "b-errors", "spot"]),
      (["v1/x/errors.md", "v2/x/errors.md"], ["v1-x-errors", "v2-x-errors"]),
      (["errors.md", "api/errors.md"], ["errors", "api-errors"]),
      (["errors.md", "errors.mdx"], ["errors", "errors-2"]),
      (["a b.md", "a-b.md"], ["a-b", "a-b-2"]),
      (["a-b.md", "a b.md"], ["a-b-2", "a-b"]),
      (["a/b.md", "c/b.md", "a-b.md"], ["a-b-2", "c-b", "a-b"]),
      (["guide.v2.md"], ["guide-v2"]),
      ([".md", "-", "🙂.md"], ["md", "document", "document-2"]),
      (["../x.md", "./y.md", "/z.md"], ["x", "y", "z"]),
    ] as [([String], [String])])
  func `a source is named after its file, and after folders if files share a name`(
    paths: [String], expected: [String]
  ) {
    #expect(sourceNames(paths) == expected)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `source names are distinct and do not depend on the order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = ["a", "b", "a-b", "A b", "é", "e\u{301}x", "errors", "index"]
    var paths: Set<String> = []
    for _ in 0..<60 {
      let depth = Int.random(in: 0...3, using: &random)
      let folders = (0..<depth).map { _ in parts.randomElement(using: &random) ?? "" }
      let file = (parts.randomElement(using: &random) ?? "") + [".md", ".mdx", "", ".x"][depth]
      paths.insert((folders + [file]).joined(separator: "/"))
    }
    let sorted = paths.sorted(by: inByteOrder)
    let shuffled = sorted.shuffled(using: &random)
    let names = Dictionary(uniqueKeysWithValues: zip(sorted, sourceNames(sorted)))
    #expect(Set(names.values).count == sorted.count, "seed \(seed)")
    for (path, name) in zip(shuffled, sourceNames(shuffled)) {
      #expect(names[path] == name, "seed \(seed)")
    }
  }

  @Test func `a repeated name gets the first free number`() {
    var taken = TakenNames()
    #expect(
      ["a-2", "a", "a", "b", "a", "b"].map { taken.take($0) }
        == ["a-2", "a", "a-3", "b", "a-4", "b-2"])
    #expect(taken.take("a-2") == "a-2-2")
    var columns = TakenNames(separator: ":")
    #expect(["n", "n"].map { columns.take($0) } == ["n", "n:2"])
  }

  @Test func `the byte order is that of UTF-8, not of letters`() {
    let ordered = ["B", "a", "b", "e\u{301}", "z", "é", "\u{FFFD}", "😀"]
    #expect(
      ordered.reversed().sorted(by: inByteOrder).map { Array($0.utf8) }
        == ordered.map { Array($0.utf8) })
  }
}
