internal import CodeDocuments
internal import ErrcatBytes

/// When documents in work trees of git were last changed, by the commits that did it.
///
/// A work tree is asked by three commands, however many documents it holds. A document has no date
/// where there is no git, where git refuses or does not know the file, or where its content is not
/// the one of the last commit.
struct GitRevisions {
  /// What the last commit has of a file, and when that came to be so.
  private struct Revision {
    var blob: String
    var date: RevisionDate?
  }

  /// By root, a zero byte and path.
  private var revisions: [[UInt8]: Revision] = [:]

  /// Knows no dates.
  init() {}

  /// Asks git about documents.
  init(of documents: [FoundDocument]) {
    let files = documents.compactMap(\.workTreeFile)
    for (root, files) in Dictionary(grouping: files, by: \.root) {
      var changes = LastChanges(root: root, paths: files.map(\.path))
      for (path, blob) in changes.find() {
        let date = changes.dates[path]
        revisions[Array(root.utf8) + [0] + path] = Revision(blob: blob, date: date)
      }
    }
  }

  /// Returns the day on which a document got its content, in UTC.
  func date(of document: FoundDocument, _ bytes: [UInt8]) -> RevisionDate? {
    guard let file = document.workTreeFile,
      let revision = revisions[Array(file.root.utf8) + [0] + Array(file.path.utf8)],
      let date = revision.date, BlobID.names(revision.blob, bytes)
    else { return nil }
    return date
  }
}

/// The last changes of files in one work tree.
private struct LastChanges {
  let root: String
  let paths: [String]
  /// The days that the files got their present contents.
  private(set) var dates: [[UInt8]: RevisionDate] = [:]

  init(root: String, paths: [String]) {
    self.root = root
    self.paths = paths
  }

  /// The most bytes of a command's output: about a million changes of files.
  private static let outputLimit = 256 << 20

  /// Returns what the last commit has of each file, once ``dates`` are known.
  mutating func find() -> [[UInt8]: String] {
    let wanted = Set(paths.map { Array($0.utf8) })
    let pathspecs = Self.pathspecs(paths)
    guard let list = output(["ls-tree", "-r", "-z", "--full-tree", "HEAD"], pathspecs) else {
      return [:]
    }
    var blobs: [[UInt8]: String] = [:]
    for line in list.split(separator: 0) {
      // `100644 blob 61780798... \t docs/errors.md`
      guard let tab = line.firstIndex(of: ASCII.tab) else { continue }
      let path = Array(line[(tab + 1)...])
      let fields = line[..<tab].split(separator: ASCII.space)
      guard fields.count == 3, wanted.contains(path) else { continue }
      blobs[path] = String(decoding: fields[2], as: UTF8.self)
    }
    if !blobs.isEmpty { findDates(of: blobs, pathspecs) }
    return blobs
  }

  /// Reads the changes of all files, the latest first, until each file's present content has come.
  ///
  /// All parents are followed: which commits are passed must not depend on which files are asked for.
  private mutating func findDates(of blobs: [[UInt8]: String], _ pathspecs: [String]) {
    var reader = RawLogReader()
    var pending = blobs
    var size = 0
    var found: [[UInt8]: RevisionDate] = [:]
    var isShallow: Bool?
    let isComplete = command(
      [
        "log", "-z", "-c", "--raw", "--no-abbrev", "--no-renames", "--full-history",
        "--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%ct %P", "HEAD",
      ], pathspecs
    ).run { part in
      size += part.count
      for change in reader.changes(in: part) where pending[change.path] == change.blob {
        pending[change.path] = nil
        if !change.commit.hasParents {
          isShallow = isShallow ?? self.isShallow()
          // The commits before it are not here, and one of them may have changed the file.
          if isShallow == true { continue }
        }
        found[change.path] = change.commit.date
      }
      return !pending.isEmpty && size <= Self.outputLimit
    }
    if isComplete { dates = found }
  }

  private func isShallow() -> Bool {
    output(["rev-parse", "--is-shallow-repository"], nil) != Array("false\n".utf8)
  }

  private func output(_ arguments: [String], _ pathspecs: [String]?) -> [UInt8]? {
    command(arguments, pathspecs).output(limit: Self.outputLimit)
  }

  private func command(_ arguments: [String], _ pathspecs: [String]?) -> GitCommand {
    GitCommand(arguments + (pathspecs.map { ["--"] + $0 } ?? []), root: root)
  }

  /// The files, or the folders they are in where they are many; nothing for all of the work tree.
  private static func pathspecs(_ paths: [String]) -> [String] {
    var specs = Set(paths)
    while specs.count > 64 {
      specs = Set(
        specs.map { path in
          path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        })
      if specs.contains("") { return [] }
    }
    return specs.sorted(by: inByteOrder)
  }
}
