import Testing

@testable import HTMLReader

@Suite struct HTMLTextTests {
  @Test(arguments: [
    // Character references, including unknown ones and those without a semicolon.
    ("a &lt;b&gt; &amp;amp; &#65;&#x42;&eacute;", "a <b> &amp; ABé"),
    ("&copy 1 &nope; &", "© 1 &nope; &"),
    ("&#0;", "\u{FFFD}"),
    // Line breaks and block-level tags leave one space, other tags nothing.
    ("a<br>b<br/>c<hr>d", "a b c d"), ("<p>a</p><p>b", "a b"), ("a<div>b</div>c", "a b c"),
    ("<ul><li>a<li>b</ul>c", "a b c"), ("<dl><dt>a<dd>b</dl>", "a b"),
    ("<pre>a\nb</pre>c", "a b c"),
    ("<h4>a</h4>b<blockquote>c</blockquote>", "a b c"),
    ("a<b>b</b><span class='x'>c</span><code>d</code><Badge text=\"e\" />f", "abcdf"),
    ("<a href='u>v'>a</a><img alt=b>", "a"), ("a<wbr>b", "ab"),
    // Comments, scripts and the like leave nothing.
    ("a<!-- <td>b -->c", "ac"), ("a<!-->b", "ab"), ("a<script>if (x<y) '</td>'</script>b", "ab"),
    ("a<style>b</style>c", "ac"), ("a<svg><title>b</title><path d='M0'/></svg>c", "ac"),
    ("a<?b?>c", "ac"), ("a<svg/>b", "ab"), ("a<template><td>b</template>c", "ac"),
    // White space becomes one space; a no-break space is not white space.
    (" \ta\n\n  b\u{0B}c\r\nd ", "a b c d"), ("&nbsp;a\u{00A0}", "\u{00A0}a\u{00A0}"), (" ", ""),
    ("a&#32;&#10;b", "a b"),
    // Markdown has no meaning in HTML.
    ("`a` **b** \\_ [c](d)", "`a` **b** \\_ [c](d)"),
    // Text that only looks like markup is text.
    ("a < b > c <3 a<", "a < b > c <3 a<"),
    ("漢字 и é", "漢字 и é"),
  ])
  func `the text of a cell is the text that a reader sees`(content: String, text: String) throws {
    let table = try #require(
      tables("<table><tr><th>h<tr><td>\(content)</td></tr></table>").first)
    #expect(grid(table) == [["h"], [text]])
  }

  @Test func `invalid UTF-8 and NUL do not end a text`() throws {
    let text =
      Array("<table><tr><td>h<tr><td>a".utf8) + [0xFF, 0x00, 0xC3] + Array("b</table>".utf8)
    var reader = HTMLTableReader(text)
    guard case .table(let table)? = reader.read(0..<text.count, line: 1).first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows[0].cells[0].text == "a\u{FFFD}\u{FFFD}b")
  }
}
