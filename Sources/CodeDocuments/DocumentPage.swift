internal import ErrcatPlatform

extension Document {
  /// Whether the document is an HTML page, as its import, the ending of its path, or else its first
  /// bytes say.
  var isPage: Bool {
    if let form = options.form { return form == .html }
    if mayBeDocument(path) { return isPageName(path) }
    return startsAsPage(bytes[...])
  }

  /// The encoding that a page declares (HTML Standard, section 13.2.3.2), unless it is UTF-8 or
  /// nothing in the page needs it; nil for any other document.
  var pageEncoding: TextEncoding? {
    guard isPage, !bytes.isPlain, let name = bytes.prefix(4096).declaredEncoding else { return nil }
    return TextEncoding(name)
  }
}

extension [UInt8] {
  /// Whether the bytes are UTF-8, or show themselves to be UTF-16 or UTF-32, without an escape.
  fileprivate var isPlain: Bool {
    if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return true }
    return !contains(0x1B) && String(validating: self, as: UTF8.self) != nil
  }
}

extension ArraySlice<UInt8> {
  /// The encoding that a `<meta>` names, as the C library calls it.
  fileprivate var declaredEncoding: String? {
    let text = String(decoding: map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    var rest = text[...]
    while let meta = rest.firstRange(of: "<meta") {
      let end = rest[meta.upperBound...].firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[meta.upperBound..<end]
      rest = rest[end...]
      guard let start = tag.firstRange(of: "charset") else { continue }
      let value = tag[start.upperBound...].drop { $0.isWhitespace }
      guard value.first == "=" else { continue }
      let name = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        .prefix { !$0.isWhitespace && !"\"';/>".contains($0) }
      return Self.encodings[String(name)] ?? String(name)
    }
    return nil
  }

  /// The encodings that a browser takes for others (Encoding Standard, section 4.2).
  private static var encodings: [String: String] {
    [
      "ascii": "windows-1252", "us-ascii": "windows-1252", "iso-8859-1": "windows-1252",
      "latin1": "windows-1252", "iso-8859-9": "windows-1254", "tis-620": "windows-874",
      "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
      "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
      "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5-hkscs",
    ]
  }
}

/// Whether a text starts as an HTML page does: with its document type or its outermost element,
/// after comments and the declaration of XML.
func startsAsPage(_ bytes: ArraySlice<UInt8>) -> Bool {
  // In UTF-16 every other byte is NUL.
  let start = bytes.prefix(2048).filter { $0 != 0 && $0 < 0x80 }
  var text = String(decoding: start, as: UTF8.self).lowercased()[...]
  while true {
    text = text.drop(while: \.isWhitespace)
    let end: String
    if text.hasPrefix("<!--") {
      end = "-->"
    } else if text.hasPrefix("<?xml") {
      end = "?>"
    } else {
      break
    }
    guard let range = text.firstRange(of: end) else { return false }
    text = text[range.upperBound...]
  }
  for start in ["<!doctype html", "<html"] where text.hasPrefix(start) {
    guard let next = text.dropFirst(start.count).first else { return true }
    return next.isWhitespace || next == ">"
  }
  return false
}

/// Whether a regular file starts as an HTML page does.
func startsAsPage(fileAt path: String) -> Bool {
  guard case .regular(let size) = FileKind(path: path), size > 0 else { return false }
  let descriptor = openPath(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 2048)
  let count = read(descriptor, &bytes, bytes.count)
  return count > 0 && startsAsPage(bytes[..<count])
}
