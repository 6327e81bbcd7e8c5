import Testing

@testable import ErrorCatalog

/// Texts of documents in literals and comments of source code.
@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", #""""#, #""""#), (#"a"b\c"#, #""a\"b\\c""#, #""a\"b\\c""#),
    ("\\", #""\\""#, #""\\""#), ("\n\r\t", #""\n\r\t""#, #""\n\r\t""#),
    ("\0\u{1B}\u{7F}", #""\u{0}\u{1B}\u{7F}""#, #""\x00\x1B\x7F""#),
    ("\u{9B}\u{202E}", #""\u{9B}\u{202E}""#, #""\u009B\u202E""#),
    ("\u{2028}\u{A0}\u{FEFF}", #""\u{2028}\u{A0}\u{FEFF}""#, #""\u2028\u00A0\uFEFF""#),
    ("\u{E0041}", #""\u{E0041}""#, #""\U000E0041""#), ("é余🙂", "\"é余🙂\"", "\"é余🙂\""),
  ])
  func `a literal keeps the text and makes invisible characters visible`(
    text: String, braces: String, digits: String
  ) {
    #expect(SourceText.literal(text, .braces) == braces)
    #expect(SourceText.literal(text, .digits) == digits)
  }

  @Test(arguments: [
    ("a  \n b ", "a b"), ("  ", ""), ("*/ x /*", "*\\/ x /*"), ("**/", "**\\/"),
    ("\u{202E}x\u{0}", "U+202ExU+0000"), ("*\u{200B}/", "*U+200B/"), ("é余🙂", "é余🙂"),
    ("\u{2028}x", "x"),
  ])
  func `a comment is one line that nothing closes`(text: String, expected: String) {
    #expect(SourceText.comment(text) == expected)
  }
}
