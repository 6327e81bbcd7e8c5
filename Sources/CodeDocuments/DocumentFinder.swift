internal import ErrcatPlatform
internal import HTMLReader
internal import MarkdownReader

/// A document found on disk, not read yet.
public struct FoundDocument: Hashable, Sendable {
  /// What will identify it in a catalog; never absolute.
  public var path: String
  /// The path to open it by, as typed (within a folder: the folder as typed, then the rest).
  package var typedPath: String
  /// Whether it was named itself, not found in a folder.
  package var isNamed: Bool
}

/// The documents that paths name.
public struct FoundDocuments: Equatable, Sendable {
  /// The documents, in the order of the paths and within a folder in byte order.
  public var documents: [FoundDocument] = []
  /// The folders that were named, as the start of the paths of what lies in them (`docs/`, or
  /// empty for the current folder).
  package var folders: [String] = []

  package init(documents: [FoundDocument] = [], folders: [String] = []) {
    self.documents = documents
    self.folders = folders
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
    self.path = path
    self.number = number
    self.reason = String(cString: strerror(number))
  }

  package init(path: String, reason: String) {
    self.path = path
    self.number = EIO
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
  /// A folder means the Markdown files in it and below it (`*.md`, `*.mdx`, `*.markdown`), hidden
  /// ones and symbolic links to folders left out. A file is taken whatever its ending.
  ///
  /// `-` is standard input, whose path is `-` until somebody names it.
  ///
  /// A document's path is relative to the current folder if it lies below it; else it starts with the
  /// name of the folder that was named, or is the file's own name.
  ///
  /// A missing file, a pipe or a device is a document too: reading it tells why it cannot be
  /// read, and the others are read all the same.
  ///
  /// - Throws: ``FileError`` if a folder cannot be read: what lies in it must not seem to be gone;
  ///   ``SamePathError`` if two documents would have the same path.
  public init(at paths: [String]) throws {
    var found = FoundDocuments()
    for argument in paths {
      if argument == "-" {
        found.documents.append(FoundDocument(path: "-", typedPath: "-", isNamed: true))
        continue
      }
      if status(of: argument)?.isFolder == true {
        let prefix = identity(of: argument)
        found.folders.append(prefix.isEmpty ? "" : prefix + "/")
        for rest in try markdownFiles(in: argument) {
          found.documents.append(
            FoundDocument(
              path: prefix.isEmpty ? rest : prefix + "/" + rest,
              typedPath: argument.hasSuffix("/") ? argument + rest : argument + "/" + rest,
              isNamed: false))
        }
      } else {
        found.documents.append(
          FoundDocument(path: identity(of: argument), typedPath: argument, isNamed: true))
      }
    }
    try found.mergeRepeated()
    self = found
  }
}

extension FoundDocuments {
  /// Keeps a file once that was named twice, or both itself and by its folder.
  fileprivate mutating func mergeRepeated() throws {
    var kept: [String: Int] = [:]
    var merged: [FoundDocument] = []
    for document in documents {
      guard let index = kept[document.path] else {
        kept[document.path] = merged.count
        merged.append(document)
        continue
      }
      guard status(of: merged[index].typedPath)?.file == status(of: document.typedPath)?.file else {
        throw SamePathError(
          path: document.path, typed: [merged[index].typedPath, document.typedPath])
      }
      if document.isNamed { merged[index] = document }
    }
    documents = merged
  }
}

/// The kind and identity of the file at a path, symbolic links followed; nil without a file.
private func status(of path: String) -> (isFolder: Bool, file: [UInt])? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return (status.st_mode & S_IFMT == S_IFDIR, [UInt(status.st_dev), UInt(status.st_ino)])
}

/// The path below the current folder, empty for that folder, or else the last component.
private func identity(of path: String) -> String {
  let current = currentFolder()
  let absolute = path.hasPrefix("/") ? path : current + "/" + path
  for candidate in [normalized(absolute), resolvedParent(of: absolute)] {
    if candidate == current { return "" }
    let prefix = current == "/" ? "/" : current + "/"
    if candidate.hasPrefix(prefix) { return String(candidate.dropFirst(prefix.count)) }
  }
  return String(normalized(absolute).split(separator: "/").last ?? "root")
}

/// Removes `.`, `..` and doubled slashes, by the letters of the path alone.
func normalized(_ absolute: String) -> String {
  var parts: [Substring] = []
  for part in absolute.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}

/// The path with the symbolic links of its folder resolved, but not the file's own.
private func resolvedParent(of absolute: String) -> String {
  let parts = normalized(absolute).split(separator: "/")
  guard let file = parts.last else { return "/" }
  let parent = "/" + parts.dropLast().joined(separator: "/")
  guard let resolved = realpath(parent, nil) else { return normalized(absolute) }
  defer { free(resolved) }
  let folder = String(cString: resolved)
  return folder == "/" ? "/" + file : folder + "/" + file
}

private func currentFolder() -> String {
  guard let name = getcwd(nil, 0) else { return "/" }
  defer { free(name) }
  return String(cString: name)
}

/// The Markdown files in a folder and below it, relative to it, in byte order.
private func markdownFiles(in folder: String) throws(FileError) -> [String] {
  var files: [String] = []
  var pending = [""]
  while let relative = pending.popLast() {
    let path = relative.isEmpty ? folder : folder + "/" + relative
    guard let directory = opendir(path) else { throw FileError(path: path) }
    defer { closedir(directory) }
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let below = relative.isEmpty ? name : relative + "/" + name
      switch kind(of: folder + "/" + below) {
      case S_IFDIR?: pending.append(below)
      // A link to a folder could lead round in circles.
      case S_IFLNK?: break
      // What cannot be read, such as a pipe or a device, is reported where it is to be read.
      default: if isMarkdown(name) { files.append(below) }
      }
    }
  }
  return files.sorted(by: inByteOrder)
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
