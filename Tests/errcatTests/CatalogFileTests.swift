import Glibc
import TestSupport
import Testing

/// The catalog as a file: replaced whole or not at all, with no other file left next to it.
@Suite struct CatalogFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.write(Self.catalog.get(), to: "catalog.db")
  }

  /// The catalog of the first document.
  private static let catalog: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.errcat("import", "alpha.md")
    return try folder.read("catalog.db")
  }

  @Test(arguments: ["text\n", "SQLite format 3\0 and no more"])
  func `a file that is not a catalog is never overwritten`(content: String) throws {
    for name in ["other.db", "catalog.db"] {
      try folder.write(content, to: name)
      for options in [[], ["--fresh"]] {
        let outcome = try folder.errcat(["import", "alpha.md", "--db", name] + options)
        #expect(outcome.status == 2)
        #expect(outcome.err == "errcat: '\(name)' is not an errcat catalog\n")
        #expect(try folder.read(name) == Array(content.utf8))
      }
    }
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db", "other.db"])
  }

  @Test func `another program's database is never overwritten`() throws {
    var bytes = try folder.read("catalog.db")
    for index in 68..<72 { bytes[index] = 1 }  // application_id
    try folder.write(bytes, to: "catalog.db")
    #expect(try folder.errcat("import", "--fresh", "alpha.md").status == 2)
    #expect(try folder.read("catalog.db") == bytes)
  }

  @Test func `an empty file counts as a missing catalog`() throws {
    try folder.write("", to: "empty.db")
    #expect(try folder.errcat("import", "alpha.md", "--db", "empty.db").status == 0)
    #expect(try folder.read("empty.db") == folder.read("catalog.db"))
  }

  @Test func `a folder is not a catalog`() throws {
    mkdir(folder("folder"), 0o777)
    let outcome = try folder.errcat("import", "alpha.md", "--db", "folder")
    #expect(outcome.err == "errcat: folder: Is a directory\n" && outcome.status == 2)
    let nowhere = try folder.errcat("import", "alpha.md", "--db", "no/such/x.db")
    #expect(nowhere.err == "errcat: no/such/x.db: No such file or directory\n")
    #expect(nowhere.status == 2)
  }

  @Test func `a symbolic link is followed and kept`() throws {
    mkdir(folder("real"), 0o777)
    symlink("real/target.db", folder("link.db"))
    for document in ["alpha.md", "beta.md"] {
      #expect(try folder.errcat("import", document, "--db", "link.db").status == 0)
      var status = stat()
      #expect(lstat(folder("link.db"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(try folder.errcat("list", "--db", "real/target.db").status == 0)
    }
    #expect(!folder.names.contains { $0.hasSuffix("-import") })
  }

  @Test(arguments: [0o600, 0o640, 0o666, 0o444] as [mode_t])
  func `a catalog keeps its mode`(mode: mode_t) throws {
    chmod(folder("catalog.db"), mode)
    #expect(try folder.errcat("import", "beta.md").status == 0)
    #expect(try folder.mode("catalog.db") == mode)
  }

  @Test(arguments: [("022", 0o644), ("077", 0o600), ("000", 0o666)] as [(String, mode_t)])
  func `the umask sets the mode of a new catalog`(umask: String, mode: mode_t) throws {
    let outcome = try folder.shell("umask \(umask); \"$errcat\" import alpha.md --db new.db")
    #expect(outcome.status == 0)
    #expect(try folder.mode("new.db") == mode)
  }

  @Test(arguments: ["catalog.db-journal", "catalog.db-wal", "new.db-journal", "new.db-wal"])
  func `another program's journal next to the catalog is not rolled into it`(name: String) throws {
    let catalog = String(name.prefix { $0 != "-" })
    let before = try folder.read("catalog.db")
    try folder.write("theirs", to: name)
    let outcome = try folder.errcat("import", "beta.md", "--db", catalog)
    #expect(
      outcome.status == 2 && outcome.err.hasPrefix("errcat: '\(name)' is next to the catalog"))
    #expect(try folder.read("catalog.db") == before)
    #expect(try folder.read(name) == Array("theirs".utf8))
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db", name])
  }

  @Test func `an import reuses the file that a killed import left`() throws {
    try folder.write("half a catalog", to: ".catalog.db.errcat-import")
    #expect(try folder.errcat("import", "alpha.md").status == 0)
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db"])
  }

  @Test func `a full disk leaves the catalog unchanged and no other file next to it`() throws {
    let before = try folder.read("catalog.db")
    // The largest file, in blocks of 512 bytes: each size stops the import at another step.
    for blocks in [0, 8, 40, 80, 200] {
      let outcome = try folder.shell(
        "trap '' XFSZ; ulimit -f \(blocks); exec \"$errcat\" import \(seeds)")
      #expect(outcome.status == 2, "\(blocks): \(outcome.err)")
      #expect(outcome.err.split(separator: "\n").last?.hasPrefix("errcat: catalog.db: ") == true)
      #expect(try folder.read("catalog.db") == before)
      #expect(folder.names == ["alpha.md", "beta.md", "catalog.db"])
    }
  }

  @Test func `an import into a read-only folder changes nothing`() throws {
    let before = try folder.read("catalog.db")
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    for arguments in [
      ["import", "beta.md"], ["import", "beta.md", "--db", "new.db"], ["remove", "alpha.md"],
    ] {
      let outcome = try folder.errcatWithoutPrivileges(arguments)
      #expect(outcome.status == 2 && outcome.err.hasSuffix(".db: Permission denied\n"))
    }
    #expect(try folder.errcatWithoutPrivileges("list").status == 0, "reading needs no write access")
    #expect(try folder.read("catalog.db") == before)
    #expect(folder.names == ["alpha.md", "beta.md", "catalog.db"])
  }

  @Test func `an unreadable catalog is an error, named or not`() throws {
    chmod(folder("catalog.db"), 0)
    for arguments in [["1", "--db", "catalog.db"], ["1"]] {
      let outcome = try folder.errcatWithoutPrivileges(arguments)
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.split(separator: "\n").count == 1 && outcome.err.contains("catalog.db"))
    }
    #expect(try folder.errcatWithoutPrivileges("--sample", "10016").status == 0)
  }

  @Test func `two imports at once both succeed`() throws {
    let outcome = try folder.shell(
      """
      "$errcat" import alpha.md --db both.db & one=$!
      "$errcat" import beta.md --db both.db & two=$!
      wait $one && wait $two
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    try folder.errcat("import", "beta.md")
    #expect(try folder.read("both.db") == folder.read("catalog.db"))
    #expect(folder.names == ["alpha.md", "beta.md", "both.db", "catalog.db"])
  }

  @Test func `a damaged catalog is trouble, not a crash`() throws {
    let whole = try TemporaryFolder.withSeeds().read("catalog.db")
    for length in [100, 4096, 20_000, whole.count / 2, whole.count - 4096] {
      try folder.write(Array(whole.prefix(length)), to: "cut.db")
      let outcome = try folder.errcat("search", "order", "--db", "cut.db")
      #expect(outcome.status == 2 || outcome.status == 0, "\(length): \(outcome.status)")
      #expect(outcome.status == 0 || outcome.err.split(separator: "\n").count == 1)
    }
  }
}
