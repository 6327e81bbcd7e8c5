import SourceCodes
import Testing

/// The codes in source text.
@Suite struct SourceScannerTests {
  /// A file, and how it uses the code LOST_KEY.
  static let files: [(path: String, text: String, use: SourceUse)] = [
    ("a.c", "x = LOST_KEY; // y", .program), ("a.c", "x = y; // LOST_KEY", .comment),
    ("a.c", "/* LOST_KEY */ lostKey()", [.comment, .program]), ("a.c", "\"// LOST_KEY\"", .program),
    ("a.c", "'\"' /* LOST_KEY */ '\"'", .comment), ("a.c", "\"\\\" /*\" LOST_KEY", .program),
    ("a.rs", "fn f<'a>() {} // it's LOST_KEY", .comment), ("a.go", "`\n// lost_key\n`", .program),
    ("a.rs", "/* /* */ LOST_KEY */", .comment), ("a.c", "/* /* */ LOST_KEY */", .program),
    ("a.py", "def f():\n  \"\"\"LostKey\"\"\"", .comment),
    ("a.py", "x = \"\"\"\nlost-key\n\"\"\"", .program),
    ("a.py", "x = 1 # LOST_KEY", .comment), ("a.sh", "echo $#LOST_KEY", .program),
    ("a.sh", "echo x # LOST_KEY", .comment), ("a.sql", "SELECT 1 -- LOST_KEY", .comment),
    ("a.sql", "SELECT '--', LOST_KEY", .program), ("a.lua", "--[[\nLOST_KEY ]]", .comment),
    ("a.rb", "=begin\nLOST_KEY\n=end", .comment), ("a.rb", "x =begin LOST_KEY", .program),
    ("a.html", "LOST_KEY", .comment), ("a.md", "`LOST_KEY`", .comment), ("a", "lostKey", .program),
    ("a.c", "kLostKey", .program), ("a.c", "LOST_KEYS XLOST_KEY LOSTKEYX", []),
    ("a.c", "\"a\\LOST_KEY\"", []), ("a.xml", "<!-- LOST_KEY --><a/>", .comment),
    ("Makefile", "# LOST_KEY", .comment), ("a.php", "# LOST_KEY\n// LOST_KEY", .comment),
    ("a.js", "/'/.test(x) // LOST_KEY", .comment), ("a.unknown", "# LOST_KEY", .program),
  ]

  @Test(arguments: files)
  func `a code is in the program or in a comment`(_ path: String, _ text: String, _ use: SourceUse)
    throws
  {
    var index = CodeIndex()
    let added = index.add("LOST_KEY")
    let term = try #require(added)
    var scanner = SourceScanner(index)
    scanner.scan(Array(text.utf8).span, path: path, isTest: false)
    #expect(scanner.uses[term] == use, "\(path): \(text)")
  }

  /// A text, and whether it uses the number.
  static let numbers: [(code: Int64, text: String, isUsed: Bool)] = [
    (1001, "1001", true), (1001, "0x3E9", true), (1001, "1_001", true), (1001, "1001L", true),
    (1001, "0b1111101001", true), (1001, "10010", false), (1001, "1001.5", false),
    (1001, "3.1001", false), (1001, "x1001", false), (1001, "-1001", false), (1001, "a-1001", true),
    (-1001, "return -1001", true), (-1001, "(-1001)", true), (-1001, "x - 1001", false),
    (-1001, "x)-1001", false), (-1001, "\"-1001\"", true), (-1001, "case -1001:", true),
    (2_147_942_405, "-2147024891", true), (1001, "\"error 1001:\"", true), (1001, "1001abc", false),
    (1001, "99999999999999999999", false),
  ]

  @Test(arguments: numbers)
  func `a number is read as programs write it`(_ code: Int64, _ text: String, _ isUsed: Bool)
    throws
  {
    var index = CodeIndex()
    let added = index.add("\(code)", numbers: code...code)
    let term = try #require(added)
    var scanner = SourceScanner(index)
    scanner.scan(Array(text.utf8).span, path: "a.c", isTest: false)
    #expect((scanner.uses[term] == .program) == isUsed, "\(text)")
  }

  @Test(arguments: [
    (["E1001", "E1002"], ["E"]), (["E1", "E2"], []), (["ERR-1", "ERR-2"], []),
    (["ERR-01", "ERR-02"], ["ERR-"]), (["ORA-00942", "ORA-00943", "PLS-01"], ["ORA-"]),
    (["ERR_A", "ERR_B"], ["ERR_"]), (["APP_ERR_A", "APP_ERR_B"], ["APP_ERR_"]),
    (["SQLITE_BUSY", "SQLITE_FULL"], []), (["ErrBusy", "ErrFull"], ["Err"]),
    (["1001", "1002"], []), (["Timeout", "Closed"], []), (["ERR_A"], []), (["E1001", "E1001"], []),
  ])
  func `a list shows the forms that its codes share`(_ names: [String], _ prefixes: [String]) {
    #expect(CodeFamily.families(of: names).map(\.prefix) == prefixes)
  }

  @Test(arguments: [
    ("a.c", "f(\"E1009\")", ["E1009"]), ("a.c", "// E1009", []), ("a.c", "E10099 E109 eE1009", []),
    ("a.c", "\"x-E1009\" \"E1009.md\" \"E1009: x\"", ["E1009"]), ("a.c", "\"\\tE1009\"", ["E1009"]),
    ("a.c", "x.E1009", ["E1009"]), ("a.c", "1E1009 0xE1009", []), ("a.c", "é \"E1009\"", ["E1009"]),
  ])
  func `a code of a form is found where it is one`(
    _ path: String, _ text: String, _ codes: [String]
  ) {
    var index = CodeIndex()
    for family in CodeFamily.families(of: ["E1001", "E1002"]) { _ = index.add(family) }
    var scanner = SourceScanner(index)
    scanner.scan(Array(text.utf8).span, path: path, isTest: false)
    #expect(scanner.mentions.map(\.text) == codes, "\(text)")
    scanner.scan(Array(text.utf8).span, path: path, isTest: true)
    #expect(scanner.mentions.isEmpty)
  }

  @Test(arguments: [
    ("test/a.c", true), ("src/a_test.go", true), ("a.spec.ts", true), ("x/FooTests/a.swift", true),
    ("ATest.java", true), ("test_a.py", true), ("contest/a.c", false), ("latest.c", false),
    ("src/protest.c", false), ("attest/a.go", false), ("Testament.java", false),
  ])
  func `the path tells tests`(_ path: String, _ isTest: Bool) {
    #expect(SourceFile.isTest(path) == isTest)
  }
}
