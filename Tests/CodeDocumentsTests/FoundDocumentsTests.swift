import Glibc
import TestSupport
import Testing

@testable import CodeDocuments

/// Which source and path documents have, by where they lie.
@Suite struct FoundDocumentsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "acme/docs/errors.md", "acme/docs/en/v2/spot.md", "acme/README.md",
      "vendors/okx/docs/errors.md", "vendors/borea/errors.md", "vendors/loose.md",
      "币安/文档/错误.md", "---/docs/🎉.md",
      "repo/docs/errors.md", "repo/README.md", "repo/modules/sub/docs/errors.md",
      "forge/one/docs/errors.md", "forge/two/errors.md", "forge/notes/errors.md",
    ] { try folder.write("text", to: name) }
    for name in ["repo", "repo/modules/sub", "forge/one", "forge/two"] {
      try folder.write("ref: refs/heads/main\n", to: "\(name)/.git/HEAD")
    }
  }

  private func identities(_ paths: [String], source: String? = nil) throws -> [String] {
    try FoundDocuments(at: paths, source: source).documents.map { "\($0.source) \($0.path)" }
  }

  static let places: [(typed: String, identities: [String])] = [
    // Outside git: the nearest folder that says something, and the path from the folder typed.
    ("acme/docs/errors.md", ["acme errors.md"]),
    ("acme/docs/en/v2/spot.md", ["acme spot.md"]),
    ("acme/docs/en", ["acme v2/spot.md"]),
    ("acme/docs", ["acme en/v2/spot.md", "acme errors.md"]),
    ("acme", ["acme README.md", "acme docs/en/v2/spot.md", "acme docs/errors.md"]),
    ("vendors", ["borea borea/errors.md", "vendors loose.md", "okx okx/docs/errors.md"]),
    ("币安/文档", ["币安 错误.md"]), ("币安", ["币安 文档/错误.md"]),
    // In git: the repository, and the path from its root, whatever was typed.
    ("repo/docs/errors.md", ["repo docs/errors.md"]),
    ("repo/docs", ["repo docs/errors.md"]),
    ("repo", ["repo README.md", "repo docs/errors.md", "sub docs/errors.md"]),
    ("repo/modules", ["sub docs/errors.md"]),
    ("repo/modules/sub/docs", ["sub docs/errors.md"]),
    // Above several repositories, each document is in its own, or in none.
    ("forge", ["notes notes/errors.md", "one docs/errors.md", "two errors.md"]),
  ]

  @Test(arguments: places)
  func `a document has the source and path of the place that it lies in`(
    typed: String, expected: [String]
  ) throws {
    #expect(try identities([folder(typed)]) == expected)
  }

  @Test(arguments: places)
  func `a given source leaves the paths as they are`(typed: String, expected: [String]) throws {
    let paths = expected.map { $0.split(separator: " ", maxSplits: 1)[1] }
    guard Set(paths).count == paths.count else { return }
    #expect(try identities([folder(typed)], source: "Mine") == paths.map { "Mine \($0)" })
  }

  @Test func `a folder whose name has no letter leaves the name to those above`() throws {
    let name = try #require(folder.path.split(separator: "/").last).lowercased()
    #expect(try identities([folder("---/docs")]) == ["\(slug(name)) 🎉.md"])
  }

  /// Each place as typed from each folder, in every spelling that means it.
  @Test(arguments: places.map(\.typed))
  func `neither the current folder nor the spelling of a path matters`(typed: String) throws {
    let expected = try FoundDocuments(at: [folder(typed)]).documents
    try folder.link("link", to: ".")
    try folder.link("straight", to: folder(typed.contains(".md") ? "acme" : typed))
    let depth = typed.split(separator: "/").count
    let last = typed.split(separator: "/").last.map(String.init) ?? ""
    let above = typed.split(separator: "/").dropLast().joined(separator: "/")
    let isFolder = !typed.hasSuffix(".md")
    try folder.asCurrent {
      func check(_ spelling: String) throws {
        let found = try FoundDocuments(at: [spelling]).documents
        #expect(found.map(\.identity) == expected.map(\.identity), "\(spelling)")
        #expect(found.map(\.workTreeFile) == expected.map(\.workTreeFile), "\(spelling)")
        for document in found { #expect(access(document.typedPath, R_OK) == 0, "\(spelling)") }
      }
      for spelling in [
        typed, "./\(typed)", "acme/../\(typed)", "link/\(typed)", "link/link/./\(typed)",
        "acme//..//\(typed)", folder(typed), "/\(folder(typed))", folder("link/acme/../\(typed)"),
      ] {
        try check(spelling)
        if isFolder { for ending in ["/", "//", "/."] { try check(spelling + ending) } }
      }
      if isFolder { try check("straight") }
      chdir(folder(above))
      try check(last)
      try check("./\(last)")
      chdir(folder("vendors/okx/docs"))
      try check("../../../\(typed)")
      try check("../../../link/\(typed)")
      chdir("/")
      try check(folder(typed))
      guard isFolder else { return }
      chdir(folder(typed))
      for spelling in [".", "./", "", "../\(last)"] where !spelling.isEmpty { try check(spelling) }
      try check(String(repeating: "../", count: depth) + typed)
    }
  }

  @Test func `documents of one source and path are refused, and both are named`() throws {
    try folder.write("other", to: "elsewhere/acme/errors.md")
    let typed = [folder("acme/docs/errors.md"), folder("elsewhere/acme/errors.md")]
    let identity = DocumentIdentity(source: "acme", path: "errors.md")
    #expect(throws: SamePathError(identity, typed: typed)) { try identities(typed) }
    #expect(try identities([folder("vendors/okx/docs"), typed[0]]).count == 2)
    #expect(throws: SamePathError.self) {
      try identities([folder("forge/one/docs/errors.md"), folder("repo/docs")], source: "Mine")
    }
  }

  @Test func `a file named and found in its folder is one document`() throws {
    try folder.link("link", to: "acme")
    let found = try FoundDocuments(
      at: [folder("repo"), folder("repo/docs/errors.md"), folder("link/../repo/README.md")])
    #expect(found.documents.map(\.isNamed) == [true, true, false])
  }
}

/// Which documents of earlier imports are gone from a folder.
@Suite struct FoundFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "acme/docs/a.md", "acme/api/b.md", "acme/c.md", "acme/docs/en/d.md", "repo/docs/a.md",
      "repo/sub/a.md",
    ] { try folder.write("text", to: name) }
    for name in ["repo", "repo/sub"] { try folder.write("", to: "\(name)/.git/HEAD") }
  }

  private func gone(
    _ typed: String, source: String? = nil, among documents: [String]
  ) throws -> [String] {
    let earlier = documents.map { text in
      let parts = text.split(separator: " ").map(String.init)
      return DocumentIdentity(source: parts[0], path: parts[1])
    }
    let found = try FoundDocuments(at: [folder(typed)], source: source)
    let missing = earlier.filter { !found.documents.map(\.identity).contains($0) }
    return Set(found.folders.flatMap { $0.gone(among: missing) }).sorted().map {
      "\($0.source) \($0.path)"
    }
  }

  @Test func `in a work tree the paths say what lay in the folder`() throws {
    let earlier = [
      "repo docs/a.md", "repo docs/x.md", "repo docs2/x.md", "repo x.md", "other docs/x.md",
      "sub x.md", "sub docs/x.md",
    ]
    #expect(try gone("repo/docs", among: earlier) == ["repo docs/x.md"])
    #expect(
      try gone("repo", among: earlier) == [
        "repo docs/x.md", "repo docs2/x.md", "repo x.md", "sub docs/x.md", "sub x.md",
      ])
    #expect(try gone("repo/docs/a.md", among: earlier) == [])
    #expect(
      try gone("repo/docs", source: "Mine", among: earlier + ["Mine docs/y.md"])
        == ["Mine docs/y.md"])
  }

  @Test func `elsewhere a document is gone that no folder of its source has`() throws {
    // b.md, c.md and d.md were imported from the folders where they still lie.
    let earlier = ["acme a.md", "acme b.md", "acme c.md", "acme d.md", "acme x.md", "borea y.md"]
    #expect(try gone("acme/api", among: earlier) == ["acme x.md"])
    #expect(
      try gone("acme/docs", among: earlier) == ["acme d.md", "acme x.md"],
      "d.md is found as en/d.md now")
    #expect(try gone("acme", among: earlier + ["docs x.md"]).count == 4, "acme has c.md itself")
    #expect(try gone("acme/docs/a.md", among: earlier) == [])
    #expect(
      try gone("acme/docs", among: ["acme en/x.md", "en en/x.md", "acme spot/x.md"])
        == ["acme en/x.md"])
    #expect(try gone("acme/docs", among: ["spot spot/x.md"]) == ["spot spot/x.md"])
  }

  @Test func `two folders of a given source keep each other's documents`() throws {
    try folder.write("text", to: "one/e.md")
    try folder.write("text", to: "two/f.md")
    let earlier = ["Mine e.md", "Mine f.md", "Mine g.md", "one h.md"]
    #expect(try gone("one", source: "Mine", among: earlier) == ["Mine g.md"])
    #expect(try gone("two", source: "Mine", among: earlier) == ["Mine g.md"])
  }
}
