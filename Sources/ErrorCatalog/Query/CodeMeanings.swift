internal import CodeDocuments
package import CodeLogs

/// Looks up the codes of logs, each once.
///
/// A value is looked up as ``Catalog/explain(_:filter:)`` does, but `x:y` is never a domain and its
/// code. Memory is bounded: of distinct values 65,536 at most are remembered.
package final class CodeMeanings {
  private static let limit = 1 << 16

  private let catalog: Catalog
  private let filter: FilterIDs
  private var ofShort: [UInt64: CodeMeaning?] = [:]
  /// The values of at most eight bytes looked up last, each at a place its bytes decide: in a log
  /// that repeats few codes, this saves nearly all of the dictionary's work.
  private var recent = [Recent](repeating: Recent(key: 0, meaning: nil), count: 256)
  private var ofLong: [[UInt8]: CodeMeaning?] = [:]
  /// The names that need no key, most of which the catalog lacks.
  private var ofNames: [[UInt8]: CodeMeaning?] = [:]
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
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  package init(in catalog: Catalog, filter: Filter = Filter()) throws {
    self.catalog = catalog
    self.filter = try catalog.ids(filter)
  }

  /// The meaning of a value, or nil.
  package func meaning(of value: Span<UInt8>) throws -> CodeMeaning? {
    // Without zero bytes, up to eight bytes are one number, and never zero.
    if let key = Self.number(of: value) {
      let place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
      if recent[place].key == key { return recent[place].meaning }
      let meaning = try meaning(ofShort: key, value)
      recent[place] = Recent(key: key, meaning: meaning)
      return meaning
    }
    let key = value.withUnsafeBufferPointer { Array($0) }
    if let known = ofLong[key] { return known }
    let found = try look(up: value)
    if ofLong.count == Self.limit { ofLong.removeAll(keepingCapacity: true) }
    ofLong[key] = .some(found)
    return found
  }

  /// The meaning of a name that no key announces, or nil.
  ///
  /// It must be written as the catalog writes it: as a code, as a symbol, or in another column. A
  /// hexadecimal number may also be a decimal one of the catalog, if its highest bit is set, which
  /// the results of Windows have and addresses of registers mostly lack.
  package func meaning(ofName name: Span<UInt8>) throws -> CodeMeaning? {
    let key = name.withUnsafeBufferPointer { Array($0) }
    if let known = ofNames[key] { return known }
    let found = try look(upName: String(decoding: key, as: UTF8.self))
    if ofNames.count == Self.limit { ofNames.removeAll(keepingCapacity: true) }
    ofNames[key] = .some(found)
    return found
  }

  private func look(upName name: String) throws -> CodeMeaning? {
    try catalog.bounded { try meaning(ofUnread: name) }
  }

  private func meaning(ofUnread name: String) throws -> CodeMeaning? {
    let query = CodeQuery(name)
    let isHex = name.hasPrefix("0x")
    let ids =
      isHex
      ? try catalog.codeIDs(query, filter, inLog: true) : try catalog.writtenIDs(name, filter)
    let named = try isHex ? [] : catalog.passing(catalog.bySymbol(name), filter)
    let entries = try Set(ids + named).sorted().compactMap { try catalog.entry(id: $0) }
      .filter { entry in
        if isHex, let number = query.numbers.first {
          return number >= 1 << 31 || entry.texts.contains { $0.lowercased().hasPrefix("0x") }
        }
        return entry.texts.contains(name)
      }
    return entries.isEmpty ? nil : meaning(of: entries)
  }

  private func meaning(of entries: [Entry]) -> CodeMeaning {
    let ids = entries.map(\.id)
    if let known = ofEntries[ids] { return known }
    let meaning = CodeMeaning(entries: entries, ordinal: ofEntries.count)
    ofEntries[ids] = meaning
    return meaning
  }

  private static func number(of value: Span<UInt8>) -> UInt64? {
    guard (1...8).contains(value.count) else { return nil }
    var number: UInt64 = 0
    for place in value.indices {
      let byte = value[place]
      guard byte != 0 else { return nil }
      number = number << 8 | UInt64(byte)
    }
    return number
  }

  private func meaning(ofShort key: UInt64, _ value: Span<UInt8>) throws -> CodeMeaning? {
    if let known = ofShort[key] { return known }
    let found = try look(up: value)
    if ofShort.count == Self.limit { ofShort.removeAll(keepingCapacity: true) }
    ofShort[key] = .some(found)
    return found
  }

  private func look(up value: Span<UInt8>) throws -> CodeMeaning? {
    let text = value.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    guard let text, !UnknownCode.saysNothing(text) else { return nil }
    return try catalog.bounded {
      let ids = try catalog.codeIDs(CodeQuery(text), filter, inLog: true)
      if ids.isEmpty { return nil }
      return meaning(of: try ids.compactMap { try catalog.entry(id: $0) })
    }
  }
}

extension Entry {
  /// The texts that can name the code: the code, its symbol, and its other columns without the quotes
  /// of a document's code marks.
  fileprivate var texts: [String] {
    let quotes: Set<Character> = ["\"", "'", "`"]
    return [code] + (symbol.map { [$0] } ?? [])
      + attributes.map { attribute in attribute.value.filter { !quotes.contains($0) } }
  }
}

extension LogScanner {
  /// Prepares to scan one log.
  ///
  /// - Parameters:
  ///   - finder: How codes are found.
  ///   - meanings: Their meanings.
  ///   - countsLines: Whether lines get their numbers.
  ///   - collectsUnknown: Whether codes that the catalog lacks are collected.
  package init(
    finder: Finder, meanings: CodeMeanings, countsLines: Bool = false, collectsUnknown: Bool = false
  ) {
    self.init(
      finder: finder, countsLines: countsLines, collectsUnknown: collectsUnknown,
      nameMeaning: meanings.meaning(ofName:), meaning: meanings.meaning(of:))
  }
}
