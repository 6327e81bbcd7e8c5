internal import CodeDocuments
internal import ErrcatPlatform

/// A file of source text.
struct AuditFile: Hashable {
  /// The path to open it by, as typed.
  var typedPath: String
  /// Its path below what was named.
  var path: String
  /// Its path in its work tree of git, or else ``path``.
  var treePath: String
  /// The name that its work tree gives its documents.
  var treeSource: String?
}

extension AuditFile {
  /// The files that a path names, in byte order: of a folder in a work tree of git those that git
  /// tracks, or all that it does not ignore where it tracks none; of any other folder all that its
  /// files `.gitignore` let pass.
  ///
  /// - Throws: ``FileError`` if there is nothing at the path, or it is no file or folder.
  static func files(at typed: String) throws -> [AuditFile] {
    switch FileKind(path: typed) {
    case .folder: break
    case .missing: throw FileError(path: typed, number: ENOENT)
    default:
      let (folder, name) = resolvedFile(typed)
      let tree = WorkTree(containing: folder)
      let absolute = pathJoining(folder, name)
      return [
        AuditFile(
          typedPath: typed, path: name, treePath: tree?.path(of: absolute) ?? name,
          treeSource: tree?.source)
      ]
    }
    let folder = resolvedFolder(typed)
    let tree = WorkTree(containing: folder)
    let prefix = tree?.path(of: folder) ?? ""
    let paths =
      try tree.flatMap { TrackedFiles.paths(in: $0.root, below: prefix) }
      ?? Set(found(in: folder, typed))
    return paths.sorted(by: inByteOrder).compactMap { path in
      guard isFileItself(pathJoining(folder, path)) else { return nil }
      return AuditFile(
        typedPath: typed == "." ? path : pathJoining(typed, path), path: path,
        treePath: prefix.isEmpty ? path : prefix + "/" + path, treeSource: tree?.source)
    }
  }

  private static func found(in folder: String, _ typed: String) throws -> [String] {
    var paths: [String] = []
    var open: [(path: String, ignored: [(folder: String, glob: Glob)])] = [("", [])]
    while let (path, above) = open.popLast() {
      var ignored = above
      let absolute = path.isEmpty ? folder : pathJoining(folder, path)
      guard let names = namesInFolder(absolute) else {
        throw FileError(path: path.isEmpty ? typed : pathJoining(typed, path))
      }
      if names.contains(".gitignore") {
        let file = pathJoining(absolute, ".gitignore")
        let bytes = (try? contents(ofFile: file, limit: 1 << 20)) ?? []
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        where !line.hasPrefix("#") && !line.hasPrefix("!") {
          ignored.append((path, Glob(String(line))))
        }
      }
      for name in names where !name.hasPrefix(".") || !isFolderItself(pathJoining(absolute, name)) {
        let below = path.isEmpty ? name : path + "/" + name
        if name == "." || name == ".." { continue }
        if ignored.contains(where: { $0.glob.matches(pathRelative(below, to: $0.folder)) }) {
          continue
        }
        if isFolderItself(pathJoining(folder, below)) {
          open.append((below, ignored))
        } else {
          paths.append(below)
        }
      }
    }
    return paths
  }

  private static func kind(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func isFolderItself(_ path: String) -> Bool { kind(path) == S_IFDIR }
  private static func isFileItself(_ path: String) -> Bool { kind(path) == S_IFREG }
}
