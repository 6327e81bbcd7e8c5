import ErrorCatalog
import Glibc
import TestSupport
import Testing

/// The errors of SQLite as a client of the library sees them.
///
/// These tests import only the library from the package, and not with `@testable`.
@Suite struct SQLiteErrorTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  /// A catalog that was valid when it was opened; then its pages were overwritten.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    catalog = try Catalog(path: folder("catalog.db"))
    guard let file = fopen(folder("catalog.db"), "r+") else { return }
    defer { fclose(file) }
    fseek(file, 4096, SEEK_SET)
    let noise = [UInt8](repeating: 0xA5, count: 200_000)
    fwrite(noise, 1, noise.count, file)
  }

  @Test func `an error of SQLite is caught by type and explains itself`() {
    do {
      _ = try catalog.explain("10016")
      Issue.record("a damaged catalog answered")
    } catch let error as SQLiteError {
      #expect(error.code.primary == .corrupt)
      #expect(error.message == "database disk image is malformed")
      #expect(error.sql?.contains("SELECT") == true && error.sql?.contains("10016") == false)
      #expect("\(error)".contains("(SQLite code 11"))
    } catch {
      Issue.record("not an SQLiteError: \(error)")
    }
  }

  @Test func `an error of SQLite is caught by code`() {
    do {
      _ = try catalog.explain("10016")
      Issue.record("a damaged catalog answered")
    } catch ResultCode.busy {
      Issue.record("not busy")
    } catch ResultCode.corrupt {
      // as it should be
    } catch {
      Issue.record("not corrupt: \(error)")
    }
  }

  @Test(
    arguments: [
      (261, .busy, true), (5, .busy, true), (6, .busy, false), (778, .ioError, true),
      (11, .corrupt, true), (267, .corrupt, true), (267, .ioError, false),
    ] as [(Int32, ResultCode, Bool)])
  func `a primary code as a pattern matches the codes that refine it, in any position`(
    number: Int32, pattern: ResultCode, matches: Bool
  ) {
    let error = SQLiteError(code: ResultCode(rawValue: number), message: "made up")
    switch error.code {
    case pattern: #expect(matches)
    default: #expect(!matches)
    }
    #expect((pattern ~= error.code) == matches)
    do { throw error } catch pattern { #expect(matches) } catch { #expect(!matches) }
  }

  @Test func `a caller's mistake is not an error of SQLite`() throws {
    let catalog = try Catalog.embedded()
    #expect(throws: CatalogError.self) {
      _ = try catalog.explain("10016", filter: Filter(domains: ["nowhere"]))
    }
    #expect(throws: QueryError.self) { try catalog.query("SELECT * FORM entries") { _ in true } }
  }
}
