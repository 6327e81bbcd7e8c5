extension HTMLBlock {
  /// The lines of a block of HTML that would be headers of tables, were the block Markdown.
  ///
  /// Comments, scripts and the like hold what nobody is meant to read, so they are passed over.
  static func tableLines(_ lines: [BlockParser.TextLine], in bytes: [UInt8]) -> [Int] {
    guard let first = lines.first, !isVerbatim(bytes[first.start..<first.end]) else { return [] }
    return zip(lines, lines.dropFirst()).compactMap { header, delimiter in
      isDelimiterRow(bytes[delimiter.start..<delimiter.end])
        && bytes[header.start..<header.end].contains(UInt8(ascii: "|")) ? header.number : nil
    }
  }

  private static func isVerbatim(_ line: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: line.prefix(12), as: UTF8.self).lowercased()
    return ["<!", "<?", "{/*", "<pre", "<script", "<style", "<textarea"].contains(
      where: start.hasPrefix)
  }

  /// Whether a line has a pipe, a dash, and nothing that a delimiter row has not.
  private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return text.contains(UInt8(ascii: "|")) && text.contains(UInt8(ascii: "-"))
      && text.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }
}
