import Testing

@testable import HTMLReader

@Suite struct HTMLPageReaderTests {
  @Test(arguments: [
    ("<title> Error\n codes &amp; more </title><title>b</title>", ["title: Error codes & more"]),
    ("<svg><title>icon</title></svg><p>a", ["text: a"]),
    ("<h1>A</h1><h2>B <b>c</b></h2>\n<h3>\n E1\n</h3>", ["h1: A", "h2: B c", "h3: E1"]),
    // A heading is one line, whatever is in it.
    ("<h2>A<br>b<div>c</div></h2>", ["h2: A b c"]),
    ("<h2></h2><h2><img src=a alt=b></h2><h2> &nbsp; </h2>", []),
    ("<h2><span class='header-section-number'>B.1</span> Codes</h2>", ["h2: Codes"]),
    ("<h2>E1 <a class=headerlink href=#e>¶</a><a href=#f></a></h2>", ["h2: E1"]),
    ("<h2><code>E1</code>: No key</h2>", ["h2: code(E1) : No key"]),
    ("<h2><button>E1 No key</button></h2><p><button>Copy</button>a", ["h2: E1 No key", "text: a"]),
    ("<div role=heading aria-level=4>E1</div><p role=heading>E2", ["h4: E1", "h2: E2"]),
    ("<div role=heading aria-level=99>E1</div>", ["h6: E1"]),
  ])
  func `headings are read, whatever makes them one`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    ("<h2 id=a>X</h2>", "a"), ("<h2 id=''>X</h2>", nil), ("<h2 id='a b'>X</h2>", nil),
    ("<h2 id=a><a id=b></a>X</h2>", "a"), ("<h2><a name=b></a>X</h2>", "b"),
    ("<h2>X <a id=b></a></h2>", "b"), ("<a id=b></a><h2>X</h2>", "b"),
    ("<p><a name=b></a></p>\n<h2>X</h2>", "b"), ("<section id=c><h2>X</h2></section>", "c"),
    ("<div id=d><div><h2>X</h2></div></div>", "d"), ("<div id=c>text<h2>X</h2></div>", nil),
    ("<div id=c><p>text</p></div><h2>X</h2>", nil),
    ("<div id=c><nav>a</nav></div><h2>X</h2>", nil), ("<div id=c></div><h2>X</h2>", "c"),
    ("<a id=b>text</a><h2>X</h2>", nil), ("<nav id=n></nav><h2>X</h2>", nil),
  ])
  func `a heading has the anchor that leads to it`(page: String, anchor: String?) {
    let heading = parts(page).last { $0.hasPrefix("h2") }
    #expect(heading == "h2: X" + (anchor.map { " #\($0)" } ?? ""))
  }

  @Test(arguments: [
    (
      "<ul><li>a<li>b</ul><ol><li>c</ol>",
      [
        "item 1 of list 1", "text 1: a", "item 1 of list 1", "text 1: b", "item 1 of list 2",
        "text 1: c",
      ]
    ),
    (
      "<ul><li>a<ul><li>b</ul>c<li>d</ul>e",
      [
        "item 1 of list 1", "text 1: a", "item 2 of list 2", "text 2: b", "text 1: c",
        "item 1 of list 1", "text 1: d", "text: e",
      ]
    ),
    (
      "<ul><li>a</li><ul><li>b</li></ul></ul>",
      [
        "item 1 of list 1", "text 1: a", "item 2 of list 2", "text 2: b",
      ]
    ),
    ("<li>a", ["item 1 of list 1", "text 1: a"]),
    (
      "<ul><li><p>a</p><p>b</p><pre>c</pre></ul>",
      [
        "item 1 of list 1", "text 1: a", "text 1: b", "code 1: c",
      ]
    ),
    ("<ul><li></li></ul>", ["item 1 of list 1"]),
    // A page's table of contents says nothing that its headings do not.
    (
      "<ul><li><a href=#a>E1</a><li><a href=#b>E2</a><ul><li><a href=#c>E3</a></ul></ul>x",
      ["text: x"]
    ),
    (
      "<ul><li><a href=#a>E1</a> no key<li><a href=#b>E2</a></ul>",
      [
        "item 1 of list 1", "text 1: link(E1) no key", "item 1 of list 1", "text 1: link(E2)",
      ]
    ),
    (
      "<ul><li><a href=e1.html>E1</a><li><a href=e2.html>E2</a></ul>",
      [
        "item 1 of list 1", "text 1: link(E1)", "item 1 of list 1", "text 1: link(E2)",
      ]
    ),
  ])
  func `items have the level and the number of their list`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    (
      "<dl><dt>E1<dd>No key<dt><code>E2</code><dd><p>a<p>b</dl>c",
      [
        "term 1: E1", "definition 1", "text: No key", "term 1: code(E2)", "definition 1", "text: a",
        "text: b", "end 1", "text: c",
      ]
    ),
    (
      "<dl><div><dt>E1</dt><dt>E2</dt><dd><ul><li>a</ul></dd></div></dl>",
      ["term 1: E1", "term 1: E2", "definition 1", "item 1 of list 1", "text 1: a", "end 1"]
    ),
    (
      "<dl><dt>a<dd><dl><dt>b<dd>c</dl>d</dl>",
      [
        "term 1: a", "definition 1", "term 2: b", "definition 2", "text: c", "end 2", "text: d",
        "end 1",
      ]
    ),
    (
      "<dl><dt><p>E1</p><p>KEY</p></dt><dd>x</dd></dl>",
      [
        "term 1: E1 / KEY", "definition 1", "text: x", "end 1",
      ]
    ),
    ("<dl><dt></dt><dd>x</dl>", ["term 1: ", "definition 1", "text: x", "end 1"]),
    ("<dt>a</dt><dd>b</dd>", ["text: a", "text: b"]),
  ])
  func `terms and definitions are read`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    ("<p>a\n  b&nbsp;c&lt;<!-- d -->e", ["text: a b c<e"]),
    (
      "a<div>b<p>c</p>d</div>e<hr>f",
      ["text: a", "text: b", "text: c", "text: d", "text: e", "text: f"]
    ),
    ("<p>E1: a<br>E2: b<br/><br>\n E3: c</p>", ["text: E1: a / E2: b / E3: c"]),
    ("<p><b>E1</b>: a<br><b>E2</b> <i>b</i>", ["text: strong(E1) : a / strong(E2) b"]),
    ("<p>a <b>b</b>", ["text: a b"]), ("<p><em> E1 </em>b", ["text: emphasis(E1) b"]),
    ("<p><strong><code>E1</code></strong> a", ["text: code(E1) a"]),
    ("<p><strong><code>E1</code> No key</strong> a", ["text: code(E1) No key a"]),
    ("<p><code><b>E1</b></code> a", ["text: code(E1) a"]),
    ("<p><a href=x><code>E1</code></a> a", ["text: code(E1) a"]),
    ("<p><a href=x><b>E1</b> b</a> a", ["text: strong(E1) b a"]),
    ("<p><a name=x>E1</a> a", ["text: E1 a"]),
    ("<p><b>E1<br>E2</b> a", ["text: strong(E1) / strong(E2) a"]),
    ("<p><b>E1<p>a</b>b", ["text: strong(E1)", "text: strong(a) b"]),
    (
      "<p><span class='error-code'>E1</span><span class=error-title>No key</span>",
      ["text: code(E1) No key"]
    ),
    ("<p><span style='font-weight: bold'>E1</span> a", ["text: strong(E1) a"]),
    ("<p><code><span class=a>E</span><span class=b>1</span></code> a", ["text: code(E1) a"]),
    ("<p><span>Er</span><span>ror</span>", ["text: Error"]),
    ("<p><i class=icon></i>E1 a", ["text: E1 a"]),
  ])
  func `text is read a block at a time, and each line says what it starts with`(
    page: String, expected: [String]
  ) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    ("<pre>E1  a\n  E2 b\t\n\nE3</pre>", ["code: E1  a /   E2 b /  / E3"]),
    ("<pre>\n\nE1\n</pre>", ["code: E1"]), ("<pre> \n </pre>a", ["text: a"]),
    (
      "<pre><code class=x><span>E1</span> a<br>E2</code><button>Copy</button></pre>",
      ["code: E1 a / E2"]
    ),
    ("<pre><div>E1</div><div>E2</div></pre>", ["code: E1 / E2"]),
    ("<pre><span class=lineno>1</span>E1</pre><pre class=linenos>1\n2</pre>", ["code: E1"]),
    // A table that puts the numbers of lines next to the lines.
    ("<table><tr><td class=gutter><pre>1\n2</pre><td><pre>E1\nE2</pre></table>", ["code: E1 / E2"]),
  ])
  func `the lines of code keep their white space`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    "<script>a</script>", "<style>a</style>", "<noscript><p>a</noscript>", "<nav><h2>a</h2></nav>",
    "<footer>a</footer>", "<template>a</template>", "<svg><text>a</text></svg>", "<!-- a -->",
    "<p hidden>a</p>", "<p style='color:red; DISPLAY : none'>a</p>", "<i aria-hidden=true>a</i>",
    "<p role=navigation>a</p>", "<select><option>a</select>", "<textarea>a</textarea>",
    "<input value=a>", "<button>a</button>", "<iframe>a</iframe>", "<object>a</object>",
    "<aside><nav>a</nav></aside>", "<datalist><option>a</datalist>",
    "<aside><a href=1>a</a> <a href=2>b</a> <a href=3>c</a></aside>",
    "<header><p>a</p></header>", "<header>a</header>",
    "<div><header><p>a</p></header><main></main></div>",
  ])
  func `what is not the content of a page is left out`(part: String) {
    #expect(parts("\(part)<p>x</p>") == ["text: x"])
  }

  @Test(arguments: [
    ("<aside><p>Note: a</p></aside>", ["text: Note: a"]),
    ("<p hidden=until-found>a</p>", ["text: a"]), ("<details><p>a</details>", ["text: a"]),
    ("<form><label>a</label></form>", ["text: a"]), ("<p style='display:block'>a</p>", ["text: a"]),
    ("<my-card><p>a</p></my-card>", ["text: a"]), ("<p>a<svg/>b", ["text: ab"]),
    ("<svg><g>a<p>b", ["text: a", "text: b"]),
    // The title of the page may be in its header.
    ("<header><p>a</p><h1>b</h1><nav>c</nav></header>", ["h1: b"]),
    ("<article><header><h2>a</h2><p>b</p></header></article>", ["h2: a", "text: b"]),
  ])
  func `what only looks like a part around the page is read`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    (
      "<h1>T</h1><section id=e1><header>E1</header><p>a</section><section><header>E2</header></section>",
      ["h1: T", "h2: E1 #e1", "text: a", "h2: E2"]
    ),
    (
      "<h2>T</h2><details><summary>E1 <b>a</b></summary>b<details><summary>c</summary></details></details>d",
      ["h2: T", "h3: E1 a", "text: b", "h4: c", "text: d"]
    ),
    ("<details><summary><h4>E1</h4></summary>a</details>", ["h4: E1", "text: a"]),
    (
      "<h2>T</h2><div class='card'><div class='card-header'>E1</div><div class='card-title'>a</div></div>",
      ["h2: T", "h3: E1", "text: a"]
    ),
    // A card's own headings do not move the next card.
    (
      "<h2>T</h2><div id=E1><div><span class=code>E1</span> a</div><p>b<h4>c</h4></div>"
        + "<div id=E2><div><span class=code>E2</span> d</div></div>",
      ["h2: T", "h3: code(E1) a #E1", "text: b", "h4: c", "h3: code(E2) d #E2"]
    ),
    ("<div id=err-e100><p>E100</p><p>a</p></div>", ["h2: E100 #err-e100", "text: a"]),
    ("<div id=codes><p>E100 a</p></div>", ["text: E100 a"]),
    ("<p id=e100>E100 a</p>", ["text: E100 a"]),
    ("<div class=note-title>a</div><div class=title>b</div>", ["text: a", "text: b"]),
    ("<div class=card-header><p>a</p></div>", ["text: a"]),
  ])
  func `an element that acts as a heading is one`(page: String, expected: [String]) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: [
    (
      "<table><caption>c</caption><tr><th>Code<th>Text<tr><td rowspan=2>E1<td>a<tr><td>b</table>x",
      ["table: Code,Text / E1,a / E1,b", "text: x"]
    ),
    ("<table><tr><td>Code<td>Text<tr><td>E1<td>a</table>", ["table: Code,Text / E1,a"]),
    ("<p>a<table><tr><th>b<th>c<tr><td>1<td>2</table>", ["text: a", "table: b,c / 1,2"]),
    (
      "<table><tr><th>a<th>b<tr><td>1<td><table><tr><th>c<th>d<tr><td>2<td>3</table></table>",
      [
        "table: a,b / 1,", "table: c,d / 2,3",
      ]
    ),
    (
      "<table><tr><th>a<th>b<tr><td>1<td>x<span style='display:none'>y</span></table>",
      ["table: a,b / 1,x"]
    ),
    // Tables that only place what is in them.
    ("<table><tr><td><h1>A</h1><td>b</table>", ["h1: A", "text: b"]),
    ("<table><tr><td>E1: a<tr><td>E2: b</table>", ["text: E1: a", "text: E2: b"]),
    ("<table><tr><td>a<td>b</table>", ["text: a", "text: b"]),
    (
      "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
      [
        "text: a", "text: b", "text: c", "text: d",
      ]
    ),
    (
      "<table><tr><td>menu<td><table><tr><th>Code<th>Text<tr><td>E1<td>a</table><tr><td>foot<td></table>",
      ["text: menu", "table: Code,Text / E1,a", "text: foot"]
    ),
    (
      "<table><tr><td><h2>E</h2><td>x<tr><td>y<td>z</table>",
      ["h2: E", "text: x", "text: y", "text: z"]
    ),
    ("<table></table><table><tr></table>a", ["text: a"]),
  ])
  func `tables of data are read as tables, and others as what is in them`(
    page: String, expected: [String]
  ) {
    #expect(parts(page) == expected)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every part knows its line`(ending: String) throws {
    let page = [
      "<h1>", "A</h1>", "<p>", "", " b<br>", "c", "<ul><li>", "d</ul><dl><dt>e", "<dd>",
      "f</dl><pre>", "g", "", "h</pre><table><tr><th>i<th>j", "<tr><td>k<td>l</table>",
    ].joined(separator: ending)
    var reader = HTMLPageReader(Array(page.utf8))
    var lines: [Int] = []
    while let event = reader.next() {
      switch event {
      case .heading(_, let line, _): lines.append(line.line)
      case .text(let texts, _), .term(let texts, _), .code(let texts, _): lines += texts.map(\.line)
      case .item(_, _, let line), .definition(_, let line): lines.append(line)
      case .table(let table): lines += [table.line, table.header.line, table.rows[0].line]
      default: break
      }
    }
    #expect(lines == [2, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 13, 13, 14])
  }

  @Test func `the anchor of a line is that of what starts with it`() {
    var reader = HTMLPageReader(
      Array("<ul><li id=a>x<li><a name=b></a>y<li>z</ul><dl><dt id=c>t</dl>".utf8))
    var anchors: [String?] = []
    while let event = reader.next() {
      if case .text(let lines, _) = event { anchors += lines.map(\.anchor) }
      if case .term(let lines, _) = event { anchors += lines.map(\.anchor) }
    }
    #expect(anchors == ["a", "b", nil, "c"])
  }
}
