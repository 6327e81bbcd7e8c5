import TestSupport
import Testing

@testable import ErrorCatalog

/// Search in a catalog of several publishers: the names of sources and documents, joined names, and
/// both scripts of Chinese.
@Suite struct SearchAcrossSourcesTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try folder.catalog([
      "falcon-errors.md": codeTable(
        "| 14 | the service is away |", "| 1004 | the deadline has passed |",
        "| 1005 | the parcel is too heavy |"),
      "heron-errors.md": codeTable(
        "| 14 | the sheet is read-only |", "| 1004 | the deadline has passed |",
        "| GetInvalidParcel | ten digits are needed |",
        "| SHEET_MERGE_FAILED | two editors wrote at once |",
        "| PathDry | no route has funds |"),
      "zh.md": codeTable("| 71 | 权限检查未通过 |", "| 72 | 餘額不足 |", "| 73 | 订单已关闭 |"),
      "ru.md": codeTable("| 81 | Переполнение ячейки памяти |", "| 82 | Память занята |"),
    ])
  }

  @Test(
    arguments: [
      ("falcon 14", "falcon-errors.md", "14"), ("heron 14", "heron-errors.md", "14"),
      ("heron error 1004", "heron-errors.md", "1004"),
      ("falcon deadline", "falcon-errors.md", "1004"),
      ("heron deadline passed", "heron-errors.md", "1004"),
      ("1004 falcon", "falcon-errors.md", "1004"),
    ])
  func `a word that names the document or its source decides`(
    query: String, path: String, code: String
  ) throws {
    let hit = try #require(try catalog.search(query).first)
    #expect(hit.entry.path == path && hit.entry.code == code)
  }

  @Test(
    arguments: [
      ("invalid parcel", "GetInvalidParcel"), ("InvalidParcel", "GetInvalidParcel"),
      ("MergeFailed", "SHEET_MERGE_FAILED"), ("sheetmergefailed", "SHEET_MERGE_FAILED"),
      ("sheet merge", "SHEET_MERGE_FAILED"), ("path dry", "PathDry"), ("path_dry", "PathDry"),
    ])
  func `a name is found by its words, together or apart`(query: String, code: String) throws {
    #expect(try catalog.search(query).first?.entry.code == code)
  }

  @Test(
    arguments: [
      ("權限檢查", "71"), ("权限检查", "71"), ("余额不足", "72"), ("餘額不足", "72"), ("訂單關閉", "73"),
    ])
  func `traditional and simplified Chinese find each other`(query: String, code: String) throws {
    #expect(try catalog.search(query).first?.entry.code == code)
  }

  @Test func `another ending of a Russian word is found`() throws {
    #expect(try catalog.search("переполнение ячеек").first?.entry.code == "81")
    #expect(try catalog.search("ячейках").first?.entry.code == "81")
  }

  @Test func `a query of filters alone lists what they leave`() throws {
    let entry = try #require(try catalog.search("parcel heavy").first).entry
    let filter = Filter(domains: ["\(entry.source)/\(entry.domain)"])
    let all = try catalog.search("", filter: filter, limit: 100)
    #expect(all.count >= 3 && all.contains { $0.entry.code == "1005" })
    #expect(try catalog.search("", filter: filter, limit: 2) == Array(all.prefix(2)))
    #expect(try catalog.search("").isEmpty)
    #expect(
      try catalog.search("code:14").map(\.entry.path).sorted() == [
        "falcon-errors.md", "heron-errors.md",
      ])
  }

  @Test func `some of the words come after all of them, and scores never rise`() throws {
    let hits = try catalog.search("heavy parcels paths", limit: 50)
    #expect(hits.first?.entry.code == "1005")
    #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  @Test(
    arguments: [
      ("KeyDuplicate", "Key Duplicate"), ("pathDry", "path Dry"), ("HTTPTimeout", "HTTP Timeout"),
      ("ERR_HTTPTimeout", "ERR_HTTP Timeout"), ("no_such_key", nil), ("ECONNRESET", nil),
      ("2FA", nil), ("IPs", nil), ("größeÄnderung", "größe Änderung"),
    ] as [(String, String?)])
  func `names are taken apart where a capital begins a word`(name: String, words: String?) {
    #expect(NameWords.split(name) == words)
  }

  @Test func `characters have one simplified form at most`() {
    #expect(SimplifiedCharacters.form(of: "餘") == "余")
    #expect(SimplifiedCharacters.form(of: "余") == "余")
    #expect(SimplifiedCharacters.form(of: "a") == "a")
    #expect(SimplifiedCharacters.form(of: "\u{9FFF}") == "\u{9FFF}")
    for value in UInt32(0x3400)...0x9FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let form = SimplifiedCharacters.form(of: scalar)
      #expect(SimplifiedCharacters.form(of: form) == form)
    }
  }
}
