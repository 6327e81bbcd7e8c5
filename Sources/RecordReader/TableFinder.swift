/// Finds the tables in a tree: which lists and maps hold records or texts, and which hold groups of
/// such.
///
/// Each node is looked at a fixed number of times, so the time is linear.
struct TableFinder {
  /// What the rows of a table are.
  enum Layout: Hashable {
    /// The objects of a list.
    case records
    /// The members of a map, whose values are objects; or texts, where their keys look alike.
    case keyedRecords
    /// The members of a map whose values are texts.
    case texts
  }

  struct Found {
    var node: Int
    var layout: Layout
    /// Whether the node is a list of objects with one member each, which are the rows' members.
    var arePairs = false
    var rowCount: Int
    var group: Int
    /// The number of the table that has this one within a row.
    var parent: Int?
    var family: Family
  }

  /// Tables of one kind that are neighbors.
  struct Family: Hashable {
    var node: Int
    var layout: Layout
    var hasKeys: Set<String> = []
  }

  /// A value on the way to a table, and the key or name that leads to it.
  private struct Group {
    var label: Int?
    var parent: Int
  }

  /// How many rows a table has, with those of its neighbors.
  private static let leastRows = 3
  /// How many keys of a path are told, from the inside.
  private static let mostLabels = 12

  let tree: RecordTree
  private var all: [Found] = []
  private var groups = [Group(label: nil, parent: -1)]
  private var familyRows: [Family: Int] = [:]
  /// How many members merges and aliases may still add.
  private var allowance = RecordTree.MemberAllowance()

  /// Finds the tables of a tree.
  init(_ tree: RecordTree) {
    self.tree = tree
    guard !tree.nodes.isEmpty, tree.isContainer(0) else { return }
    visit(Visit(node: 0, group: 0, family: 0))
  }

  /// The tables with enough rows, in document order.
  func tables() -> [Found] {
    // A parent comes before its tables, so it has its new number when they are met.
    var numbers: [Int?] = []
    var kept: [Found] = []
    for var table in all {
      let isWholeDocument = table.layout == .records && groups[table.group].parent < 0
      guard isWholeDocument || familyRows[table.family, default: 0] >= Self.leastRows else {
        numbers.append(nil)
        continue
      }
      table.parent = table.parent.flatMap { numbers[$0] }
      numbers.append(kept.count)
      kept.append(table)
    }
    return kept
  }

  /// The keys that lead to a table, outermost first.
  func path(_ table: Found) -> [String] {
    var path: [String] = []
    var group = table.group
    while group >= 0, path.count < Self.mostLabels {
      if let label = groups[group].label {
        path.append(String(tree.name(label).prefix(200)))
      }
      group = groups[group].parent
    }
    return path.reversed()
  }

  /// A value to look at, and what is known from around it.
  private struct Visit {
    var node: Int
    var group: Int
    /// The node whose tables of one kind belong together.
    var family: Int
    var parent: Int?
    /// The keys of the records in the values next to this one.
    var known: Set<String> = []
  }

  private mutating func visit(_ visit: Visit) {
    if tree.nodes[visit.node].kind == .map {
      visitMap(visit, arePairs: false)
    } else if tree.nodes[visit.node].kind == .list {
      visitList(visit)
    }
  }

  private mutating func visitList(_ visit: Visit) {
    let (counts, total) = counts(of: visit.node)
    let isShort = counts.objectCount < Self.leastRows
    if visit.node == 0, tree.holdsDocuments, isShort || !counts.areRecords {
      visitGroups(visit, arePairs: false)
    } else if counts.arePairs, counts.objectCount == total {
      visitMap(visit, arePairs: true)
    } else if counts.objectCount > 0, counts.objectCount * 2 >= total,
      isShort || counts.areRecords
    {
      add(visit, .records, rowCount: counts.objectCount, counts)
      visitWithinRows(visit, arePairs: false)
    } else {
      visitGroups(visit, arePairs: false)
    }
  }

  private mutating func visitMap(_ visit: Visit, arePairs: Bool) {
    var counts = KeyCounts()
    var total = 0
    var textCount = 0
    forEachMember(of: visit.node, arePairs: arePairs) { finder, _, value in
      total += 1
      if finder.tree.isMap(value) {
        counts.add(finder.tree.members(ofRecord: value, &finder.allowance), finder.tree)
      } else if finder.tree.isText(value) {
        textCount += 1
      }
    }
    let areRecords =
      counts.objectCount * 2 >= total && counts.objectCount > 0
      && (counts.objectCount >= Self.leastRows
        ? counts.areKeyedRecords
        : !visit.known.isEmpty
          && counts.keys.count { visit.known.contains($0) } * 2 >= counts.keys.count)
    if areRecords {
      add(visit, .keyedRecords, arePairs: arePairs, rowCount: counts.objectCount, counts)
      visitWithinRows(visit, arePairs: arePairs)
    } else {
      if textCount > 0 { add(visit, .texts, arePairs: arePairs, rowCount: textCount, counts) }
      visitGroups(visit, arePairs: arePairs)
    }
  }

  /// Looks at the values of a list or map that are no rows of a table.
  private mutating func visitGroups(_ visit: Visit, arePairs: Bool) {
    var containers = 0
    // The records of all groups, which tells about groups with few of them.
    var pooled = KeyCounts()
    forEachMember(of: visit.node, arePairs: arePairs) { finder, _, value in
      guard finder.tree.isContainer(value) else { return }
      containers += 1
      // What an alias names is looked at where it is.
      guard !pooled.isTooWide, finder.tree.nodes[value].kind == .map else { return }
      finder.forEachMember(of: value, arePairs: false) { finder, _, value in
        guard finder.tree.isMap(value), !pooled.isTooWide else { return }
        pooled.add(finder.tree.members(ofRecord: value, &finder.allowance), finder.tree)
      }
    }
    let known =
      pooled.objectCount >= Self.leastRows && pooled.areKeyedRecords ? pooled.common : []
    forEachMember(of: visit.node, arePairs: arePairs) { finder, key, value in
      guard finder.tree.isContainer(value), finder.tree.nodes[value].kind != .alias else { return }
      let group = finder.addGroup(key ?? finder.nameOfRecord(value), within: visit.group)
      finder.visit(
        Visit(
          node: value, group: group, family: containers > 1 ? visit.node : visit.family,
          parent: visit.parent, known: known))
    }
  }

  /// Looks at the lists and maps within the rows of the last table.
  private mutating func visitWithinRows(_ visit: Visit, arePairs: Bool) {
    let parent = all.count - 1
    forEachMember(of: visit.node, arePairs: arePairs) { finder, key, row in
      guard finder.tree.isMap(row), finder.tree.nodes[row].kind != .alias else { return }
      let label = key ?? finder.nameOfRecord(row)
      var rowGroup: Int?
      finder.forEachMember(of: row, arePairs: false) { finder, key, value in
        guard finder.tree.isContainer(value), finder.tree.nodes[value].kind != .alias else {
          return
        }
        let outer = rowGroup ?? finder.addGroup(label, within: visit.group)
        rowGroup = outer
        finder.visit(
          Visit(
            node: value, group: finder.addGroup(key, within: outer), family: visit.node,
            parent: parent))
      }
    }
  }

  private mutating func add(
    _ visit: Visit, _ layout: Layout, arePairs: Bool = false, rowCount: Int, _ counts: KeyCounts
  ) {
    let family = Family(
      node: visit.family, layout: layout, hasKeys: layout == .texts ? [] : counts.common)
    familyRows[family, default: 0] += rowCount
    all.append(
      Found(
        node: visit.node, layout: layout, arePairs: arePairs, rowCount: rowCount,
        group: visit.group, parent: visit.parent, family: family))
  }

  private mutating func addGroup(_ label: Int?, within parent: Int) -> Int {
    groups.append(Group(label: label, parent: parent))
    return groups.count - 1
  }

  /// The first text of an object, which names it.
  private func nameOfRecord(_ node: Int) -> Int? {
    var members = RecordTree.Members(of: node, tree)
    while let (_, value) = members.next(tree) {
      let value = tree.resolved(value)
      guard !tree.isContainer(value) else { continue }
      let text = tree.nodes[value]
      if text.kind == .text || !JSONParser.isNumber(tree.text[Int(text.start)..<Int(text.end)]),
        text.end - text.start <= 200
      {
        return value
      }
    }
    return nil
  }
}

// MARK: - Members

extension TableFinder {
  /// What the objects of a list have in common, and how many members the list has.
  private mutating func counts(of list: Int) -> (KeyCounts, total: Int) {
    var counts = KeyCounts()
    var total = 0
    forEachMember(of: list, arePairs: false) { finder, _, value in
      total += 1
      guard finder.tree.isMap(value) else { return }
      counts.add(finder.tree.members(ofRecord: value, &finder.allowance), finder.tree)
    }
    return (counts, total)
  }

  private mutating func forEachMember(
    of node: Int, arePairs: Bool, _ body: (inout TableFinder, _ key: Int?, _ value: Int) -> Void
  ) {
    var members = RecordTree.Members(of: node, tree)
    while let member = members.next(tree) {
      let (key, value) = arePairs ? tree.pair(member.value) ?? member : member
      body(&self, key, value)
    }
  }

  /// What the columns of a table are called, and which are not of keys.
  mutating func counts(of table: Found) -> (KeyCounts, hasTexts: Bool) {
    var counts = KeyCounts()
    var hasTexts = table.layout == .texts
    guard !hasTexts else { return (counts, true) }
    let rows = keyShape(table)
    forEachMember(of: table.node, arePairs: table.arePairs) { finder, key, value in
      if finder.tree.isMap(value) {
        counts.add(finder.tree.members(ofRecord: value, &finder.allowance), finder.tree)
      } else if let key, finder.tree.isText(value), rows == KeyShape(finder.tree.name(key)) {
        hasTexts = true
      }
    }
    return (counts, hasTexts)
  }

  /// How the keys of most objects of a map look; nil for a list.
  mutating func keyShape(_ table: Found) -> KeyShape? {
    guard table.layout == .keyedRecords else { return nil }
    var shapes: [KeyShape: Int] = [:]
    forEachMember(of: table.node, arePairs: table.arePairs) { finder, key, value in
      guard let key, finder.tree.isMap(value) else { return }
      shapes[KeyShape(finder.tree.name(key)), default: 0] += 1
    }
    return shapes.max { ($0.value, $0.key.order) < ($1.value, $1.key.order) }?.key
  }

  /// Whether merges and aliases had to stop.
  var isExhausted: Bool { allowance.isUsedUp }
}

/// The kinds of characters of a key, which those of one list have in common.
struct KeyShape: Hashable {
  private var hasDigits = false
  private var hasCapitals = false
  private var hasSmall = false

  init(_ key: String) {
    for byte in key.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigits = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasCapitals = true
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasSmall = true
      default: break
      }
    }
  }

  /// A number that orders shapes.
  var order: Int { (hasDigits ? 1 : 0) + (hasCapitals ? 2 : 0) + (hasSmall ? 4 : 0) }
}

extension RecordTree {
  /// The only member of an object; nil of anything else.
  func pair(_ node: Int) -> (key: Int?, value: Int)? {
    guard isMap(node) else { return nil }
    var members = Members(of: node, self)
    return members.next(self)
  }
}
