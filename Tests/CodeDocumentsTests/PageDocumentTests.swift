import CodeDocuments
import ErrcatBytes
import TestSupport
import Testing

/// Documents that are HTML pages, read as lists of codes.
@Suite struct PageDocumentTests {
  static let page = """
    <!DOCTYPE html>
    <html><head><title>Locker errors | Depot</title><script>var a = "<table>"</script></head>
    <body>
    <nav><ul><li>1001 Menu<li>1002 Menu<li>1003 Menu</ul></nav>
    <h1>Locker errors</h1>
    <h2>Door errors</h2>
    <p>Text.</p>

    <table>
      <thead><tr><th>Error code</th><th>Description</th><th>HTTP status</th></tr></thead>
      <tr><td><code>D-1</code></td><td>The door is <b>open</b></td><td rowspan="2">409</td></tr>

      <tr><td>D-2</td><td>The door is &quot;stuck&quot;</td></tr>
    </table>
    <h2>Parcel errors</h2>
    <div><table><tr><td>Error code</td><td>Description</td></tr>
    <tr><td>P-1</td><td>The parcel is too large</td></tr><tr><td>P-2</td><td>No parcel was found
    </td></tr></table></div>
    <footer><table><tr><th>Error code<th>Description<tr><td>X-1<td>Not read</table></footer>
    </body></html>
    """

  @Test func `the tables of a page are lists of codes under its headings`() {
    let reading = Reading(Self.page, path: "errors.html")
    #expect(reading.title == "Locker errors")
    #expect(reading.domains.map(\.title) == ["Door errors", "Parcel errors"])
    #expect(reading.domains.map(\.line) == [10, 16])
    #expect(reading.domains.map(\.form) == [.html, .html])
    #expect(
      reading.lines == [
        "D-1: The door is open", "D-2: The door is \"stuck\"", "P-1: The parcel is too large",
        "P-2: No parcel was found",
      ])
    #expect(reading.entries.map(\.line) == [11, 13, 17, 17])
    #expect(reading.attributes == ["HTTP status=409"])
    #expect(reading.findings == [])
    #expect("\(reading.balance)".hasPrefix("4 rows: 4 imported, 0 of them with diagnostics"))
  }

  @Test func `a page says the same however it is indented`() {
    let minified = Self.page.split(separator: "\n").map {
      $0.drop { $0 == " " }
    }.joined(separator: " ").replacing("> <", with: "><")
    let reading = Reading(minified, path: "errors.html")
    let expected = Reading(Self.page, path: "errors.html")
    #expect(reading.lines == expected.lines)
    #expect(reading.domains.map(\.title) == expected.domains.map(\.title))
    #expect(reading.findings == [])
  }

  @Test(arguments: [
    ("errors.html", true), ("errors.HTM", true), ("errors.xhtml", true), ("errors", true),
    ("-", true), ("errors.txt", true), ("errors.md", false),
  ])
  func `the ending decides what a document is, and else its start`(path: String, isPage: Bool) {
    let reading = Reading(Self.page, path: path)
    #expect(reading.domains.contains { $0.title == "Door errors" } == isPage)
    #expect(reading.diagnostics.contains { $0.rule == .htmlTable } == !isPage)
  }

  @Test(arguments: [
    ("<!doctype html>", true), ("\u{FEFF}\n <!-- a -->\n<!DOCTYPE HTML PUBLIC 'x'>", true),
    ("<?xml version='1.0'?><html lang=en>", true), ("<HTML>", true), ("<!doctype htmlx>", false),
    ("<htmlx>", false), ("<p>", false), ("# A\n<html>", false),
  ])
  func `a page starts as one`(start: String, isPage: Bool) {
    let table =
      "<h1>Errors</h1><p>\n\n\n<table><tr><th>Error code<th>Text<tr><td>E-1<td>No key</table>"
    let reading = Reading(start + table, path: "page")
    #expect(reading.diagnostics.contains { $0.rule == .htmlTable } == !isPage)
  }

  static let tables = "<h1>Fehler</h1><table><tr><th>Error code<th>Text<tr><td>E-1<td>"

  @Test(
    arguments: [
      ("<meta charset=\"iso-8859-1\">", [0xFC], "ü"), ("<meta charset=latin1>", [0x80], "€"),
      ("<META http-equiv=content-type content='text/html; charset=windows-1251'>", [0xC6], "Ж"),
      ("<meta name=x><meta charset='Shift_JIS'/>", [0x83, 0x4C], "キ"),
      ("<meta charset=gb2312>", [0xC3, 0xDC], "密"), ("<meta charset=euc-kr>", [0xB0, 0xA1], "가"),
      // UTF-8 shows itself.
      ("<meta charset=iso-8859-1>", [0xC3, 0xBC], "ü"),
      ("<meta charset=utf-8>", [0xC3, 0xBC], "ü"),
      ("<meta charset=unheard-of>", [0xFC], "\u{FFFD}"), ("", [0xFC], "\u{FFFD}"),
    ] as [(String, [UInt8], String)])
  func `a page has the encoding that it declares`(meta: String, bytes: [UInt8], text: String) {
    let page = Array((meta + Self.tables).utf8) + bytes + Array("</table>".utf8)
    let reading = Reading(bytes: page, path: "errors.html")
    #expect(reading.lines == ["E-1: " + text])
    #expect(reading.findings.isEmpty == (text != "\u{FFFD}"))
  }

  @Test func `an encoding that is given wins, and other documents declare none`() {
    let page = Array(("<meta charset=iso-8859-1>" + Self.tables).utf8) + [0xC6]
    let options = ImportOptions(encoding: TextEncoding("windows-1251"))
    #expect(
      Reading(bytes: page, path: "errors.html", options: options).lines == ["E-1: Ж"])
    let markdown = Array("<meta charset=iso-8859-1>\n\n".utf8) + Array(Self.tables.utf8) + [0xC6]
    #expect(Reading(bytes: markdown, path: "errors.md").lines == ["E-1: \u{FFFD}"])
  }

  @Test func `UTF-16 and a byte order mark are read`() {
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in Self.page.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(Reading(bytes: wide, path: "errors.html").entries.count == 4)
    #expect(Reading(bytes: wide, path: "errors").entries.count == 4)
    let marked = Reading(bytes: [0xEF, 0xBB, 0xBF] + Array(Self.page.utf8), path: "errors.html")
    #expect(marked.entries.count == 4 && marked.findings == [])
  }

  @Test(arguments: [
    ("<title>A | Errors</title><h1>A</h1>", "A"), ("<title>A | Door errors</title>", "Door errors"),
    ("<title>Doors - A</title>", "Doors - A"), ("<h1>B</h1>", "B"),
    ("<title>Door errors - A</title><h1>Welcome</h1>", "Door errors"), ("<p>a", nil),
  ])
  func `a page has a title`(page: String, title: String?) {
    #expect(Reading(page, path: "d.html").title == title)
  }

  @Test func `lists side by side are read one after the other`() {
    let reading = Reading(
      "<h1>Errors</h1><table><tr><th>Error code<th>Text<th>Error code<th>Text"
        + "<tr><td>E-1<td>a<td>E-2<td>b<tr><td>E-3<td>c<td>E-4<td>d</table>", path: "e.html")
    #expect(reading.lines == ["E-1: a", "E-2: b", "E-3: c", "E-4: d"])
  }

  @Test func `what costs too much is said once, and the rest is read`() {
    let deep = Reading(
      String(repeating: "<span>", count: 1000) + Self.tables + "a</table>", path: "e.html")
    #expect(deep.findings == ["1:1201 html-too-deep"])
    #expect(deep.diagnostics.map(\.severity) == [.warning])
    let long = Reading(
      "<p>" + String(repeating: "x", count: 16 << 20) + Self.tables + "a", path: "e.html")
    #expect(long.diagnostics.map(\.severity) == [.error] && long.entries.isEmpty)
  }
}
