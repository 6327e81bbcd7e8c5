internal import ErrcatBytes

/// The names of sources, which say who publishes the codes of a document.
package enum SourceName {
  /// Returns the name that a document's folders give it.
  ///
  /// It is the slug of the nearest folder that says something; where no folder does, that of the
  /// folder that the document is in, or else of its file without the ending. So `errors.md` in
  /// `okcoin/docs/en` gets `okcoin`.
  ///
  /// - Parameters:
  ///   - folders: The names of the folders above the document, the outermost first.
  ///   - file: The name of the document's file; empty for a name that a folder alone gives.
  /// - Returns: The name, which is never empty.
  package static func name(folders: [String], file: String) -> String {
    let named = folders.last(where: saysSomething) ?? folders.last
    for name in [named.map(slug), slug(withoutEnding(file))] {
      if let name, !name.isEmpty { return name }
    }
    return "document"
  }

  /// Returns the name for a document that is not a file, by the path that it was given.
  ///
  /// `okcoin/docs/spot.md` gives `okcoin`, and `docs/spot.md` gives `spot`.
  package static func name(path: String) -> String {
    var folders = pathComponents(path)
    let file = folders.popLast() ?? ""
    return name(folders: folders.filter(saysSomething), file: file)
  }

  /// Throws for a text that cannot name a source.
  ///
  /// `source/domain:code` has to be read again, so that neither mark can be part of a name.
  package static func check(_ name: String) throws(SourceNameError) {
    let isUsable =
      !name.isEmpty && name.first?.isWhitespace == false && name.last?.isWhitespace == false
      && name.unicodeScalars.allSatisfy { $0 != "/" && $0 != ":" && !$0.isControl }
    guard isUsable else { throw SourceNameError(name: name) }
  }
}

/// A text that cannot name a source.
public struct SourceNameError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text.
  package var name: String

  package init(name: String) { self.name = name }

  /// The text, and what a name looks like.
  public var description: String {
    "'\(name)' cannot name a source; a name is a text without '/', ':' and control characters, and "
      + "without spaces around it"
  }
}

// MARK: - Which folders say something

extension SourceName {
  /// Whether a folder's name says whose documents it holds.
  ///
  /// A name says nothing if each of its words is one of those that documentation is sorted by, a
  /// version, or a language: `API_docs-v2` and `zh-Hans-CN` say nothing, `okcoin-docs` does. A hidden
  /// folder belongs to a tool, and says nothing either.
  static func saysSomething(_ folder: String) -> Bool {
    guard !folder.hasPrefix("."), !slug(folder).isEmpty else { return false }
    var isAfterLanguage = false
    var isAfterVersion = false
    for word in words(of: folder) {
      let isVersion = isVersion(word) || (isAfterVersion && stages.contains(word))
      let isLanguage = languages.contains(word)
      let isRegion = isAfterLanguage && isRegion(word)
      guard isVersion || isLanguage || isRegion || structure.contains(word) else { return true }
      isAfterLanguage = isLanguage || isRegion
      isAfterVersion = isVersion
    }
    return false
  }

  /// The words of a name in small letters: `APIDocs_v2` has `apidocs` and `v2`, `restApi` has two.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    for character in name {
      let startsWord = previous.isLowercase && character.isUppercase
      if startsWord || !(character.isLetter || character.isNumber) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      previous = character
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Whether a word is a version or a year: `2`, `v1`, `v2beta1`, `2024`.
  private static func isVersion(_ word: String) -> Bool {
    var rest = word.utf8[...]
    let hasMark = rest.first == UInt8(ascii: "v")
    if hasMark { rest = rest.dropFirst() }
    let digits = rest.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return false }
    let stage = rest.dropFirst(digits.count)
    if stage.isEmpty { return true }
    let letters = stage.prefix(while: \.isLetter)
    return stages.contains { $0.utf8.elementsEqual(letters) }
      && stage.dropFirst(letters.count).allSatisfy(\.isDigit)
  }

  /// What may follow a version's number.
  private static let stages: Set<String> = ["alpha", "beta", "preview", "rc", "x"]

  /// Whether a word after a language is its script or region: `zh-Hans-CN`, `es-419`.
  private static func isRegion(_ word: String) -> Bool {
    word.utf8.count == 2 && word.utf8.allSatisfy(\.isLetter)
      || ["hans", "hant", "latn", "cyrl"].contains(word)
  }

  /// The languages that documentation is sorted by (ISO 639), and the countries that are put in
  /// their place.
  ///
  /// Not all languages: `ab`, `go` or `aws` say more than the language that has the code.
  private static let languages: Set<String> = [
    "ar", "bg", "bn", "ca", "cn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "jp", "ko", "kr", "lt", "lv", "nb", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "tw", "ua", "uk", "ur", "us", "vi", "vn", "zh",
    "chs", "cht", "eng", "chinese", "english", "french", "german", "japanese", "korean",
    "portuguese", "russian", "spanish", "中文", "英文", "日本語", "한국어", "русский",
  ]

  /// The words that documentation, repositories and file systems are sorted by.
  private static let structure: Set<String> = [
    // Documentation.
    "doc", "docs", "document", "documents", "documentation", "documentations", "apidoc", "apidocs",
    "guide", "guides", "handbook", "help", "manual", "manuals", "tutorial", "tutorials", "wiki",
    "reference", "references", "ref", "refs", "spec", "specs", "specification", "specifications",
    "appendix", "appendixes", "appendices", "faq", "support", "troubleshooting", "learn",
    "文档", "接口", "接口文档", "开发文档", "ドキュメント", "문서", "документация",
    // What it is about.
    "api", "apis", "rest", "restapi", "restful", "http", "sdk", "dev", "developer", "developers",
    "develop", "code", "codes", "error", "errors", "errorcode", "errorcodes", "status", "statuses",
    "exception", "exceptions", "common", "general", "misc", "other", "others", "shared",
    "错误码", "错误代码", "エラーコード",
    // Web sites and their generators.
    "site", "sites", "website", "web", "www", "html", "htdocs", "static", "public", "assets",
    "resources", "content", "contents", "page", "pages", "post", "posts", "articles", "includes",
    "partials", "i18n", "l10n", "lang", "langs", "language", "languages", "locale", "locales",
    "translation", "translations", "intl", "mdx", "md", "markdown",
    // Repositories.
    "src", "source", "sources", "lib", "pkg", "packages", "main", "master", "trunk", "head",
    "branches", "tags", "latest", "stable", "current", "next", "release", "releases", "version",
    "versions", "versioned", "archive", "default",
    // File systems.
    "data", "file", "files", "folder", "text", "texts", "txt", "input", "raw", "tmp", "temp",
    "home", "root", "user", "users", "usr", "var", "opt", "srv", "mnt", "media",
  ]
}
