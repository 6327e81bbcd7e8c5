internal import CodeDocuments
internal import MarkdownReader

/// The names of the types that hold the constants, one a domain.
enum TypeName {
  /// Returns the name of a domain's type: the words of its slug and `Error`.
  ///
  /// ```swift
  /// TypeName.name("rest-api")     // "RestAPIError"
  /// TypeName.name("error-codes")  // "APIError"
  /// ```
  ///
  /// - Returns: A name of ASCII letters and digits; for a slug without any, the name has its checksum.
  static func name(_ slug: String) -> String {
    var words = IdentifierWords.words(of: slug)
    if words.isEmpty { return "Domain\(ConstantName.checksum(slug).uppercased())Error" }
    while let last = words.last, endings.contains(last) { words.removeLast() }
    if words.isEmpty { words = ["api"] }
    if let first = words[0].utf8.first, first <= 0x39 { words.insert("code", at: 0) }
    if prefixes.contains(words[0]) { words.insert("domain", at: 0) }
    let name = words.map { initialisms.contains($0) ? $0.uppercased() : capitalized($0) }.joined()
    return name + (taken.contains(name) ? "APIError" : "Error")
  }

  /// Returns the names of the types of one file, all different even without case.
  ///
  /// A name that domains of several sources have is preceded by the source's; a name that is equal even so
  /// gets a checksum.
  static func names(of domains: [(source: String, slug: String)]) -> [String] {
    var names = domains.map { name($0.slug) }
    func repeated() -> Set<String> {
      var counts: [String: Int] = [:]
      for name in names { counts[name.lowercased(), default: 0] += 1 }
      return Set(counts.filter { $0.value > 1 }.keys)
    }
    let shared = repeated()
    for index in names.indices where shared.contains(names[index].lowercased()) {
      names[index] = name(domains[index].source + "-" + domains[index].slug)
    }
    let equal = repeated()
    for index in names.indices where equal.contains(names[index].lowercased()) {
      let domain = domains[index].source + "/" + domains[index].slug
      names[index] += ConstantName.checksum(domain).uppercased()
    }
    return names
  }

  /// Words at the end of a slug that `Error` says again.
  private static let endings: Set<String> = ["error", "errors", "code", "codes"]

  /// Words that begin the names of Go functions that go with a type.
  private static let prefixes: Set<String> = ["all", "lookup"]

  /// The words before `Error` in the names of Python's, JavaScript's and Swift's own errors.
  private static let taken: Set<String> = [
    "Aggregate", "Arithmetic", "Assertion", "Attribute", "BlockingIO", "BrokenPipe", "Buffer",
    "Cancellation", "ChildProcess", "Connection", "ConnectionAborted", "ConnectionRefused",
    "ConnectionReset", "Decoding", "EOF", "Encoding", "Environment", "Eval", "FileExists",
    "FileNotFound", "FloatingPoint", "IO", "Import", "Indentation", "Index", "Internal",
    "Interrupted", "IsADirectory", "Key", "Lookup", "Memory", "ModuleNotFound", "Name",
    "NotADirectory", "NotImplemented", "OS", "Overflow", "Permission", "ProcessLookup", "Range",
    "Recursion", "Reference", "Runtime", "Syntax", "System", "Tab", "Timeout", "Type", "URI",
    "UnboundLocal", "Unicode", "UnicodeDecode", "UnicodeEncode", "UnicodeTranslate", "Value",
    "ZeroDivision",
  ]

  /// Words that are written in capitals.
  private static let initialisms: Set<String> = [
    "api", "cpu", "db", "dns", "ftp", "html", "http", "https", "id", "io", "ip", "json", "jwt",
    "ota", "otc", "rpc", "sdk", "sms", "smtp", "sql", "ssh", "ssl", "tcp", "tls", "udp", "ui",
    "uri", "url", "usb", "utf8", "uuid", "vm", "xml",
  ]
}
