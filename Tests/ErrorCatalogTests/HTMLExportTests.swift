import BuiltInFiles
import HTMLReader
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// A catalog written as a page of HTML.
@Suite struct HTMLExportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  fileprivate func page(
    _ catalog: Catalog, _ filter: Filter = Filter(), limit: Int? = nil
  ) throws -> String {
    var text = ""
    try catalog.writeHTML(filter, limit: limit) { text += $0 }
    return text
  }

  /// The values of an attribute, in the order of the page.
  fileprivate func values(_ attribute: String, in page: String) throws -> [String] {
    let markup = page.prefix(upTo: page.firstRange(of: "<script>")?.lowerBound ?? page.endIndex)
    return try markup.matches(of: Regex<(Substring, Substring)>(" \(attribute)=\"([^\"]*)\""))
      .map { String($0.output.1) }
  }

  fileprivate static let table = "| Error code | Description |\n|-|-|\n| 10016 | Invalid key |\n"

  @Test func `the page's table gives back every code and description of the seed`() throws {
    let catalog = try SeedCatalog.open(in: folder)
    let page = try page(catalog)
    let bytes = Array(page.utf8)
    var reader = HTMLTableReader(bytes)
    var rows: [[String]] = []
    for case .table(let table) in reader.read(0..<bytes.count, line: 1) {
      // The heading of the first domain also has header cells, so it is read with the table head.
      let names = table.header.cells.map { $0.text.split(separator: " ").first ?? "" }
      #expect(names == ["Code", "Description", "Cause", "Areas", "Table", "Line"])
      rows += table.rows.map { $0.cells.map(\.text) }.filter { $0.count == 6 && !$0[5].isEmpty }
    }
    var entries: [[String]] = []
    try catalog.forEachEntry { entry in
      entries.append(
        [entry.code, entry.description, entry.causeTitle, entry.domain, "\(entry.line)"])
    }
    let shown = rows.map { [$0[0], $0[1], $0[2], $0[4], $0[5]] }.filter { $0[3] != $0[0] }
    #expect(entries.count == 203 && shown == entries)
  }

  @Test func `every opened element is closed, and nothing is loaded`() throws {
    let page = try page(SeedCatalog.open(in: folder))
    var open: [Substring] = []
    let markup = page.replacing(/(?s)<(style|script)>.*?<\/\1>/, with: "")
    for tag in markup.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
      if ["meta", "input", "wbr"].contains(tag.2) { continue }
      if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
    }
    #expect(open.isEmpty)
    #expect(!markup.contains(" src=") && !markup.contains("<link") && !markup.contains(" style="))
    #expect(!page.contains("url(") && !page.contains("@import") && !page.contains("fetch("))
    #expect(!page.contains("innerHTML") && !page.contains("eval("))
  }

  @Test func `the policy names the page's own style and script, which hold nothing that ends them`()
    throws
  {
    let page = try page(SeedCatalog.open(in: folder))
    for (name, bytes) in [
      ("style", BuiltInFile.pageStyle.bytes), ("script", HTMLPage.script),
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(page.contains("<\(name)>\(text)</\(name)>"))
      #expect(page.contains("\(name)-src '\(HTMLPage.hash(bytes))'"))
      #expect(!text.contains("</") && !text.contains("<!--") && !text.contains("\r"))
    }
    #expect(page.contains("default-src 'none'"))
    // Of the empty text, as other programs print it.
    #expect(HTMLPage.hash([]) == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test func `every link within the page leads to an element, and every id is unique`() throws {
    let catalog = try folder.catalog([
      "a.md": "# A\n\n## X Error Codes\n\n" + Self.table
        + "| 10016 | Busy |\n| 10016-2 | Busy |\n| HTTP 403 | Busy |\n| 50% | Busy |\n"
        + "| a\"b | Busy |\n| ключ | Busy |\n\n## Codes Error Codes\n\n" + Self.table
        + "\n## Causes Error Codes\n\n" + Self.table,
      "b.md": "# B\n\n## X Error Codes\n\n" + Self.table,
    ])
    let page = try page(catalog)
    let ids = try values("id", in: page)
    #expect(Set(ids).count == ids.count)
    for id in [
      "a/x:10016", "a/x:10016-2", "a/x:10016-2-2", "a/x:HTTP_403", "a/x:50%", "a/x:a&quot;b",
      "a/x:ключ", "b/x:10016", "codes-2", "codes:10016",
    ] {
      #expect(ids.contains(id), "\(id)")
    }
    let links = try values("href", in: page)
    #expect(links.contains("#a/x:50%25") && links.contains("#a/x:a%22b"))
    #expect(links.contains("#a/x:%D0%BA%D0%BB%D1%8E%D1%87"))
    let targets = Set(ids.map { "#" + fragment($0.replacing("&quot;", with: "\"")) })
    for link in links { #expect(targets.contains(link), "\(link)") }
  }

  @Test func `a code keeps its id under any filter`() throws {
    let catalog = try folder.catalog([
      "a.md": "## X Error Codes\n\n" + Self.table, "b.md": "## X Error Codes\n\n" + Self.table,
    ])
    let chosen = try page(catalog, Filter(sources: ["b"]))
    #expect(chosen.contains(" id=\"b/x:10016\"") && !chosen.contains("a/x:10016"))
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onclick='x' &amp;", "&quot; onclick=&#39;x&#39; &amp;amp;"),
    ("a\0b\u{1B}[1m", "a\u{2400}b\u{241B}[1m"), ("\u{7F}\u{9B}", "\u{2421}\\u{9b}"),
    ("a\tb\nc\u{2028}d", "a b c d"), ("\u{202E}txt", "\\u{202e}txt"),
    ("\u{200F}\u{2067}x\u{2069}", "&#x200f;&#x2067;x&#x2069;"),
    ("\u{FFFE}\u{1FFFF}", "\u{FFFD}\u{FFFD}"),
    ("é余额 👍", "é余额 👍"), ("", ""),
  ])
  func `a text is shown as text`(text: String, expected: String) {
    #expect(escapedHTML(text) == expected)
  }

  @Test func `markup in any text of a document is text on the page`() throws {
    let evil = "`<img src=x onerror=alert(1)>\"'&`"
    let catalog = try folder.catalog([
      "a.md": """
      # Title \(evil)

      ## Table \(evil)

      | Error code | Name | Description | More \(evil) |
      |-|-|-|-|
      | 1 | ERR_A | \(evil) | \(evil) |
      """
    ])
    let page = try page(catalog)
    #expect(!page.contains("<img"))
    #expect(page.matches(of: /&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/).count >= 6)
  }

  @Test func `only a web address becomes a link`() throws {
    for (url, isLink) in [("https://example.com/?a=1&b", true), ("javascript:alert(1)", false)] {
      var page = HTMLPage(
        documents: [
          DocumentSummary(
            source: "a", path: "a.md", title: nil, url: url, sha256: "", bytes: 0, domains: 1,
            codes: 1)
        ],
        domains: [
          DomainSummary(
            source: "a", path: "a.md", domain: "x", title: "X", form: "table", codes: 1)
        ], shared: [], categories: [], digest: "")
      let entry = Entry(
        id: 1, source: "a", domain: "x", domainTitle: "X", code: "1", number: 1, symbol: nil,
        description: "", cause: "unspecified", causeTitle: "", advice: "", areas: [], path: "a.md",
        line: 1)
      let text = page.domain(entry, isFirst: true) + page.row(entry)
      #expect(text.contains("<a href=\"https://example.com/?a=1&amp;b\"><bdi>a.md</bdi>") == isLink)
      #expect(!text.contains("javascript:"))
    }
  }

  @Test func `a filter and a limit select the codes, and the counts match them`() throws {
    let catalog = try SeedCatalog.open(in: folder)
    let first = try page(catalog, limit: 107)
    #expect(first.contains("<p>107 codes in 2 tables</p>"))
    #expect(first.contains("<span class=\"count\">2 codes</span>"))
    let one = try page(catalog, Filter(domains: ["websocket-api"]), limit: 1)
    #expect(one.contains("<p>1 code</p>") && one.contains("websocket-api:10000"))
    #expect(!one.contains("rest-api"))
    // Only causes of some code, with advice.
    #expect(one.matches(of: /<dd class="advice">/).count == 1)
  }

  @Test func `a page without codes says so`() throws {
    let page = try page(SeedCatalog.open(in: folder), limit: 0)
    #expect(page.contains("<p>No codes.</p>") && !page.contains("<table"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `the same catalog gives the same bytes`() throws {
    let catalog = try SeedCatalog.open(in: folder)
    #expect(try page(catalog) == page(catalog))
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `Base64 matches the examples of RFC 4648`(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
  }
}

extension HTMLExportTests {
  @Test func `a page has the title it is given, and no advice where none is wanted`() throws {
    let catalog = try SeedCatalog.open(in: folder)
    var page = ""
    try catalog.writeHTML(title: "Codes <of> us", hasAdvice: false) { page += $0 }
    #expect(page.contains("<title>Codes &lt;of&gt; us</title>"))
    #expect(page.contains("<h1 dir=\"auto\">Codes &lt;of&gt; us</h1>"))
    #expect(!page.contains("class=\"advice\"") && page.contains("Causes, as inferred by errcat"))
    let plain = try self.page(catalog)
    #expect(
      plain.contains("class=\"advice\"") && plain.contains("<title>Error Code For Spot</title>"))
  }

  @Test func `a page of several sources names them and filters by them`() throws {
    let catalog = try folder.catalog([
      "a.md": "## X Error Codes\n\n" + Self.table, "b.md": "## Y Error Codes\n\n" + Self.table,
    ])
    let page = try page(catalog)
    #expect(try values("data-source", in: page) == ["a", "b"])
    #expect(page.contains("<label>Source <select name=\"source\">"))
    #expect(page.contains("<p><bdi>a</bdi> · <bdi>a.md</bdi>"))
    let one = try self.page(catalog, Filter(sources: ["b"]))
    #expect(one.contains("<p><bdi>b.md</bdi>"), "one source needs no name")
  }

  @Test func `a page can correct a misspelled search, and its labels do not break`() throws {
    let page = try page(SeedCatalog.open(in: folder))
    #expect(
      page.contains("<p id=\"meant\" hidden>Did you mean <button type=\"button\"></button>?</p>"))
    #expect(page.contains("function corrected(query)"))
    #expect(page.contains("td dt { flex: none; white-space: nowrap; }"))
  }
}
