internal import CodeDocuments
internal import ErrcatBytes

/// The revisions of a document that git has, the oldest first.
struct GitHistory {
  private(set) var revisions: [HistoryRevision] = []
  private(set) var isShallow = false

  /// Asks git for the commits of the first parents that changed a file, under all the names it had.
  ///
  /// - Returns: nil if git cannot tell, or knows nothing of the file.
  init?(root: String, path: String) {
    let command = GitCommand(
      [
        "log", "-z", "--follow", "--first-parent", "--diff-merges=first-parent", "--raw",
        "--no-abbrev", "-M", "--no-show-signature", "--no-ext-diff", "--no-textconv",
        "--format=%H %ct", "HEAD", "--", path,
      ], root: root)
    guard let output = command.output(limit: 256 << 20) else { return nil }
    read(output)
    guard !revisions.isEmpty else { return nil }
    revisions.reverse()
    removeRepeated()
    let shallow = GitCommand(["rev-parse", "--is-shallow-repository"], root: root)
    isShallow = shallow.output(limit: 100) != Array("false\n".utf8)
  }

  /// Reads commits, each followed by the file's change (git-diff-tree(1), "raw output format").
  private mutating func read(_ output: [UInt8]) {
    var texts = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    var commit = (name: "", date: String?.none)
    while let text = texts.popFirst() {
      let line = text.drop { $0 == ASCII.lineFeed }
      guard !line.isEmpty else { continue }
      let words = line.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
      if words[0].hasPrefix(":") {
        guard words.count > 4, let old = texts.popFirst() else { return }
        let isRenamed = words[4].hasPrefix("R") || words[4].hasPrefix("C")
        let path = isRenamed ? texts.popFirst() ?? old : old
        revisions.append(
          HistoryRevision(
            date: commit.date, revision: commit.name, path: String(decoding: path, as: UTF8.self),
            content: words[4] == "D" ? nil : .blob(words[3])))
      } else if words.count == 2 {
        let day = BuildTime(sourceDateEpoch: words[1])?.text.prefix(10)
        commit = (words[0], day.map(String.init))
      }
    }
  }

  /// Keeps the first of revisions with one content.
  private mutating func removeRepeated() {
    var kept: [HistoryRevision] = []
    var last: String??
    for revision in revisions {
      var blob: String?
      if case .blob(let name) = revision.content { blob = name }
      if let last, last == blob { continue }
      last = .some(blob)
      kept.append(revision)
    }
    revisions = kept
  }
}
