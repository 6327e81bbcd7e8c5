/// How often each key is in some objects, which tells whether they are records of one kind.
struct KeyCounts {
  /// How many keys the objects may have between them: with more they are no records.
  static let mostKeys = 200

  /// The keys, in the order they first come.
  private(set) var keys: [String] = []
  private var counts: [String: Int] = [:]
  /// How often a key is the only one of an object.
  private var lone: [String: Int] = [:]
  /// How many objects there are, those with one member, and the members of all.
  private(set) var objectCount = 0
  private(set) var loneCount = 0
  private var memberCount = 0
  /// How many of the members are objects.
  private var objectMemberCount = 0
  /// Whether there are more keys than were counted.
  private(set) var isTooWide = false

  /// Adds an object.
  mutating func add(_ members: [RecordTree.RecordMember], _ tree: RecordTree) {
    objectCount += 1
    memberCount += members.count
    for member in members {
      if tree.isMap(member.value) { objectMemberCount += 1 }
      if let count = counts[member.name] {
        counts[member.name] = count + 1
      } else if keys.count < Self.mostKeys {
        keys.append(member.name)
        counts[member.name] = 1
      } else {
        isTooWide = true
      }
    }
    if members.count == 1 {
      loneCount += 1
      if !tree.isContainer(members[0].value) { lone[members[0].name, default: 0] += 1 }
    }
  }

  /// The keys of at least half of the objects.
  var common: Set<String> { Set(keys.filter { counts[$0, default: 0] * 2 >= objectCount }) }

  /// Whether the objects have mostly the same keys.
  var areRecords: Bool {
    !isTooWide && memberCount > 0 && 2 * common.count * objectCount >= memberCount
  }

  /// Whether objects that have keys themselves are records, and not groups of records or of texts.
  ///
  /// The texts of three languages by code have the same keys in each, too; but many.
  var areKeyedRecords: Bool {
    areRecords && objectMemberCount * 2 <= memberCount && keys.count <= max(12, objectCount)
  }

  /// Whether each object has one member, mostly with a key of its own, so that the list of them is
  /// in truth one map.
  var arePairs: Bool {
    objectCount > 1 && loneCount == objectCount && (isTooWide || keys.count * 2 > objectCount)
  }

  /// The key of objects that head those after them: the only one they have, and no record has it.
  var sectionKey: String? {
    guard loneCount > 0, loneCount * 2 <= objectCount else { return nil }
    return keys.first { lone[$0] == counts[$0] }
  }
}

extension RecordTree {
  /// A member of an object.
  struct RecordMember {
    var name: String
    var key: Int
    var value: Int
  }

  /// How many members a YAML document may have beyond those that it writes.
  struct MemberAllowance {
    /// Those that merges add.
    static let mostMerged = 1 << 16
    /// Those of objects that aliases name.
    static let mostAliased = 1 << 18

    fileprivate(set) var merged = mostMerged
    fileprivate(set) var aliased = mostAliased

    var isUsedUp: Bool { merged <= 0 || aliased <= 0 }
  }

  /// Returns the members of an object, those that YAML merges into it (`<<: *defaults`) last, as long
  /// as the `allowance` of the document lasts.
  func members(ofRecord node: Int, _ allowance: inout MemberAllowance) -> [RecordMember] {
    var members: [RecordMember] = []
    var merged: [Int] = []
    let isAlias = nodes[node].kind == .alias
    if isAlias, allowance.aliased <= 0 { return [] }
    forEachMember(of: node) { key, value in
      if isAlias { allowance.aliased -= 1 }
      guard let key else { return }
      if isMerge(key), isContainer(value) {
        merged.append(value)
      } else {
        members.append(RecordMember(name: name(key), key: key, value: value))
      }
    }
    guard !merged.isEmpty else { return members }
    // The first that is named comes first, so it is the last to take.
    merged.reverse()
    var names = Set(members.map(\.name))
    // Each map may merge others; a list names several.
    var level = 0
    while let value = merged.popLast(), level < 100, allowance.merged > 0 {
      level += 1
      var next: [Int] = []
      forEachMember(of: value) { key, value in
        allowance.merged -= 1
        guard allowance.merged > 0 else { return }
        guard let key else {
          if isMap(value), next.count < 100 { next.append(value) }
          return
        }
        if isMerge(key), isContainer(value) {
          next.append(value)
        } else if names.insert(name(key)).inserted {
          members.append(RecordMember(name: name(key), key: key, value: value))
        }
      }
      merged += next.reversed()
    }
    return members
  }

  private func isMerge(_ key: Int) -> Bool {
    let node = nodes[key]
    return node.kind == .plain && node.end - node.start == 2
      && text[Int(node.start)..<Int(node.end)].elementsEqual("<<".utf8)
  }

  /// Returns a key as text.
  func name(_ key: Int) -> String {
    guard isContainer(key) else { return scalar(key) }
    var writer = NestedText()
    return writer.text(of: key, in: self).text
  }
}
