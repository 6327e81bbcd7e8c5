import MarkdownReader
import TestSupport
import Testing

/// The blocks outside tables against cmark-gfm: headings, items, paragraphs and code.
@Suite struct OutlineDifferentialTests {
  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func `generated documents have the blocks that cmark-gfm finds`(seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    var documents: [String] = []
    for _ in 0..<400 { documents.append(generator.document()) }
    let batch = documents.map(quoted).joined(separator: "\n# next\n\n")
    let (ours, theirs) = (blocks(of: batch), try CMark.blocks(of: batch))
    if ours == theirs { return }
    for document in documents {
      let quoted = quoted(document)
      let (ours, theirs) = (blocks(of: quoted), try CMark.blocks(of: quoted))
      guard ours != theirs else { continue }
      Issue.record("seed \(seed)\n\(quoted)\nours: \(ours)\ntheirs: \(theirs)")
      return
    }
    Issue.record("seed \(seed): the documents differ only together")
  }

  @Test(arguments: [
    "# a\n\n## `b` *c*\n\nd\n===\n", "- a\n  - b\n\n    c\n- \n- d\n", "1. a\n2) b\n",
    "> - a\n>\n>   b\n",
    "```c\na\n\nb\n```\n", "- ```\n  a\n  ```\n", "    a\n\n    b\n\nc\n",
    "a\n: b\n\n- [c](d): e\n",
    "* * * a\n", "- a\n\n\n  b\n", "| a |\n|---|\n| b |\n\nc\n",
  ])
  func `blocks are those of cmark-gfm`(document: String) throws {
    #expect(blocks(of: document) == (try CMark.blocks(of: document)))
  }

  private func quoted(_ document: String) -> String {
    document.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
      .joined(separator: "\n")
  }

  private func blocks(of document: String) -> [String] {
    var reader = MarkdownOutlineReader(Array(document.utf8))
    var blocks: [String] = []
    while let block = reader.next() {
      switch block {
      case .heading(let level, let text, _): blocks.append("heading \(level) \(text.text)")
      case .item(let level, _, _, _): blocks.append("item \(level)")
      case .text(let lines, let level):
        blocks.append("text \(level) \(lines.map(\.text).joined(separator: " "))")
      case .code(let lines, _, let level):
        let text = lines.map(\.text).joined(separator: "\n")
        blocks.append("code \(level) \(CMark.lines(ofCode: text))")
      case .frontMatter, .table, .html: break
      }
    }
    return blocks
  }
}
