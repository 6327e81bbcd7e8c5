import Foundation
import Testing

@testable import CodeDocuments

/// Runs the tables of `docs/code-forms.md`, row by row.
struct CodeTextFormsTests {
  /// A row of the tables: a cell and its codes.
  struct Form: CustomTestStringConvertible, Sendable {
    var line: Int
    var cell: String
    var codes: [String]
    var numbers: [String]
    var symbols: [String]
    var attributes: [String]

    var testDescription: String { "line \(line): \(cell)" }

    /// Reads a row of five columns; nil for other lines and for header rows.
    init?(line: Int, text: Substring) {
      let columns = text.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard columns.count == 7, columns[1].hasPrefix("`") else { return nil }
      func values(_ column: String) -> [String] {
        column.split(separator: "·", omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
          .map {
            $0.replacingOccurrences(of: "\\u{A0}", with: "\u{A0}")
              .replacingOccurrences(of: "\\u{200B}", with: "\u{200B}")
          }
          .filter { !$0.isEmpty }
      }
      self.line = line
      cell = values(columns[1]).first ?? ""
      codes = values(columns[2])
      numbers = values(columns[3])
      symbols = values(columns[4])
      attributes = values(columns[5])
    }
  }

  static let forms: [Form] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try? String(contentsOf: root.appending(path: "docs/code-forms.md"), encoding: .utf8)
    return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { Form(line: $0.offset + 1, text: $0.element) }
  }()

  @Test func `the document has its tables`() {
    #expect(Self.forms.count > 60)
    #expect(Self.forms.contains { $0.codes.isEmpty })
    #expect(Self.forms.contains { $0.codes.count == 3 })
  }

  @Test(arguments: forms)
  func `a cell gives the codes that the document shows`(form: Form) {
    let codes = CodeText.parse(form.cell)
    #expect(codes.map(\.code) == form.codes)
    #expect(codes.compactMap { $0.number.map(String.init) } == form.numbers)
    #expect(codes.compactMap(\.symbol) == form.symbols)
    #expect(
      codes.flatMap { $0.attributes.map { "\($0.key)=\($0.value)" } }.sorted()
        == form.attributes.sorted())
  }
}
