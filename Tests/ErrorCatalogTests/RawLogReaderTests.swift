import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct RawLogReaderTests {
  /// A root commit, a merge with a change of its own, and a commit without changes.
  private static let log = Array(
    ("1588377600 aa bb\0\0::100644 100644 100644 11 22 33 MM\0docs/a.md\0"
      + "1583107200 aa\0\n:100644 100644 11 44 M\0:b\n.md\0:100644 000000 11 00 D\0d.md\0"
      + "1583107199 aa\0" + "x aa\0\n:000000 100644 00 77 A\0f.md\0"
      + "1578025800 \0\n:000000 100644 00 55 A\0docs/a.md\0:000000 100644 00 66 A\0c.md\0").utf8)

  private static let changes = [
    "docs/a.md 33 2020-05-02 true", ":b\n.md 44 2020-03-02 true", "d.md 00 2020-03-02 true",
    "f.md 77 - true", "docs/a.md 55 2020-01-03 false", "c.md 66 2020-01-03 false",
  ]

  @Test(arguments: [1, 2, 3, 7, 50, 10_000])
  func `changes are read whatever parts they come in`(size: Int) {
    var reader = RawLogReader()
    var found: [String] = []
    for start in stride(from: 0, to: Self.log.count, by: size) {
      for change in reader.changes(in: Self.log[start..<min(start + size, Self.log.count)]) {
        found.append(
          "\(String(decoding: change.path, as: UTF8.self)) \(change.blob) "
            + "\(change.commit.date?.description ?? "-") \(change.commit.hasParents)")
      }
    }
    #expect(found == Self.changes)
  }

  @Test(arguments: 0..<50)
  func `any bytes are read without harm`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<500).map { _ in
      ([0, 0x20, 0x3A, 0x31, 0x0A, 0xFF] as [UInt8]).randomElement(using: &generator) ?? 0
    }
    var reader = RawLogReader()
    #expect(reader.changes(in: bytes[...]).count < 500)
  }
}
