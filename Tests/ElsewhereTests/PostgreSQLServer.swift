import Glibc
import TestSupport
import Testing

/// A PostgreSQL server for the tests: a new cluster in a temporary folder, reachable only by a
/// socket there.
final class PostgreSQLServer: Sendable {
  @TaskLocal static var running: PostgreSQLServer?

  /// The folder of its socket.
  let path: String
  private let binaries: String
  /// The user that runs the server: PostgreSQL refuses root.
  private let user: [String]

  fileprivate init(in folder: TemporaryFolder) throws {
    path = folder.path
    binaries = try Self.findBinaries()
    user = geteuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
    if geteuid() == 0 {
      try Self.succeed(["chown", "postgres", path], in: path)
    }
    try Self.succeed(
      user + [
        "\(binaries)/initdb", "--auth=trust", "--username=errcat", "--encoding=UTF8",
        "--locale=C.UTF-8", "--no-sync", "-D", "\(path)/data",
      ], in: path)
    try Self.succeed(
      user + [
        "\(binaries)/pg_ctl", "start", "-w", "-s", "-D", "\(path)/data", "-l", "\(path)/log", "-o",
        "-c listen_addresses='' -c unix_socket_directories=\(path) -c fsync=off",
      ], in: path)
  }

  fileprivate func stop() throws {
    try Self.succeed(
      user + ["\(binaries)/pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", "\(path)/data"],
      in: path)
  }

  /// Makes an empty database.
  func makeDatabase(_ name: String) throws {
    let outcome = try psql(["-d", "postgres", "-c", "CREATE DATABASE \(name)"])
    guard outcome.status == 0 else { throw Failure(outcome.err) }
  }

  /// Runs a script in a database, as the last line of the script's own header says.
  func run(_ script: [UInt8], in database: String) throws -> Outcome {
    try psql(["-d", database, "-q", "-f", "-"], input: script)
  }

  /// The rows of a query as CSV, with a header, in the schema of the export; quoted only where RFC 4180
  /// says so.
  func csv(_ sql: String, in database: String) throws -> String {
    let outcome = try psql(
      ["-d", database, "-q", "--csv", "-c", "SET search_path = errcat", "-c", sql])
    guard outcome.status == 0 else { throw Failure(outcome.err) }
    // psql also quotes a text that would end the data of a COPY.
    return outcome.out.replacing(#""\.""#, with: #"\."#)
  }

  private func psql(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
    try Child(
      command: ["\(binaries)/psql", "-X", "-h", path, "-U", "errcat", "-w"] + arguments,
      folder: path, input: input, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ).run()
  }

  private static func succeed(_ command: [String], in folder: String) throws {
    let outcome = try Child(
      command: command, folder: folder, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ).run()
    guard outcome.status == 0 else {
      throw Failure("\(command.joined(separator: " ")): \(outcome.out)\(outcome.err)")
    }
  }

  /// The newest of the versions that Debian installs in parallel.
  private static func findBinaries() throws -> String {
    let outcome = try Child(
      command: ["/bin/sh", "-c", "ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1"],
      folder: "/"
    ).run()
    let found = outcome.out.split(separator: "\n").first.map(String.init) ?? ""
    guard access("\(found)/initdb", X_OK) == 0 else {
      throw Failure("there is no PostgreSQL server: install Debian's package `postgresql`")
    }
    return found
  }

  struct Failure: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }
}

/// Starts a server before the tests of a suite and stops it after them.
struct PostgreSQLTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let server = try PostgreSQLServer(in: folder)
    let result: Result<Void, any Error>
    do {
      try await PostgreSQLServer.$running.withValue(server) { try await function() }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try server.stop()
    withExtendedLifetime(folder) {}
    try result.get()
  }
}

extension Trait where Self == PostgreSQLTrait {
  /// With a running PostgreSQL server.
  static var withPostgreSQL: Self { PostgreSQLTrait() }
}
