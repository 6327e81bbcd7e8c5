import Testing

@testable import HTMLReader

/// Pages that would cost too much.
@Suite struct PageMarkupTests {
  @Test(arguments: [
    (String(repeating: "<div>", count: 10_000) + "x", HTMLRefusal.Reason.tooDeep),
    (String(repeating: "<ul><li>", count: 10_000) + "x", .tooDeep),
    (String(repeating: "<table><tr><td>", count: 1000) + "x", .tooDeep),
    (String(repeating: "<b><div></b>", count: 3000) + "x", .tooDeep),
    ((0..<300).map { "<b id=\($0)>" }.joined() + "x", .tooDeep),
    ("<p " + (0..<201).map { "a\($0) " }.joined() + ">x", .tooManyAttributes),
  ])
  func `what costs too much is refused, and the rest is read`(
    content: String, reason: HTMLRefusal.Reason
  ) {
    let found = parts("<p>a\n" + content + "<p>z")
    #expect(found.first?.hasPrefix("refused: \(reason) ") == true)
    #expect(found.contains { $0.contains("z") })
  }

  @Test func `a page that is too long is not read`() {
    let page = "<p>" + String(repeating: "x", count: 16 << 20)
    #expect(parts(page) == ["refused: tooLong 1:1"])
  }

  @Test(arguments: [
    "<p>x", "<li>x", "<p><b>x", "<tr><td>x", "<dt>x<dd>y", "<p><i>x</p>",
    "<a href=x>y", "<font color=red><p>x</font>", "<h2>x</h3>", "<b><p>x</b>",
    "<div><span></div>", "<table><tr><td><b>x</table>", "<p><code>x</p>", "<br></br>",
    "<x-a></x-a>",
  ])
  func `a page that leaves out end tags is read to its end`(piece: String) {
    let found = parts(String(repeating: piece, count: 2000) + "</table><p>z</p>")
    #expect(!found.contains { $0.hasPrefix("refused") }, "\(found.first ?? "")")
    #expect(found.last?.hasSuffix("z") == true || found.last?.hasSuffix("z)") == true)
  }

  @Test(arguments: [
    ("<p>a<!-- b", ["text: a"]), ("<p>a<script>b", ["text: a"]), ("<p>a<b title='", ["text: a"]),
    ("<p>a<svg><path d=x>", ["text: a"]), ("<p>a<select><p>c", ["text: a", "text: c"]),
    ("<plaintext><p>a", ["text: a"]), ("<frameset><p>a", ["text: a"]), ("", []),
    ("\u{B}a", ["text: a"]),
  ])
  func `a page may end anywhere`(page: String, expected: [String]) {
    #expect(
      parts(page).map { $0.replacing(" ", with: "") }
        == expected.map { $0.replacing(" ", with: "") })
  }

  @Test func `a parser opens few elements again`() {
    // Without a limit, each paragraph would have forty elements of its own.
    let open = (0..<40).map { "<b id=\($0)>" }.joined()
    let page = "<p>" + open + String(repeating: "<p>x", count: 100_000)
    let markup = PageMarkup(Array(page.utf8))
    var count = 0
    func visit(_ node: HTMLNode) {
      count += 1
      for child in node.children { visit(child) }
    }
    _ = HTMLTree.parse(markup.text) { visit($0) }
    #expect(count < page.utf8.count)
  }

  @Test func `the parser never gets a page with many open elements at once`() {
    print("PageMarkupTests: seed \(MutationTests.seed)")
    var random = Random(state: MutationTests.seed)
    var deepest = 0
    for _ in 0..<400 {
      // Few kinds of pieces, often repeated, so that elements nest deeply.
      let kinds = (0..<(2 + random.below(5))).map { _ in random.pick(Self.pieces) }
      var page: [UInt8] = []
      for _ in 0..<random.below(1500) { page += Array(random.pick(kinds).utf8) }
      let found = HTMLTree.parse(PageMarkup(page).text) { depth(of: $0) } ?? 0
      deepest = max(deepest, found)
    }
    // A table takes four elements for a cell, and counts as two.
    #expect(deepest <= 2 * (PageElements.maximumDepth + PageElements.maximumFormattingCount) + 10)
    #expect(deepest > 150)
  }

  static let pieces =
    MutationTests.pieces + [
      "x", "<a href=x>", "</a>", "<ul>", "</ul>", "</li>", "<dl>", "<dt>", "<dd>", "</p>", "<h2>",
      "</h2>", "<i>", "</i>", "<code>", "<b id=1>", "<b id=2>", "<font>", "</font>", "<span>",
      "</span>", "<section>", "</section>", "<button>", "<object>", "</object>", "<nobr>",
      "<address>", "</table>", "</tr>", "<tbody>", "<th>", "<x-y>", "</x-y>", "<noscript>", "<hr>",
      "<option>", "<summary>", "<pre>", "</pre>", "<marquee>",
    ]

  private func depth(of node: HTMLNode) -> Int {
    1 + (node.children.map { depth(of: $0) }.max() ?? 0)
  }

  @Test func `damaged pages are read within bounds and without a crash`() {
    print("PageMarkupTests: seed \(MutationTests.seed)")
    var random = Random(state: MutationTests.seed)
    for _ in 0..<400 {
      var page = Array(random.pick(MutationTests.texts).utf8)
      for _ in 0..<(1 + random.below(40)) {
        let place = random.below(page.count + 1)
        page.insert(contentsOf: random.pick(Self.pieces).utf8, at: place)
      }
      let lineCount = 1 + page.count { $0 == 0x0A || $0 == 0x0D }
      var reader = HTMLPageReader(page)
      while let event = reader.next() {
        switch event {
        case .text(let lines, _), .term(let lines, _), .code(let lines, _):
          for line in lines { check(line, lineCount, page) }
        case .heading(let level, let line, _):
          #expect((1...6).contains(level))
          check(line, lineCount, page)
        case .item(let level, let list, let line):
          #expect(level > 0 && list > 0 && (1...lineCount).contains(line))
        default: break
        }
      }
    }
  }

  private func check(_ line: HTMLTextLine, _ lineCount: Int, _ page: [UInt8]) {
    #expect((1...lineCount).contains(line.line))
    #expect(line.text.utf8.count <= 3 * page.count)
    #expect(line.lead.map { line.text.hasPrefix($0.text) && !$0.text.isEmpty } ?? true)
  }
}
