package import CodeDocuments

extension FoundDocuments {
  /// The documents of folders without those that git ignores.
  ///
  /// A document that was named itself stays, and so does one that git tracks. Without git, all stay.
  package func withoutIgnored() -> [FoundDocument] {
    let files = documents.filter { !$0.isNamed }.compactMap(\.workTreeFile)
    var ignored: Set<WorkTreeFile> = []
    for (root, files) in Dictionary(grouping: files, by: \.root) {
      // Each command takes some hundred paths: the system bounds the length of all arguments.
      for start in stride(from: 0, to: files.count, by: Self.mostPaths) {
        let paths = files[start..<min(start + Self.mostPaths, files.count)].map(\.path)
        let command = GitCommand(
          ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--"] + paths,
          root: root)
        for path in (command.output(limit: 64 << 20) ?? []).split(separator: 0) {
          ignored.insert(
            WorkTreeFile(root: root, path: String(decoding: path, as: UTF8.self)))
        }
      }
    }
    return documents.filter { document in
      document.isNamed || document.workTreeFile.map { !ignored.contains($0) } ?? true
    }
  }

  private static var mostPaths: Int { 200 }
}
