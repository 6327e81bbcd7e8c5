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
  /// trees a path does not say which folder was named for it. So a document lay elsewhere if a
  /// folder near this one, with the same source, has a file of its path.
  package func gone(among earlier: [DocumentIdentity]) -> [DocumentIdentity] {
    switch place {
    case .workTree(let source, let prefix):
      return earlier.filter {
        $0.source == source && $0.path.utf8.starts(with: prefix.utf8)
      }
    case .plain(let folder, let source):
      let own = earlier.filter { self.source(ofPath: $0.path) == $0.source }
      guard !own.isEmpty else { return [] }
      guard let others = Self.relatives(of: folder, hasGivenSource: source != nil) else { return [] }
      return own.filter { document in
        !others.contains { FileKind(path: pathJoining($0, document.path)) != .missing }
      }
    }
  }

  /// The folders from which documents of the same source may come: those above this one, to the one
  /// that names the source, and all folders directly in them.
  ///
  /// - Returns: nil if they are too many to look through.
  private static func relatives(of folder: String, hasGivenSource: Bool) -> [String]? {
    var components = pathComponents(folder)
    guard let own = components.popLast(), hasGivenSource || !SourceName.saysSomething(own)
    else { return [] }
    var relatives: [String] = []
    while true {
      let above = "/" + components.joined(separator: "/")
      relatives.append(above)
      for name in namesInFolder(above) ?? [] where !name.hasPrefix(".") {
        let other = pathJoining(above, name)
        if other != folder, FileKind(path: other) == .folder { relatives.append(other) }
        guard relatives.count <= 1000 else { return nil }
      }
      guard let name = components.popLast(), !SourceName.saysSomething(name) else {
        return relatives
      }
    }
  }
}

/// The names of what is in a folder, in no order; nil if it cannot be read.
func namesInFolder(_ path: String) -> [String]? {
  guard let directory = opendir(path) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let item = readdir(directory) {
    names.append(
      withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names
}
