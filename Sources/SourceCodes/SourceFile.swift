/// What the path of a file tells of it.
package enum SourceFile {
  /// Whether a file is one of tests, by its path below the folder that is looked through.
  package static func isTest(_ path: String) -> Bool {
    var names = path.split(separator: "/").map(String.init)
    let file = names.popLast() ?? ""
    if names.contains(where: isTestFolder) { return true }
    let parts = file.split(separator: ".").map(String.init)
    guard let stem = parts.first else { return false }
    let low = stem.lowercased()
    if low.hasPrefix("test_") || low == "conftest" || low.hasPrefix("test-") { return true }
    if parts.dropFirst().dropLast().contains(where: { ["test", "tests", "spec"].contains($0) }) {
      return true
    }
    return ["_test", "_tests", "_spec", "-test", "-tests", "-spec"].contains { low.hasSuffix($0) }
      || ["Test", "Tests", "TestCase", "Spec"].contains { stem.hasSuffix($0) }
  }

  private static func isTestFolder(_ name: String) -> Bool {
    let low = name.lowercased()
    let folders: Set<String> = [
      "test", "tests", "__tests__", "spec", "specs", "testing", "testdata", "fixtures",
      "__fixtures__", "__mocks__", "e2e", "mocks", "test-data", "test_data",
    ]
    return folders.contains(low) || name.hasSuffix("Tests") || name.hasSuffix("Test")
      || low.hasSuffix("_test") || low.hasSuffix("_tests") || low.hasSuffix("-tests")
  }

  /// Whether bytes are no text: git calls those binary that have a NUL near the start.
  package static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8000).contains(0) }
}
