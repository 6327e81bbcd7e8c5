import Glibc
import TestSupport
import Testing

/// Folders that other people filled: names that are not UTF-8, links, and what cannot be read.
@Suite struct HostileFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.beta, to: "docs/deep/beta.md")
  }

  @Test func `a document whose name is not UTF-8 is a document for every verb`() throws {
    let outcome = try folder.shell(
      #"""
      name=$(printf 'docs/caf\351.md')
      printf '# Errors\n\n| Code | Description |\n|--|--|\n| 77 | Coffee |\n' > "$name"
      "$errcat" import docs && "$errcat" explain 77 && "$errcat" import "$name" --db one.db \
        && "$errcat" tables docs && "$errcat" lint "$name" && "$errcat" diff "$name" "$name" \
        && "$errcat" verify && echo 'error=77' > "$(printf 'log\377')" \
        && "$errcat" annotate "$(printf 'log\377')" && "$errcat" remove 'caf\xE9.md'
      """#)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains(#"caf\xE9.md:5"#))
    #expect(outcome.out.contains("error=77  # 77 Coffee"))
    #expect(try folder.errcat("list").out.contains("Disk is full"))
    #expect(try !folder.errcat("list").out.contains("Coffee"))
  }

  @Test func `a name that is not UTF-8 and cannot be read is shown with its bytes`() throws {
    let outcome = try folder.shell(#""$errcat" lint "$(printf 'no\351.md')""#)
    #expect(outcome.status == 2 && outcome.err.contains(#"no\xE9.md: No such file"#))
  }

  @Test func `a link out of the folder is one line, and --follow reads it`() throws {
    try folder.write(Documents.beta, to: "outside.md")
    try folder.link("docs/link.md", to: "../outside.md")
    for (verb, status) in [("import", 1), ("lint", 2), ("tables", 2), ("diff", 2)]
      as [(String, Int32)]
    {
      let arguments = [verb, "docs"] + (verb == "diff" ? ["docs"] : [])
      let outcome = try folder.errcat(arguments)
      #expect(outcome.status == status, "\(verb): \(outcome.err)")
      let lines = outcome.err.split(separator: "\n").filter { $0.contains("docs/link.md") }
      #expect(lines.count == 1 && lines[0].contains("is outside the folder; --follow"))
      let followed = try folder.errcat(arguments + ["--follow"])
      #expect(followed.status == 0 && !followed.err.contains("--follow"), "\(followed.err)")
    }
    #expect(try folder.errcat("list", "documents").out.contains("link.md"))
    // It is not gone, only not followed.
    #expect(try folder.errcat("import", "docs").status == 1)
    #expect(try folder.errcat("list", "documents").out.contains("link.md"))
    // A file that is named is read wherever it leads.
    #expect(try folder.errcat("import", "docs/link.md", "--db", "named.db").status == 0)
  }

  @Test func `links within the folder are followed`() throws {
    try folder.link("docs/link.md", to: "deep/beta.md")
    #expect(try folder.errcat("import", "docs").status == 0)
    #expect(try folder.errcat("list", "documents").out.contains("link.md"))
  }

  @Test func `a folder that cannot be read is one line, and its documents stay`() throws {
    #expect(try folder.errcat("import", "docs").status == 0)
    try folder.write(Documents.alpha.replacing("full", with: "empty"), to: "docs/alpha.md")
    chmod(folder("docs/deep"), 0)
    defer { chmod(folder("docs/deep"), 0o755) }
    for (verb, status) in [("import", 1), ("lint", 2), ("tables", 2), ("diff", 2)]
      as [(String, Int32)]
    {
      let outcome = try folder.errcatWithoutPrivileges(
        [verb, "docs"] + (verb == "diff" ? ["docs"] : []))
      #expect(outcome.status == status, "\(verb): \(outcome.err)")
      let lines = outcome.err.split(separator: "\n").filter { $0.contains("docs/deep") }
      #expect(lines.count == 1 && lines[0].contains("docs/deep: Permission denied"))
    }
    let list = try folder.errcat("list").out
    #expect(list.contains("Disk is empty") && list.contains("Invalid signature"))
  }
}
