internal import MarkdownReader
internal import RecordReader

/// A document with its text, decoded once for all passes over it.
struct DecodedDocument {
  let document: Document
  /// The notation of its records, if it has nothing else.
  let recordForm: RecordForm?
  /// Whether it is an HTML page.
  let isPage: Bool
  /// Its text as Markdown; nothing of a page and of records.
  let markdown: MarkdownText
  /// The text of a page or of records; nothing of Markdown.
  let otherText: [UInt8]

  init(_ document: Document) {
    self.document = document
    recordForm = document.recordForm
    isPage = document.isPage
    let isMarkdown = recordForm == nil && !isPage
    let text = document.text
    var markdown = MarkdownText(isMarkdown ? text : [], dialect: document.dialect)
    markdown.resolveDefinitions()
    self.markdown = markdown
    otherText = isMarkdown ? [] : text
  }
}
