import RecordReader
import TestSupport
import Testing

/// The example in the comments of `Sources/RecordReader`, word for word.
@Suite struct DocumentedExamples {
  @Test func `a record's cells are read`() {
    let lines = printed {
      var reader = RecordReader(Array(#"[{"code": 1, "text": "a"}]"#.utf8), as: .json)
      while let event = reader.next() {
        if case .row(let row) = event { print(row.cells.map { $0?.text ?? "" }) }  // ["1", "a"]
      }
    }
    #expect(lines == [#"["1", "a"]"#])
  }
}
