/// Why two sides cannot be compared.
public enum DiffError: Error, Equatable, Sendable {
  /// A side is a folder, and the other one a document.
  case folderAndDocument(folder: String, document: String)
  /// `REV:PATH` was typed where there is no git repository.
  case noRepository(typed: String)
  /// The repository has no such revision.
  case unknownRevision(String, typed: String)
  /// A revision does not have the path.
  case notInRevision(path: String, revision: String)
  /// A catalog came through a pipe, where it cannot be looked up in.
  case pipedCatalog(path: String)
  /// A catalog has several documents, and none of them alone has the document's path or source.
  case unclearSource(document: String, known: [String])
  /// More than one source was named for one document.
  case severalSources([String])
  /// A source was named, and no side is a catalog.
  case noSources(String)
  /// Neither document holds a table of codes.
  case noCodes(old: String, new: String)
}

extension DiffError: CustomStringConvertible {
  /// The failure, the words typed, and the next step.
  public var description: String {
    switch self {
    case .folderAndDocument(let folder, let document):
      "'\(folder)' is a folder and '\(document)' is a document; compare two folders, two documents, "
        + "or either with a catalog"
    case .noRepository(let typed):
      "'\(typed)': no such file, and the current folder is not in a git repository"
    case .unknownRevision(let revision, let typed):
      "'\(typed)': no such file, and the git repository has no revision '\(revision)'"
    case .notInRevision(let path, let revision):
      "'\(path)' is not in revision '\(revision)'"
    case .pipedCatalog(let path):
      "'\(path)' is a catalog that comes through a pipe; give it as a file"
    case .unclearSource(let document, let known):
      "it is not clear which document of the catalog '\(document)' is; choose one of "
        + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", ..." : "")
    case .severalSources(let names):
      "a document is compared with one source, not with \(names.joined(separator: " and "))"
    case .noSources(let name):
      "source '\(name)': two documents are compared as they are; only catalogs have sources"
    case .noCodes(let old, let new):
      "no table of '\(old)' or '\(new)' holds codes"
    }
  }
}
