internal import Causes
internal import CodeDocuments

/// A source of one side and its counterpart; nil if a side has no such source.
struct SourcePair {
  var old: DiffSource?
  var new: DiffSource?
}

extension CatalogDiff {
  /// Returns whether codes of several sources can be among the changes, so that their domains alone
  /// do not tell their places.
  ///
  /// - Throws: ``SQLiteError`` if a catalog cannot be read.
  package func comparesSeveralSources() throws -> Bool {
    guard filter.sources.count != 1 else { return false }
    return try max(documentCount(old), documentCount(new)) > 1
  }

  private func documentCount(_ side: DiffSide) throws -> Int {
    switch side {
    case .catalog(let catalog, _):
      // A document is compared with one of a catalog's.
      if case .document = old { return 1 }
      if case .document = new { return 1 }
      return try catalog.documentIdentities().count
    case .document: return 1
    case .folder(let folder): return folder.members.count
    }
  }

  /// The sources to compare, in the order of their paths.
  func sourcePairs() throws -> [SourcePair] {
    switch (old, new) {
    case (.document(let old), .document(let new)):
      if let source = filter.sources.first { throw DiffError.noSources(source) }
      let rules = try Rules.embedded()
      let read = DocumentCodes.sources(
        old.named(like: new), new.named(like: old), rules: rules, onNote: onNote)
      let pair = SourcePair(old: read.old, new: read.new)
      let empty = [(old, pair.old), (new, pair.new)].filter { $1?.domains.isEmpty == true }
      guard empty.count < 2 else {
        throw DiffError.noCodes(old: old.typedPath, new: new.typedPath)
      }
      for (document, _) in empty { onNote(.noCodes(path: document.typedPath)) }
      return [pair]
    case (.catalog(let catalog, _), .document(let document)):
      let (known, read) = try source(of: catalog, for: document)
      return [noted(SourcePair(old: known, new: read))]
    case (.document(let document), .catalog(let catalog, _)):
      let (known, read) = try source(of: catalog, for: document)
      return [noted(SourcePair(old: read, new: known))]
    case (.catalog(let old, _), .catalog(let new, _)):
      return noted(try sourcePairs(old.diffSources(), new.diffSources()))
    case (.folder(let old), .folder(let new)):
      let rules = try Rules.embedded()
      let sides = [old, new].map {
        $0.sources(areRelative: true, rules: rules, onNote: onNote)
      }
      guard sides.contains(where: { !$0.isEmpty }) else {
        throw DiffError.noCodes(old: old.typedPath, new: new.typedPath)
      }
      return noted(try sourcePairs(sides[0], sides[1]))
    case (.catalog(let catalog, _), .folder(let folder)):
      let read = folder.sources(areRelative: false, rules: try catalog.rules(), onNote: onNote)
      return noted(try sourcePairs(known(to: catalog, like: read), read))
    case (.folder(let folder), .catalog(let catalog, _)):
      let read = folder.sources(areRelative: false, rules: try catalog.rules(), onNote: onNote)
      return noted(try sourcePairs(read, known(to: catalog, like: read)))
    case (.folder(let folder), .document(let document)),
      (.document(let document), .folder(let folder)):
      throw DiffError.folderAndDocument(
        folder: folder.typedPath, document: document.typedPath)
    }
  }

  /// The documents of a catalog that a folder is compared with: those of the folder's sources, or all
  /// where it has none of them.
  private func known(to catalog: Catalog, like read: [DiffSource]) throws -> [DiffSource] {
    let all = try catalog.diffSources()
    let names = Set(read.map(\.name))
    let known = all.filter { names.contains($0.name) }
    return known.isEmpty ? all : known
  }

  /// The pairs, after a note on those whose sources have two paths: one for all that were in one folder
  /// and are in another.
  private func noted(_ pairs: [SourcePair]) -> [SourcePair] {
    var moves: [(old: String, new: String, paths: [(old: String, new: String)])] = []
    for pair in pairs {
      guard let old = pair.old?.path, let new = pair.new?.path, old != new else { continue }
      let (oldFolder, newFolder) = Self.folders(old, new)
      if let index = moves.firstIndex(where: { $0.old == oldFolder && $0.new == newFolder }) {
        moves[index].paths.append((old, new))
      } else {
        moves.append((oldFolder, newFolder, [(old, new)]))
      }
    }
    for move in moves {
      if move.paths.count > 1, move.old != move.new {
        onNote(.folders(old: move.old, new: move.new, count: move.paths.count))
      } else {
        for path in move.paths { onNote(.sources(old: path.old, new: path.new)) }
      }
    }
    return pairs
  }

  /// What is left of two paths without the names that both end with.
  private static func folders(_ old: String, _ new: String) -> (old: String, new: String) {
    var (old, new) = (pathParts(old), pathParts(new))
    while let last = old.last, last == new.last {
      old.removeLast()
      new.removeLast()
    }
    return (old.joined(separator: "/"), new.joined(separator: "/"))
  }

  private static func pathParts(_ path: String) -> [Substring] { path.split(separator: "/") }

  /// A pair, after a note if its sources have two paths.
  private func noted(_ pair: SourcePair) -> SourcePair {
    if let old = pair.old, let new = pair.new, old.path != new.path {
      onNote(.sources(old: old.path, new: new.path))
    }
    return pair
  }

  /// The source of a catalog that a document is compared with, and the document, read as the
  /// source was and sorted by the catalog's rules.
  private func source(
    of catalog: Catalog, for document: Document
  ) throws -> (known: DiffSource, read: DiffSource) {
    guard filter.sources.count <= 1 else { throw DiffError.severalSources(filter.sources) }
    let sources = try catalog.diffSources()
    let among: [DiffSource]
    if let typed = filter.sources.first {
      let name = try catalog.sourceName(typed)
      among = sources.filter { $0.name == name }
    } else {
      among = sources
    }
    func only(_ matching: (DiffSource) -> Bool) -> DiffSource? {
      let found = among.filter(matching)
      return found.count == 1 ? found[0] : nil
    }
    let known =
      only { $0.path == document.path && $0.name == document.source }
      ?? only { $0.path == document.path } ?? only { $0.name == document.source }
      ?? only { _ in true }
    guard let known else {
      throw DiffError.unclearSource(
        document: document.path, known: among.map { $0.name + "/" + $0.path })
    }
    var document = document
    if document.path == "-" { (document.source, document.path) = (known.name, known.path) }
    let stored = try catalog.importOptions(of: known)
    var options = ImportOptions(
      codeColumn: document.options.codeColumn ?? stored.codeColumn,
      descriptionColumn: document.options.descriptionColumn ?? stored.descriptionColumn,
      domain: document.options.domain ?? stored.domain,
      allTables: document.options.allTables || stored.allTables,
      encoding: document.options.encoding ?? stored.encoding)
    options.form = document.options.form ?? stored.form
    options.hasHeader = document.options.hasHeader ?? stored.hasHeader
    options.skippedForms = document.options.skippedForms.union(stored.skippedForms)
    document.options = options
    let read = DocumentCodes.source(document, rules: try catalog.rules(), onNote: onNote)
    if read.domains.isEmpty { onNote(.noCodes(path: document.typedPath)) }
    return (known, read)
  }

  /// Documents of two catalogs by source and path; the rest by path, then one with one if each side
  /// has only one, then by their codes, then by source.
  private func sourcePairs(_ olds: [DiffSource], _ news: [DiffSource]) throws -> [SourcePair] {
    var pairs: [SourcePair] = []
    var restOld = olds
    var restNew = news
    func take(_ paired: [DomainPairing.Pair]) {
      pairs += paired.map { SourcePair(old: restOld[$0.old], new: restNew[$0.new]) }
      let taken = (Set(paired.map(\.old)), Set(paired.map(\.new)))
      restOld = restOld.enumerated().filter { !taken.0.contains($0.offset) }.map(\.element)
      restNew = restNew.enumerated().filter { !taken.1.contains($0.offset) }.map(\.element)
    }
    func pair(by key: (DiffSource) -> String) {
      var places = Dictionary(
        restNew.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
      take(
        restOld.enumerated().compactMap { old, source in
          places.removeValue(forKey: key(source)).map { DomainPairing.Pair(old: old, new: $0) }
        })
    }
    func pairOnly(by key: (DiffSource) -> String) {
      let old = Dictionary(grouping: restOld, by: key)
      let new = Dictionary(grouping: restNew, by: key)
      let shared = Set(
        old.filter { $0.value.count == 1 && new[$0.key]?.count == 1 }.map(\.key))
      pair { shared.contains(key($0)) ? key($0) : $0.name + "/" + $0.path }
    }
    pair { $0.name + "/" + $0.path }
    pairOnly { $0.path }
    if olds.count == 1, news.count == 1 { pair { _ in "the only one" } }
    let renamed = try DomainPairing.ofSources(
      old: restOld, new: restNew, comparesTexts: !comparesCodesOnly)
    take(renamed)
    pairOnly { $0.name }
    pairs += restOld.map { SourcePair(old: $0) } + restNew.map { SourcePair(new: $0) }
    pairs.sort { inByteOrder($0.path, $1.path) }
    try choose(&pairs)
    return pairs
  }

  /// Keeps the pairs of the sources that the filter names.
  private func choose(_ pairs: inout [SourcePair]) throws {
    guard !filter.sources.isEmpty else { return }
    for typed in filter.sources where !pairs.contains(where: { $0.isOf(typed) }) {
      let known = Set(pairs.flatMap { [$0.old?.name, $0.new?.name].compactMap(\.self) })
      throw CatalogError.unknownSource(typed, known: known.sorted(by: inByteOrder))
    }
    pairs.removeAll { pair in !filter.sources.contains { pair.isOf($0) } }
  }
}

extension SourcePair {
  /// The path of the new source, or else of the old one.
  fileprivate var path: String { (new ?? old)?.path ?? "" }

  /// Whether one of the documents is of this source.
  fileprivate func isOf(_ source: String) -> Bool {
    [old, new].contains { $0?.name.lowercased() == source.lowercased() }
  }
}

extension Document {
  /// The document; one on standard input that nobody named has the source and path of the other.
  fileprivate func named(like other: Document) -> Document {
    var document = self
    if path == "-" { (document.source, document.path) = (other.source, other.path) }
    return document
  }
}
