internal import ErrcatPlatform

/// The files in a folder and below it, and the work trees of git among its folders.
struct FolderContent {
  /// A file, by its path relative to the folder, and the innermost work tree that the folder holds
  /// and the file lies in.
  struct File {
    var path: String
    var workTree: WorkTree?
  }

  /// Something in the folder that is not read, and why.
  struct Unread {
    var path: String
    var workTree: WorkTree?
    var error: FileError
  }

  /// The files, in byte order.
  private(set) var files: [File] = []
  /// The work trees below the folder.
  private(set) var workTrees: [WorkTree] = []
  /// The folders that cannot be read, and the links out of the tree, in byte order.
  private(set) var unread: [Unread] = []

  /// Looks through a folder.
  ///
  /// - Parameters:
  ///   - folder: Its path as typed, which errors name.
  ///   - resolved: Its path with symbolic links resolved.
  ///   - tree: The folder, or the work tree that it lies in: what a link to a file must not leave.
  ///   - followsLinks: Whether a link may leave it.
  /// - Throws: ``FileError`` if the folder cannot be read.
  init(
    _ folder: String, resolved: String, tree: String, followsLinks: Bool
  ) throws(FileError) {
    var pending: [File] = [File(path: "", workTree: nil)]
    while var place = pending.popLast() {
      let path = place.path.isEmpty ? folder : pathJoining(folder, place.path)
      guard let names = namesInFolder(path) else {
        let error = FileError(path: path)
        guard !place.path.isEmpty else { throw error }
        unread.append(Unread(path: place.path, workTree: place.workTree, error: error))
        continue
      }
      if !place.path.isEmpty, names.contains(".git"),
        let tree = WorkTree(root: pathJoining(resolved, place.path))
      {
        workTrees.append(tree)
        place.workTree = tree
      }
      for name in names where !name.hasPrefix(".") {
        let below = place.path.isEmpty ? name : place.path + "/" + name
        let typed = pathJoining(folder, below)
        switch kind(of: typed) {
        case S_IFDIR?: pending.append(File(path: below, workTree: place.workTree))
        // A link to a folder could lead round in circles.
        case S_IFLNK?: break
        // What cannot be read, such as a pipe or a device, is reported where it is to be read.
        default:
          if !followsLinks, let target = target(ofLink: typed), !isPath(target, in: tree) {
            guard mayBeDocument(name) else { continue }
            unread.append(
              Unread(
                path: below, workTree: place.workTree,
                error: FileError(path: typed, leadsTo: target)))
          } else if mayBeDocument(name) || startsAsPage(fileAt: typed) {
            files.append(File(path: below, workTree: place.workTree))
          }
        }
      }
    }
    files.sort { inByteOrder($0.path, $1.path) }
    unread.sort { inByteOrder($0.path, $1.path) }
  }
}

/// The kind of file at a path: that of a link's target, but a link for a link to a folder.
private func kind(of path: String) -> mode_t? {
  var status = stat()
  guard statusOfLink(path, &status) == 0 else { return nil }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFLNK else { return kind }
  guard statusOfPath(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT == S_IFDIR ? kind : status.st_mode & S_IFMT
}

/// Where a symbolic link leads in the end; nil for a file that is no link, and for a link to nothing.
private func target(ofLink path: String) -> String? {
  var status = stat()
  guard statusOfLink(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
  return resolvedPath(path)
}

/// Whether an absolute path lies in a folder; both without links.
private func isPath(_ path: String, in folder: String) -> Bool {
  folder == "/" || path.utf8.starts(with: (folder + "/").utf8)
}

extension FileError {
  /// The error for a link in a folder to a file elsewhere.
  fileprivate init(path: String, leadsTo target: String) {
    self.init(
      path: path,
      reason: "it is a symbolic link to '\(target.shownPath)', which is outside the folder",
      number: Self.isLinkOut)
  }

  /// The number of an error about a link that leads out of the folder that was named.
  package static var isLinkOut: Int32 { EXDEV }
}

/// Whether a folder's file of this name is taken for a document.
package func isMarkdown(_ name: String) -> Bool {
  let lower = name.lowercased()
  return [".md", ".mdx", ".markdown"].contains { lower.hasSuffix($0) }
}
