internal import ErrcatPlatform

/// A folder whose documents were found, so that those are known that are there no more.
package struct FoundFolder: Hashable, Sendable {
  private enum Place: Hashable {
    /// In a work tree: the source of its documents, and how their paths start.
    case workTree(source: String, prefix: String)
    /// Elsewhere: the folder that paths are relative to, and the source that was given.
    case plain(folder: String, source: String?)
  }

  private let place: Place

  /// The part of a work tree that holds the documents of a source whose paths start like this.
  package init(source: String, prefix: String) {
    place = .workTree(source: source, prefix: prefix)
  }

  /// A folder outside any work tree.
  package init(folder: String, source: String?) {
    place = .plain(folder: folder, source: source)
  }

  /// The source of a document that lies in the folder.
  package func source(ofPath path: String) -> String {
    switch place {
    case .workTree(let source, _): return source
    case .plain(_, let source?): return source
    case .plain(let folder, nil):
      let components = pathComponents(pathJoining(folder, path))
      return SourceName.name(folders: components.dropLast(), file: components.last ?? "")
    }
  }

  /// Returns those of earlier documents that lay in the folder.
  ///
  /// Those that were found again have to be left out by the caller; the rest are gone. Outside work
  /// trees a path does not say which folder was named for it, and several folders can have documents
  /// of one source. So a document whose file is still in another of them came from there.
  package func gone(among earlier: [DocumentIdentity]) -> [DocumentIdentity] {
    switch place {
    case .workTree(let source, let prefix):
      return earlier.filter {
        $0.source == source && $0.path.utf8.starts(with: prefix.utf8)
      }
    case .plain(let folder, let source):
      let own = earlier.filter { self.source(ofPath: $0.path) == $0.source }
      guard !own.isEmpty else { return [] }
      let names = Set(own.compactMap { pathComponents($0.path).last })
      let others = Self.files(named: names, near: folder, hasGivenSource: source != nil)
      return own.filter { document in
        let ending = "/" + document.path
        let name = pathComponents(document.path).last ?? ""
        return others[name]?.contains { $0.utf8.reversed().starts(with: ending.utf8.reversed()) }
          != true
      }
    }
  }

  /// The most folders that are looked through for documents from elsewhere, the nearest first.
  private static let mostFolders = 10_000

  /// The files of some names near a folder, but not in it: those below the folder that names the
  /// source of its documents.
  ///
  /// A folder that names their source itself has none.
  private static func files(
    named names: Set<String>, near folder: String, hasGivenSource: Bool
  ) -> [String: [String]] {
    var above = pathComponents(folder)
    guard let own = above.popLast(), hasGivenSource || !SourceName.saysSomething(own)
    else { return [:] }
    if let naming = above.lastIndex(where: SourceName.saysSomething) {
      above.removeLast(above.count - 1 - naming)
    }
    var files: [String: [String]] = [:]
    var folders = ["/" + above.joined(separator: "/")]
    var next = 0
    while next < min(folders.count, mostFolders) {
      let place = folders[next]
      next += 1
      for name in namesInFolder(place) ?? [] where !name.hasPrefix(".") {
        let path = pathJoining(place, name)
        if names.contains(name) { files[name, default: []].append(path) }
        if path != folder, folders.count < mostFolders, isFolderItself(path) {
          folders.append(path)
        }
      }
    }
    return files
  }
}

/// Whether a path is a folder, and no link to one, which could lead round in circles.
private func isFolderItself(_ path: String) -> Bool {
  var status = stat()
  return statusOfLink(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The names of what is in a folder, in no order; nil if it cannot be read.
package func namesInFolder(_ path: String) -> [String]? {
  guard let directory = path.withPath({ opendir($0) }) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let item = readdir(directory) {
    names.append(
      withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(path: $0) }
      })
  }
  return names
}
