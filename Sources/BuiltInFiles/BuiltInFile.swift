internal import CBuiltInFiles

/// A file that is part of the program, byte by byte as the repository has it.
package struct BuiltInFile: @unchecked Sendable {
  /// schema.sql: the tables and views of a catalog.
  package static let schema = BuiltInFile(errcat_schema())
  /// sample-queries.sql: questions that a catalog answers.
  package static let sampleSQL = BuiltInFile(errcat_sample_queries())
  /// seeds/error-code-for-spot.md: the document of the sample catalog.
  package static let sampleDocument = BuiltInFile(errcat_sample_document())
  /// seeds/headers.md: what the columns of tables are called.
  package static let headers = BuiltInFile(errcat_headers())
  /// seeds/categories.md: the categories, and the rules that decide them.
  package static let categories = BuiltInFile(errcat_categories())
  /// seeds/synonyms.md: what people say for what documents say.
  package static let synonyms = BuiltInFile(errcat_synonyms())
  /// Page/page.css: the style of the HTML page.
  package static let pageStyle = BuiltInFile(errcat_page_style())
  /// Page/page.js: the first part of the page's script.
  package static let pageScript = BuiltInFile(errcat_page_script())
  /// Page/page-corrections.js: its second part.
  package static let pageCorrectionsScript = BuiltInFile(errcat_page_corrections_script())
  /// Page/page-controls.js: its last part.
  package static let pageControlsScript = BuiltInFile(errcat_page_controls_script())

  // The bytes are constants of the program, which nobody changes.
  private let buffer: UnsafeBufferPointer<UInt8>

  private init(_ file: errcat_file) {
    buffer = UnsafeBufferPointer(start: file.bytes, count: file.count)
  }

  /// The bytes, in an array of their own.
  package var bytes: [UInt8] { Array(buffer) }

  /// The text, which is UTF-8.
  package var text: String { String(decoding: buffer, as: UTF8.self) }

  /// Calls `body` with the bytes where they are, which takes no copy.
  package func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try body(buffer)
  }
}
