import CatalogSQLite
import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct CatalogReplacementTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct Failure: Error {}

  /// Fills the file at a path with a table of the given name.
  private func fill(_ path: String, _ name: String = "words") throws {
    try CatalogReplacement(path).replace { database, _ in
      try database.executeScript("CREATE TABLE \(name) (x)")
    }
  }

  @Test func `the umask sets the mode of a new file`() throws {
    let mask = umask(0)
    umask(mask)
    try fill(folder("catalog.db"))
    #expect(try folder.mode("catalog.db") == 0o666 & ~mask)
    #expect(folder.names == ["catalog.db"])
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o444, 0o6777, 0o1644] as [mode_t])
  func `a replaced file keeps its permissions, and no bits above them`(
    mode: mode_t
  ) throws {
    try fill(folder("catalog.db"))
    chmod(folder("catalog.db"), mode)
    try fill(folder("catalog.db"), "others")
    #expect(try folder.mode("catalog.db") == mode & 0o777)
    #expect(folder.names == ["catalog.db"])
  }

  @Test func `a build that fails leaves the old file and no other file next to it`() throws {
    try fill(folder("catalog.db"))
    let bytes = try folder.read("catalog.db")
    #expect(throws: Failure.self) {
      try CatalogReplacement(folder("catalog.db")).replace { database, old in
        #expect(old == folder("catalog.db"))
        try database.execute("CREATE TABLE half (x)")
        throw Failure()
      }
    }
    #expect(try folder.read("catalog.db") == bytes)
    #expect(folder.names == ["catalog.db"])
  }

  @Test func `a build that fails leaves no file where there was none`() throws {
    #expect(throws: Failure.self) {
      try CatalogReplacement(folder("catalog.db")).replace { _, old in
        #expect(old == nil)
        throw Failure()
      }
    }
    #expect(folder.names == [])
  }

  @Test func `an empty file counts as missing`() throws {
    try folder.write("", to: "catalog.db")
    try CatalogReplacement(folder("catalog.db")).replace { _, old in #expect(old == nil) }
  }

  @Test func `a build replaces the file that a killed build left`() throws {
    try folder.write("rubbish", to: ".catalog.db.errcat-import")
    try fill(folder("catalog.db"))
    #expect(folder.names == ["catalog.db"])
  }

  @Test(arguments: ["-journal", "-wal"], [true, false])
  func `another program's journal is refused, even without a database`(
    suffix: String, isThere: Bool
  ) throws {
    if isThere { try fill(folder("catalog.db")) }
    try folder.write("x", to: "catalog.db" + suffix)
    let names = folder.names
    #expect(throws: CatalogError.strangeJournal(path: folder("catalog.db") + suffix)) {
      try fill(folder("catalog.db"))
    }
    #expect(folder.names == names)
    try folder.write("", to: "catalog.db" + suffix)
    #expect(throws: Never.self, "an empty journal is harmless") { try fill(folder("catalog.db")) }
  }

  @Test func `a build waits for another process's lock, but not forever`() throws {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    defer { close(descriptor) }
    let error = #expect(throws: FileError.self) {
      try CatalogReplacement(folder("catalog.db"), patience: .milliseconds(50)).replace { _, _ in }
    }
    #expect(error?.path == folder("catalog.db"))
    #expect(error?.reason.contains("the lock on the folder '\(folder.path)'") == true)
    #expect(error?.reason.contains("; try again") == true)
    #expect(folder.names == [])
    flock(descriptor, LOCK_UN)
    try CatalogReplacement(folder("catalog.db"), patience: .milliseconds(50)).replace { _, _ in }
  }

  @Test func `a symbolic link stays, and its target is replaced`() throws {
    try folder.makeFolder("far")
    try fill(folder("far/real.db"))
    let bytes = try folder.read("far/real.db")
    try folder.link("link.db", to: "far/real.db")
    try folder.link("catalog.db", to: folder("link.db"))
    try fill(folder("catalog.db"), "longer_name")
    #expect(try folder.read("far/real.db") != bytes)
    #expect(folder.names == ["catalog.db", "far", "link.db"])
    var status = stat()
    #expect(lstat(folder("catalog.db"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `a link to a missing file is followed`() throws {
    try folder.makeFolder("far")
    try folder.link("catalog.db", to: "far/new.db")
    try fill(folder("catalog.db"))
    #expect(try folder.read("far/new.db").starts(with: Array("SQLite format 3".utf8)))
  }

  @Test func `circular links, folders and missing folders are refused`() throws {
    try folder.link("a.db", to: "b.db")
    try folder.link("b.db", to: "a.db")
    try folder.makeFolder("folder.db")
    for name in ["a.db", "folder.db", "missing/catalog.db", "folder.db/x/y"] {
      #expect(throws: FileError.self, "\(name)") { try fill(folder(name)) }
    }
    #expect(folder.names == ["a.db", "b.db", "folder.db"])
  }

  @Test func `a pipe or a device is never replaced`() throws {
    #expect(mkfifo(folder("pipe.db"), 0o600) == 0)
    let error = #expect(throws: FileError.self) { try fill(folder("pipe.db")) }
    #expect(error?.reason.hasPrefix("not a regular file but a named pipe") == true)
    var status = stat()
    #expect(stat(folder("pipe.db"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `a read-only folder is named with the reason`() throws {
    try folder.makeFolder("closed")
    chmod(folder("closed"), 0o555)
    chmod(folder.path, 0o755)
    withoutRootPrivileges {
      let error = #expect(throws: FileError.self) { try fill(folder("closed/catalog.db")) }
      #expect(error?.description == folder("closed/catalog.db") + ": Permission denied")
    }
    #expect(folder.names == ["closed"])
  }

  @Test func `an import never overwrites a file that is not a catalog`() throws {
    try folder.write(codeTable("| 1 | Failed |"), to: "a.md")
    try fill(folder("foreign.db"))
    try folder.write("not a database at all, but long enough to be one", to: "text.db")
    for name in ["foreign.db", "text.db"] {
      let bytes = try folder.read(name)
      for startsAnew in [false, true] {
        var work = folder.makeImport(["a.md"])
        work.startsAnew = startsAnew
        #expect(throws: CatalogError.notACatalog(path: folder(name))) {
          try work.run(into: folder(name))
        }
      }
      #expect(try folder.read(name) == bytes)
    }
    #expect(folder.names == ["a.md", "foreign.db", "text.db"])
  }
}
