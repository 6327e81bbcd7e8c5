import CodeLogs
import Foundation
import TestSupport
import Testing

@testable import CodeDocuments

/// One list of names under which programs report a code: every use of it gives the same answer.
@Suite struct CodeNamesTests {
  private static func spellings(of name: String) -> [String] {
    let words = name.split(separator: "_").map(String.init)
    let camel =
      words[0]
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
    let capitals = name.uppercased()
    return [
      "\(name)=10016", "\(capitals)=10016", "\"\(camel)\": 10016",
      "\(name.replacing("_", with: "-")): 10016",
    ]
  }

  private static func texts(in use: CodeNames.Use) -> [String] {
    (CodeNames.names(in: use) + ["last_error_code"]).flatMap(spellings)
  }

  @Test func `explain and search know every name of the list`() throws {
    let folder = try TemporaryFolder.withSeeds()
    for text in Self.texts(in: .questions) {
      let explained = try folder.errcat("explain", text)
      #expect(explained.out.contains("Insufficient coins balance"), "explain \(text)")
      let found = try folder.errcat("search", text)
      #expect(found.out.contains("Insufficient coins balance"), "search \(text)")
    }
  }

  @Test func `annotate knows every name that is no status or count`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let texts = Self.texts(in: .logs)
    let lines = try folder.errcat("annotate", input: texts.joined(separator: "\n")).out
      .split(separator: "\n")
    #expect(lines.count == texts.count)
    for (text, line) in zip(texts, lines) {
      #expect(line.hasPrefix("\(text)  # 10016 Insufficient coins balance"), "annotate \(text)")
    }
    let others = CodeNames.names(in: .questions).filter { !CodeNames.contains($0, in: .logs) }
    #expect(others == ["status", "result", "status_code", "exit_code"])
    for text in others.flatMap(Self.spellings) {
      #expect(try folder.errcat("annotate", input: text).out == text)
    }
  }

  @Test func `import reads a cell and a header with every name of the list`() throws {
    let folder = try TemporaryFolder()
    for name in CodeNames.names(in: .questions) {
      #expect(CodeText.parse("\(name): 10016").map(\.code) == ["10016"], "\(name)")
    }
    for name in CodeNames.names(in: .headers) {
      let header = name.filter { $0 != "_" }
      try folder.write(
        "# Errors\n\n| \(header) | Meaning |\n|---|---|\n| 10016 | No coins |\n| 10017 | None |\n",
        to: "a.md")
      let imported = try folder.errcat("import", "a.md", "--db", "\(header).db")
      #expect(imported.status == 0, "\(name): \(imported.err)")
      let explained = try folder.errcat("explain", "10016", "--db", "\(header).db")
      #expect(explained.out.contains("No coins"), "\(name)")
    }
  }

  @Test(arguments: ["zip_code", "mode", "decode", "port", "pid", "errors", "country-code"])
  func `a name that is not in the list announces nothing`(name: String) throws {
    #expect(!CodeNames.contains(name, in: .questions) && !CodeNames.contains(name, in: .logs))
    #expect(CodeFinder().codes(in: "\(name)=10016").isEmpty)
  }

  @Test func `the documentation lists every key of logs`() throws {
    let root = seeds.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let page = try String(contentsOfFile: root + "/docs/annotate.md", encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].split(separator: "`").filter { $0.allSatisfy(\.isKeyPart) }
    }.map(String.init)
    #expect(Set(listed) == Set(CodeKeys.standard))
  }

  @Test func `no name is listed twice, and the keys of logs can be keys`() throws {
    let folded = CodeNames.all.map { $0.name.filter { $0 != "_" } }
    #expect(Set(folded).count == folded.count)
    #expect(CodeKeys.standard == CodeNames.names(in: .logs))
    _ = try CodeKeys(adding: CodeKeys.standard)
  }
}

extension Character {
  fileprivate var isKeyPart: Bool { isLetter || self == "_" }
}
