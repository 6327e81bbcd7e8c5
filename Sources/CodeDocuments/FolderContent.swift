internal import ErrcatPlatform

/// The files in a folder and below it, and the work trees of git among its folders.
struct FolderContent {
  /// A file, by its path relative to the folder, and the innermost work tree that the folder holds
  /// and the file lies in.
  struct File {
    var path: String
    var workTree: WorkTree?
  }

  /// The files, in byte order.
  private(set) var files: [File] = []
  /// The work trees below the folder.
  private(set) var workTrees: [WorkTree] = []

  /// Looks through a folder.
  ///
  /// - Parameters:
  ///   - folder: Its path as typed, which errors name.
  ///   - resolved: Its path with symbolic links resolved.
  /// - Throws: ``FileError`` if the folder, or one in it, cannot be read.
  init(_ folder: String, resolved: String) throws(FileError) {
    var pending: [File] = [File(path: "", workTree: nil)]
    while var place = pending.popLast() {
      let path = place.path.isEmpty ? folder : pathJoining(folder, place.path)
      guard let names = namesInFolder(path) else { throw FileError(path: path) }
      if !place.path.isEmpty, names.contains(".git"),
        let tree = WorkTree(root: pathJoining(resolved, place.path))
      {
        workTrees.append(tree)
        place.workTree = tree
      }
      for name in names where !name.hasPrefix(".") {
        let below = place.path.isEmpty ? name : place.path + "/" + name
        switch kind(of: pathJoining(folder, below)) {
        case S_IFDIR?: pending.append(File(path: below, workTree: place.workTree))
        // A link to a folder could lead round in circles.
        case S_IFLNK?: break
        // What cannot be read, such as a pipe or a device, is reported where it is to be read.
        default:
          if mayBeDocument(name) || startsAsPage(fileAt: pathJoining(folder, below)) {
            files.append(File(path: below, workTree: place.workTree))
          }
        }
      }
    }
    files.sort { inByteOrder($0.path, $1.path) }
  }
}

/// The kind of file at a path: that of a link's target, but a link for a link to a folder.
private func kind(of path: String) -> mode_t? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFLNK else { return kind }
  guard stat(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT == S_IFDIR ? kind : status.st_mode & S_IFMT
}

/// Whether a folder's file of this name is taken for a document.
package func isMarkdown(_ name: String) -> Bool {
  let lower = name.lowercased()
  return [".md", ".mdx", ".markdown"].contains { lower.hasSuffix($0) }
}
