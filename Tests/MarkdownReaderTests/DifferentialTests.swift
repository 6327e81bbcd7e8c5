import MarkdownReader
import TestSupport
import Testing

/// The reader against cmark-gfm: both read the same headings, tables and rows in every document.
@Suite struct DifferentialTests {
  /// Mistakes of cmark-gfm, and what our reader does instead.
  ///
  /// A document with one of these texts is not compared.
  static let exceptions: [(text: String, reason: String)] = [
    (
      "\r",
      "cmark-gfm's table scanner wants a line feed, so it sees no table in lines that end with a "
        + "carriage return; we read them as any line"
    )
  ]

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `generated documents read as cmark-gfm reads them`(seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    var documents: [String] = []
    for _ in 0..<500 { documents.append(generator.document()) }
    try compare(documents, name: "seed \(seed)")
  }

  @Test func `documents at the top level read as cmark-gfm reads them`() throws {
    var generator = DocumentGenerator(seed: 99)
    for index in 0..<100 {
      try compareAlone(generator.document(), name: "seed 99, document \(index)")
    }
  }

  @Test func `fixtures read as cmark-gfm reads them`() throws {
    for (name, document) in Fixtures.documents { try compareAlone(document, name: name) }
  }

  @Test func `every punctuation character of Unicode counts as in cmark-gfm`() throws {
    var document = "|a|\n|-|\n"
    for value in 0x80...UInt32(0x1FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let description = "\(scalar.properties.generalCategory)"
      guard
        description.contains("Punctuation") || description.contains("Separator")
          || scalar.properties.generalCategory == .otherSymbol
      else { continue }
      document += "|a*\(scalar)*b|\n"
    }
    #expect(try Reading(byTableReader: document) == CMark.reading(of: document))
  }

  @Test func `labels match in any case, as in cmark-gfm`() throws {
    var document = "|a|\n|-|\n"
    var definitions = "\n"
    for value in 0x80...UInt32(0x1FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let variants = [
        scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping,
        scalar.properties.titlecaseMapping,
      ]
      for (index, variant) in variants.enumerated() where variant != String(scalar) {
        document += "|[\(scalar)\(index)-\(value)]|\n"
        definitions += "[\(variant)\(index)-\(value)]: /u\n"
      }
    }
    #expect(
      try Reading(byTableReader: document + definitions)
        == CMark.reading(of: document + definitions))
  }

  /// Compares documents in one run of the command: each in its own block quote, which closes every
  /// block that the document leaves open.
  private func compare(_ documents: [String], name: String) throws {
    let batch = documents.map(quoted).joined(separator: "\n# next\n\n")
    let ours = Reading(byTableReader: batch)
    if try ours == CMark.reading(of: batch) { return }
    for document in documents { try compareAlone(quoted(document), name: name) }
    Issue.record("\(name): the documents differ only together")
  }

  private func quoted(_ document: String) -> String {
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { "> \($0)\n" }.joined()
  }

  private func compareAlone(_ document: String, name: String) throws {
    if DifferentialTests.exceptions.contains(where: { document.contains($0.text) }) { return }
    guard try differs(document) else { return }
    let small = try shrunk(document)
    let theirs = try CMark.reading(of: small)
    Issue.record(
      """
      \(name): \(small.debugDescription) reads
      \(Reading(byTableReader: small).lines.joined(separator: "\n"))
      but by cmark-gfm
      \(theirs.lines.joined(separator: "\n"))
      """)
  }

  private func differs(_ document: String) throws -> Bool {
    try Reading(byTableReader: document) != CMark.reading(of: document)
  }

  /// Returns a smaller document that the two still read differently: leaving out any line or
  /// character would end the difference.
  private func shrunk(_ document: String) throws -> String {
    var scalars = Array(document.unicodeScalars)
    var length = scalars.count
    while length > 0 {
      var index = 0
      while index + length <= scalars.count {
        var candidate = scalars
        candidate.removeSubrange(index..<index + length)
        if try differs(text(candidate)) { scalars = candidate } else { index += length }
      }
      length /= 2
    }
    return text(scalars)
  }

  private func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
