import BuiltInFiles
import MarkdownReader
import TestSupport
import Testing

@testable import CodeDocuments

/// The table of the words of headers, `seeds/headers.md`.
@Suite struct HeaderWordsTests {
  private static func rows() -> [[String]] {
    let document = Document(path: "headers.md", bytes: BuiltInFile.headers.bytes)
    return (ruleRows(headed: headerWordsHeader, in: document) ?? []).map { $0.cells.map(\.text) }
  }

  @Test func `thirty languages have words for code, error and description`() {
    var kinds: [String: Set<String>] = [:]
    for row in Self.rows() { kinds[row[1], default: []].insert(row[0]) }
    let whole = kinds.filter { language, kinds in
      kinds.isSuperset(of: ["error", "description"])
        && !kinds.isDisjoint(with: ["code", "error code"])
    }
    #expect(whole.count >= 30, "\(Set(kinds.keys).subtracting(whole.keys))")
  }

  @Test func `each word is there once in its kind and language, in lower case`() {
    for row in Self.rows() {
      let words = row[2].split(separator: "; ").map(String.init)
      #expect(Set(words).count == words.count, "\(row[0]) \(row[1])")
      #expect(words.allSatisfy { $0 == $0.lowercased() && !$0.isEmpty }, "\(row[0]) \(row[1])")
    }
  }

  @Test func `each kind is one that readers of headers ask for`() {
    let kinds = Set(Self.rows().map { $0[0] })
    #expect(kinds == Set(HeaderName.WordKinds.named.keys))
    #expect(Set(HeaderName.WordKinds.named.values.map(\.rawValue)).count == kinds.count)
    #expect(HeaderName.kinds(of: "codes").isSuperset(of: .code))
    #expect(HeaderName.kinds(of: ["http", "xyzzy", "urgency"]) == [.http, .severity])
    #expect(HeaderName.kinds(of: "xyzzy").isEmpty)
  }

  @Test func `the table itself lists no codes`() {
    let reading = Reading(bytes: BuiltInFile.headers.bytes, path: "headers.md")
    #expect(reading.domains.isEmpty && reading.holdsRules)
  }
}
