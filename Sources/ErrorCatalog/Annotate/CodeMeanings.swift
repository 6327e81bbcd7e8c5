/// What a code in a log means, by a catalog.
public final class CodeMeaning {
  /// The code as the catalog writes it; where its tables differ, in each way, with `/` between.
  public let code: String
  /// Its entries, in document order; never none.
  public let entries: [Entry]
  /// What to write for it, as whoever asked for it made it.
  public let note: [UInt8]

  init(entries: [Entry], note: (String, [Entry]) -> [UInt8]) {
    var codes: [String] = []
    for entry in entries where !codes.contains(entry.code) { codes.append(entry.code) }
    code = codes.joined(separator: "/")
    self.entries = entries
    self.note = note(code, entries)
  }
}

/// Looks up the codes of logs, each once.
///
/// A value is looked up as ``Catalog/explain(_:filter:)`` does, but `x:y` is never a domain and its
/// code. Memory is bounded: of distinct values 65,536 at most are remembered.
public final class CodeMeanings {
  private static let limit = 1 << 16

  private let catalog: Catalog
  private let filter: FilterIDs
  private let note: (String, [Entry]) -> [UInt8]
  private var ofShort: [UInt64: CodeMeaning?] = [:]
  /// The values of at most eight bytes looked up last, each at a place its bytes decide: in a log
  /// that repeats few codes, this saves nearly all of the dictionary's work.
  private var recent = [Recent](repeating: Recent(key: 0, meaning: nil), count: 256)
  private var ofLong: [[UInt8]: CodeMeaning?] = [:]
  private var ofEntries: [[Int]: CodeMeaning] = [:]

  private struct Recent {
    var key: UInt64
    var meaning: CodeMeaning?
  }

  /// Prepares to look codes up.
  ///
  /// - Parameters:
  ///   - catalog: Where to look.
  ///   - filter: Which entries count.
  ///   - note: Makes what to write for a code; called once for each.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public init(
    in catalog: Catalog, filter: Filter = Filter(),
    note: @escaping (String, [Entry]) -> [UInt8] = { _, _ in [] }
  ) throws {
    self.catalog = catalog
    self.filter = try catalog.ids(filter)
    self.note = note
  }

  /// The meaning of a value, or nil.
  func meaning(of value: UnsafeRawBufferPointer) throws -> CodeMeaning? {
    // Without zero bytes, up to eight bytes are one number, and never zero.
    if let key = Self.number(of: value) {
      let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
      if recent[place].key == key { return recent[place].meaning }
      let meaning = try meaning(ofShort: key, value)
      recent[place] = Recent(key: key, meaning: meaning)
      return meaning
    }
    let key = Array(value)
    if let known = ofLong[key] { return known }
    let found = try look(up: value)
    if ofLong.count == Self.limit { ofLong.removeAll(keepingCapacity: true) }
    ofLong[key] = .some(found)
    return found
  }

  private static func number(of value: UnsafeRawBufferPointer) -> UInt64? {
    guard (1...8).contains(value.count) else { return nil }
    var number: UInt64 = 0
    for byte in value {
      guard byte != 0 else { return nil }
      number = number << 8 | UInt64(byte)
    }
    return number
  }

  private func meaning(ofShort key: UInt64, _ value: UnsafeRawBufferPointer) throws -> CodeMeaning?
  {
    if let known = ofShort[key] { return known }
    let found = try look(up: value)
    if ofShort.count == Self.limit { ofShort.removeAll(keepingCapacity: true) }
    ofShort[key] = .some(found)
    return found
  }

  private func look(up value: UnsafeRawBufferPointer) throws -> CodeMeaning? {
    guard let text = String(validating: value, as: UTF8.self), !Self.saysNothing(text) else {
      return nil
    }
    let ids = try catalog.codeIDs(CodeQuery(text), filter)
    if ids.isEmpty { return nil }
    if let known = ofEntries[ids] { return known }
    let meaning = CodeMeaning(
      entries: try ids.compactMap { try catalog.entry(id: $0) }, note: note)
    ofEntries[ids] = meaning
    return meaning
  }

  /// Whether a value stands for no value at all.
  static func saysNothing(_ text: String) -> Bool {
    ["null", "nil", "none", "true", "false", "undefined", "nan"].contains(text.lowercased())
  }

  /// Whether a value that no catalog knows is worth a word: a number or a name as codes have, not
  /// what programs say when all went well, nor an amount with its unit.
  static func isWorthReporting(_ text: String) -> Bool {
    guard CodeQuery.looksLikeCode(text), !saysNothing(text), !text.contains(" ") else {
      return false
    }
    let folded = text.lowercased()
    if ["0", "200", "ok", "success", "succeeded"].contains(folded) { return false }
    if let number = CodeText.number(of: text), number == 0 { return false }
    return !units.contains(String(folded.drop { $0.isNumber }))
      || folded.first?.isNumber != true
  }

  private static let units: Set<String> = [
    "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "ns", "us", "ms", "s", "m", "h", "d", "px",
    "hz", "khz", "mhz", "ghz",
  ]
}
