import Glibc
import TestSupport
import Testing

/// Which catalog errcat reads, and which it writes.
@Suite struct CatalogChoiceTests {
  let folder: TemporaryFolder

  /// Catalogs whose description of code 1 names the catalog.
  init() throws {
    folder = try TemporaryFolder()
    for (path, bytes) in try Self.catalogs.get() { try folder.write(bytes, to: path) }
    try folder.write(Documents.alpha, to: "doc.md")
  }

  private static let catalogs: Result<[String: [UInt8]], any Error> = Result {
    let folder = try TemporaryFolder()
    var catalogs: [String: [UInt8]] = [:]
    for (name, catalog) in [
      ("named", "named.db"), ("variable", "variable.db"), ("here", "catalog.db"),
      ("xdg", "data/errcat/catalog.db"), ("home", "home/.local/share/errcat/catalog.db"),
    ] {
      try folder.write(
        "# T\n\n| Error Code | Description |\n|--|--|\n| 1 | \(name) |\n", to: "doc.md")
      try folder.write("", to: catalog)
      try #require(try folder.errcat("import", "doc.md", "--db", catalog).status == 0)
      catalogs[catalog] = try folder.read(catalog)
    }
    return catalogs
  }

  private func answer(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> String
  {
    let outcome = try folder.errcat(
      arguments + ["sql", "SELECT description FROM entries LIMIT 1", "--format", "jsonl"],
      environment: environment)
    return outcome.out
  }

  @Test func `each place is tried before the next`() throws {
    let variables = ["ERRCAT_DB": "variable.db", "XDG_DATA_HOME": folder("data")]
    #expect(try answer(["--db", "named.db"], variables).contains("named"))
    #expect(try answer([], variables).contains("variable"))
    #expect(try answer([], ["XDG_DATA_HOME": folder("data")]).contains("here"))
    unlink(folder("catalog.db"))
    #expect(try answer([], ["XDG_DATA_HOME": folder("data")]).contains("xdg"))
    #expect(try answer([], ["XDG_DATA_HOME": "data"]).contains("home"), "not absolute: ignored")
    #expect(try answer([], ["XDG_DATA_HOME": "", "ERRCAT_DB": ""]).contains("home"))
    unlink(folder("home/.local/share/errcat/catalog.db"))
    #expect(try answer([]).isEmpty, "no other place is tried")
    #expect(try answer(["--sample"]).contains("Required field"))
  }

  @Test(arguments: ["none.db", "no/such/folder.db", "", "text", "empty", "database", "."])
  func `an invalid catalog named by the user is an error of one line`(name: String) throws {
    try folder.write("no database\n", to: "text")
    try folder.write("", to: "empty")
    try folder.write(foreignDatabase(), to: "database")
    let before = folder.names
    for outcome in [
      try folder.errcat("explain", "10016", "--db", name),
      try folder.errcat("10016", environment: ["ERRCAT_DB": name.isEmpty ? "none" : name]),
      try folder.errcat("remove", "x", "--db", name),
    ] {
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.hasPrefix("errcat: "))
      #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
    }
    #expect(folder.names == before, "reading creates no file")
  }

  @Test(arguments: ["catalog.db", "home/.local/share/errcat/catalog.db"])
  func `an invalid catalog found by default is an error and is not skipped`(
    path: String
  ) throws {
    var damaged = try folder.read("named.db")
    damaged[20] = 0xFF
    let catalog = try folder.read("named.db")
    for bytes in [
      Array("no database\n".utf8), [], try foreignDatabase(), Array(catalog.prefix(5000)), damaged,
    ] {
      let folder = try TemporaryFolder()
      for parent in ["home", "home/.local", "home/.local/share", "home/.local/share/errcat"] {
        mkdir(folder(parent), 0o777)
      }
      // The catalog in the next place does not answer instead.
      try folder.write(catalog, to: "home/.local/share/errcat/catalog.db")
      try folder.write(bytes, to: path)
      for arguments in [["1"], ["search", "named"], ["list"], ["stats"], ["annotate"]] {
        let outcome = try folder.errcat(arguments, input: "error_code=1\n")
        #expect(outcome.status == 2 && outcome.out.isEmpty, "\(arguments) \(bytes.count)")
        #expect(outcome.err.hasPrefix("errcat: ") && outcome.err.contains("catalog.db"))
      }
      #expect(try folder.read(path) == bytes)
      #expect(try folder.errcat("--sample", "10016").status == 0)
    }
  }

  @Test func `a catalog.db that is a folder or a broken link is an error too`() throws {
    for make in [
      { mkdir($0("catalog.db"), 0o777) }, { symlink("gone.db", $0("catalog.db")) },
      { symlink("catalog.db", $0("catalog.db")) },
    ] as [(TemporaryFolder) -> Int32] {
      let folder = try TemporaryFolder()
      #expect(make(folder) == 0)
      let outcome = try folder.errcat("1")
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.hasPrefix("errcat: 'catalog.db' is "), "\(outcome.err)")
    }
  }

  @Test func `a catalog with a newer format is refused`() throws {
    var bytes = try folder.read("named.db")
    bytes[63] = 99  // user_version, SQLite's file format, section 1.3
    try folder.write(bytes, to: "newer.db")
    for outcome in [
      try folder.errcat("1", "--db", "newer.db"),
      try folder.errcat("import", "doc.md", "--db", "newer.db"),
    ] {
      #expect(outcome.status == 2 && outcome.err.contains("format 99"))
    }
    #expect(try folder.read("newer.db") == bytes)
  }

  @Test func `an import writes to the named catalog, or to the current folder`() throws {
    let user = "home/.local/share/errcat/catalog.db"
    for (arguments, environment, written) in [
      (["--db", "a.db"], ["ERRCAT_DB": "b.db"], "a.db"),
      ([], ["ERRCAT_DB": "b.db"], "b.db"),
      (["--user"], ["ERRCAT_DB": "c.db"], user),
      (["--user"], ["XDG_DATA_HOME": folder("new/data")], "new/data/errcat/catalog.db"),
      ([], [:], "catalog.db"),
    ] as [([String], [String: String], String)] {
      unlink(folder(written))
      let outcome = try folder.errcat(["import", "doc.md"] + arguments, environment: environment)
      #expect(outcome.status == 0, "\(arguments) \(outcome.err)")
      #expect(try folder.read(written).starts(with: "SQLite format 3".utf8))
    }
    #expect(!folder.names.contains("c.db"))
    #expect(try folder.errcat("remove", "doc.md", "--user").status == 0)
  }

  @Test func `naming two catalogs at once is an error`() throws {
    let outcome = try folder.errcat("import", "doc.md", "--user", "--db", "a.db")
    #expect(outcome.status == 2 && outcome.err.contains("--db and --user"))
    #expect(!folder.names.contains("a.db"))
  }

  /// The bytes of an empty SQLite database that belongs to another program.
  private func foreignDatabase() throws -> [UInt8] {
    // A catalog in everything but its application_id.
    var bytes = try folder.read("named.db")
    for index in 68..<72 { bytes[index] = 0 }
    return bytes
  }
}
