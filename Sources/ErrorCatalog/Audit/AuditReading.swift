internal import CodeDocuments
internal import CodeLogs
internal import SourceCodes

/// What the files of an audit say, file after file.
struct AuditReading {
  /// A code that source text uses, and where it does so first.
  struct Use {
    var text: String
    var path: String
    var line: Int
    var column: Int
    /// The list whose codes have its form.
    var list: (source: String, domain: String)?
  }

  /// A code that source text gives a name.
  struct Naming {
    var code: String
    var name: String
    var path: String
    var line: Int
    var column: Int
  }

  let known: AuditIndex
  private let documents: [AuditDocument]
  private let sizes: Set<Int>
  private let pattern: CodePattern?
  private var scanner: SourceScanner
  /// The first use of each code that the index does not have as a term.
  private(set) var others: [Use] = []
  private var seen: Set<String> = []
  private(set) var namings: [Naming] = []
  /// The paths, as typed, of the catalog's own documents.
  private(set) var typedPaths: [String: String] = [:]

  init(_ known: AuditIndex, _ documents: [AuditDocument], pattern: CodePattern?) {
    self.known = known
    self.documents = documents
    self.pattern = pattern
    sizes = Set(documents.map(\.size))
    scanner = SourceScanner(known.index)
  }

  /// How source text uses each term.
  var uses: [SourceUse] { scanner.uses }

  /// Reads a file; returns whether it is source text.
  mutating func read(_ file: AuditFile, _ bytes: [UInt8], declares: Bool) -> Bool {
    guard !SourceFile.isBinary(bytes) else { return false }
    if let document = document(file, bytes) {
      typedPaths[document.source + "\0" + document.path] = file.typedPath
      return false
    }
    let isTest = SourceFile.isTest(file.path) && !declares
    scanner.keepsTokens = declares
    scanner.scan(bytes.span, path: file.path, isTest: isTest)
    for mention in scanner.mentions {
      switch mention.subject {
      case .family(let family):
        add(
          Use(
            text: mention.text, path: file.typedPath, line: mention.line, column: mention.column,
            list: known.lists[family]))
      case .term: break
      }
      if let name = mention.name {
        namings.append(
          Naming(
            code: mention.text, name: name, path: file.typedPath, line: mention.line,
            column: mention.column))
      }
    }
    if declares { readDeclared(file, bytes) }
    if let pattern, !isTest { find(pattern, file, bytes) }
    return true
  }

  /// The document of the catalog that a file is.
  private func document(_ file: AuditFile, _ bytes: [UInt8]) -> AuditDocument? {
    let isProse = CommentStyle(ofFile: file.path).isProse
    let same = documents.first { document in
      document.path == file.treePath && document.source == file.treeSource
    }
    let equal = same ?? documents.first { $0.path == file.treePath || $0.path == file.path }
    if let equal { return equal }
    if isProse,
      let ending = documents.first(where: { file.treePath.hasSuffix("/" + $0.path) })
    {
      return ending
    }
    guard sizes.contains(bytes.count) else { return nil }
    let hash = SHA256.hex(of: bytes)
    return documents.first { $0.size == bytes.count && $0.sha256 == hash }
  }

  private mutating func add(_ use: Use) {
    if seen.insert(use.text).inserted { others.append(use) }
  }

  // MARK: - Files that declare codes

  private mutating func readDeclared(_ file: AuditFile, _ bytes: [UInt8]) {
    let declared = DeclaredCodes.codes(in: bytes.span, scanner.tokens, path: file.path)
    for code in declared {
      guard let text = self.code(code) else { continue }
      let (line, column) = scanner.position(bytes.span, code.range.lowerBound)
      if let name = code.name, code.literal != nil {
        namings.append(
          Naming(
            code: text, name: name, path: file.typedPath, line: line, column: column))
      }
      let names = [code.name, code.literal].compactMap(\.self)
      let isKnown = names.contains { !terms(of: $0).isEmpty }
      if !isKnown {
        add(Use(text: text, path: file.typedPath, line: line, column: column, list: firstList))
      }
    }
  }

  /// What a declared code is called: its literal if that has the form of the catalog's codes, else its
  /// name if that has.
  private func code(_ declared: DeclaredCode) -> String? {
    if let literal = declared.literal {
      if let number = Self.number(literal) {
        let count = String(number.magnitude).utf8.count
        if known.digits?.contains(count) == true { return literal }
      } else if isForm(literal) {
        return literal
      }
    }
    return declared.name.flatMap { isForm($0) ? $0 : nil }
  }

  private func isForm(_ text: String) -> Bool {
    guard let form = NameForm(text) else { return !terms(of: text).isEmpty }
    guard form != .word else { return !terms(of: text).isEmpty }
    // One language writes as constants what the document writes in capitals.
    let same: Set<NameForm> = [.capitals, .pascal]
    return known.nameForms.contains(form)
      || same.contains(form) && !known.nameForms.isDisjoint(with: same)
  }

  func terms(of text: String) -> [Int] {
    known.index.terms(of: text, number: Self.number(text))
  }

  /// The value of a number as programs write it.
  static func number(_ text: String) -> Int64? {
    CodeText.number(of: text.filter { $0 != "_" })
  }

  private var firstList: (source: String, domain: String)? {
    known.codes.first.map { ($0.source, $0.domain) }
  }

  // MARK: - Patterns

  private mutating func find(_ pattern: CodePattern, _ file: AuditFile, _ bytes: [UInt8]) {
    var comments = scanner.comments[...]
    for range in pattern.groups(in: bytes) {
      while let comment = comments.first, comment.upperBound <= range.lowerBound {
        comments = comments.dropFirst()
      }
      if comments.first?.contains(range.lowerBound) == true { continue }
      let text = String(decoding: bytes[range], as: UTF8.self)
      guard !text.isEmpty, terms(of: text).isEmpty else { continue }
      let (line, column) = scanner.position(bytes.span, range.lowerBound)
      add(Use(text: text, path: file.typedPath, line: line, column: column, list: firstList))
    }
  }
}
