import Glibc
import TestSupport
import Testing

/// Imports that are killed, run out of space or run at once: the catalog is the old or the new
/// one, whole, and the next import leaves no other file next to it.
@Suite struct CrashTests {
  let folder: TemporaryFolder
  private let old: [UInt8]
  private let new: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "alpha.md")
    old = try folder.read("catalog.db")
    try folder.errcat("import", "beta.md")
    new = try folder.read("catalog.db")
    try folder.write(old, to: "catalog.db")
  }

  private static let temporary = ".catalog.db.errcat-import"

  /// Checks the folder after a stopped import, and that the next import cleans up.
  private func expectOldOrNew(_ comment: String) throws {
    let bytes = try folder.read("catalog.db")
    #expect(bytes == old || bytes == new, "\(comment)")
    let others = Set(folder.names).subtracting(["alpha.md", "beta.md", "catalog.db"])
    #expect(others.count <= 1, "\(comment): \(others)")
    #expect(others.allSatisfy { $0.hasPrefix(Self.temporary) }, "\(comment): \(others)")
  }

  private func expectNextImportCleansUp() throws {
    #expect(try folder.errcat("import", "beta.md").status == 0)
    #expect(try folder.read("catalog.db") == new)
    #expect(try folder.errcat("verify").status == 0)
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db"])
  }

  @Test func `an import killed at any time leaves the old catalog or the new one`() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = seed
    var killed = 0
    for _ in 0..<14 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let delay = Int(random >> 40) % 120
      try folder.write(old, to: "catalog.db")
      let outcome = try folder.shell(
        "timeout -s KILL 0.\(String(1000 + delay).dropFirst()) \"$errcat\" import beta.md")
      if outcome.status != 0 { killed += 1 }
      try expectOldOrNew("seed \(seed): after \(delay) ms")
    }
    #expect(killed > 0, "seed \(seed)")
    try expectNextImportCleansUp()
  }

  /// The calls by which an import changes what is on the disk, and at which of them to interfere.
  private static let calls =
    "pwrite64,fsync,fdatasync,ftruncate,?renameat,?renameat2,?unlinkat,fchmod,flock"
  private static let places = Array(1...6) + Array(stride(from: 9, through: 260, by: 17))

  private func interfering(_ fault: String) throws -> Outcome {
    try folder.shell(
      "exec strace -f -o /dev/null -e trace=\(Self.calls) -e inject=\(Self.calls):\(fault) "
        + "\"$errcat\" import beta.md")
  }

  @Test(.enabled(if: Abilities.canTrace, "needs strace"))
  func `killed at each step of its writing, an import leaves the old catalog or the new one`()
    throws
  {
    var statuses: Set<Int32> = []
    for place in Self.places {
      try folder.write(old, to: "catalog.db")
      let outcome = try interfering("signal=KILL:when=\(place)")
      statuses.insert(outcome.status)
      try expectOldOrNew("killed at call \(place)")
      if outcome.status == 0 { break }
    }
    #expect(statuses == [0, 137], "every step was reached")
    try expectNextImportCleansUp()
  }

  @Test(.enabled(if: Abilities.canTrace, "needs strace"), arguments: ["ENOSPC", "EIO"])
  func `a disk that fails at any step leaves the old catalog and a clear message`(
    fault: String
  ) throws {
    var failures = 0
    for place in Self.places {
      try folder.write(old, to: "catalog.db")
      let outcome = try interfering("error=\(fault):when=\(place)")
      try expectOldOrNew("\(fault) at call \(place)")
      if outcome.status != 0 {
        failures += 1
        #expect(outcome.status == 2, "\(fault) at call \(place)")
        #expect(try folder.read("catalog.db") == old, "\(fault) at call \(place)")
        #expect(
          outcome.err.split(separator: "\n").last?.hasPrefix("errcat: ") == true,
          "\(fault) at call \(place): \(outcome.err)")
      }
    }
    #expect(failures > 5)
    try expectNextImportCleansUp()
  }

  @Test(.enabled(if: Abilities.canMount, "only root can mount a disk"))
  func `on a disk that is full the catalog stays, and there is room for the next`() throws {
    let outcome = try folder.shell(
      """
      mkdir disk && mount -t tmpfs -o size=$(($(stat -c %s catalog.db) / 1024 + 100))k tmpfs disk \
        || exit 1
      trap 'umount disk' EXIT
      cp catalog.db before.db && cp catalog.db disk || exit 1
      "$errcat" import \(seeds) --db disk/catalog.db 2>message; status=$?
      tail -n 1 message >&2
      cmp disk/catalog.db before.db && test $status = 2 && test "$(ls -A disk)" = catalog.db
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    let last = outcome.err.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("errcat: disk/catalog.db: ") && last.hasSuffix("nothing was written"))
  }

  @Test func `many imports at once wait for one another and none is lost`() throws {
    for index in 1...6 {
      try folder.write(
        Documents.beta.replacing("| 1 |", with: "| \(index) |"), to: "many/\(index).md")
    }
    let outcome = try folder.shell(
      """
      for i in 1 2 3 4 5 6; do "$errcat" import many/$i.md --db many.db & done; wait
      "$errcat" import many --db once.db && cmp many.db once.db && "$errcat" verify many.db
      """)
    #expect(outcome.status == 0, "\(outcome.out)\(outcome.err)")
    #expect(!folder.names.contains { $0.hasPrefix(".") })
  }

  @Test func `a reader during imports sees the old catalog or the new one`() throws {
    let outcome = try folder.shell(
      """
      (for i in 1 2 3 4 5; do
        "$errcat" import --fresh alpha.md; "$errcat" import --fresh beta.md
      done 2>/dev/null; touch done) &
      while ! test -e done; do "$errcat" list --db catalog.db --json || echo trouble; done
      wait
      """)
    let answers = Set(
      outcome.out.split(separator: "]\n").map { $0.contains("Invalid signature") })
    #expect(!outcome.out.contains("trouble") && outcome.err.isEmpty, "\(outcome.err)")
    for answer in outcome.out.split(separator: "]\n") {
      let isNew = answer.contains("Invalid signature") && !answer.contains("Disk is full")
      let isOld = answer.contains("Disk is full") && !answer.contains("Invalid signature")
      #expect(isNew || isOld, "\(answer)")
    }
    #expect(!answers.isEmpty)
  }

  @Test func `an open file keeps its content when it is replaced`() throws {
    // The reader holds the old file open by its descriptor while it is replaced.
    let outcome = try folder.shell(
      """
      exec 3< catalog.db; "$errcat" import --fresh beta.md 2>/dev/null; cat <&3 > still.db
      "$errcat" verify still.db > /dev/null && "$errcat" list --db still.db
      """)
    #expect(outcome.status == 0 && outcome.out.contains("Disk is full"))
  }

  @Test func `a link planted where the new file is written is not followed`() throws {
    try folder.write("precious", to: "victim")
    try folder.link(Self.temporary, to: "victim")
    #expect(try folder.errcat("import", "beta.md").status == 0)
    #expect(try folder.read("victim") == Array("precious".utf8))
    #expect(try folder.read("catalog.db") == new)
    // Journals of a file with that name, as a database editor would leave them.
    for suffix in ["-journal", "-wal", "-shm"] {
      try folder.write(old, to: Self.temporary + suffix)
    }
    #expect(try folder.errcat("import", "alpha.md").status == 0)
    #expect(try folder.read("catalog.db") == new)
    mkdir(folder(Self.temporary), 0o777)
    #expect(try folder.errcat("import", "alpha.md").status == 0)
    #expect(try folder.read("catalog.db") == new)
  }

  @Test(
    .enabled(if: Abilities.canTrace, "needs strace"),
    arguments: [
      ("import beta.md", "INT", 130), ("import beta.md", "TERM", 143),
      ("remove alpha.md", "HUP", 129),
      ("export -o codes.csv", "INT", 130), ("export -o codes.csv", "TERM", 143),
    ])
  func `a signal ends the run, and the new file is removed`(
    arguments: String, signal: String, status: Int32
  ) throws {
    let before = folder.names
    let outcome = try folder.shell(
      "exec strace -f -o /dev/null -e trace=fchmod -e inject=fchmod:signal=\(signal):when=1 "
        + "\"$errcat\" \(arguments)")
    #expect(outcome.status == status, "\(outcome.err)")
    #expect(folder.names == before)
    #expect(try folder.read("catalog.db") == old)
  }

  @Test(.enabled(if: Abilities.canTrace, "needs strace"))
  func `a signal that the caller ignores is ignored`() throws {
    let outcome = try folder.shell(
      "trap '' HUP; exec strace -f -o /dev/null -e trace=fchmod "
        + "-e inject=fchmod:signal=HUP:when=1 \"$errcat\" import beta.md")
    #expect(outcome.status == 0)
    #expect(try folder.read("catalog.db") == new)
  }

  @Test(arguments: [
    ("import beta.md", 20, "nothing was written"), ("export -o codes.csv", 0, "File too large"),
  ])
  func `a limit on the size of files is an error, and the new file is removed`(
    arguments: String, blocks: Int, message: String
  ) throws {
    let outcome = try folder.shell("ulimit -f \(blocks); exec \"$errcat\" \(arguments)")
    #expect(outcome.status == 2, "\(outcome.err)")
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db"])
    #expect(try folder.read("catalog.db") == old)
  }

  @Test(
    .enabled(if: Abilities.canTrace, "needs strace"),
    arguments: [("EIO", true), ("EINVAL", false), ("EOPNOTSUPP", false)])
  func `if the folder cannot be synced, the new file is there and the status says so`(
    fault: String, isNoted: Bool
  ) throws {
    // The file itself is synced first.
    let outcome = try folder.shell(
      "exec strace -f -o /dev/null -e trace=fsync -e inject=fsync:error=\(fault):when=2 "
        + "\"$errcat\" import beta.md")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.err.contains("note: catalog.db: the new file is in its place") == isNoted)
    #expect(try folder.read("catalog.db") == new)
  }

  @Test func `what a killed run left is removed, and nothing else is`() throws {
    let litter = [
      ".catalog.db.errcat-import", ".catalog.db.errcat-import-journal",
      ".catalog.db.errcat-import-0123456789abcdef", ".codes.csv.errcat-export-0123456789abcdef",
      ".other.db.errcat-import-fedcba9876543210-wal",
    ]
    let others = [
      "catalog.db.errcat-import-0123456789abcdef", ".catalog.db.errcat-imports",
      ".catalog.db.errcat-import-0123", ".catalog.db.errcat-import-0123456789abcdeg",
      ".errcat.yml~",
    ]
    for name in litter + others { try folder.write("x", to: name) }
    #expect(try folder.errcat("import", "beta.md").status == 0)
    #expect(Set(folder.names) == Set(others + ["alpha.md", "beta.md", "catalog.db"]))
  }

  @Test func `Control-C during an import leaves the catalog unchanged`() throws {
    let outcome = try folder.shell("timeout -s INT 0.03 \"$errcat\" import \(seeds)")
    let isNow = try folder.read("catalog.db")
    #expect(outcome.status == 0 || isNow == old)
    try folder.write(old, to: "catalog.db")
    try expectNextImportCleansUp()
  }
}
