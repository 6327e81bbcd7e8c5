import Glibc
import TestSupport
import Testing

@testable import errcat

/// The files that `make release` packs, unpacked and installed as on a user's machine.
@Suite struct ReleaseTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a script that must succeed, and returns its output.
  @discardableResult
  private func run(_ script: String) throws -> String {
    let outcome = try folder.shell("set -eu; PATH=$PATH:/usr/sbin:/sbin; \(script)")
    #expect(outcome.status == 0, "\(script): \(outcome.out)\(outcome.err)")
    return outcome.out
  }

  private func release(to name: String, _ setting: String = "") throws {
    // Without symbols it is packed in a third of the time.
    try run("[ -e stripped ] || strip -o stripped \"$errcat\"")
    try run("\(setting) '\(ExamplePage.repository)/Scripts/release' stripped \(name)")
  }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// The installed files below the prefix, sorted.
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

  @Test func `the checksums are right, and the same program gives the same archives`() throws {
    try release(to: "dist")
    let checked = try lines(run("cd dist; sha256sum --check --strict SHA256SUMS"))
    #expect(checked.count == 5 && checked.allSatisfy { $0.hasSuffix(": OK") })
    // At another time, with other settings, over the files of an earlier release.
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
    // Root, too, gets files of root when unpacking, and everybody may read them.
    let modes = try lines(run("tar --numeric-owner -tvzf dist/*.tar.gz | awk '{ print $1, $2 }'"))
    #expect(
      Set(modes) == ["drwxr-xr-x 0/0", "-rwxr-xr-x 0/0", "-rw-r--r-- 0/0"],
      "\(Set(modes))")
  }

  @Test func `the package is installed, verified and removed without a trace`() throws {
    try release(to: "dist")
    // A user other than root acts as root in a user namespace.
    let asRoot = geteuid() == 0 ? "" : "unshare --map-root-user"
    let dpkg = "\(asRoot) dpkg --root='\(folder("root"))' --force-script-chrootless"
    try run("mkdir root; \(dpkg) --install dist/*.deb")
    #expect(try run("\(dpkg) --verify errcat").isEmpty)
    let installed = try lines(run("cd root/usr; find . -type f | sed 's|^./||'")).sorted()
    let ofDebian = [
      "share/doc/errcat/changelog.gz", "share/doc/errcat/copyright",
      "share/lintian/overrides/errcat",
    ]
    #expect(try installed == (expected() + ofDebian).sorted())
    #expect(try run("root/usr/bin/errcat explain 10002 --sample").contains("System error"))
    let fields = try run("dpkg-deb --field dist/*.deb Package Architecture Depends Maintainer")
    #expect(fields.contains("Package: errcat\n") && !fields.contains("Depends"))
    try run("\(dpkg) --remove errcat")
    #expect(try run("find root -path root/var -prune -o -type f -print").isEmpty)
  }

  @Test func `lintian finds no error in the package`() throws {
    try release(to: "dist")
    // The program under test is a debug build, with symbols and shared libraries.
    let ofDebug = "custom-library-search-path,unstripped-binary-or-object"
    let outcome = try folder.shell(
      "lintian --no-cfg --fail-on error --suppress-tags \(ofDebug) dist/*.deb")
    #expect(outcome.status == 0 && !outcome.out.contains("E: "), "\(outcome.out)")
    let file = "./usr/share/doc/errcat/copyright"
    let notices = try run("dpkg-deb --fsys-tarfile dist/*.deb | tar -xO \(file)")
    for library in ["libsqlite3-dev", "libgumbo-dev", "nettle-dev", "libpcre2-dev", "libc6-dev"] {
      #expect(notices.contains("======== \(library)\n"), "\(library)")
    }
  }

  @Test func `the wheel puts errcat on the path of a Python environment`() throws {
    try release(to: "dist")
    let python = "'\(ExamplePage.repository)/.build/peers/bin/python'"
    try run("\(python) -m venv environment; environment/bin/pip install -q --no-index dist/*.whl")
    #expect(try run("environment/bin/errcat explain 10002 --sample").contains("System error"))
    #expect(try run("environment/bin/pip show errcat").contains("Name: errcat\n"))
    try run("environment/bin/pip uninstall -q -y errcat")
    #expect(try run("ls environment/bin | grep errcat || true").isEmpty)
  }

  @Test func `the bill of materials is valid, and names each library with its version`() throws {
    try release(to: "dist")
    try run("'\(ExamplePage.repository)/.build/peers/bin/pyspdxtools' -i dist/*.spdx.json")
    // Only swift knows its own version, and need not be on the path here.
    let unversioned = try lines(
      run("jq -r '.packages[] | select((.versionInfo // \"\") == \"\") | .name' dist/*.spdx.json"))
    #expect(unversioned.isEmpty || unversioned == ["Swift's standard library"])
    #expect(try lines(run("jq -r '.packages[].name' dist/*.spdx.json")).count > 8)
  }

  @Test func `mandoc finds nothing wrong in the man pages`() throws {
    try run("'\(ExamplePage.repository)/Scripts/stage' \"$errcat\" usr")
    try run("mkdir pages; cp usr/share/man/man1/* pages; gzip -d pages/*")
    // mandoc also looks in the current folder for the pages that a page refers to.
    let outcome = try folder.shell("cd pages && mandoc -T lint *")
    #expect(outcome.status == 0 && outcome.out.isEmpty && outcome.err.isEmpty, "\(outcome.out)")
    #expect(try lines(run("ls pages")).count == verbs.count)
  }
}
