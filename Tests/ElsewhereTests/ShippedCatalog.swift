import Glibc
import TestSupport
import Testing

/// A catalog as a user gets it: a read-only file in a read-only folder, and a folder to work in
/// where it appears as `catalog.db`.
final class ShippedCatalog {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let made = try TemporaryFolder.withSeeds()
    bytes = try made.read("catalog.db")
    try folder.write(bytes, to: "shipped/catalog.db")
    try folder.write("", to: "work/.keep")
    try folder.link("work/catalog.db", to: "../shipped/catalog.db")
    chmod(folder("shipped/catalog.db"), 0o444)
    chmod(folder("shipped"), 0o555)
  }

  /// Runs the example of a section of a page, and compares its output with the page.
  func expectWhatThePageShows(
    _ section: String, of page: String = ExamplePage.shipping, environment: [String: String] = [:],
    keepsPrivileges: Bool = false
  ) throws {
    let example = try ExamplePage(page).example(section)
    let outcome = try run(
      example.language == "python" ? ["python", "-"] : ["/bin/sh", "-e"], input: example.commands,
      environment: environment, keepsPrivileges: keepsPrivileges)
    #expect(outcome.status == 0, "\(section): \(outcome.err)")
    #expect(outcome.out == example.output, "\(section) shows output that errcat does not print")
    try expectUntouched()
  }

  /// Runs a program in the work folder, with access to the Python packages and errcat.
  ///
  /// It runs without root's right to write everywhere, which would ignore a read-only folder.
  func run(
    _ command: [String], input: String = "", environment: [String: String] = [:],
    keepsPrivileges: Bool = false
  ) throws -> Outcome {
    let peers = ExamplePage.repository + "/.build/peers/bin"
    guard access(peers + "/python", X_OK) == 0 else {
      throw MissingPeers()
    }
    var variables = environment
    let built = program.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    variables["PATH"] = "\(peers):\(built):/usr/bin:/bin"
    variables["DATASETTE_1"] = ExamplePage.repository + "/.build/peers-datasette-1/bin/datasette"
    variables["HOME"] = folder("work")
    variables["LC_ALL"] = "C.UTF-8"
    let privileges =
      geteuid() == 0 && !keepsPrivileges
      ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"] : []
    return try Child(
      command: privileges + command, folder: folder("work"), input: Array(input.utf8),
      environment: variables
    ).run()
  }

  /// Checks that the file is unchanged, and alone in its folder.
  func expectUntouched() throws {
    let shipped = try folder.run(["ls", "-A", "shipped"])
    #expect(shipped == "catalog.db\n")
    #expect(try folder.read("shipped/catalog.db") == bytes)
  }

  /// The content of a file in the work folder.
  func read(_ name: String) throws -> [UInt8] { try folder.read("work/\(name)") }
}

extension TemporaryFolder {
  fileprivate func run(_ command: [String]) throws -> String {
    try Child(command: command, folder: path, environment: ["PATH": "/usr/bin:/bin"]).run().out
  }
}

/// The Python packages are missing.
private struct MissingPeers: Error, CustomStringConvertible {
  var description: String {
    "the Python packages of Scripts/peers*.txt are not installed: run Scripts/install-peers"
  }
}
