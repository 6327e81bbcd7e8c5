import Glibc
import TestSupport
import Testing

@testable import errcat

/// What `make release` packs, unpacked and installed by the programs of a machine that gets it.
@Suite struct ReleaseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a script that must succeed, and returns what it prints.
  @discardableResult
  private func run(_ script: String) throws -> String {
    let outcome = try folder.shell("set -eu; PATH=$PATH:/usr/sbin:/sbin; \(script)")
    #expect(outcome.status == 0, "\(script): \(outcome.out)\(outcome.err)")
    return outcome.out
  }

  private func release(to name: String, _ setting: String = "") throws {
    try run("\(setting) '\(ExamplePage.repository)/Scripts/release' \"$errcat\" \(name)")
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// What is installed, below the prefix, sorted.
  private func expected() throws -> [String] {
    let pages = Set(verbs).subtracting(["help"]).map { "errcat-\($0)" } + ["errcat"]
    let documents = try lines(
      run("cd '\(ExamplePage.repository)'; ls README.md docs/*.md docs/*.svg docs/diagnostics/*.md")
    )
    return
      (["bin/errcat"] + Shell.allCases.map { "share/\($0.script)" }
      + pages.map { "share/man/man1/\($0).1.gz" } + documents.map { "share/doc/errcat/\($0)" })
      .sorted()
  }

  @Test func `the checksums are true, and the same program is packed into the same bytes`() throws {
    try release(to: "dist")
    let checked = try lines(run("cd dist; sha256sum --check --strict SHA256SUMS"))
    #expect(checked.count == 2 && checked.allSatisfy { $0.hasSuffix(": OK") })
    // At another time, by somebody with other habits, over what an earlier release left.
    try folder.write("old", to: "again/errcat-0.0.1-linux-x86_64.tar.gz")
    try release(to: "again", "umask 077; TZ=Asia/Tokyo LC_ALL=C.UTF-8")
    try run("diff -r dist again")
    try run("truncate -s -1 dist/*.deb")
    #expect(try folder.shell("cd dist; sha256sum --check --quiet SHA256SUMS").status == 1)
  }

  @Test func `the tarball unpacks into one folder, from which errcat answers`() throws {
    try release(to: "dist")
    try run("mkdir unpacked; tar -xzf dist/*.tar.gz -C unpacked")
    let version = try run("unpacked/*/bin/errcat --version | sed -n 's/^errcat //p'")
    let machine = try run("uname -m")
    let top = "errcat-\(version)-linux-\(machine)".replacing("\n", with: "")
    #expect(try lines(run("ls unpacked")) == [top])
    #expect(try lines(run("cd unpacked/*; find . -type f | sed 's|^./||'")).sorted() == expected())
    #expect(try run("unpacked/*/bin/errcat --sample 10016").contains("Insufficient coins balance"))
    // Whoever unpacks it as root gets files of root that all may read.
    let modes = try lines(run("tar --numeric-owner -tvzf dist/*.tar.gz | awk '{ print $1, $2 }'"))
    #expect(
      Set(modes) == ["drwxr-xr-x 0/0", "-rwxr-xr-x 0/0", "-rw-r--r-- 0/0"],
      "\(Set(modes))")
  }

  @Test func `the package is installed, verified and removed without a trace`() throws {
    try release(to: "dist")
    // Whoever is not root is so among files of their own.
    let asRoot = geteuid() == 0 ? "" : "unshare --map-root-user"
    let dpkg = "\(asRoot) dpkg --root='\(folder("root"))' --force-script-chrootless"
    try run("mkdir root; \(dpkg) --install dist/*.deb")
    #expect(try run("\(dpkg) --verify errcat").isEmpty)
    let installed = try lines(run("cd root/usr; find . -type f | sed 's|^./||'")).sorted()
    #expect(try installed == expected())
    #expect(try run("root/usr/bin/errcat explain 10002 --sample").contains("System error"))
    let fields = try run("dpkg-deb --field dist/*.deb Package Architecture Depends Maintainer")
    #expect(fields.contains("Package: errcat\n") && !fields.contains("Depends"))
    try run("\(dpkg) --remove errcat")
    #expect(try run("find root -path root/var -prune -o -type f -print").isEmpty)
  }

  @Test func `mandoc has nothing to say against the man pages`() throws {
    try run("'\(ExamplePage.repository)/Scripts/stage' \"$errcat\" usr")
    try run("mkdir pages; cp usr/share/man/man1/* pages; gzip -d pages/*")
    // The pages that a page refers to are looked for in the current folder, too.
    let outcome = try folder.shell("cd pages && mandoc -T lint *")
    #expect(outcome.status == 0 && outcome.out.isEmpty && outcome.err.isEmpty, "\(outcome.out)")
    #expect(try lines(run("ls pages")).count == verbs.count)
  }
}
