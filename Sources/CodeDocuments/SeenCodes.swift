/// The codes that a document has listed so far, with their texts.
struct SeenCodes: Sendable {
  /// An earlier listing of a code.
  enum Before: Equatable {
    /// Nothing.
    case no
    /// The same, in the same table, first in this line.
    case sameText(line: Int)
    /// Something else, in the same table, first in this line.
    case otherText(line: Int)
    /// The same, in another domain.
    case sameTextElsewhere
    /// Something else, in the domain with this slug, first in this line.
    case otherTextElsewhere(String, line: Int)
  }

  private struct Code {
    var domain: Int32
    var count: Int32
    /// The line of the code's first row in the domain.
    var line: Int32
    /// A hash of the first text: the texts themselves would be as much as the document.
    ///
    /// It is in halves, so that a code takes 20 bytes and not 24.
    var text: (UInt32, UInt32)

    init(domain: Int32, line: Int32, text: Int) {
      self.domain = domain
      count = 1
      self.line = line
      self.text = Self.halves(text)
    }

    func has(text: Int) -> Bool { self.text == Self.halves(text) }

    private static func halves(_ hash: Int) -> (UInt32, UInt32) {
      (UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32))
    }
  }

  /// How much more the document may become.
  var room: DocumentRoom

  private var ids = TextIDs()
  /// The codes by their ids, which count from 1.
  private var codes: [Code] = []
  private var domains: [String] = []

  /// Nothing yet, of a document of this many bytes.
  init(bytes: Int = 0) { room = DocumentRoom(bytes: bytes) }

  /// Starts a domain.
  mutating func begin(domain slug: String) {
    domains.append(slug)
  }

  /// Adds a code of the current domain, in a line of the document.
  ///
  /// - Returns: Its occurrence in the domain, from 1, and its earlier listing.
  mutating func add(
    _ code: String, text: String, line: Int
  ) -> (occurrence: Int, before: Before) {
    let line = Int32(clamping: line)
    let domain = Int32(domains.count - 1)
    let hash = TextIDs.shortHash(text)
    let (id, isNew) = ids.id(of: code)
    if isNew {
      codes.append(Code(domain: domain, line: line, text: hash))
      return (1, .no)
    }
    let before = codes[id - 1]
    let isSame = before.has(text: hash)
    let first = Int(before.line)
    guard before.domain == domain else {
      codes[id - 1] = Code(domain: domain, line: line, text: hash)
      guard !isSame else { return (1, .sameTextElsewhere) }
      return (1, .otherTextElsewhere(domains[Int(before.domain)], line: first))
    }
    codes[id - 1].count += 1
    return (Int(before.count) + 1, isSame ? .sameText(line: first) : .otherText(line: first))
  }
}
