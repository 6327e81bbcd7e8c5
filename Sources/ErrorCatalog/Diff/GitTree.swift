internal import CodeDocuments
internal import ErrcatBytes

/// A document or folder of a revision of a git repository, typed as `REV:PATH`.
struct GitTree {
  /// What is at the path.
  enum Content {
    /// A file.
    case file([UInt8])
    /// The documents in a folder and below it, by their paths from there.
    case folder([(path: String, bytes: [UInt8])])
  }

  private let tree: WorkTree
  private let revision: String
  /// The path from the root of the work tree; empty for the root.
  let path: String

  /// The name that the repository gives its documents.
  var source: String { tree.source }

  /// Takes a text that is no path but may be `REV:PATH`.
  ///
  /// The path is one from the root of the repository, as git has it, or begins with `./` or `../`; a
  /// path that only the current folder has is taken, too.
  ///
  /// - Returns: nil if the text has no colon after a revision.
  /// - Throws: ``DiffError`` if there is no repository, or it lacks the revision or the path.
  init?(_ typed: String) throws(DiffError) {
    guard let colon = typed.firstIndex(of: ":"), colon != typed.startIndex else { return nil }
    let revision = String(typed[..<colon])
    guard !revision.hasPrefix("-"), !revision.contains("/.."), revision != "." else { return nil }
    let current = resolvedFolder(".")
    guard let tree = WorkTree(containing: current) else {
      throw .noRepository(typed: typed)
    }
    self.tree = tree
    self.revision = revision
    let typedPath = String(typed[typed.index(after: colon)...])
    let below = tree.path(of: normalized(pathJoining(current, typedPath)))
    let isRelative = typedPath.hasPrefix("./") || typedPath.hasPrefix("../") || typedPath == "."
    let fromRoot = pathComponents(typedPath).joined(separator: "/")
    let paths = isRelative ? [below] : fromRoot == below ? [fromRoot] : [fromRoot, below]
    guard Self.kind(of: revision + "^{commit}", in: tree) != nil else {
      throw .unknownRevision(revision, typed: typed)
    }
    guard let found = paths.first(where: { Self.kind(of: revision + ":" + $0, in: tree) != nil })
    else {
      throw .notInRevision(path: fromRoot.isEmpty ? below : fromRoot, revision: revision)
    }
    path = found
  }

  /// Reads what is at the path.
  ///
  /// - Parameter limit: The most bytes of a document.
  /// - Returns: A file, or the documents in a folder.
  /// - Throws: ``FileError`` if git cannot give it, or it is larger.
  func content(limit: Int) throws(FileError) -> Content {
    if Self.kind(of: revision + ":" + path, in: tree) == "blob" {
      return .file(try blob(revision + ":" + path, limit: limit, path: path))
    }
    guard
      let list = output(["ls-tree", "-r", "-z", revision + ":" + path], 256 << 20)
    else { throw failure(path) }
    var documents: [(path: String, bytes: [UInt8])] = []
    for line in list.split(separator: 0) {
      // `100644 blob 61780798... \t errors.md`
      guard let tab = line.firstIndex(of: ASCII.tab) else { continue }
      let fields = line[..<tab].split(separator: ASCII.space)
      let name = String(decoding: line[(tab + 1)...], as: UTF8.self)
      let names = pathComponents(name)
      guard fields.count == 3, fields[0].starts(with: "100".utf8), let file = names.last,
        mayBeDocument(file), !names.contains(where: { $0.hasPrefix(".") })
      else { continue }
      let bytes = try blob(String(decoding: fields[2], as: UTF8.self), limit: limit, path: name)
      documents.append((name, bytes))
    }
    return .folder(documents)
  }

  private func blob(_ name: String, limit: Int, path: String) throws(FileError) -> [UInt8] {
    guard let bytes = output(["cat-file", "blob", name], limit) else { throw failure(path) }
    return bytes
  }

  private func output(_ arguments: [String], _ limit: Int) -> [UInt8]? {
    GitCommand(arguments, root: tree.root).output(limit: limit)
  }

  private func failure(_ path: String) -> FileError {
    FileError(path: "\(revision):\(path)", reason: "git cannot read it, or it is too large")
  }

  /// `blob`, `tree` or `commit`; nil if there is no such object.
  private static func kind(of name: String, in tree: WorkTree) -> String? {
    let output = GitCommand(["cat-file", "-t", name], root: tree.root).output(limit: 100)
    return output.map { String(decoding: $0.filter { $0 != ASCII.lineFeed }, as: UTF8.self) }
  }
}
