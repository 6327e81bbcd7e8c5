internal import CatalogSQLite
internal import CodeDocuments
internal import SourceCodes

/// The codes of a catalog, as source text is searched for them.
struct AuditIndex {
  /// A code of a domain, however often the domain lists it.
  struct Code {
    var source: String
    var domain: String
    var code: String
    var symbol: String?
    var path: String
    var line: Int
    /// What source text can call it.
    var terms: [Int] = []
    var isRange = false
    /// What the document says: `1001 USER_GONE`.
    var title: String { symbol.map { "'\(code)' (\($0))" } ?? "'\(code)'" }
  }

  private(set) var index = CodeIndex()
  private(set) var codes: [Code] = []
  /// The codes that a term is of.
  private(set) var codesByTerm: [Int: [Int]] = [:]
  /// The first list that shows a family, by the family's number.
  private(set) var lists: [Int: (source: String, domain: String)] = [:]
  /// How many digits the numbers among the codes have.
  private(set) var digits: ClosedRange<Int>?
  /// The forms that names among the codes have.
  private(set) var nameForms: Set<NameForm> = []

  /// Reads the codes that pass a filter.
  init(_ catalog: Catalog, _ filter: Filter) throws {
    var entries: [Entry] = []
    try catalog.forEachEntry(filter) { entries.append($0) }
    var counts: [String: Int] = [:]
    for entry in entries {
      for value in Set(Self.names(entry)) {
        counts[entry.source + "\0" + entry.domain + "\0" + value, default: 0] += 1
      }
    }
    var places: [String: Int] = [:]
    var names: [(key: String, source: String, domain: String, names: [String])] = []
    var lists: [String: Int] = [:]
    for entry in entries {
      let list = entry.source + "\0" + entry.domain
      let place: Int
      if let known = places[list + "\0" + entry.code] {
        place = known
      } else {
        place = codes.count
        places[list + "\0" + entry.code] = place
        codes.append(
          Code(
            source: entry.source, domain: entry.domain, code: entry.code, symbol: entry.symbol,
            path: entry.path, line: entry.line))
      }
      let own = Self.names(entry).filter { counts[list + "\0" + $0] == 1 }
      add(entry, own, to: place)
      if lists[list] == nil {
        lists[list] = names.count
        names.append((list, entry.source, entry.domain, []))
      }
      names[lists[list] ?? 0].names += [entry.code] + (entry.symbol.map { [$0] } ?? []) + own
    }
    for list in names {
      for family in CodeFamily.families(of: list.names) {
        let number = index.add(family)
        if self.lists[number] == nil { self.lists[number] = (list.source, list.domain) }
      }
      nameForms.formUnion(list.names.compactMap { NameForm($0) })
    }
  }

  private mutating func add(_ entry: Entry, _ names: [String], to place: Int) {
    let range = CodeText.range(entry.code) ?? CodeText.classRange(entry.code)
    let number = CodeText.number(of: entry.code)
    if let number {
      let count = String(number.magnitude).utf8.count
      digits = min(digits?.lowerBound ?? count, count)...max(digits?.upperBound ?? count, count)
    }
    if range != nil { codes[place].isRange = true }
    var terms = [index.add(entry.code, numbers: range ?? number.map { $0...$0 })]
    for name in (entry.symbol.map { [$0] } ?? []) + names {
      // A code next to a number may be a number itself, such as an HTTP status.
      if CodeText.number(of: name) == nil { terms.append(index.add(name)) }
    }
    for term in terms.compactMap(\.self) where !codes[place].terms.contains(term) {
      codes[place].terms.append(term)
      codesByTerm[term, default: []].append(place)
    }
  }

  /// The names in the other columns of an entry.
  private static func names(_ entry: Entry) -> [String] {
    entry.attributes.map(\.value).filter { value in
      value.utf8.count > 3 && value.utf8.count < 80 && CodeText.isName(value)
        && NameForm(value).map { $0 != .word } == true
    }
  }
}

/// How the words of a name are put together.
enum NameForm: Hashable {
  /// `BACKEND_TIMEOUT`
  case capitals
  /// `BackendTimeout`
  case pascal
  /// `backendTimeout`
  case camel
  /// `backend_timeout`
  case snake
  /// `backend-timeout`
  case kebab
  /// `timeout`
  case word

  /// The form of a name; nil if the text is no name.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isASCIILetter,
      bytes.allSatisfy({
        $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
      })
    else { return nil }
    let hasSmall = bytes.contains { (0x61...0x7A).contains($0) }
    let hasCapital = bytes.contains { (0x41...0x5A).contains($0) }
    if bytes.contains(0x2D) {
      self = .kebab
    } else if !hasSmall {
      self = .capitals
    } else if bytes.contains(0x5F) {
      guard !hasCapital else { return nil }
      self = .snake
    } else if (0x41...0x5A).contains(first) {
      self = .pascal
    } else {
      self = hasCapital ? .camel : .word
    }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
