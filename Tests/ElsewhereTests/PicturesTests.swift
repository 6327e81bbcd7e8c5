import TestSupport
import Testing

/// The scripts that draw the pictures of the documentation, in Python and with tmux.
@Suite struct PicturesTests {
  @Test(arguments: [
    ("Scripts/terminal-picture", program, "terminal.svg"),
    ("Scripts/schema-picture", ExamplePage.repository + "/schema.sql", "schema.svg"),
    (
      "Scripts/architecture-picture", ExamplePage.repository + "/Package.swift",
      "architecture.svg"
    ),
  ])
  func `a picture drawn again matches the one in docs`(
    script: String, source: String, picture: String
  ) throws {
    let drawn = try draw(script, source).get()
    let shown = try Self.file("docs/\(picture)")
    #expect(drawn == shown, "docs/\(picture) is stale: `make pictures` draws it again")
  }

  @Test func `a terminal is drawn with its styles, blanks and signs`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      #!/bin/sh
      printf '\\033[1;31ma <&>\\033[0m  b\\n\\033[9;32mgone\\n\\033[39mstruck\\033[0m \\033[2mfaint\\033[0m\\n'
      """, to: "bin/errcat")
    #expect(try folder.shell("chmod +x bin/errcat").status == 0)
    let drawn = try text(draw("Scripts/terminal-picture", folder("bin/errcat")).get())
    for (words, styles, x) in [
      ("a &lt;&amp;&gt;", " class=\"bold red\"", "20"), ("b", "", "78.8"),
      ("gone", " class=\"struck green\"", "20"), ("struck", " class=\"struck\"", "20"),
      ("faint", " class=\"faint\"", "78.8"),
    ] {
      let span = try #require(drawn.firstRange(of: "<tspan\(styles) x=\"\(x)\" textLength="))
      #expect(
        drawn[span.upperBound...].prefix { $0 != "\n" }.contains(">\(words)</tspan>"), "\(words)")
    }
  }

  @Test func `a column that is new is drawn, and a table that is new asks for a place`() throws {
    let folder = try TemporaryFolder()
    let schema = try text(Self.file("schema.sql"))
    try folder.write(
      schema.replacing("url TEXT,", with: "url TEXT, license TEXT,"), to: "column.sql")
    let drawn = try text(draw("Scripts/schema-picture", folder("column.sql")).get())
    #expect(drawn.contains(">license</text>"))
    try folder.write(schema + "CREATE TABLE licenses (id INTEGER);", to: "table.sql")
    let refused = try draw("Scripts/schema-picture", folder("table.sql"))
    #expect(throws: NotDrawn.self) { try refused.get() }
    #expect("\(refused)".contains("lack, or have too much: licenses"))
  }

  @Test func `a target that is new is drawn below what uses it, and a cycle is refused`() throws {
    let folder = try TemporaryFolder()
    let manifest = """
      // .target(name: "Gone", dependencies: []),
      .systemLibrary(name: "CZ", pkgConfig: "z"),
      .target(name: "Low", swiftSettings: strict),
      .target(
        name: "Middle", dependencies: ["CZ", .target(name: "Low")],
        swiftSettings: strict),
      .executableTarget(
        name: "top",
        dependencies: ["Low", "Middle", .product(name: "Args", package: "arguments")]),
      .testTarget(name: "Tests", dependencies: ["top"]),
      .target(name: "Support", dependencies: ["Low"], path: "Tests/Support"),
      """
    try folder.write(manifest, to: "Package.swift")
    let drawn = try text(draw("Scripts/architecture-picture", folder("Package.swift")).get())
    let boxes = drawn.matches(of: /<g id="(\w+)">/).map { String($0.1) }
    #expect(boxes.sorted() == ["Args", "CZ", "Low", "Middle", "top"])
    let lines = drawn.matches(of: /data-from="(\w+)" data-to="(\w+)"/).map { "\($0.1) \($0.2)" }
    #expect(lines.sorted() == ["Middle CZ", "Middle Low", "top Args", "top Middle"])
    try folder.write(
      manifest.replacing("\"Low\", swift", with: "\"Low\", dependencies: [\"Middle\"], swift"),
      to: "cycle.swift")
    let refused = try draw("Scripts/architecture-picture", folder("cycle.swift"))
    #expect(throws: NotDrawn.self) { try refused.get() }
    #expect("\(refused)".contains("uses itself: "))
  }

  /// What a script draws of its source, or what it says instead.
  private func draw(_ script: String, _ source: String) throws -> Result<[UInt8], NotDrawn> {
    let folder = try TemporaryFolder()
    let outcome = try Child(
      command: ["\(ExamplePage.repository)/\(script)", source, "picture.svg"],
      folder: folder.path, environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    guard outcome.status == 0 else { return .failure(NotDrawn(why: outcome.err)) }
    return .success(try folder.read("picture.svg"))
  }

  /// The bytes of a file of the repository.
  private static func file(_ name: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.link("repository", to: ExamplePage.repository)
    return try folder.read("repository/\(name)")
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

private struct NotDrawn: Error {
  var why: String
}
