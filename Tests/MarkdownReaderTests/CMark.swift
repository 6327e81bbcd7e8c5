import Foundation
import TestSupport

/// The `cmark-gfm` command, the reference for our reader.
enum CMark {
  /// A reason why the command gave no answer.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The path of the command, or a failure that says how to install it.
  static func path() throws -> String {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for folder in folders {
      let path = "\(folder)/cmark-gfm"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw Failure(
      description: "the command cmark-gfm is missing: `make test` installs it, "
        + "or apt-get install cmark-gfm")
  }

  /// Returns the document as the command's XML.
  static func xml(_ document: String) throws -> [UInt8] {
    let input = FileManager.default.temporaryDirectory
      .appendingPathComponent("errcat-\(UUID().uuidString).md")
    try Data(document.utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let command =
      "'\(try path())' --extension table --extension strikethrough --to xml --sourcepos "
      + "'\(input.path)'"
    guard let output = popen(command, "r") else {
      throw Failure(description: "cmark-gfm does not start")
    }
    var xml: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, output)
      if count == 0 { break }
      xml += buffer[..<count]
    }
    guard pclose(output) == 0 else { throw Failure(description: "cmark-gfm failed") }
    return xml
  }

  /// Returns the command's reading of a document.
  static func reading(of document: String) throws -> Reading {
    var parser = XMLReading(try xml(document))
    return parser.reading()
  }

  /// Returns the headings, items, paragraphs and blocks of code of a document, outside tables.
  static func blocks(of document: String) throws -> [String] {
    var parser = XMLReading(try xml(document))
    _ = parser.reading()
    return parser.blocks
  }

  /// The lines of a block of code, without white space around each and without blank ones.
  static func lines(ofCode text: String) -> [String] {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }
}

/// Turns the command's XML into a reading, by the rules for plain text that the reader follows.
private struct XMLReading {
  private static let separators: Set<String> = [
    "br", "p", "li", "ul", "ol", "div", "dl", "dt", "dd", "tr", "td", "th", "table", "hr", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
  ]
  /// A placeholder for a line break in a paragraph's text.
  private static let lineBreak: Unicode.Scalar = "\u{0}"

  private let xml: [UInt8]
  private var position = 0
  private var result = Reading()
  private var headings: [(level: Int, text: String)] = []
  private var lead: String?
  private var containers: [String] = []
  private var text = ""
  private var level = 0
  private var line = 0
  private var cells: [String] = []
  private(set) var blocks: [String] = []

  private var itemLevel: Int { containers.count { $0 == "item" } }

  init(_ xml: [UInt8]) { self.xml = xml }

  mutating func reading() -> Reading {
    while let open = xml[position...].firstIndex(of: UInt8(ascii: "<")) {
      let close = xml[open...].firstIndex(of: UInt8(ascii: ">")) ?? xml.count
      let tag = String(decoding: xml[open + 1..<close], as: UTF8.self)
      position = close + 1
      let name = tag.prefix { $0 != " " }
      switch name {
      case "text", "code": text += content()
      case "html_inline": text += separator(in: content())
      case "html_block": _ = content()
      case "code_block":
        let code = tag.hasSuffix("/") ? "" : content()
        blocks.append("code \(itemLevel) \(CMark.lines(ofCode: code))")
      case "softbreak", "linebreak": text.unicodeScalars.append(XMLReading.lineBreak)
      case "paragraph", "table_cell": text = ""
      case "heading":
        text = ""
        level = Int(attribute("level", of: tag)) ?? 0
      case "block_quote": containers.append("quote")
      case "item":
        containers.append("item")
        blocks.append("item \(itemLevel)")
      case "table_header", "table_row":
        cells = []
        line = Int(attribute("sourcepos", of: tag).prefix { $0 != ":" }) ?? 0
      case "/block_quote", "/item": containers.removeLast()
      case "/heading": endHeading()
      case "/paragraph": endParagraph()
      case "/table_cell": cells.append(normalized(text))
      case "/table_header":
        result.addTable(
          header: cells, headings: headings.map(\.text), lead: lead, containers: containers)
      case "/table_row": result.addRow(line: line, cells: cells)
      default:
        if name == "table_cell/" { cells.append("") }
      }
      if tag.hasSuffix("/") {
        if name == "heading" { endHeading() }
        if name == "table_cell" { cells.append("") }
        if name == "item" || name == "block_quote" { containers.removeLast() }
      }
    }
    return result
  }

  private mutating func endHeading() {
    let plain = normalized(text)
    headings.removeAll { $0.level >= level }
    headings.append((level, plain))
    lead = plain
    blocks.append("heading \(level) \(plain)")
    result.addHeading(level: level, text: plain)
  }

  private mutating func endParagraph() {
    let plain = normalized(text)
    if !plain.isEmpty { blocks.append("text \(itemLevel) \(plain)") }
    let lines = text.unicodeScalars.split(separator: XMLReading.lineBreak)
    let last = lines.last { !$0.allSatisfy { XMLReading.isSpace($0) } }
    lead = last.map { normalized(String($0)) } ?? ""
  }

  /// Returns the text up to the next tag, and moves past that tag.
  private mutating func content() -> String {
    let end = xml[position...].firstIndex(of: UInt8(ascii: "<")) ?? xml.count
    let raw = String(decoding: xml[position..<end], as: UTF8.self)
    position = (xml[end...].firstIndex(of: UInt8(ascii: ">")) ?? xml.count - 1) + 1
    return raw.replacingOccurrences(of: "&lt;", with: "<")
      .replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&amp;", with: "&")
  }

  private func separator(in html: String) -> String {
    let name = html.drop { $0 == "<" || $0 == "/" }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
    return XMLReading.separators.contains(name.lowercased()) ? " " : ""
  }

  private func attribute(_ name: String, of tag: String) -> Substring {
    guard let start = tag.range(of: "\(name)=\"") else { return "" }
    return tag[start.upperBound...].prefix { $0 != "\"" }
  }

  private func normalized(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for word in text.unicodeScalars.split(whereSeparator: XMLReading.isSpace) {
      if !result.isEmpty { result.append(" ") }
      result.append(contentsOf: word)
    }
    return String(result)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (scalar.value >= 9 && scalar.value <= 13) || scalar == lineBreak
  }
}
