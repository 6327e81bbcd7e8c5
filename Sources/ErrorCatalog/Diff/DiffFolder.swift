internal import Causes
package import CodeDocuments

/// The documents of a folder, as one side of a comparison.
public struct DiffFolder {
  /// A document, and its path from the folder.
  package struct Member {
    package var document: Document
    package var path: String
  }

  /// The documents, in the order of their paths.
  package var members: [Member]
  /// The folder, as typed.
  package var typedPath: String

  /// Finds the documents of a folder on the disk.
  ///
  /// Documents that git ignores, and those that the project's settings exclude, are left out.
  ///
  /// - Throws: ``FileError`` if something in it cannot be read; ``ProjectSettingsError``.
  init(path: String, options: ImportOptions, limit: Int, followsLinks: Bool) throws {
    typedPath = path
    let settings = try ProjectSettings.find(for: path)
    let found = try FoundDocuments(
      at: [path], source: settings?.source, areForOneCatalog: false, followsLinks: followsLinks)
    // Its codes would seem to be gone.
    if let place = found.unread.first { throw place.error }
    members = try found.withoutIgnored().filter { settings?.excludes($0) != true }.map { found in
      let document = try Document(
        contentsOf: found.typedPath, path: found.path, source: found.source, options: options,
        limit: limit)
      let rest = found.typedPath.utf8.dropFirst(path.utf8.count).drop { $0 == UInt8(ascii: "/") }
      return Member(document: document, path: String(Substring(rest)))
    }
  }

  /// Takes the documents of a folder in a revision.
  init(
    _ documents: [(path: String, bytes: [UInt8])], of tree: GitTree, typed: String,
    options: ImportOptions
  ) {
    typedPath = typed
    members = documents.map { path, bytes in
      Member(
        document: Document(
          path: tree.path.isEmpty ? path : tree.path + "/" + path, source: tree.source,
          typedPath: typed + (typed.hasSuffix("/") || typed.hasSuffix(":") ? "" : "/") + path,
          bytes: bytes, options: options),
        path: path)
    }
  }

  /// The documents that hold codes, read for a comparison.
  ///
  /// - Parameters:
  ///   - areRelative: Whether they go by their paths from the folder, and not by those in their
  ///     sources.
  ///   - rules: The rules that sort their codes.
  ///   - onNote: Called with what else there is to say.
  /// - Returns: The documents, in the order of their paths.
  func sources(
    areRelative: Bool, rules: Rules, onNote: (DiffNote) -> Void
  ) -> [DiffSource] {
    members.compactMap { member in
      var document = member.document
      if areRelative { document.path = member.path }
      let source = DocumentCodes.source(document, rules: rules, onNote: onNote)
      return source.domains.isEmpty ? nil : source
    }
  }
}
