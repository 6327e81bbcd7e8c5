import ErrorCatalog
import TestSupport
import Testing

@testable import errcat

/// The files that `make install` and `make release` install.
@Suite struct PackagingTests {
  @Test func `an installed errcat has its man pages, completions and documents`() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.shell("'\(Repository.path)/Scripts/stage' \"$errcat\" usr")
    #expect(outcome.status == 0, "\(outcome.err)")
    let version = try folder.shell("usr/bin/errcat --version").out
    #expect(version.hasPrefix("errcat \(CatalogFormat.toolVersion)\n"))
    for file in [
      "bash-completion/completions/errcat", "zsh/site-functions/_errcat",
      "fish/vendor_completions.d/errcat.fish", "doc/errcat/README.md",
      "doc/errcat/docs/installing.md",
    ] {
      #expect(try !folder.read("usr/share/\(file)").isEmpty, "\(file)")
    }
    for (page, above) in [("README.md", ""), ("docs/catalog-file.md", "docs/")] {
      let text = String(
        decoding: try folder.read("usr/share/doc/errcat/\(page)"), as: UTF8.self)
      let pictures = text.matches(of: /\]\((?<name>[a-z\/]+\.svg)\)/).map(\.name)
      #expect(!pictures.isEmpty)
      for name in pictures {
        #expect(try !folder.read("usr/share/doc/errcat/\(above)\(name)").isEmpty, "\(name)")
      }
    }
    let page = try folder.shell("gzip -dc usr/share/man/man1/errcat-search.1.gz").out
    for line in [".Dt ERRCAT\\-SEARCH 1", "errcat search insufficient coins", ".It Ev NO_COLOR"] {
      #expect(page.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
    let pages = try folder.shell("ls usr/share/man/man1 | wc -l").out
    #expect(pages == "\(verbs.count)\n")
  }
}
