import Glibc

/// The program under test, which is built next to the tests.
package let program: String = {
  let tests = realpath("/proc/self/exe", nil)
  defer { free(tests) }
  let path = tests.map { String(cString: $0) } ?? ""
  return path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/errcat"
}()

/// The folder of the built-in documents.
package let seeds: String = {
  let file: String = #filePath
  return file.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/seeds"
}()

extension TemporaryFolder {
  /// Runs errcat in the folder, with no variable set but those given and a home that is not there.
  @discardableResult
  package func errcat(
    _ arguments: String..., input: String = "", environment: [String: String] = [:],
    terminal: Bool = false, errorTerminal: Bool = false
  ) throws -> Outcome {
    try errcat(
      arguments, input: input, environment: environment, terminal: terminal,
      errorTerminal: errorTerminal)
  }

  /// Runs errcat with a list of arguments.
  @discardableResult
  package func errcat(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    terminal: Bool = false, errorTerminal: Bool = false
  ) throws -> Outcome {
    try child(
      [program] + arguments, input: input, environment: environment, terminal: terminal,
      errorTerminal: errorTerminal
    ).run()
  }

  /// Runs errcat without root's special rights.
  package func errcatWithoutPrivileges(_ arguments: String...) throws -> Outcome {
    try errcatWithoutPrivileges(arguments)
  }

  /// Runs errcat without root's special rights.
  package func errcatWithoutPrivileges(_ arguments: [String]) throws -> Outcome {
    let privileged =
      geteuid() == 0
      ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"] : []
    return try child(privileged + [program] + arguments).run()
  }

  /// Runs a shell script in which `$errcat` is the program.
  @discardableResult
  package func shell(_ script: String) throws -> Outcome {
    try child(["/bin/sh", "-c", script], environment: ["errcat": program]).run()
  }

  /// Runs a shell script in a terminal without color, in which `$errcat` is the program.
  package func shellInTerminal(_ script: String, columns: Int) throws -> Outcome {
    try child(
      ["/bin/sh", "-c", script],
      environment: ["errcat": program, "COLUMNS": String(columns), "NO_COLOR": "1"],
      terminal: true
    ).run()
  }

  private func child(
    _ command: [String], input: String = "", environment: [String: String] = [:],
    terminal: Bool = false, errorTerminal: Bool = false
  ) -> Child {
    var variables = environment
    variables["PATH"] = variables["PATH"] ?? "/usr/bin:/bin"
    variables["HOME"] = variables["HOME"] ?? self("home")
    return Child(
      command: command, folder: path, input: Array(input.utf8), environment: variables,
      outputIsTerminal: terminal, errorIsTerminal: errorTerminal)
  }

  /// A folder with a `catalog.db` of the documents errcat comes with.
  package static func withSeeds() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(seedCatalog.get(), to: "catalog.db")
    return folder
  }
}

/// The owner's document to import, as it is called and dated in the repository, also where git does
/// not know it.
package let ownersDocument = [
  "\(seeds)/error-code-for-spot.md", "--name", "seeds/error-code-for-spot.md", "--source", "okcoin",
  "--revised", "2026-11-22",
]

/// The catalog of the seeds, imported once.
private let seedCatalog: Result<[UInt8], any Error> = Result {
  let folder = try TemporaryFolder()
  let outcome = try folder.errcat(["import"] + ownersDocument)
  guard outcome.status == 0 else { throw ImportFailure(error: outcome.err) }
  return try folder.read("catalog.db")
}

private struct ImportFailure: Error {
  var error: String
}
