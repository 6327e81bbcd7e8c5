internal import CodeDocuments
internal import ErrcatBytes

/// Reads what `git log -z --raw -c --format='%ct %P'` writes, in parts of any size.
///
/// Texts end with a zero byte: a commit; then for each file a colon for each parent, modes, names of
/// contents and a letter (git-diff-tree(1), "raw output format"); and the file's path.
struct RawLogReader {
  /// A commit: when it was made, and whether it follows another.
  struct Commit: Equatable {
    var date: RevisionDate?
    var hasParents = false
  }

  /// A file's new content in a commit.
  struct Change: Equatable {
    var path: [UInt8]
    var blob: String
    var commit: Commit
  }

  private var rest: [UInt8] = []
  private var commit = Commit()
  /// The content of the file whose path comes next.
  private var blob: String?

  /// Returns the changes that a part of the output completes.
  mutating func changes(in part: ArraySlice<UInt8>) -> [Change] {
    var changes: [Change] = []
    var start = part.startIndex
    while let end = part[start...].firstIndex(of: 0) {
      let text = rest + part[start..<end]
      rest = []
      start = end + 1
      if let blob {
        changes.append(Change(path: text, blob: blob, commit: commit))
        self.blob = nil
      } else {
        readHead(text.drop { $0 == ASCII.lineFeed })
      }
    }
    rest += part[start...]
    return changes
  }

  /// Reads a commit, or what comes before a file's path.
  private mutating func readHead(_ text: ArraySlice<UInt8>) {
    let words = text.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first else { return }
    if first.hasPrefix(":") {
      blob = words.dropLast().last
    } else {
      let day = BuildTime(sourceDateEpoch: first)?.text.prefix(10)
      commit = Commit(date: day.flatMap { RevisionDate(String($0)) }, hasParents: words.count > 1)
    }
  }
}
