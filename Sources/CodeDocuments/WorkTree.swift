/// A work tree of git: the folder that holds `.git`.
package struct WorkTree: Hashable, Sendable {
  /// Its path, symbolic links resolved.
  package let root: String
  /// The name that it gives the documents in it.
  package let source: String

  /// Takes a folder that holds `.git`, whether a folder or the file that a linked work tree or a
  /// submodule has in its place.
  ///
  /// Only the file system is asked. Git may think otherwise of a `.git` that is damaged.
  package init?(root: String) {
    let mark = pathJoining(root, ".git")
    switch FileKind(path: mark) {
    case .folder: source = Self.source(of: pathComponents(root))
    case .regular: source = Self.source(of: Self.mainFolder(mark) ?? pathComponents(root))
    default: return nil
    }
    self.root = root
  }

  /// Finds the work tree that a folder lies in.
  package init?(containing folder: String) {
    var components = pathComponents(folder)
    while true {
      if let tree = WorkTree(root: "/" + components.joined(separator: "/")) {
        self = tree
        return
      }
      guard components.popLast() != nil else { return nil }
    }
  }

  /// The path of something in the work tree, relative to it.
  package func path(of absolute: String) -> String { pathRelative(absolute, to: root) }

  /// The repository's folder names the source, whatever it is called; one without a letter or digit
  /// leaves that to the folders above it.
  private static func source(of repository: [String]) -> String {
    let own = repository.last.map(slug) ?? ""
    return own.isEmpty ? SourceName.name(folders: repository.dropLast(), file: "") : own
  }

  /// The folder of the repository that a linked work tree belongs to; nil for a submodule, which is
  /// a repository of its own.
  ///
  /// The file says `gitdir: /path/to/repository/.git/worktrees/name` (gitrepository-layout(5)).
  private static func mainFolder(_ mark: String) -> [String]? {
    guard let bytes = try? contents(ofFile: mark, limit: 1 << 14) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard line.hasPrefix("gitdir: ") else { return nil }
    let folder = pathJoining(String(mark.dropLast(5)), String(line.dropFirst(8)))
    var parts = pathComponents(normalized(folder))
    guard parts.count > 2, parts[parts.count - 2] == "worktrees" else { return nil }
    parts.removeLast(2)
    // The repository is `name/.git`, `name/.bare` or `name.git`.
    if parts.last?.hasPrefix(".") == true { parts.removeLast() }
    if let last = parts.last, last.hasSuffix(".git") {
      parts[parts.count - 1] = String(last.dropLast(4))
    }
    return parts.isEmpty ? nil : parts
  }
}

/// The place of a file in a work tree.
package struct WorkTreeFile: Hashable, Sendable {
  /// The root of the work tree.
  package var root: String
  /// The path relative to the root.
  package var path: String

  package init(root: String, path: String) {
    self.root = root
    self.path = path
  }
}
