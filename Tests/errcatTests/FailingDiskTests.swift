import TestSupport
import Testing

/// Every command that writes a file, on a disk that fails at any of its steps: the old file is there, or
/// the new one, whole, and the exit status says which.
@Suite struct FailingDiskTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.makeRepository("docs")
    try folder.write(Documents.beta, to: "docs/alpha.md")
    try folder.commit("docs", date: "2021-01-01T00:00:00Z")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.write(
      "| Code | Note | Owner | Link | Status |\n|-|-|-|-|-|\n| 1 | Ask first | | | |\n",
      to: "notes.md")
    #expect(try folder.errcat("import", "docs", "beta.md", "--db", "start.db").status == 0)
    try folder.write("old\n", to: "start.csv")
  }

  private static let calls =
    "pwrite64,fsync,fdatasync,ftruncate,?renameat,?renameat2,?unlinkat,fchmod,flock"
  private static let places = Array(1...6) + Array(stride(from: 9, through: 160, by: 29))

  @Test(
    .enabled(if: Abilities.canTrace, "needs strace"),
    arguments: [
      "import --notes notes.md --db catalog.db", "import --history docs --db catalog.db",
      "import beta.md --fresh --db catalog.db", "remove beta.md --db catalog.db",
      "export --db start.db -o codes.csv",
    ], ["ENOSPC", "EIO", "EINTR"])
  func `the old file or the new one is there, whole`(command: String, fault: String) throws {
    let target = command.hasPrefix("export") ? "codes.csv" : "catalog.db"
    let old = try folder.read(target == "codes.csv" ? "start.csv" : "start.db")
    try folder.write(old, to: target)
    let undisturbed = try folder.shell("\"$errcat\" \(command)")
    #expect(undisturbed.status == 0, "\(undisturbed.err)")
    let new = try folder.read(target)
    #expect(new != old)
    let names = Set(folder.names)
    var statuses: Set<Int32> = []
    for place in Self.places {
      try folder.write(old, to: target)
      let outcome = try folder.shell(
        "exec strace -f -o /dev/null -e trace=\(Self.calls) "
          + "-e inject=\(Self.calls):error=\(fault):when=\(place) \"$errcat\" \(command)")
      let what = "\(fault) at call \(place): \(outcome.err)"
      statuses.insert(outcome.status)
      let now = try folder.read(target)
      #expect(outcome.status == 0 ? now == new : outcome.status == 2 && now == old, "\(what)")
      if outcome.status == 2 {
        #expect(outcome.err.split(separator: "\n").last?.hasPrefix("errcat: ") == true, "\(what)")
      }
      let others = Set(folder.names).subtracting(names)
      #expect(others.allSatisfy { $0.hasPrefix(".\(target).errcat-") }, "\(what) \(others)")
      #expect(others.count <= 1, "\(what) \(others)")
    }
    #expect(statuses.contains(0))
    if fault != "EINTR" { #expect(statuses.contains(2)) }
    try folder.write(old, to: target)
    #expect(try folder.shell("\"$errcat\" \(command)").status == 0)
    #expect(Set(folder.names) == names)
  }
}
