internal import CodeDocuments

/// The files of a work tree that git knows.
enum TrackedFiles {
  /// Returns the paths of the files that git tracks below a folder, from there; those that it does not
  /// ignore where it tracks none; nil if git cannot tell.
  static func paths(in root: String, below prefix: String) -> Set<String>? {
    guard let tracked = list(["--cached"], root, prefix) else { return nil }
    guard tracked.isEmpty else { return tracked }
    return list(["--others", "--exclude-standard"], root, prefix) ?? []
  }

  private static func list(_ options: [String], _ root: String, _ prefix: String) -> Set<String>? {
    let paths = prefix.isEmpty ? [] : ["--", prefix]
    let command = GitCommand(["ls-files", "-z"] + options + paths, root: root)
    return command.output(limit: 256 << 20).map { output in
      Set(
        output.split(separator: 0).map {
          pathRelative(String(decoding: $0, as: UTF8.self), to: prefix)
        })
    }
  }
}
