import Glibc
import TestSupport
import Testing

/// Constants, compiled and run with the tools of their languages.
///
/// Each program prints, for every code, the bytes of the code, its symbol, description, cause and
/// advice; they must match those that `errcat sql` gives from the catalog.
@Suite struct ConstantsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Texts that end literals and comments early, are invisible, or mean something to a compiler.
  static let texts = [
    "say \"hi\"", "back\\slash", "ends with \\", "*/ close /* open", "\"\"\" triple",
    "''' single `` ticks ''", "${x} #{y} \\(z) %s {0}", "a\nb\tc\rd", "nul\0x",
    "bell\u{7} esc\u{1B} c1\u{9B}", "bidi \u{202E}\u{2066} x\u{2069}", "ls\u{2028}ps\u{2029}",
    "bom\u{FEFF} zw\u{200B} nb\u{A0} sp", "emoji 🙂 é e\u{301}", "余额不足",
    "@internal {@link x} </script>", "// //go:build ignore", "\\u{41} \\x41 \\N{DASH}",
    "#warning #error", "", "private \u{E000} unassigned \u{378} tag \u{E0041}", "r#\"raw\"#",
    "- list", "# heading",
    "1. one",
  ]
  static let codes = [
    "1", "-1021", "0x1F", "5xx", "4000-4099", "default", "class", "self", "lookup", "description",
    "ERR_FULL", "err-full", "Err Full", "HTTP ERROR CODE 403", "错误 1", "\"q\"", "a\\", "*/",
    "08S01", "HY117", "1.10", "9007199254740993", "__proto__", "constructor", "None",
  ]

  private static var document: String {
    func written(_ text: String) -> String {
      text.unicodeScalars.map { "&#\($0.value);" }.joined()
    }
    var document = "# Hostile Errors\n\n| Error code | Symbol | Description |\n|-|-|-|\n"
    for (index, (code, text)) in zip(codes, texts).enumerated() {
      document +=
        "| \(written(code)) | \(index % 5 == 4 ? written(text) : "") | \(written(text)) |\n"
    }
    for title in ["lookup errors", "币币交易错误代码", "Connection"] {
      document +=
        "\n## \(title)\n\n| Error code | Description |\n|-|-|\n| 1 | Order failed |\n"
        + "| 2 | Order failed |\n| 1 | Order not found |\n"
    }
    return document
  }

  /// Imports the seeds and the hostile document, writes the constants, and returns the names of the
  /// types and the output that a program must print.
  private func export(_ file: String) throws -> (types: [String], expected: [String]) {
    try folder.write(Self.document, to: "hostile.md")
    try folder.errcat("import", "--source", "hostile", "hostile.md")
    try folder.errcat("import", "--source", "okcoin", seeds)
    let outcome = try folder.errcat("export", "-o", file)
    #expect(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
    let sql = """
      WITH firsts AS (
        SELECT domain_id, code, min(id) AS id, max(symbol) AS symbol FROM codes
        GROUP BY domain_id, code
      )
      SELECT firsts.code, ifnull(firsts.symbol, '') AS symbol,
        (SELECT group_concat(text, char(10)) FROM (
          SELECT DISTINCT text FROM codes AS c JOIN descriptions ON descriptions.id = description_id
          WHERE c.domain_id = firsts.domain_id AND c.code = firsts.code ORDER BY c.id)
        ) AS description, slug AS cause, advice
      FROM firsts JOIN codes ON codes.id = firsts.id
      JOIN descriptions ON descriptions.id = description_id
      JOIN categories ON categories.id = cause_id ORDER BY firsts.id
      """
    let rows = try jsonRows(folder.errcat("sql", sql, "--json").out)
    #expect(rows.count > 220)
    let types = [
      "HostileError", "DomainLookupError", "DomainXE1B27D29Error", "ConnectionAPIError",
      "RestAPIError", "WebsocketAPIError",
    ]
    return (
      types,
      rows.map { row in
        ["code", "symbol", "description", "cause", "advice"].map { key in
          (row[key] as? String ?? "").utf8.map(String.init).joined(separator: ",")
        }.joined(separator: " ")
      }
    )
  }

  private func run(_ command: String...) throws -> Outcome {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let outcome = try Child(
      command: command, folder: folder.path,
      environment: [
        "PATH": path, "HOME": folder.path, "GOFLAGS": "-mod=mod", "GOPROXY": "off",
        "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8",
      ]
    ).run()
    #expect(outcome.status == 0, "\(command): \(outcome.out)\(outcome.err)")
    return outcome
  }

  private func lines(_ outcome: Outcome) -> [String] {
    outcome.out.split(separator: "\n").map(String.init)
  }

  @Test func `Swift compiles without a warning and agrees with the catalog`() throws {
    let (types, expected) = try export("ErrorCodes.swift")
    try folder.write(
      """
      func bytes(_ text: String) -> String { text.utf8.map { "\\($0)" }.joined(separator: ",") }
      func show(_ fields: [String]) { print(fields.map(bytes).joined(separator: " ")) }

      """
        + types.map {
          """
          for code in \($0).all {
            precondition(\($0).lookup(code.rawValue) == code)
            show([code.rawValue, code.symbol ?? "", code.description, code.cause, code.advice])
          }

          """
        }.joined() + """
          precondition(RestAPIError.lookup(10016) == .insufficientCoinsBalance_10016)
          precondition(RestAPIError.lookup("nope") == nil)
          precondition(RestAPIError(rawValue: "nope").description == "")
          precondition(HostileError.self_.rawValue == "self")
          do { throw RestAPIError.systemError_10002 } catch { precondition(error as? RestAPIError == .systemError_10002) }
          """, to: "main.swift")
    _ = try run(
      "swiftc", "-swift-version", "6", "-warnings-as-errors", "ErrorCodes.swift", "main.swift",
      "-o", "codes")
    #expect(try lines(run("./codes")) == expected)
  }

  @Test(arguments: ["es5", "es2020"])
  func `TypeScript compiles in strict mode and agrees with the catalog`(target: String) throws {
    let (types, expected) = try export("codes.ts")
    try folder.write(
      """
      import { ErrorCode, RestAPIError, isRestAPIError, lookupRestAPIError } from "./codes";
      const code: RestAPIError = RestAPIError.InsufficientCoinsBalance_10016;
      const literal: "10016" = RestAPIError.InsufficientCoinsBalance_10016;
      const info: ErrorCode<RestAPIError> | undefined = lookupRestAPIError(10016);
      const text: unknown = "10002";
      if (isRestAPIError(text)) { const known: RestAPIError = text; void known; }
      // @ts-expect-error: no code of this domain
      const wrong: RestAPIError = "nope";
      if (info === undefined || info.code !== code || info.number !== 10016) throw literal;
      void wrong;
      """, to: "use.ts")
    _ = try run(
      "tsc", "--strict", "--noUnusedLocals", "--target", target, "--module", "commonjs",
      "--isolatedModules", "--importsNotUsedAsValues", "remove", "use.ts")
    try folder.write(
      """
      require("./use.js");
      const codes = require("./codes.js");
      for (const type of process.argv.slice(2)) {
        for (const code of Object.values(codes[type])) {
          const row = codes["lookup" + type](code);
          const texts = [row.code, row.symbol || "", row.description, row.cause, row.advice];
          console.log(texts.map((text) => Array.from(Buffer.from(text)).join(",")).join(" "));
          if (!codes["is" + type](code)) throw code;
        }
        for (const code of ["nope", "toString", 7, ""]) {
          if (codes["lookup" + type](code) !== undefined) throw code;
        }
      }
      """, to: "show.js")
    let outcome = try Child(
      command: ["node", "show.js"] + types, folder: folder.path,
      environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(lines(outcome) == expected)
  }

  @Test func `Python gives no warning and agrees with the catalog`() throws {
    let (types, expected) = try export("codes.py")
    try folder.write(
      """
      import json, codes
      for name in "\(types.joined(separator: " "))".split():
          for code in getattr(codes, name):
              assert getattr(codes, name).lookup(str(code)) is code
              fields = [code, code.symbol or "", code.description, code.cause, code.advice]
              print(" ".join(",".join(map(str, field.encode())) for field in fields))
      rest = codes.RestAPIError
      assert rest.lookup(10016) is rest.INSUFFICIENT_COINS_BALANCE_10016 == "10016"
      assert rest.lookup("nope") is None and rest("10016").number == 10016
      assert {"10016": 1}[rest.INSUFFICIENT_COINS_BALANCE_10016] == 1
      assert f"{rest.SYSTEM_ERROR_10002} {json.dumps(rest.SYSTEM_ERROR_10002)}" == '10002 "10002"'
      """, to: "show.py")
    #expect(try lines(run("python3", "-W", "error", "show.py")) == expected)
  }

  @Test func `Go is formatted, passes vet and agrees with the catalog`() throws {
    let (types, expected) = try export("errcodes.go")
    _ = try folder.shell("mkdir errcodes; mv errcodes.go errcodes")
    // Another file of the same package.
    try folder.errcat("export", "-o", "errcodes/second.go", "-d", "rest-api")
    _ = try folder.shell("sed -i 's/RestAPIError/SecondError/g' errcodes/second.go")
    try folder.write("module example\n\ngo 1.18\n", to: "go.mod")
    try folder.write(
      """
      package main

      import (
      \t"errors"
      \t"example/errcodes"
      \t"fmt"
      \t"strings"
      )

      func show(texts ...string) {
      \tfields := []string{}
      \tfor _, text := range texts {
      \t\tbytes := strings.Fields(strings.Trim(fmt.Sprint([]byte(text)), "[]"))
      \t\tfields = append(fields, strings.Join(bytes, ","))
      \t}
      \tfmt.Println(strings.Join(fields, " "))
      }

      func main() {

      """
        + types.map {
          """
          \tfor _, code := range errcodes.All\($0)() {
          \t\tif _, ok := errcodes.Lookup\($0)(string(code)); !ok {
          \t\t\tpanic(code)
          \t\t}
          \t\tshow(string(code), code.Symbol(), code.Description(), code.Cause(), code.Advice())
          \t}

          """
        }.joined() + """
          \tcode, ok := errcodes.LookupRestAPIErrorNumber(10016)
          \tif !ok || code != errcodes.RestAPIError_InsufficientCoinsBalance_10016 {
          \t\tpanic(code)
          \t}
          \terr := fmt.Errorf("order: %w", code)
          \tif !errors.Is(err, code) || err.Error() != "order: 10016: Insufficient coins balance" {
          \t\tpanic(err)
          \t}
          \tif _, ok := errcodes.LookupRestAPIError("nope"); ok {
          \t\tpanic("nope")
          \t}
          }

          """, to: "main.go")
    #expect(try run("gofmt", "-l", "errcodes").out == "")
    _ = try run("go", "vet", "./...")
    #expect(try lines(run("go", "run", ".")) == expected)
  }

  @Test func `five thousand codes compile`() throws {
    let rows = (0..<5000).map { "| \(10_000 + $0) | Order \($0) was not placed: no balance |\n" }
    try folder.write(
      "# Big Errors\n\n| Error code | Description |\n|-|-|\n" + rows.joined(), to: "big.md")
    try folder.errcat("import", "big.md")
    for name in ["big.swift", "big.ts", "big.py", "big/big.go"] {
      try folder.write("", to: name)
      #expect(try folder.errcat("export", "-o", name).status == 0)
    }
    _ = try run("swiftc", "-swift-version", "6", "-parse-as-library", "-emit-module", "big.swift")
    _ = try run("tsc", "--strict", "--noEmit", "big.ts")
    _ = try run("python3", "-W", "error", "big.py")
    _ = try run("gofmt", "-l", "big")
  }
}
