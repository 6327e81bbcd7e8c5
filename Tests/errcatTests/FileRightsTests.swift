import Glibc
import TestSupport
import Testing

/// Replacing another user's files: who owns the new file, and who may read it when.
@Suite struct FileRightsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "alpha.md")
    chmod(folder.path, 0o777)
  }

  /// Runs the command after it as another user.
  private static let other = "setpriv --reuid=65534 --regid=65534 --clear-groups"

  private func owner(_ name: String) throws -> String {
    try folder.shell("stat -c '%u:%g %a' \(name)").out.replacing("\n", with: "")
  }

  @Test(
    .enabled(if: Abilities.isTwoUsers, "only root can test with two users"),
    arguments: [
      ("import beta.md", "catalog.db"), ("remove alpha.md", "catalog.db"),
      ("export -o codes.csv", "codes.csv"),
    ], [0o6777, 0o4755, 0o1666, 0o640, 0o600])
  func `a file that root replaces keeps its owner and never becomes a root program`(
    verb: (arguments: String, file: String), mode: Int
  ) throws {
    try folder.shell("touch \(verb.file)")
    chown(folder(verb.file), 65534, 65534)
    chmod(folder(verb.file), mode_t(mode))
    let outcome = try folder.shell("$errcat \(verb.arguments)")
    #expect(outcome.status == 0 && !outcome.err.contains("note"), "\(outcome.err)")
    #expect(try owner(verb.file) == "65534:65534 \(String(mode & 0o777, radix: 8))")
  }

  @Test(
    .enabled(if: Abilities.isTwoUsers, "only root can test with two users"),
    arguments: [
      (0o666, "666"), (0o664, "644"), (0o646, "644"), (0o606, "600"), (0o6777, "777"),
    ])
  func `if owner and group cannot be kept, errcat says so and nobody gains rights`(
    mode: Int, expected: String
  ) throws {
    for (verb, file) in [("import beta.md", "catalog.db"), ("export -o codes.csv", "codes.csv")] {
      // Another user runs the command, and can read the catalog only if the mode lets others read.
      try folder.shell("chmod 644 catalog.db && $errcat export -o codes.csv")
      guard file != "catalog.db" || mode & 0o4 != 0 else { continue }
      chmod(folder(file), mode_t(mode))
      let outcome = try folder.shell("\(Self.other) \"$errcat\" \(verb)")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.err.contains("note: \(file): its owner was user 0, and is user 65534 now"))
      #expect(outcome.err.contains("note: \(file): its group was 0, and is 65534 now"))
      #expect(try owner(file) == "65534:65534 \(expected)")
      chown(folder(file), 0, 0)
    }
  }

  @Test(
    .enabled(if: Abilities.isTwoUsers && Abilities.canTrace, "needs root and strace"),
    arguments: [
      ("import beta.md", "catalog.db", "errcat-import"),
      ("import beta.md --db new.db", "new.db", "errcat-import"),
      ("export -o codes.csv", "codes.csv", "errcat-export"),
    ])
  func `nobody else can open a new file before it is whole`(
    arguments: String, file: String, suffix: String
  ) throws {
    // The whole file waits to be synced to disk while another user tries to read it.
    let outcome = try folder.shell(
      """
      strace -f -o trace -e trace=?open,openat,fchmod,fchown,pwrite64,write,?renameat,?renameat2,fsync \
        -e inject=fchmod:delay_enter=1500000 "$errcat" \(arguments) &
      for i in 1 2 3 4 5 6 7 8; do
        sleep 0.3; test -s "$(echo .\(file).\(suffix)-*)" && break
      done
      test -s "$(echo .\(file).\(suffix)-*)" || echo "no new file"
      \(Self.other) cat .\(file).\(suffix)-* > stolen 2> refusal
      wait; cat refusal
      """)
    #expect(outcome.out.contains("Permission denied"), "\(outcome.out) \(outcome.err)")
    #expect(try folder.read("stolen").isEmpty)
    let calls = try text(ofFile: folder("trace")).split(separator: "\n")
    let opening = try #require(
      calls.first { $0.contains("openat") && $0.contains("\(suffix)-") && $0.contains("O_CREAT") })
    for flag in ["O_EXCL", "O_NOFOLLOW", "0600"] { #expect(opening.contains(flag)) }
    let widened = try #require(calls.lastIndex { $0.contains("fchmod(") })
    let renamed = try #require(calls.lastIndex { $0.contains("rename") })
    #expect(widened < renamed)
    #expect(!calls[widened...].contains { $0.contains("pwrite64") }, "the file was whole")
    #expect(calls.count { $0.contains("open") && $0.contains("\(suffix)-") } == 1, "opened once")
  }

  @Test(
    .enabled(if: Abilities.isTwoUsers, "only root can test with two users"),
    arguments: ["import beta.md --db link", "export --format csv -o link"],
    [0o1777, 0o777, 0o755])
  func `another user's link is not followed, whether or not its target is there`(
    arguments: String, mode: Int
  ) throws {
    try folder.shell("\(Self.other) ln -s victim link")
    chmod(folder.path, mode_t(mode))
    for isThere in [false, true] {
      if isThere { try folder.write("precious", to: "victim") }
      let outcome = try folder.shell("$errcat \(arguments)")
      #expect(outcome.status == 2 && outcome.err.contains("another user put the symbolic link"))
      #expect(folder.names.contains("victim") == isThere)
    }
    #expect(try folder.read("victim") == Array("precious".utf8))
  }

  @Test(
    .enabled(if: Abilities.isTwoUsers, "only root can test with two users"),
    arguments: [
      // Whose the link is, whose its target is, who runs errcat; whether the link is followed.
      (0, 0, 0, true), (0, 65534, 0, false), (65534, 0, 0, false), (65534, 65534, 0, false),
      (65534, 65534, 65534, true), (0, 65534, 65534, true), (0, 0, 65534, true),
      (1, 65534, 65534, false), (65534, 1, 65534, false),
    ] as [(uid_t, uid_t, uid_t, Bool)])
  func `a link is followed if it and its target belong to the caller or root`(
    link: uid_t, target: uid_t, caller: uid_t, isFollowed: Bool
  ) throws {
    try folder.write("old", to: "codes.csv")
    chmod(folder("codes.csv"), 0o666)
    chmod(folder("catalog.db"), 0o644)
    try folder.link("link.csv", to: "codes.csv")
    chown(folder("codes.csv"), target, target)
    lchown(folder("link.csv"), link, link)
    let user = "setpriv --reuid=\(caller) --regid=\(caller) --clear-groups"
    let outcome = try folder.shell("\(user) \"$errcat\" export -o link.csv")
    #expect(outcome.status == (isFollowed ? 0 : 2), "\(outcome.err)")
    #expect(try (folder.read("codes.csv") == Array("old".utf8)) == !isFollowed)
    if !isFollowed { #expect(outcome.err.contains("instead")) }
  }

  @Test(.enabled(if: Abilities.isTwoUsers, "only root can test with two users"))
  func `another user's link to a folder on the way is not followed`() throws {
    try folder.makeFolder("far")
    try folder.shell("\(Self.other) ln -s far near; ln -s far own")
    let outcome = try folder.shell("$errcat import beta.md --db near/x.db")
    #expect(outcome.status == 2 && outcome.err.contains("another user put the symbolic link"))
    #expect(try folder.shell("$errcat import beta.md --db own/x.db").status == 0)
    #expect(folder.names(in: "far") == ["x.db"])
  }

  @Test(.enabled(if: Abilities.isTwoUsers, "only root can test with two users"))
  func `files of another user that look like a killed run's do not block an import`() throws {
    chmod(folder.path, 0o1777)
    try folder.shell("\(Self.other) touch .catalog.db.errcat-import")
    chown(folder("catalog.db"), 1, 1)
    let outcome = try folder.shell(
      "setpriv --reuid=1 --regid=1 --clear-groups \"$errcat\" import beta.md")
    #expect(outcome.status == 0, "\(outcome.err)")
  }
}
