import TestSupport
import Testing

/// The server of the library's article `EmbedInAServer`, which `Scripts/build-server` builds from the
/// article's blocks, and wrk, which calls it.
@Suite struct ServerTests {
  /// Starts `$server` on a free port, and sets `$address`.
  private static let start = """
    set -eu
    "$server" catalog.db 0 >server.log 2>&1 &
    process=$!
    trap 'kill $process' EXIT
    port=
    for try in $(seq 300); do
      port=$(sed -n 's/.*listening on 127.0.0.1:\\([0-9]*\\).*/\\1/p' server.log)
      [ -z "$port" ] || break
      kill -0 $process
      sleep 0.1
    done
    address=http://127.0.0.1:$port/errors

    """

  private func run(_ script: String, in folder: TemporaryFolder) throws -> Outcome {
    let program = "server='\(ExamplePage.repository)/.build/consumer/debug/Server'\n"
    let outcome = try folder.shell(program + Self.start + script)
    let log = (try? folder.read("server.log")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(outcome.status == 0, "\(outcome.out)\(outcome.err)\(log)")
    return outcome
  }

  @Test func `the server says what codes mean, and that it does not know others`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try run(
      """
      curl -sS --fail $address/10016 | jq -r '.[] | [.domain, .description, .cause] | @tsv'
      curl -sS -o answer -w '%{http_code}\\n' $address/77777
      curl -sS --fail $address/rest-api:10002 | jq length
      """, in: folder)
    #expect(
      outcome.out == """
        rest-api\tInsufficient coins balance\tinsufficient-funds
        websocket-api\tInsufficient coins\tinsufficient-funds
        404
        1

        """)
  }

  @Test func `no request fails under load, also while an import replaces the catalog`() throws {
    let folder = try TemporaryFolder.withSeeds()
    let outcome = try run(
      """
      wrk -t 1 -c 16 -d 4s --timeout 30s --latency $address/10016 >load &
      load=$!
      for time in 1 2 3; do
        sleep 0.7
        "$errcat" import --fresh '\(seeds)/error-code-for-spot.md' --db catalog.db >/dev/null
      done
      wait $load
      cat load
      """, in: folder)
    // wrk names errors only where there are some.
    #expect(!outcome.out.contains("Non-2xx") && !outcome.out.contains("Socket errors"))
    let count = outcome.out.firstMatch(of: /(?<count>\d+) requests in/)?.count
    #expect(count.flatMap { Int($0) } ?? 0 > 10, "\(outcome.out)")
    #expect(outcome.out.contains("99%"))
  }
}
