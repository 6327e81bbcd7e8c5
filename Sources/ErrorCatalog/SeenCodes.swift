/// The codes that a document has listed so far, and what they said.
struct SeenCodes: Sendable {
  /// What a document said of a code before.
  enum Before: Equatable {
    /// Nothing.
    case no
    /// The same, in the same table.
    case sameText
    /// Something else, in the same table.
    case otherText
    /// The same, in another domain.
    case sameTextElsewhere
    /// Something else, in the domain with this slug.
    case otherTextElsewhere(String)
  }

  private struct Code {
    var domain: Int32
    var count: Int32
    /// A hash of the first text: the texts themselves would be as much as the document.
    var text: Int
  }

  private var codes: [String: Code] = [:]
  private var domains: [String] = []

  /// Starts a domain.
  mutating func begin(domain slug: String) {
    domains.append(slug)
  }

  /// Adds a code of the current domain.
  ///
  /// - Returns: Its occurrence in the domain, from 1, and what was said of it before.
  mutating func add(_ code: String, text: String) -> (occurrence: Int, before: Before) {
    let domain = Int32(domains.count - 1)
    let hash = text.hashValue
    guard let before = codes[code] else {
      codes[code] = Code(domain: domain, count: 1, text: hash)
      return (1, .no)
    }
    let isSame = before.text == hash
    guard before.domain == domain else {
      codes[code] = Code(domain: domain, count: 1, text: hash)
      return (1, isSame ? .sameTextElsewhere : .otherTextElsewhere(domains[Int(before.domain)]))
    }
    codes[code]?.count += 1
    return (Int(before.count) + 1, isSame ? .sameText : .otherText)
  }
}
