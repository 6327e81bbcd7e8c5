import Glibc
import TestSupport
import Testing

/// A page of docs/ whose commands must print the output that the page shows.
struct ExamplePage {
  static let shipping = "docs/shipping-the-catalog.md"
  static let recipes = "docs/recipes.md"
  static let otherFormats = "docs/other-formats.md"
  static let repository: String = {
    let file: String = #filePath
    return file.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  }()

  /// A block of commands, and the output shown below it.
  struct Example {
    /// The language that runs it: `sh` or `python`; other languages are settings of other programs.
    var language: String
    /// The commands.
    var commands: String
    /// Their expected output.
    var output: String
  }

  /// The headings, in order.
  let sections: [String]
  private let examples: [String: Example]

  init(_ name: String) throws {
    guard let file = fopen("\(Self.repository)/\(name)", "r") else {
      throw SystemFailure(name)
    }
    defer { fclose(file) }
    var lines: [Substring] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      lines.append(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)[...])
    }
    var sections: [String] = []
    var examples: [String: Example] = [:]
    var block: (language: String, text: String)?
    for line in lines {
      let line = String(line.dropLast())
      if let open = block {
        guard line == "```" else {
          block = (open.language, open.text + line + "\n")
          continue
        }
        let section = sections.last ?? ""
        if open.language == "text" {
          examples[section]?.output = open.text
        } else if ["sh", "python"].contains(open.language) {
          examples[section] = Example(language: open.language, commands: open.text, output: "")
        }
        block = nil
      } else if line.hasPrefix("## ") {
        sections.append(String(line.dropFirst(3)))
      } else if line.hasPrefix("```") {
        block = (String(line.dropFirst(3)), "")
      }
    }
    self.sections = sections
    self.examples = examples
  }

  /// The example of a section.
  func example(_ section: String) throws -> Example { try #require(examples[section]) }

  /// The sections that have commands.
  var runnable: [String] { sections.filter { examples[$0] != nil } }
}
