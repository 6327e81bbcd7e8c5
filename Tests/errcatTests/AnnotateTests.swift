import TestSupport
import Testing

/// `errcat annotate`: adds meanings to the lines it reads.
@Suite struct AnnotateTests {
  static let coins =
    "  # 10016 Insufficient coins balance (rest-api); Insufficient coins (websocket-api)"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test(arguments: [
    ("{\"error_code\":10016}\n", "{\"error_code\":10016}\(coins)\n"),
    ("code=10016\r\n", "code=10016\(coins)\r\n"),
    ("code=10016", "code=10016\(coins)"),
    ("\n\n10016\ncode: 99999\n", "\n\n10016\ncode: 99999\n"),
    ("", ""),
    (
      "code=0x2720 code=10016 code=10009",
      "code=0x2720 code=10016 code=10009\(coins)  # 10009 Order does not exist (rest-api, websocket-api)"
    ),
    ("code=rest-api:10016\n", "code=rest-api:10016\n"),
    ("code=null code=true\n", "code=null code=true\n"),
  ])
  func `a known code is annotated within its line`(
    input: String, expected: String
  ) throws {
    let outcome = try folder.errcat("annotate", input: input)
    #expect(outcome.out == expected)
    #expect(outcome.status == 0 && outcome.err.isEmpty == (input.isEmpty || input != expected))
  }

  @Test(arguments: [
    ("error 10016", true), ("code 10016", true), ("errno: 10016", true), ("error [10016]", true),
    ("failed (code 10016)", true), ("order 10016", false), ("port=10016", false),
    ("pid 10016 at 10:16:04, 10016 bytes", false), ("/10016/code", false),
  ])
  func `a code counts after a word, and other numbers do not`(line: String, isCode: Bool) throws {
    let outcome = try folder.errcat("annotate", input: line)
    #expect(outcome.out == line + (isCode ? Self.coins : ""))
  }

  @Test func `a name of the catalog and a hexadecimal number of eight digits need no key`() throws {
    try folder.write(
      """
      | Error Code | Symbol | Description |
      |--|--|--|
      | 21 | NO_COINS | No coins |
      | 22 | NoSuchKey | No key |
      | 23 | TIMEOUT | Too late |
      | 0x80042461 | | No volume |
      | 65536 | | Too many |

      """, to: "names.md")
    try folder.errcat("import", "names.md", "--db", "names.db")
    let lines = [
      "failed: NO_COINS", "got NoSuchKey", "TIMEOUT", "no_coins", "HRESULT is 0x80042461",
      "at 0x00010000", "NO_COINS=1",
    ]
    let outcome = try folder.errcat(
      "annotate", "--db", "names.db", input: lines.joined(separator: "\n"))
    #expect(
      outcome.out == """
        failed: NO_COINS  # 21 No coins (codes)
        got NoSuchKey  # 22 No key (codes)
        TIMEOUT
        no_coins
        HRESULT is 0x80042461  # 0x80042461 No volume (codes)
        at 0x00010000
        NO_COINS=1
        """)
  }

  @Test func `a line gets at most 200 characters of meaning, and a flag lifts that`() throws {
    let long = String(repeating: "öfter ", count: 60)
    try folder.write(
      "| Error Code | Description |\n|--|--|\n"
        + (1...20).map { "| 77\($0 + 10) | \($0 == 1 ? "short" : long) |\n" }.joined(),
      to: "long.md")
    try folder.errcat("import", "long.md", "--db", "long.db")
    func added(_ line: String, _ options: String...) throws -> String {
      let out = try folder.errcat(["annotate", "--db", "long.db"] + options, input: line).out
      #expect(out.hasPrefix(line))
      return String(out.dropFirst(line.count))
    }
    let one = try added("code=7712")
    #expect(one.count == 200 && one.hasPrefix("  # 7712 öfter öfter") && one.hasSuffix("…"))
    let two = try added("code=7712 code=7711 code=7713")
    #expect(two.count <= 200 && two.contains("  # 7711 short (codes)  # 7713 öfter"))
    let all = try added((1...20).map { "code=77\($0 + 10)" }.joined(separator: " "))
    #expect(all.count <= 200 && all.contains("  # 7711 short") && all.hasSuffix("  # 14 more"))
    #expect(try added("code=7712", "--full").count > 300)
    #expect(try folder.errcat("annotate", "--full", "--summary", input: "x").status == 2)
  }

  @Test func `a run that recognizes nothing names the numbers and a pattern that finds them`()
    throws
  {
    let log = "orderStatus=10016 x\nat 10:16:04 10002\norderStatus=10016 10016\n"
    let outcome = try folder.errcat("annotate", input: log)
    #expect(outcome.out == log && outcome.status == 0)
    #expect(
      outcome.err == """
        errcat: no codes recognized in 3 lines; these numbers in them are in the catalog:
          10016  2 lines: orderStatus=10016
          10002  1 line
        if they are codes, add --pattern 'orderStatus=(\\d+)'

        """)
    let tried = try folder.errcat("annotate", "--pattern", #"orderStatus=(\d+)"#, input: log)
    #expect(tried.out.contains("x\(Self.coins)") && tried.err.isEmpty)
    for arguments in [["--only"], ["--summary"], ["--format", "jsonl"]] {
      let other = try folder.errcat(["annotate"] + arguments, input: log)
      #expect(other.err == outcome.err, "\(arguments)")
    }
    let none = try folder.errcat("annotate", input: "nothing 99999 here")
    #expect(
      none.err
        == "errcat: no codes recognized in 1 line, and none of the numbers in them is in the "
        + "catalog\n")
    #expect(try folder.errcat("annotate", input: "10016\ncode=10002\n").err.isEmpty)
  }

  @Test func `inferred causes are added on request, and are called so`() throws {
    let line = try folder.errcat("annotate", "--causes", "-n", "1", input: "code=10016")
    #expect(
      line.out
        == "code=10016  # 10016 Insufficient coins balance (rest-api) [inferred: insufficient-funds]"
    )
    let rows = try jsonRows(
      folder.errcat("annotate", "--summary", "--causes", "--json", input: "code=10016").out)
    #expect(rows[0]["causes"] as? [String] == ["insufficient-funds"])
    #expect(try folder.errcat("annotate", "--causes", "--unknown", input: "x").status == 2)
  }

  @Test(arguments: [
    ("2026-03-01T12:00:05.123Z code=10016", "2026-03-01T12:00:05.123Z"),
    ("2026-03-01 12:00:05,123 +01:00 code=10016", "2026-03-01 12:00:05,123 +01:00"),
    ("2026/03/01 12:00:05 [error] code=10016", "2026/03/01 12:00:05"),
    (#"h - - [01/Mar/2026:12:00:05 +0000] "GET /?code=10016""#, "01/Mar/2026:12:00:05 +0000"),
    ("Mar  1 12:00:05 web gateway: code=10016", "Mar  1 12:00:05"),
    ("03-01 12:00:05.404  1 2 E Tag: code=10016", "03-01 12:00:05.404"),
    ("E0301 12:00:05.404123   1 x.go:1] code=10016", "0301 12:00:05.404123"),
    (#"{"ts":1772366405.123,"code":10016}"#, "1772366405.123"),
    (#"{"time":"2026-03-01T12:00:05Z","code":10016}"#, "2026-03-01T12:00:05Z"),
    ("12:00:05 code=10016", "12:00:05"), ("code=10016", nil), ("10.16.04.10:16 code=10016", nil),
  ])
  func `a summary has the first and the last time`(line: String, time: String?) throws {
    let rows = try jsonRows(
      folder.errcat("annotate", "--summary", "--json", input: "x\n\(line)\n").out)
    #expect(rows[0]["first_time"] as? String == time && rows[0]["last_time"] as? String == time)
    #expect(rows[0]["first_line"] as? Int == 2)
    let out = try folder.errcat("annotate", "--summary", input: line).out
    #expect(out.contains(time ?? "█"))
  }

  @Test func `filters choose the entries that count`() throws {
    let input = "code=10016\ncode=10106\n"
    let narrowed = try folder.errcat("annotate", "-d", "websocket", input: input)
    #expect(narrowed.out == "code=10016  # 10016 Insufficient coins (websocket-api)\ncode=10106\n")
    let first = try folder.errcat("annotate", "-n", "1", input: "code=10016")
    #expect(first.out == "code=10016  # 10016 Insufficient coins balance (rest-api)")
    #expect(try folder.errcat("annotate", "-d", "none", input: input).status == 2)
  }

  @Test func `files are read in order, and unreadable files are named`() throws {
    try folder.write("code=10016\n", to: "a.log")
    try folder.write("code=10002", to: "b.log")
    let outcome = try folder.errcat("annotate", "a.log", "none.log", ".", "-", input: "x\n")
    #expect(outcome.out == "code=10016\(Self.coins)\nx\n")
    #expect(
      outcome.err
        == "errcat: none.log: No such file or directory\nerrcat: .: Is a directory\n")
    #expect(outcome.status == 2)
    let itself = try folder.shell("\"$errcat\" annotate a.log >> a.log")
    #expect(itself.status == 2)
    #expect(itself.err == "errcat: 'a.log' is also the output; write to another file\n")
  }

  @Test func `each line is written as soon as it arrives`() throws {
    let outcome = try folder.shell(
      """
      mkfifo in
      "$errcat" annotate < in > out &
      exec 3> in
      printf 'code=10016\\nhalf a li' >&3
      for i in $(seq 600); do [ -s out ] && break; sleep 0.1; done
      cat out
      echo ne >&3
      exec 3>&-
      wait
      cat out
      """)
    let line = "code=10016\(Self.coins)\n"
    #expect(outcome.out == line + line + "half a line\n")
  }

  @Test func `invalid UTF-8 passes through unchanged`() throws {
    let outcome = try folder.shell(
      #"printf '\377\0\033[1m code=10016 \200\n\376' | "$errcat" annotate"#)
    #expect(
      outcome.output
        == [0xFF, 0, 0x1B] + Array("[1m code=10016 ".utf8) + [0x80]
        + Array("\(Self.coins)\n".utf8) + [0xFE])
  }

  @Test(arguments: [1_500_000, 35_000_000])
  func `memory stays bounded on a long line`(half: Int) throws {
    let outcome = try folder.shell(
      """
      ulimit -v 110000
      { head -c \(half) /dev/zero | tr '\\0' x; printf ' code=10016 '
        head -c \(half) /dev/zero | tr '\\0' x; echo; } | "$errcat" annotate > out
      wc -c < out; tail -c \(Self.coins.utf8.count + 2) out
      """)
    #expect(
      outcome.out == "\(2 * half + 13 + Self.coins.utf8.count)\nx\(Self.coins)\n",
      "\(outcome.err)")
  }

  @Test func `a flag keeps only the lines with known codes`() throws {
    let input = "a\ncode=10016\r\ncode=99999\ncode=10106"
    let outcome = try folder.errcat("annotate", "--only", input: input)
    #expect(
      outcome.out
        == "code=10016\(Self.coins)\r\ncode=10106  # 10106 API key domain not matched (rest-api)")
    #expect(outcome.status == 0)
    let none = try folder.errcat("annotate", "--only", input: "10016\n")
    #expect(none.out.isEmpty && none.status == 1)
  }

  @Test func `a summary counts lines per entry`() throws {
    try folder.write("code=10016 code=10016\nx\ncode=10002\n", to: "a.log")
    try folder.write("\ncode=10016\n", to: "b.log")
    let text = try folder.errcat("annotate", "--summary", "a.log", "b.log")
    #expect(
      text.out == """
        10016\t2\ta.log:1\tb.log:2\t████████████████████\tInsufficient coins balance (rest-api); Insufficient coins (websocket-api)
        10002\t1\ta.log:3\ta.log:3\t██████████\tSystem error (rest-api); Authentication failure (websocket-api)

        """)
    let rows = try jsonRows(folder.errcat("annotate", "--summary", "--json", "b.log").out)
    #expect(rows.count == 1 && rows[0]["code"] as? String == "10016")
    #expect(rows[0]["first_line"] as? Int == 2 && rows[0]["first_path"] as? String == "b.log")
    #expect(rows[0]["domains"] as? [String] == ["rest-api", "websocket-api"])
    let none = try folder.errcat("annotate", "--summary", "--json", input: "x\n")
    #expect(none.out == "[]\n" && none.status == 1)
    #expect(try folder.errcat("annotate", "--summary", input: "x\n").out.isEmpty)
  }

  @Test func `a flag lists the codes missing from the catalog`() throws {
    let input = "code=10016\nerrCode=\"31337\"\ncode=0 code=ok\nerrCode=31337 code=FOO_BAR\n"
    let outcome = try folder.errcat("annotate", "--unknown", "--format", "csv", input: input)
    #expect(
      outcome.out
        == "code,key,count,first_path,first_line,first_time,last_path,last_line,last_time\r\n"
        + "31337,errCode,2,-,2,,-,4,\r\nFOO_BAR,code,1,-,4,,-,4,\r\n")
    #expect(outcome.status == 0)
    #expect(try folder.errcat("annotate", "--unknown", input: "code=10016\n").status == 1)
  }

  @Test func `a JSON line gains a member and is otherwise unchanged`() throws {
    let lines = [
      #"{ "a": 1.0, "body":"{\"code\":10106}" } "#, #"{"code":10016}x"#, "code=10016",
      #"{"code":10016,"errcat":1}"#, #"{"a":2}"#,
    ]
    let outcome = try folder.errcat(
      "annotate", "--format", "jsonl", input: lines.joined(separator: "\r\n"))
    let written = outcome.out.split(separator: "\r\n").map(String.init)
    #expect(Array(written.dropFirst()) == Array(lines.dropFirst()))
    let start = #"{ "a": 1.0, "body":"{\"code\":10106}" ,"errcat":[{"id":"#
    #expect(written[0].hasPrefix(start) && written[0].hasSuffix("}]} "))
    let explained = try folder.errcat("explain", "10106", "--json").out
    let row = try #require(jsonRows("[\(written[0])]").first)
    #expect((row["errcat"] as? [[String: Any]])?.count == 1)
    #expect(written[0].contains(explained.dropFirst().dropLast(2)))
    #expect(
      outcome.err
        == "errcat: note: 1 line has a member 'errcat' already and was not changed\n")
  }

  @Test func `keys can be added, and a pattern replaces them all`() throws {
    let input = "status=10016 code=10106\n"
    let added = try folder.errcat("annotate", "--key", "Status", "-n", "1", input: input)
    #expect(added.out.contains("# 10016") && added.out.contains("# 10106"))
    let found = try folder.errcat("annotate", "--pattern", "tus=([0-9]+)", input: input)
    #expect(found.out.contains("# 10016") && !found.out.contains("# 10106"))
  }

  @Test(arguments: [
    (["--pattern", "("], "missing closing parenthesis, at offset 1"),
    (["--pattern", "a"], "no group"), (["--pattern", "(a)(b)"], "2 groups"),
    (["--pattern", "(a)", "--key", "b"], "give --key or --pattern"),
    (["--key", "a b"], "'a b' is no key"), (["--only", "--summary"], "exclude each other"),
    (["--json"], "text or jsonl"), (["--format", "csv", "--only"], "text or jsonl"),
  ])
  func `conflicting arguments are refused`(
    arguments: [String], reason: String
  ) throws {
    let outcome = try folder.errcat(["annotate"] + arguments, input: "code=10016\n")
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(reason), "\(outcome.err)")
  }

  @Test func `a terminal shows the meaning faint and never obeys a description`() throws {
    try folder.write(Documents.hostile, to: "evil.md")
    try folder.errcat("import", "evil.md", "--db", "evil.db")
    let outcome = try folder.errcat(
      "annotate", "--db", "evil.db", input: "code=666\n", terminal: true)
    #expect(outcome.out.hasPrefix("code=666  \u{1B}[2m# 666 Request ␛[31mfailed "))
    #expect(outcome.out.hasSuffix("\u{1B}[0m\n") && !outcome.out.contains("\u{7F}"))
  }
}
