/// A setting of a small YAML file: a key with a text or a list of texts.
package struct YAMLSetting: Equatable, Sendable {
  /// The key.
  package var key: String
  /// The line of the key, from 1.
  package var line: Int
  /// The texts, with their lines.
  package var values: [Value]

  /// One text of a setting.
  package struct Value: Equatable, Sendable {
    package var text: String
    package var line: Int
  }

  /// Reads the settings of a file, which is one map of keys to texts and lists of texts.
  ///
  /// - Throws: ``RecordIssue`` if it is not such a file.
  package static func read(_ text: [UInt8]) throws(RecordIssue) -> [YAMLSetting] {
    let tree = try YAMLParser.tree(of: text, from: 0)
    let root = tree.nodes.count > 1 ? 1 : 0
    guard root > 0, !tree.isNull(root) else { return [] }
    guard tree.isMap(root) else {
      throw tree.issue(.malformed, at: root, "settings are a map of names to values")
    }
    var settings: [YAMLSetting] = []
    var members = RecordTree.Members(of: root, tree)
    while let (key, value) = members.next(tree) {
      guard let key else { continue }
      guard tree.isNull(value) || tree.isText(value) || tree.isEmptyList(value) else {
        throw tree.issue(
          .malformed, at: value, "'\(tree.scalar(key))' takes a text or a list of texts")
      }
      settings.append(
        YAMLSetting(
          key: tree.scalar(key), line: Int(tree.nodes[key].line), values: tree.texts(of: value)))
    }
    return settings
  }
}

extension RecordTree {
  fileprivate func isEmptyList(_ node: Int) -> Bool {
    kind(node) == .list && Int(nodes[resolved(node)].next) == resolved(node) + 1
  }

  fileprivate func texts(of node: Int) -> [YAMLSetting.Value] {
    var nodes: [Int] = []
    if kind(node) == .list {
      forEachMember(of: node) { nodes.append($1) }
    } else if !isNull(node) {
      nodes = [node]
    }
    return nodes.map {
      YAMLSetting.Value(text: scalar($0), line: Int(self.nodes[resolved($0)].line))
    }
  }
}
