import Glibc
import TestSupport
import Testing

@testable import errcat

/// The pipe that standard output may be.
@Suite struct PipeWidthTests {
  // F_SETPIPE_SZ and F_GETPIPE_SZ of fcntl(2).
  private let set: Int32 = 1031
  private let get: Int32 = 1032

  @Test(arguments: [(64, 100, 64), (64, 40_000, 256), (1024, 40_000, 1024)])
  func `a pipe is made wider for a large part, and never narrower`(
    kilobytes: Int32, bytes: Int, expected: Int32
  ) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    try #require(fcntl(ends[1], set, kilobytes << 10) == kilobytes << 10)
    var output = Output(ends[1])
    try output.write([UInt8](repeating: 0x61, count: bytes).span)
    try output.finish()
    #expect(fcntl(ends[1], get) == expected << 10)
    var read = [UInt8](repeating: 0, count: bytes)
    #expect(Glibc.read(ends[0], &read, bytes) == bytes && read.allSatisfy { $0 == 0x61 })
  }
}
