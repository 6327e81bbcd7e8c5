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
    let ids = try catalog.codeIDs(CodeQuery(text), filter, inLog: true)
    if ids.isEmpty { return nil }
    if let known = ofEntries[ids] { return known }
    let meaning = CodeMeaning(
      entries: try ids.compactMap { try catalog.entry(id: $0) }, ordinal: ofEntries.count)
    ofEntries[ids] = meaning
    return meaning
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
      meaning: meanings.meaning)
  }
}
