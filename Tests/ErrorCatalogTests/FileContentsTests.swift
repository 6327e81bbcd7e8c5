import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct FileContentsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func `a file is read whole`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write(bytes, to: "file")
    #expect(try contents(ofFile: folder("file")) == bytes)
    try folder.link("link", to: "file")
    #expect(try contents(ofFile: folder("link")) == bytes)
  }

  @Test func `a folder or a missing file is a system error`() throws {
    #expect(throws: FileError(path: folder.path, number: EISDIR)) {
      try contents(ofFile: folder.path)
    }
    #expect(throws: FileError(path: folder("x"), number: ENOENT)) {
      try contents(ofFile: folder("x"))
    }
    #expect(FileError(path: "x", number: ENOENT).description == "x: No such file or directory")
  }

  @Test(arguments: [
    ("/dev/zero", "a device"), ("/dev/tty", ""), ("/proc/self/pagemap", "the kernel makes up"),
    ("/proc/self/status", "the kernel makes up"), ("pipe", "a named pipe"),
    ("socket", "a socket"),
  ])
  func `a file that may never end is refused before it is read, even through a link`(
    target: String, what: String
  ) throws {
    try #require(mkfifo(folder("pipe"), 0o600) == 0)
    try #require(mknod(folder("socket"), S_IFSOCK | 0o600, 0) == 0)
    try folder.link("link", to: target)
    for path in [target.hasPrefix("/") ? target : folder(target), folder("link")] {
      let error = #expect(throws: FileError.self) { try contents(ofFile: path) }
      #expect(error?.path == path && error?.reason.contains(what) == true, "\(path)")
    }
  }

  @Test func `an anonymous pipe is read to its end`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    try #require(write(ends[1], "text", 4) == 4)
    close(ends[1])
    #expect(try contents(ofFile: "/dev/fd/\(ends[0])") == Array("text".utf8))
  }

  @Test(arguments: [1 << 40, Int.max, 101])
  func `a file that is too large is refused before memory is allocated`(size: Int) throws {
    guard try folder.makeHole("large", size: size) else {
      try Test.cancel("the file system holds no file of \(size) bytes")
    }
    let limit = size == 101 ? 100 : Document.sizeLimit
    let error = #expect(throws: FileError.self) {
      try contents(ofFile: folder("large"), limit: limit)
    }
    #expect(error?.reason.contains("\(size) bytes, more than the \(limit) bytes") == true)
    #expect(sizeOfFile(folder("large"), limit: limit) == 0)
  }

  @Test func `a file of exactly the limit is accepted`() throws {
    try folder.write("1234", to: "file")
    #expect(try contents(ofFile: folder("file"), limit: 4).count == 4)
  }
}
