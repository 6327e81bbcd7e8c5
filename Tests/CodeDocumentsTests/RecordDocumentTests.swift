import CodeDocuments
import TestSupport
import Testing

/// Documents of records, read as lists of codes.
@Suite struct RecordDocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String
    var domains: [String]
    var lines: [String]
    var testDescription: String { path }

    init(_ path: String, _ text: String, domains: [String], _ lines: [String]) {
      (self.path, self.text, self.domains, self.lines) = (path, text, domains, lines)
    }
  }

  static let cases = [
    Case(
      "error-codes.json",
      """
      [
        {"code": 1201, "text": "The key is unknown", "status": {"http": 401}},
        {"code": 1202, "text": "The key has\\nexpired"},
        {"code": 1203, "text": "\\ud83d\\udd12 The key is not valid"}
      ]
      """, domains: ["codes json 1"],
      ["1201: The key is unknown", "1202: The key has expired", "1203: 🔒 The key is not valid"]),
    Case(
      "error-codes.jsonl",
      """
      {"errorCode": "E-1", "message": "No key was found"}
      {"errorCode": "E-2", "message": "The key is not valid"}
      {"errorCode": "E-3", "message": "Too many requests failed"}
      """, domains: ["codes json 1"],
      ["E-1: No key was found", "E-2: The key is not valid", "E-3: Too many requests failed"]),
    Case(
      "errors.yaml",
      """
      errors:
        login:
          KEY_MISSING: No key was found
          KEY_INVALID: The key is not valid
        payment:
          CARD_REFUSED: The card was refused
      """, domains: ["login yaml 3", "payment yaml 6"],
      [
        "KEY_MISSING: No key was found", "KEY_INVALID: The key is not valid",
        "CARD_REFUSED: The card was refused",
      ]),
    Case(
      "errors.yml",
      """
      - group: Keys
      - {name: ERR_KEY_MISSING, code: 10, text: No key was found}
      - {name: ERR_KEY_INVALID, code: 11, text: The key is not valid}
      - group: Cards
      - {name: ERR_CARD_REFUSED, code: 20, text: The card was refused}
      """, domains: ["keys yaml 1", "cards yaml 4"],
      [
        "10: No key was found", "11: The key is not valid", "20: The card was refused",
      ]),
    Case(
      "error-codes.csv",
      "Error code;Description;Fix\n1201;\"The key; it is unknown\";Ask\n1202;The key failed;Wait\n",
      domains: ["codes csv 1"], ["1201: The key; it is unknown", "1202: The key failed"]),
    Case(
      "error-codes.csv",
      "0, No error\n1, The pump failed to start\n4, The command is invalid, or late\n",
      domains: ["codes csv 1"],
      [
        "0: No error", "1: The pump failed to start", "4: The command is invalid | or late",
      ]),
    Case(
      "error_codes.tsv",
      "code\tname\tmessage\n7\tE_KEY\tThe key is not valid\n8\tE_CARD\tThe card failed\n",
      domains: ["codes csv 1"], ["7: The key is not valid", "8: The card failed"]),
    Case(
      "errors.json",
      """
      {"errors": [{"code": "A-1", "message": "The key is not valid", "params":
        [{"name": "error_code", "text": "a"}, {"name": "b", "text": "b"}, {"name": "c", "text": "c"}]},
       {"code": "A-2", "message": "The card was refused"}, {"code": "A-3", "message": "It failed"}]}
      """, domains: ["errors json 1"],
      ["A-1: The key is not valid", "A-2: The card was refused", "A-3: It failed"]),
    Case(
      "error_codes.json",
      """
      {"0300_4000": "Homing failed", "07FF_C003": "Pull out the spool", "0514_039": "Login has expired"}
      """, domains: ["codes json 1"],
      [
        "0300_4000: Homing failed", "07FF_C003: Pull out the spool", "0514_039: Login has expired",
      ]),
  ]

  @Test(arguments: cases)
  func `records become entries`(_ item: Case) {
    let reading = Reading(item.text, path: item.path)
    #expect(reading.lines == item.lines)
    #expect(
      reading.domains.map { "\($0.slug) \($0.form.rawValue) \($0.line)" } == item.domains)
    #expect(reading.balance.rows == item.lines.count)
  }

  @Test func `what is not the code, a name or a text becomes a cell`() {
    let reading = Reading(Self.cases[0].text, path: "error-codes.json")
    #expect(reading.attributes == [#"status={"http":401}"#])
    #expect(reading.entries.map(\.line) == [2, 3, 4])
    let named = Reading(Self.cases[3].text, path: "errors.yml")
    #expect(
      named.entries.map(\.symbol) == ["ERR_KEY_MISSING", "ERR_KEY_INVALID", "ERR_CARD_REFUSED"])
  }

  static let others: [(path: String, text: String)] = [
    (
      "package.json",
      """
      {"name": "errors", "version": "1.2.0", "description": "Error codes", "license": "MIT",
       "scripts": {"build": "tsc", "test": "node --test", "lint": "eslint ."},
       "dependencies": {"http-errors": "^2.0.0", "boom": "7.3.0", "verror": "1.10.1"},
       "engines": {"node": ">=18"}}
      """
    ),
    (
      "package-lock.json",
      """
      {"name": "a", "lockfileVersion": 3, "packages": {
        "node_modules/a": {"version": "1.0.0", "integrity": "sha512-x", "license": "MIT"},
        "node_modules/b": {"version": "1.1.0", "integrity": "sha512-y", "license": "MIT"},
        "node_modules/c": {"version": "2.0.0", "integrity": "sha512-z", "license": "ISC"}}}
      """
    ),
    (
      "tsconfig.json",
      """
      {"compilerOptions": {"target": "ES2022", "module": "NodeNext", "strict": true,
        "noImplicitAny": true, "outDir": "dist"}, "include": ["src"]}
      """
    ),
    (
      "places.geojson.json",
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 1, "properties": {"name": "A"}, "geometry":
          {"type": "Point", "coordinates": [1.5, 2.5]}},
        {"type": "Feature", "id": 2, "properties": {"name": "B"}, "geometry":
          {"type": "Point", "coordinates": [3.5, 4.5]}},
        {"type": "Feature", "id": 3, "properties": {"name": "C"}, "geometry":
          {"type": "Point", "coordinates": [5.5, 6.5]}}]}
      """
    ),
    (
      "locales/en.json",
      """
      {"title": "Sign in", "menu": {"home": "Home", "about": "About us", "cart": "Your cart"},
       "login_failed": "The login failed", "button_ok": "OK", "button_cancel": "Cancel",
       "network_error": "The network failed"}
      """
    ),
    (
      "openapi.yaml",
      """
      openapi: 3.1.0
      info: {title: Shop, version: "1.0"}
      paths:
        /orders:
          get:
            summary: All orders
            responses:
              "200": {description: The orders}
              "401": {description: No key}
        /orders/{id}:
          get:
            summary: One order
            responses:
              "200": {description: The order}
              "404": {description: There is no such order}
      components:
        schemas:
          Order: {type: object, properties: {id: {type: integer}, name: {type: string}}}
          Item: {type: object, properties: {id: {type: integer}, price: {type: number}}}
          Error: {type: object, properties: {code: {type: integer}, message: {type: string}}}
      """
    ),
    (
      ".github/workflows/ci.yml",
      """
      name: CI
      on: {push: {branches: [main]}}
      jobs:
        test:
          runs-on: ubuntu-latest
          steps:
            - {uses: actions/checkout@v4}
            - {name: Build, run: make}
            - {name: Test, run: make test}
      """
    ),
    ("prices.csv", "sku,name,price\n1001,Chair,20.00\n1002,Table,80.00\n1003,Lamp,15.00\n"),
    (
      "users.json",
      """
      [{"id": 1, "name": "Ada", "mail": "ada@example.com"},
       {"id": 2, "name": "Bob", "mail": "bob@example.com"},
       {"id": 3, "name": "Cy", "mail": "cy@example.com"}]
      """
    ),
  ]

  @Test(arguments: others.map(\.path))
  func `records of something else give no codes`(_ path: String) throws {
    let text = try #require(Self.others.first { $0.path == path }).text
    let reading = Reading(text, path: path)
    #expect(reading.lines == [])
    #expect(reading.diagnostics == [])
  }

  @Test func `a form and a header can be said`() {
    var options = ImportOptions()
    options.form = .csv
    let text = "error code,text\nE-1,It failed\nE-2,The key is not valid\n"
    #expect(Reading(text, path: "errors.txt", options: options).entries.count == 2)
    options.hasHeader = false
    options.allTables = true
    #expect(Reading(text, path: "errors.txt", options: options).entries.count == 3)
    options.form = .markdown
    #expect(Reading(text, path: "errors.csv", options: options).entries.isEmpty)
    #expect(options.json == #"{"as":"markdown","header":false,"all_tables":true}"#)
  }

  @Test func `what is wrong with records is said at its place`() {
    #expect(Reading("[{\"a\": 1},]", path: "a.json").findings == ["1:11 malformed-records"])
    let text = "[{\"code\":1,\"text\":\"It failed\",\"code\":2}]"
    #expect(Reading(text, path: "errors.json").findings == ["1:31 malformed-records"])
    let latin = Array("code,text\n1,caf".utf8) + [0xE9] + Array(" failed\n2,b failed\n".utf8)
    #expect(Reading(bytes: latin, path: "errors.csv").findings == ["2:6 invalid-text"])
  }
}
