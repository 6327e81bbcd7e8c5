import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// A cell with many codes gives a catalog that grows with the document, not with its square.
@Suite struct RowBoundsTests {
  private func list(_ count: Int) -> String {
    (1...count).map { "\(10_000 + $0)" }.joined(separator: ", ")
  }

  /// A table whose first rows are clearly codes.
  private func read(_ rows: String..., header: String = "Error Code | Description") -> Reading {
    let codes = (1...5).map { "| \($0) | Invalid |" }
    return Reading(codeTable((codes + rows).joined(separator: "\n"), header: header))
  }

  /// All the bytes of text in the entries.
  private func bytes(_ reading: Reading) -> Int {
    reading.entries.reduce(0) {
      $0 + $1.description.utf8.count + $1.cells.reduce(0) { $0 + $1.text.utf8.count }
    }
  }

  @Test(arguments: [
    (1, 1, 0), (999, 999, 0), (1_000, 1_000, 0), (1_001, 1_000, 1), (5_000, 1_000, 1),
  ])
  func `a cell gives a thousand codes, and a diagnostic names the others`(
    count: Int, kept: Int, diagnostics: Int
  ) {
    let reading = read("| \(list(count)) | Refused |", "| 7 | Next |")
    #expect(reading.entries.count == kept + 6)
    #expect(reading.balance == RowBalance(imported: 7, withDiagnostics: diagnostics))
    let found = reading.diagnostics.filter { $0.rule == .tooManyCodes }
    #expect(found.count == diagnostics && found.allSatisfy { $0.severity == .error })
    if count == 5_000 {
      #expect(
        found[0].message
          == "the cell lists 5000 codes, and 4000 of them are left out: '11001' to '15000'; give each "
          + "code a row, or list at most 1000")
    }
  }

  @Test func `the first codes keep a long text, and no code is lost`() {
    let text = String(repeating: "word ", count: 60_000) + "end"
    let reading = read("| \(list(100)) | \(text) |")
    let texts = reading.entries.dropFirst(5).map(\.description)
    #expect(texts == Array(repeating: text, count: 4) + Array(repeating: "", count: 96))
    #expect(reading.findings == ["10:3 too-many-codes"])
    #expect(
      reading.diagnostics[0].message
        == "the row has 100 codes and too much text to copy it to each: '10005' and those after it "
        + "have none; give each code a row")
    #expect(bytes(reading) < 2 * text.utf8.count + RowBounds.mostCopied)
  }

  @Test(.timeLimit(.minutes(15)))
  func `continuation rows with many codes are added only to the first code, and none is lost`() {
    let rows = (0..<20_000).map { "| | more \($0) | and it goes on |" }
    let reading = read(
      (["| \(list(1_000)) | Refused | |"] + rows).joined(separator: "\n"),
      header: "Error Code | Description | Note")
    #expect(reading.entries.count == 1_005)
    #expect(reading.entries[5].description.hasSuffix("more 19999"))
    #expect(reading.entries[5].cells[0].text.utf8.count == 20_000 * 15 - 1)
    #expect(bytes(reading) < 3 * RowBounds.mostCopied)
    #expect(reading.diagnostics.count { $0.rule == .tooManyCodes } == 1)
    let joined = reading.diagnostics.filter { $0.rule == .emptyCode }
    #expect(joined.count == 1 && joined[0].message.hasPrefix("20000 rows have no code"))
    #expect(reading.balance.rejected == 0)
  }

  @Test func `the codes of a cell that spans rows count in each of them`() {
    var bounds = RowBounds()
    let kept = [false, true, true, true, true, false].map { bounds.begin(400, isRepeated: $0) }
    #expect(kept == [400, 400, 200, 1, 1, 400])
  }

  @Test func `an attribute is bounded like a description`() {
    let text = String(repeating: "x", count: 600_000)
    let reading = read(
      "| \(list(9)) | Refused | \(text) |", header: "Error Code | Description | Note")
    let haveText = reading.entries.dropFirst(5).map { !$0.cells.isEmpty }
    #expect(haveText == [true, true] + Array(repeating: false, count: 7))
  }
}
