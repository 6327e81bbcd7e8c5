import TestSupport
import Testing

@testable import CatalogSQLite
@testable import ErrorCatalog

/// The steps of a look-up: the first step that finds the code ends it.
@Suite struct CatalogLookupTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.bytes.get(), to: "catalog.db")
    catalog = try Catalog(path: folder("catalog.db"))
  }

  /// The catalog, built once for all tests.
  private static let bytes: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    _ = try folder.catalog([
      "shop.md": """
      # Shop
      ## REST error codes
      | Error Code | Name | Description |
      |---|---|---|
      | 1001 | BAD_KEY | Invalid key |
      | 007 | BOND | Invalid agent |
      | EFAIL | E_FAIL | Failed |
      | efail | E_FAIL_2 | Failed in lower case |
      | 4000-4099 | LIMITS | Limit exceeded |
      | 4050-4060 | INNER | Inner limit exceeded |
      | 5xx | SERVER | Server error |
      | -1000 | UNKNOWN | Unknown error |
      | 31 | ALPHA_31 | Invalid decimal |

      ## Stream error codes
      | Error Code | Name | Description |
      |---|---|---|
      | 1001 | BAD_KEY | Key expired |
      | 0x80070005 | E_DENIED | Access denied |
      | 0x1F | E_HEX | Invalid hexadecimal |
      | -2147024809 | E_ARG | Invalid argument |
      """,
      "disk/codes.md": """
      # Disk error codes
      | Error Code | Name | Description | Library name | HTTP status | Solution | Hex | Sub-code |
      |---|---|---|---|---|---|---|---|
      | 28 | | Disk is full | ERR_SPACE | 507 | Free some space | 0x1C | 70005 |
      | 5 | ERR_SPACE | Disk is broken | E_IO | 507 | Ask | 0x5 | |
      """,
      "bank/web.md": """
      # Web error codes
      | Error Code | Description |
      |---|---|
      | 1001 | Account blocked |
      | HTTP ERROR CODE 403 | Forbidden |
      | a:b | Invalid pair |
      """,
    ])
    return try folder.read("catalog.db")
  }

  private func lines(_ typed: String, _ filter: Filter = Filter()) throws -> [String] {
    try catalog.explain(typed, filter: filter).map { "\($0.source)/\($0.domain) \($0.code)" }
  }

  @Test(
    arguments: [
      // as written
      ("1001", ["bank/web 1001", "shop/rest 1001", "shop/stream 1001"]),
      ("EFAIL", ["shop/rest EFAIL"]), ("efail", ["shop/rest efail"]),
      ("HTTP ERROR CODE 403", ["bank/web HTTP ERROR CODE 403"]),
      ("4000-4099", ["shop/rest 4000-4099"]), ("5xx", ["shop/rest 5xx"]),
      // without case
      ("eFail", ["shop/rest EFAIL", "shop/rest efail"]), ("5XX", ["shop/rest 5xx"]),
      ("0X1f", ["shop/stream 0x1F"]),
      // as a number
      ("7", ["shop/rest 007"]), ("0007", ["shop/rest 007"]),
      (
        "01001",
        ["bank/web 1001", "shop/rest 1001", "shop/stream 1001"]
      ),
      ("0x80070005", ["shop/stream 0x80070005"]), ("80070005", ["shop/stream 0x80070005"]),
      ("2147942405", ["shop/stream 0x80070005"]), ("-2147024891", ["shop/stream 0x80070005"]),
      ("2147942487", ["shop/stream -2147024809"]), ("0x80070057", ["shop/stream -2147024809"]),
      ("1f", ["shop/stream 0x1F"]),
      (
        "0x3E9",
        ["bank/web 1001", "shop/rest 1001", "shop/stream 1001"]
      ),
      ("-1000", ["shop/rest -1000"]), ("4294966296", ["shop/rest -1000"]),
      // by symbol
      ("BAD_KEY", ["shop/rest 1001", "shop/stream 1001"]),
      ("bad_key", ["shop/rest 1001", "shop/stream 1001"]),
      // by an identifier in another column, which comes with the symbols
      ("ERR_SPACE", ["disk/disk 28", "disk/disk 5"]),
      ("err_space", ["disk/disk 28", "disk/disk 5"]),
      ("0x5", ["disk/disk 5"]), ("E_IO", ["disk/disk 5"]), ("70005", ["disk/disk 28"]),
      // but not by what a column is known to hold, a sentence or a part of a value
      ("507", ["shop/rest 5xx"]), ("Free some space", []), ("SPACE", []), ("some", []),
      ("28", ["disk/disk 28"]),
      // by a code that contains it, the narrowest first
      ("4055", ["shop/rest 4050-4060", "shop/rest 4000-4099"]), ("4099", ["shop/rest 4000-4099"]),
      ("503", ["shop/rest 5xx"]), ("0x1F7", ["shop/rest 5xx"]),
      // pasted
      (#""1001","#, ["bank/web 1001", "shop/rest 1001", "shop/stream 1001"]),
      (#"{"error_code":31}"#, ["shop/rest 31"]), ("error_code=31", ["shop/rest 31"]),
      ("'EFAIL'", ["shop/rest EFAIL"]),
      // no match
      ("600", []), ("4100", []), ("", []), ("   ", []), ("\"", []), (":", []), ("nothing", []),
      ("31\0", []), ("9223372036854775807", []), ("-9223372036854775808", []),
      ("0xFFFFFFFFFFFFFFFF", []), ("99999999999999999999999", []), ("1e3", []),
    ] as [(String, [String])])
  func `the first step that finds a code is the last`(typed: String, expected: [String]) throws {
    #expect(try lines(typed) == expected)
    #expect(try catalog.isCode(typed) == !expected.isEmpty)
  }

  @Test(
    arguments: [
      ("rest:1001", ["shop/rest 1001"]), ("shop/stream:1001", ["shop/stream 1001"]),
      ("str:1001", ["shop/stream 1001"]), ("bank/web.md:1001", []),
      ("BANK/Web:1001", ["bank/web 1001"]), ("bank/web:1001", ["bank/web 1001"]),
      ("stream:31", ["shop/stream 0x1F"]), ("rest:31", ["shop/rest 31"]),
      ("rest:BAD_KEY", ["shop/rest 1001"]), ("rest:503", ["shop/rest 5xx"]),
      ("a:b", ["bank/web a:b"]), ("A:B", ["bank/web a:b"]), ("web:a:b", ["bank/web a:b"]),
      ("rest:", []), ("nope:1001", []), ("shop:1001", []), ("rest:nothing", []), (":1001", []),
    ] as [(String, [String])])
  func `a domain before a colon limits the look-up to it`(
    typed: String, expected: [String]
  ) throws {
    #expect(try lines(typed) == expected)
  }

  @Test(
    arguments: [
      ("1001", Filter(domains: ["rest"]), ["shop/rest 1001"]),
      ("1001", Filter(domains: ["rest", "web"]), ["bank/web 1001", "shop/rest 1001"]),
      ("1001", Filter(sources: ["shop"]), ["shop/rest 1001", "shop/stream 1001"]),
      ("1001", Filter(sources: ["Bank"]), ["bank/web 1001"]),
      ("1001", Filter(categories: ["account-restricted"]), ["bank/web 1001"]),
      // The filter comes first: 31 elsewhere does not hide 0x1F here.
      ("31", Filter(domains: ["stream"]), ["shop/stream 0x1F"]),
      ("rest:1001", Filter(domains: ["stream"]), []),
      ("rest:1001", Filter(domains: ["rest"]), ["shop/rest 1001"]),
      ("503", Filter(domains: ["stream"]), []),
    ])
  func `a filter limits the codes that can be found`(
    typed: String, filter: Filter, expected: [String]
  ) throws {
    #expect(try lines(typed, filter) == expected)
    #expect(try catalog.isCode(typed, filter: filter) == !expected.isEmpty)
  }

  @Test func `an entry has everything the catalog knows about it`() throws {
    let folder = try TemporaryFolder()
    let entry = try #require(try SeedCatalog.open(in: folder).explain("rest-api:10016").first)
    #expect(entry.description == "Insufficient coins balance")
    #expect(entry.domainTitle == "REST API Error Code" && entry.source == "okcoin")
    #expect(entry.occurrence == 1 && entry.httpStatus == nil && entry.remedy == nil)
    #expect(entry.number == 10016 && entry.symbol == nil && entry.attributes == [])
    #expect(entry.cause == "insufficient-funds" && !entry.causeTitle.isEmpty)
    #expect(!entry.advice.isEmpty && entry.areas.contains("funds"))
    #expect(entry.path == "seeds/error-code-for-spot.md" && entry.line == 21)
  }
}
