internal import Causes
package import CodeDocuments

/// When each code of a document appeared, changed and went.
package struct CodeHistories {
  /// The codes, in the order in which they appeared.
  package private(set) var codes: [CodeHistory] = []
  /// What happened, in the order of the revisions and within one in that of the document.
  package private(set) var events: [HistoryEvent] = []
  /// The revisions that were read.
  package private(set) var revisions: [HistoryRevision] = []
  /// What the codes do not show.
  package private(set) var notes: [HistoryNote] = []

  private var present: [Key: Int] = [:]
  private var gone: [String: [Int]] = [:]
  private var last: DiffSource?

  private struct Key: Hashable {
    var domain: String
    var code: String
  }

  /// Reads the history of a document that git has.
  ///
  /// - Throws: ``HistoryError`` if git knows nothing of it; ``RulesError``.
  package init(
    of file: WorkTreeFile, source: String, options: ImportOptions, limit: Int
  ) throws {
    guard let git = GitHistory(root: file.root, path: file.path) else {
      throw HistoryError.notInGit(path: file.path)
    }
    if git.isShallow { notes.append(.shallow(path: file.path)) }
    try read(git.revisions, source: source, options: options) { blob in
      GitCommand(["cat-file", "blob", blob], root: file.root).output(limit: limit)
    }
  }

  /// Reads the history of a document whose states are files, the oldest first.
  package init(
    _ files: [HistoryRevision], source: String, options: ImportOptions
  ) throws {
    try read(files, source: source, options: options) { _ in nil }
  }

  // MARK: - Revisions

  private struct State {
    var revision: HistoryRevision
    var source: DiffSource
    var codes: Set<String>
  }

  private mutating func read(
    _ all: [HistoryRevision], source: String, options: ImportOptions,
    _ blob: (String) -> [UInt8]?
  ) throws {
    let rules = try Rules.embedded()
    var states: [State] = []
    for revision in all {
      let bytes: [UInt8]?
      switch revision.content {
      case .bytes(let content): bytes = content
      case .blob(let name): bytes = blob(name)
      case nil: bytes = []
      }
      guard let bytes else {
        notes.append(.unreadable(title: revision.title, path: revision.path))
        continue
      }
      let document = Document(
        path: revision.path, source: source, typedPath: revision.path, bytes: bytes,
        options: options)
      let read = DocumentCodes.source(document, rules: rules, keepsDocument: false) { _ in }
      let codes = try Set(read.domains.flatMap { try read.rows($0).allRows.map(\.code) })
      states.append(State(revision: revision, source: read, codes: codes))
    }
    for state in withoutAccidents(states) { try add(state) }
  }

  /// Leaves out the states that lost nearly all codes, if a later one got them back.
  private mutating func withoutAccidents(_ states: [State]) -> [State] {
    var kept: [State] = []
    var at = 0
    while at < states.count {
      let state = states[at]
      if let before = kept.last, before.codes.count > 4 {
        let left = before.codes.intersection(state.codes).count
        if left * 10 <= before.codes.count,
          let back = states[(at + 1)...].firstIndex(where: { later in
            later.codes.intersection(before.codes).count * 10 >= before.codes.count * 9
          })
        {
          for lost in states[at..<back] {
            notes.append(
              .skipped(
                title: lost.revision.title, path: lost.revision.path,
                codes: before.codes.intersection(lost.codes).count, of: before.codes.count,
                back: states[back].revision.title))
          }
          at = back
          continue
        }
      }
      kept.append(state)
      at += 1
    }
    return kept
  }

  // MARK: - Codes

  private mutating func add(_ state: State) throws {
    let revision = state.revision
    let place = revisions.count
    let before = revisions.last.map(Self.day)
    var step = Step(place: place, revision: revision, source: state.source.name)
    var renamed: [String: String] = [:]
    var changes: [CodeChange] = []
    try CatalogDiff.compare(last, state.source) { old, new in
      renamed[new] = old
    } onChange: {
      changes.append($0)
    }
    var now: [Key: Int] = [:]
    var new: [(key: Key, text: String)] = []
    for domain in state.source.domains {
      for row in try state.source.rows(domain).allRows {
        let key = Key(domain: domain.slug, code: row.code)
        guard step.seen.insert(key).inserted else { continue }
        let earlier = renamed[domain.slug].flatMap {
          present[Key(domain: $0, code: row.code)]
        }
        if let earlier {
          now[key] = earlier
          codes[earlier].domain = key.domain
        } else {
          new.append((key, row.text))
        }
      }
    }
    let carried = Set(now.values)
    var lost = present.filter { !carried.contains($0.value) }.map(\.value).sorted()
    var moved: Set<Int> = []
    // A code that is in another list now has moved; the texts tell which of several.
    for sameText in [true, false] {
      for (number, item) in new.enumerated() where now[item.key] == nil {
        guard
          let from = lost.firstIndex(where: {
            codes[$0].code == item.key.code && (!sameText || codes[$0].description == item.text)
          })
        else { continue }
        let index = lost.remove(at: from)
        now[item.key] = index
        moved.insert(number)
        codes[index].domain = item.key.domain
        if codes[index].description != item.text {
          step.events.append(
            step.event(
              item.key.code, item.key.domain, .reworded, codes[index].description, item.text))
          codes[index].rewordings += 1
          codes[index].description = item.text
        }
      }
    }
    for (number, item) in new.enumerated() where !moved.contains(number) {
      now[item.key] = appear(item.key, item.text, &step)
    }
    for index in lost {
      codes[index].lastSeen = before ?? Self.day(revision)
      gone[codes[index].code, default: []].append(index)
      step.events.append(
        step.event(
          codes[index].code, codes[index].domain, .removed, codes[index].description, nil))
    }
    for change in changes where change.kind == .reworded || change.kind == .changed {
      let key = Key(domain: change.entry.domain, code: change.entry.code)
      guard let index = now[key], carried.contains(index) else { continue }
      step.events.append(
        step.event(
          key.code, key.domain, change.kind, change.old, change.new, column: change.column))
      guard change.kind == .reworded else { continue }
      codes[index].rewordings += 1
      if codes[index].description == change.old, let text = change.new {
        codes[index].description = text
      }
    }
    present = now
    last = state.source
    revisions.append(revision)
    events += step.events
  }

  /// What happened in one revision.
  private struct Step {
    var place: Int
    var revision: HistoryRevision
    var source: String
    var events: [HistoryEvent] = []
    var seen: Set<Key> = []

    init(place: Int, revision: HistoryRevision, source: String) {
      self.place = place
      self.revision = revision
      self.source = source
    }

    func event(
      _ code: String, _ domain: String, _ change: CodeChange.Kind, _ old: String?, _ new: String?,
      column: String? = nil
    ) -> HistoryEvent {
      HistoryEvent(
        place: place, date: revision.date, revision: revision.revision, path: revision.path,
        source: source, domain: domain, code: code, change: change, column: column, old: old,
        new: new)
    }
  }

  private static func day(_ revision: HistoryRevision) -> String {
    revision.date ?? revision.revision
  }

  /// The history of a code that is there now and was not before.
  private mutating func appear(_ key: Key, _ text: String, _ step: inout Step) -> Int {
    step.events.append(step.event(key.code, key.domain, .added, nil, text))
    let earlier = gone[key.code] ?? []
    if let place = earlier.firstIndex(where: { codes[$0].domain == key.domain })
      ?? earlier.firstIndex(where: { codes[$0].description == text })
    {
      let index = earlier[place]
      gone[key.code]?.remove(at: place)
      codes[index].domain = key.domain
      codes[index].lastSeen = nil
      codes[index].returned += 1
      if codes[index].description != text {
        codes[index].rewordings += 1
        codes[index].description = text
      }
      return index
    }
    codes.append(
      CodeHistory(
        source: step.source, domain: key.domain, code: key.code, firstSeen: Self.day(step.revision),
        description: text))
    return codes.count - 1
  }
}

/// Why there is no history.
package enum HistoryError: Error, CustomStringConvertible {
  case notInGit(path: String)

  package var description: String {
    switch self {
    case .notInGit(let path): "\(path): git has no commit that changed it"
    }
  }
}

extension CodeHistories {
  /// The history as a catalog keeps it.
  package var stored: StoredHistory {
    StoredHistory(
      revisions: revisions.map { revision in
        StoredHistory.Revision(
          date: revision.date, revision: revision.revision, path: revision.path)
      },
      events: events.map { event in
        StoredHistory.Event(
          place: event.place, domain: event.domain, code: event.code,
          change: event.change.rawValue, column: event.column, old: event.old, new: event.new)
      })
  }
}
