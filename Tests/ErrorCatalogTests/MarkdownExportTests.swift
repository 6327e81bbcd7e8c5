import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// A catalog written as Markdown and read back: the codes are the same.
@Suite struct MarkdownExportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func markdown(
    _ catalog: Catalog, _ filter: Filter = Filter(), limit: Int? = nil
  ) throws -> String {
    var text = ""
    try catalog.writeMarkdown(filter, limit: limit) { text += $0 }
    return text
  }

  /// Everything about an entry that a Markdown document keeps.
  private func kept(_ catalog: Catalog, ordersAttributes: Bool = false) throws -> [String] {
    var entries: [String] = []
    try catalog.forEachEntry { entry in
      var attributes = entry.attributes.map { "\($0.name)=\($0.value)" }
      if ordersAttributes { attributes.sort(by: inByteOrder) }
      entries.append(
        "\(entry.domain) \(entry.domainTitle) | \(entry.code) \(entry.number.map(String.init) ?? "-") "
          + "\(entry.symbol ?? "-") | \(entry.description) | \(entry.cause) \(entry.areas) "
          + "\(attributes)")
    }
    return entries
  }

  /// Exports, imports and compares; the second export is the same as the first.
  private func roundTrip(_ catalog: Catalog) throws {
    let text = try markdown(catalog)
    let again = try folder.catalog(["exported.md": text], name: "again.db")
    #expect(try kept(again) == kept(catalog))
    #expect(try markdown(again) == text)
  }

  @Test func `the seed is the same after a round trip`() throws {
    try roundTrip(SeedCatalog.open(in: folder))
  }

  @Test func `a document has headings, slugs and one table per domain`() throws {
    let catalog = try folder.catalog([
      "a.md": """
      # The API

      ## Order | Error Codes

      | Code | Name | Message | HTTP status | Retry |
      | ---- | ---- | ------- | ----------- | ----- |
      | 1001 | ERR_FULL | Disk \\| is *full* | 507 | |
      | 1001 | ERR_FULL | Disk is full again | | yes |
      | 4000-4099 | ERR_RANGE | | 400 | |
      """
    ])
    #expect(
      try markdown(catalog) == """
        # The API

        ## Order \\| Error Codes

        Domain: order

        | Error code | Symbol | Description | HTTP status | Retry |
        | --- | --- | --- | --- | --- |
        | 1001 | ERR_FULL | Disk \\| is full | 507 |  |
        | 1001 | ERR_FULL | Disk is full again |  | yes |
        | 4000-4099 | ERR_RANGE |  | 400 |  |

        """)
    try roundTrip(catalog)
  }

  @Test func `a filter and a limit select the codes, and a domain keeps its slug`() throws {
    let catalog = try folder.catalog([
      "a.md": "# Errors\n\n| Error code | Description |\n|-|-|\n| 1 | Order not found |\n\n"
        + "| Error code | Description |\n|-|-|\n| 2 | Busy |\n| 3 | Invalid key |\n| 4 | Busy |\n"
    ])
    let text = try markdown(catalog, Filter(domains: ["errors-2"]), limit: 2)
    let again = try folder.catalog(["b.md": text], name: "again.db")
    #expect(try kept(again) == Array(kept(catalog)[1...2]))
    #expect(try markdown(catalog, limit: 0) == "")
  }

  @Test func `each of several sources has a heading`() throws {
    let table = "| Error code | Description |\n|-|-|\n| 1 | Invalid key |\n"
    let catalog = try folder.catalog([
      "a.md": "# First\n\n## X Errors\n\n" + table, "b.md": "## X Errors\n\n" + table,
    ])
    #expect(
      try markdown(catalog).split(separator: "\n").filter { $0.hasPrefix("#") }
        == ["# First", "## X Errors", "# X Errors", "## X Errors"])
  }

  @Test func `text that an import would split or repair stays as exported`() throws {
    // A code cell with two codes and a footnote, doubly encoded text; then text that looks like it.
    let catalog = try folder.catalog([
      "a.md": "# Errors\n\n| Error code | Name | Description |\n|-|-|-|\n"
        + "| 1, 2 | first | Order failed Ã\u{82}Â± |\n| ERR_A 11 (0xB) | | Invalid |\n"
        + "| N/A | | Unknown |\n| HTTP ERROR CODE 403 | x y | Denied |\n"
    ])
    #expect(try kept(catalog).count == 5)
    try roundTrip(catalog)
  }

  @Test func `only an export's own text is taken literally`() {
    for (text, codes) in [
      ("# T\n\nDomain: x\n\n| Error code | Description |\n|-|-|\n| 1, 2 | Bad |\n", ["1, 2"]),
      ("# T\n\n| Error code | Description |\n|-|-|\n| 1, 2 | Bad request |\n", ["1", "2"]),
      (
        "# T\n\nDomain: Not A Slug\n\n| Error code | Description |\n|-|-|\n| 1, 2 | Bad request |\n",
        ["1", "2"]
      ),
      (
        "# T\n\nDomain: x\n\n| Error code | Meaning |\n|-|-|\n| 1, 2 | Bad request |\n", ["1", "2"]
      ),
    ] {
      #expect(Reading(text).entries.map(\.code) == codes, "\(text)")
    }
    let options = ImportOptions(descriptionColumn: "2")
    #expect(
      Reading(
        "# T\n\nDomain: x\n\n| Error code | Description |\n|-|-|\n| 1, 2 | Bad |\n",
        options: options
      ).entries.map(\.code) == ["1", "2"])
  }

  @Test func `the order of attributes follows that of every code`() throws {
    var layout = DomainLayout()
    for names in [["b"], ["a", "c"], ["b", "c"], ["a", "b"], ["d", "a"]] {
      try layout.add(Self.entry(names))
    }
    #expect(layout.attributes == ["d", "a", "b", "c"])
    // Even if two codes disagree, no attribute is lost.
    try layout.add(Self.entry(["c", "d"]))
    #expect(Set(layout.attributes) == ["a", "b", "c", "d"])
  }

  @Test func `a domain with thousands of attributes is refused`() throws {
    var layout = DomainLayout()
    try layout.add(Self.entry((0..<1000).map { "a\($0)" }))
    #expect {
      try layout.add(Self.entry(["one more"]))
    } throws: { "\($0)".contains("more than 1000 different attributes") }
  }

  private static func entry(_ attributes: [String]) -> Entry {
    Entry(
      id: 1, source: "s", domain: "d", domainTitle: "D", code: "1", description: "", cause: "",
      causeTitle: "", advice: "", areas: [],
      attributes: attributes.map { Entry.Attribute(name: $0, value: "x") }, path: "", line: 1)
  }
}

// MARK: - Random texts

extension MarkdownExportTests {
  static let pieces = [
    "\\", "`", "*", "**", "_", "[", "](x)", "<b>", "&amp;", "&#65;", "~~", "|", "#", "{", "}", "-",
    ":", "=", "\"", "'", ",", "/", "(", ")", "0x1F", "-1", "404", "4000-4099", "5xx", "ERR_X",
    "N/A",
    "Order", "failed", "Invalid", "é", "漢字", "🙂", "\u{A0}", "\u{200B}", "\u{1B}", "\u{9B}",
    "\u{202E}",
    "Â±", "Domain: x", "Error code", "symbol", "www.x.com", "$", "^1", "[1]", "†", "<br>", "-->",
  ]

  /// A document with random text in every cell, each character a numeric reference, so that none of
  /// it is markup: the document is written without the function under test.
  static func document(_ generator: inout SeededGenerator) -> String {
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &generator)).map { _ in
        (pieces.randomElement(using: &generator) ?? "")
          + (Bool.random(using: &generator) ? " " : "")
      }.joined()
    }
    func written(_ text: String) -> String {
      text.unicodeScalars.map { "&#\($0.value);" }.joined()
    }
    var document = "# \(written(text(3)))\n"
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let others = (0..<Int.random(in: 0...3, using: &generator)).map { _ in written(text(2)) }
      let header = ["Error code", "Symbol", "Description"] + others
      if Bool.random(using: &generator) { document += "\n## \(written(text(4)))\n" }
      if Bool.random(using: &generator) { document += "\n\(written("A " + text(12)))\n" }
      document += "\n| \(header.joined(separator: " | ")) |\n"
      document += "|" + String(repeating: "-|", count: header.count) + "\n"
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let cells = header.indices.map { written(text($0 == 2 ? 6 : 2)) }
        document += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return document
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `random texts are the same after a round trip`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var codes = 0
    for round in 0..<50 {
      try folder.write(Self.document(&generator), to: "random.md")
      var first = folder.makeImport(["random.md"])
      first.options.allTables = true
      first.startsAnew = true
      _ = try first.run(into: folder("random.db"))
      let catalog = try Catalog(path: folder("random.db"))
      // If two codes have the same attributes in different orders, one order is lost.
      let expected = try kept(catalog, ordersAttributes: true)
      guard !expected.isEmpty else { continue }
      codes += expected.count
      let again = try folder.catalog(["exported.md": markdown(catalog)], name: "again.db")
      let found = try kept(again, ordersAttributes: true)
      let difference = found.difference(from: expected)
      #expect(difference.isEmpty, "seed \(seed), round \(round): \(difference)")
    }
    #expect(codes > 100, "seed \(seed): only \(codes) codes")
  }
}
