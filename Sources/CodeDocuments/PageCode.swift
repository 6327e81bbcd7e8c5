internal import MarkdownReader

/// The code that a whole document is about: its front matter says it, or its name is its heading.
struct PageCode {
  var code: LeadingCode
  var line: Int
  /// What the front matter says about it.
  var fields: [FieldLine] = []

  /// Looks at a block of a document: its front matter, or its title.
  init?(_ block: OutlineBlocks.Block, of document: Document) {
    switch block {
    case .frontMatter(let frontMatter): self.init(frontMatter)
    case .heading(level: 1, let text, _): self.init(text, document)
    default: return nil
    }
  }

  /// `code: "E1"`, and what else is said by the names of columns.
  private init?(_ frontMatter: FrontMatter) {
    let codes = frontMatter.fields.filter { HeaderName($0.key).isCode }
    guard let field = codes.first, let kind = LeadingCode.kind(of: field.value),
      kind != .word
    else { return nil }
    code = .written(field.value, kind: kind)
    line = field.line
    fields = frontMatter.fields.compactMap { other in
      other == field || other.key.lowercased() == "title"
        ? nil : FieldLine(label: other.key, known: other.value)
    }
  }

  /// `# E0001: text` in a file called `E0001.md`.
  private init?(_ title: TextLine, _ document: Document) {
    guard let code = OutlineCode.ofHeading(title), code.kind != .word,
      code.code.lowercased() == document.name.lowercased()
    else { return nil }
    // `404.md` is more often the page of a site that is shown for what is not there.
    let isAboutErrors = document.path.split(separator: "/").dropLast()
      .contains { HeadingSense.speaksOfErrors(String($0)) }
    guard isAboutErrors || (code.isPlain && !CodeText.isStatus(code.code)) else { return nil }
    self.code = code
    line = title.line
  }
}

extension HeaderName {
  /// Whether the name is that of codes of errors.
  fileprivate var isCode: Bool {
    switch self {
    case .errorCode, .code: true
    default: false
    }
  }
}
