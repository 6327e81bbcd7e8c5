internal import ErrcatPlatform

/// A document found on disk, not read yet.
public struct FoundDocument: Hashable, Sendable {
  /// The name of its source: who publishes it.
  public var source: String
  /// Its path in the source, which identifies it there; never absolute.
  public var path: String
  /// The path to open it by, as typed (within a folder: the folder as typed, then the rest).
  package var typedPath: String
  /// Whether it was named itself, not found in a folder.
  package var isNamed: Bool
  /// Its place in a work tree of git, which knows when it was last changed; nil outside.
  package var workTreeFile: WorkTreeFile?

  /// Whether it is in a folder that need not hold it for its codes: a document of records, or a page
  /// that only its content shows.
  package var isOptional: Bool { !isNamed && (isRecords(path) || !mayBeDocument(path)) }

  package init(
    source: String? = nil, path: String, typedPath: String, isNamed: Bool,
    workTreeFile: WorkTreeFile? = nil
  ) {
    self.source = source ?? SourceName.name(path: path)
    self.path = path.shownPath
    self.typedPath = typedPath
    self.isNamed = isNamed
    self.workTreeFile = workTreeFile
  }
}

/// The documents that paths name.
public struct FoundDocuments: Equatable, Sendable {
  /// The documents, in the order of the paths and within a folder in byte order.
  public var documents: [FoundDocument] = []
  /// The folders that were named, and the work trees in them.
  package var folders: [FoundFolder] = []
  /// What the folders hold and is not read: folders that cannot be, and links to files elsewhere.
  package var unread: [UnreadPlace] = []
  /// The paths of the catalogs that were named, which are not documents.
  package var catalogs: [String] = []

  package init(documents: [FoundDocument] = [], folders: [FoundFolder] = []) {
    self.documents = documents
    self.folders = folders
  }
}

/// A file or a folder in a folder, of which nothing is read.
package struct UnreadPlace: Equatable, Sendable {
  /// Its path as those of documents are.
  package var path: String
  /// Why nothing of it is read.
  package var error: FileError

  /// Whether a document is the file, or lies in the folder.
  package func holds(_ document: DocumentIdentity) -> Bool {
    document.path == path || document.path.utf8.starts(with: (path + "/").utf8)
  }
}

/// An error of the system while a file was handled.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path, as typed.
  public var path: String
  /// The system's message.
  public var reason: String
  /// The system's error number (errno(3)).
  public var number: Int32

  package init(path: String, number: Int32 = errno) {
    self.path = path.shownPath
    self.number = number
    self.reason = String(cString: strerror(number))
  }

  package init(path: String, reason: String, number: Int32 = EIO) {
    self.path = path.shownPath
    self.number = number
    self.reason = reason
  }

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}

extension FoundDocuments {
  /// Finds the documents that paths name.
  ///
  /// ```swift
  /// let found = try FoundDocuments(at: ["docs/errors.md"])
  /// ```
  ///
  /// A folder means the Markdown files in it and below it (`*.md`, `*.mdx`, `*.markdown`), the HTML
  /// pages (`*.html`, `*.htm`, `*.xhtml`, and files that start as pages do) and the documents of
  /// records, hidden ones, symbolic links to folders, and those to files outside the folder (or
  /// outside its work tree of git) left out. A file is taken whatever its ending.
  ///
  /// `-` is standard input, whose path is `-` until somebody names it.
  ///
  /// A document in a work tree of git belongs to the source that is called after the repository's
  /// folder, and its path is relative to the work tree. Any other document belongs to the source
  /// that is called after the nearest folder whose name says something (`docs` and `en` do not); its
  /// path is relative to the folder that was named, or is the file's own name. So neither depends on
  /// the current folder, or on how a path is spelled.
  ///
  /// A missing file, a pipe or a device is a document too: reading it tells why it cannot be
  /// read, and the others are read all the same.
  ///
  /// - Parameters:
  ///   - paths: The paths as typed.
  ///   - source: The name of the source of all documents; nil for the source of each.
  /// - Throws: ``FileError`` if a folder that is named cannot be read;
  ///   ``SamePathError`` if two documents would have the same source and path;
  ///   ``SourceNameError`` if the text cannot name a source.
  public init(at paths: [String], source: String? = nil) throws {
    try self.init(at: paths, source: source, areForOneCatalog: true)
  }

  /// Finds the documents that paths name.
  ///
  /// - Parameters:
  ///   - paths: The paths as typed.
  ///   - source: The name of the source of all documents; nil for the source of each.
  ///   - areForOneCatalog: Whether no two may have the same source and path.
  ///   - followsLinks: Whether links in a folder to files outside of it are followed.
  /// - Throws: ``FileError``, ``SamePathError`` or ``SourceNameError``.
  package init(
    at paths: [String], source: String? = nil, areForOneCatalog: Bool, followsLinks: Bool = false
  ) throws {
    if let source { try SourceName.check(source) }
    var found = FoundDocuments()
    for path in paths {
      if path == "-" {
        found.documents.append(
          FoundDocument(
            source: source ?? "standard-input", path: "-", typedPath: "-", isNamed: true))
      } else if FileKind(path: path) == .folder {
        try found.add(folder: path, source, followsLinks)
      } else if isDatabase(path) {
        found.catalogs.append(path)
      } else {
        found.add(file: path, source)
      }
    }
    try found.mergeRepeated(areForOneCatalog)
    self = found
  }
}

extension FoundDocuments {
  fileprivate mutating func add(file typed: String, _ source: String?) {
    let (folder, name) = resolvedFile(typed)
    add(
      pathJoining(folder, name), in: WorkTree(containing: folder), path: name, source,
      typedPath: typed, isNamed: true)
  }

  fileprivate mutating func add(
    folder typed: String, _ source: String?, _ followsLinks: Bool
  ) throws(FileError) {
    let folder = resolvedFolder(typed)
    let outer = WorkTree(containing: folder)
    let content = try FolderContent(
      typed, resolved: folder, tree: outer?.root ?? folder, followsLinks: followsLinks)
    for place in content.unread {
      let tree = place.workTree ?? outer
      unread.append(
        UnreadPlace(
          path: (tree?.path(of: pathJoining(folder, place.path)) ?? place.path).shownPath,
          error: place.error))
    }
    for file in content.files {
      add(
        pathJoining(folder, file.path), in: file.workTree ?? outer, path: file.path, source,
        typedPath: pathJoining(typed, file.path), isNamed: false)
    }
    if let outer {
      let prefix = outer.path(of: folder)
      folders.append(
        FoundFolder(source: source ?? outer.source, prefix: prefix.isEmpty ? "" : prefix + "/"))
    } else {
      folders.append(FoundFolder(folder: folder, source: source))
    }
    folders += content.workTrees.map { FoundFolder(source: source ?? $0.source, prefix: "") }
  }

  /// Adds a file: in a work tree under its path there, else under `path`.
  private mutating func add(
    _ absolute: String, in workTree: WorkTree?, path: String, _ source: String?,
    typedPath: String, isNamed: Bool
  ) {
    guard let workTree else {
      let components = pathComponents(absolute)
      let name =
        source
        ?? SourceName.name(folders: components.dropLast(), file: components.last ?? "")
      documents.append(
        FoundDocument(source: name, path: path, typedPath: typedPath, isNamed: isNamed))
      return
    }
    let path = workTree.path(of: absolute)
    documents.append(
      FoundDocument(
        source: source ?? workTree.source, path: path, typedPath: typedPath, isNamed: isNamed,
        workTreeFile: WorkTreeFile(root: workTree.root, path: path)))
  }

  /// Keeps a file once that was named twice, or both itself and by its folder.
  fileprivate mutating func mergeRepeated(_ areForOneCatalog: Bool) throws(SamePathError) {
    var kept: [DocumentIdentity: Int] = [:]
    var merged: [FoundDocument] = []
    for document in documents {
      guard let index = kept[document.identity] else {
        kept[document.identity] = merged.count
        merged.append(document)
        continue
      }
      guard file(at: merged[index].typedPath) == file(at: document.typedPath) else {
        guard areForOneCatalog else {
          merged.append(document)
          continue
        }
        throw SamePathError(
          document.identity, typed: [merged[index].typedPath, document.typedPath])
      }
      if document.isNamed { merged[index] = document }
    }
    documents = merged
  }
}

/// What tells the file at a path from all others, symbolic links followed; nil without a file.
private func file(at path: String) -> [UInt]? {
  var status = stat()
  guard statusOfPath(path, &status) == 0 else { return nil }
  return [UInt(status.st_dev), UInt(status.st_ino)]
}

/// Whether a file is a database of SQLite, by its first bytes (SQLite manual, fileformat2.html,
/// section 1.3).
private func isDatabase(_ path: String) -> Bool {
  guard case .regular(let size) = FileKind(path: path), size >= 512 else { return false }
  let mark = Array("SQLite format 3\0".utf8)
  let descriptor = openPath(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: mark.count)
  return read(descriptor, &bytes, bytes.count) == bytes.count && bytes == mark
}
