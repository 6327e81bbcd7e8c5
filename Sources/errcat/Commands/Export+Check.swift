import ArgumentParser
import CodeDocuments
internal import ErrcatPlatform
import ErrorCatalog

extension Export {
  /// Compares a file with what would be written; nothing is.
  ///
  /// - Throws: ``ExitCode/nothing`` if they differ, and a diff from the file to what would be written
  ///   is on standard output.
  func compare(_ path: String, _ format: ExportFormat) throws {
    guard !path.isEmpty else {
      throw UsageError("--check takes the name of a file, or - for standard input")
    }
    let old = try contents(ofFile: path, limit: memorySizeLimit())
    let memory = OutputMemory()
    try write(catalog.open(), format, to: Output(memory), isTerminal: false)
    guard old != memory.bytes else { return }
    let name = path == "-" ? "standard input" : path
    let diff = LineDiff(old: old, new: memory.bytes).unified(
      old: fileName(name), new: fileName("errcat export --format \(format.rawValue)"))
    var output = Output()
    try output.write(isatty(STDOUT_FILENO) == 1 ? shown(diff) : diff)
    try output.flush()
    StandardError.say(
      "\(name) is stale" + (path == "-" ? "" : "; the same command with -o for --check renews it"))
    throw ExitCode.nothing
  }

  /// A name as one line of a diff.
  private func fileName(_ name: String) -> String { visible(name) }

  /// A diff as a terminal may get it.
  private func shown(_ diff: String) -> String {
    diff.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }
}
