import Foundation
import TestSupport
import Testing

@testable import CodeLogs

/// The bytes of a log cannot be used after they are gone, nor can what is next to them be read.
@Suite struct LogMemoryTests {
  /// Compiles a program against the built modules, without running it.
  ///
  /// The type checker alone does not see that a value outlives what it refers to.
  private func compile(_ body: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write(
      "@testable import CodeLogs\n\nfunc use() throws {\n\(body)\n}\n", to: "use.swift")
    let built = program.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let sources = seeds.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Sources"
    let modulesOfC = [
      "CBuiltInFiles/include", "CErrcatSQLite", "CGumbo", "CNettle", "CPCRE2", "CUTF8Proc", "CYAML",
    ]
    .flatMap {
      ["-I", "\(sources)/\($0)"]
    }
    return try Child(
      command: [
        "/usr/bin/env", "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I",
        "\(built)/Modules",
      ] + modulesOfC + [folder("use.swift")],
      folder: folder.path, environment: ProcessInfo.processInfo.environment
    ).run()
  }

  @Test func `a program that reads the parts of a log in the closure compiles`() throws {
    let outcome = try compile(
      """
        let reader = try LogReader(path: "app.log")
        var counts: [Int] = []
        try reader.forEachPart { part, bytes in
          counts.append(bytes.extracting(part.range).count)
        }
        print(counts)
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test(arguments: [
    (
      "var kept: [Span<UInt8>] = []", "kept.append(bytes)",
      "type 'Span<UInt8>' does not conform to protocol 'Escapable'"
    ),
    (
      "var kept: Span<UInt8>?", "kept = bytes",
      "lifetime-dependent variable 'kept' escapes its scope"
    ),
    (
      "var kept: RawSpan?", "kept = bytes.bytes",
      "lifetime-dependent variable 'kept' escapes its scope"
    ),
    (
      "var kept: [() -> UInt8] = []", "kept.append { bytes[0] }",
      "lifetime-dependent variable 'bytes' escapes its scope"
    ),
  ])
  func `a program that keeps the bytes of a part does not compile`(
    kept: String, keeping: String, reason: String
  ) throws {
    let outcome = try compile(
      """
        let reader = try LogReader(path: "app.log")
        \(kept)
        try reader.forEachPart { part, bytes in
          \(keeping)
        }
      """)
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("error: \(reason)"), "\(outcome.err)")
  }

  @Test func `a range outside of the bytes stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = try TemporaryFolder()
      try folder.write("code=10016\n", to: "log")
      let reader = try LogReader(path: folder("log"))
      var sum = 0
      try reader.forEachPart { _, bytes in
        let all = bytes.extracting(0..<100_000_000)
        for place in all.indices { sum += Int(all[place]) }
      }
      print(sum)
    }
  }

  @Test func `a part with the bytes of another log stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = try TemporaryFolder()
      try folder.write(String(repeating: "code=10016\n", count: 1000), to: "log")
      let reader = try LogReader(path: folder("log"))
      var scanner = LogScanner(finder: .keys(CodeKeys())) { _ in nil }
      let others: [UInt8] = Array("code=1".utf8)
      try reader.forEachPart { part, _ in try scanner.scan(part, in: others.span) { _ in } }
    }
  }

  @Test func `reading on while a part is in use stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let folder = try TemporaryFolder()
      try folder.write(String(repeating: "code=10016\n", count: 1000), to: "log")
      let reader = try LogReader(path: folder("log"), capacity: 64)
      try reader.forEachPart { _, _ in try reader.forEachPart { _, _ in } }
    }
  }
}
