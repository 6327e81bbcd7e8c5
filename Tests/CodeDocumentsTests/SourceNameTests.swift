import TestSupport
import Testing

@testable import CodeDocuments

/// Whose documents a folder's name says it holds.
@Suite struct SourceNameTests {
  @Test(arguments: [
    "docs", "Docs", "DOC", "documentation", "api", "API-Docs", "api_reference", "REST API",
    "restApi",
    "apiDocs", "errors", "error-codes", "ErrorCodes", "src", "content", "guides", "md", "tmp",
    "www", "i18n", "@l10n", "_includes", "main", "master", "latest",
    "en", "EN", "zh", "zh-cn", "zh_CN", "zh-Hans-CN", "pt-BR", "es-419", "docs-en", "en-us-docs",
    "english", "中文", "文档", "接口文档",
    "v1", "V2", "2.0", "v3.1.0", "2.x", "v2beta1", "v1-rc.2", "2024", "2024-01-15", "api-v2",
    ".github", ".", "", "---", "🎉", "  ",
  ])
  func `a folder that documentation is sorted by says nothing`(name: String) {
    #expect(!SourceName.saysSomething(name))
  }

  @Test(arguments: [
    "acme", "okcoin-docs", "docs.acme.com", "acme-v2", "API-For-Spot-EN", "spot", "payments", "x",
    "a", "io", "go", "ab", "51job", "3scale", "8x8s", "x-2", "en-acme", "docs-xx", "币安",
    "币安文档", "яндекс", "tmp-Xy12", "tmpab12", "mydocs", "v", "vx", "v2acme", "e", "us-east-1a",
  ])
  func `a folder with a word of its own says something`(name: String) {
    #expect(SourceName.saysSomething(name))
  }

  @Test(arguments: [
    ("home/jane/okcoin/docs/en/errors.md", "okcoin"),
    ("okcoin/docs/Spot Trading/x.md", "spot-trading"),
    ("Acme Inc./API/v2/errors.md", "acme-inc"), ("币安/文档/错误.md", "币安"),
    // Where no folder says anything, the document's own folder does, or else its file.
    ("tmp/docs/errors.md", "docs"), ("tmp/errors.md", "tmp"), ("errors.md", "errors"),
    ("docs/---/spot.v2.md", "spot-v2"), ("🎉/🎉.md", "document"), ("", "document"),
    ("docs/.hidden.md", "docs"), (".md", "md"),
  ])
  func `the nearest folder that says something names the source`(path: String, name: String) {
    var folders = path.split(separator: "/").map(String.init)
    let file = folders.popLast() ?? ""
    #expect(SourceName.name(folders: folders, file: file) == name)
  }

  @Test(arguments: [
    ("errors.md", "errors"), ("api/alpha.md", "alpha"), ("okcoin/docs/errors.md", "okcoin"),
    ("docs/en/Spot API.md", "spot-api"), ("-", "document"), ("🎉.md", "document"),
  ])
  func `a document that is no file is named by its path`(path: String, name: String) {
    #expect(SourceName.name(path: path) == name)
    #expect(Document(path: path, bytes: []).source == name)
    #expect(Document(path: path, source: "Acme", bytes: []).source == "Acme")
  }

  @Test(arguments: ["okcoin", "OK Coin", "币安", "a.b_c-d", "O'Reilly & Co. (US)", "né", "-x", "👩‍🔬"])
  func `a name is kept as it is typed`(name: String) throws {
    try SourceName.check(name)
    let folder = try TemporaryFolder()
    try folder.write("text", to: "docs/a.md")
    let found = try FoundDocuments(at: [folder("docs"), folder("docs/a.md"), "-"], source: name)
    #expect(found.documents.map(\.source) == [name, name])
  }

  @Test(arguments: [
    "", " ", "a/b", "/", "a:b", "a\nb", "a\tb", "a\u{0}", "\u{202E}a", "\u{85}", " a", "a ",
    "a\u{200B}",
  ])
  func `a text that could not be typed as part of a code is refused`(name: String) {
    let error = #expect(throws: SourceNameError.self) { try FoundDocuments(at: [], source: name) }
    #expect(error?.description.hasPrefix("'\(name)' cannot name a source; a name is ") == true)
  }
}
