internal import ErrcatBytes

/// How a file writes comments and texts in quotes, by its name.
///
/// Most languages have the comments of C (`//`, `/* */`), of shells (`#`) or of SQL (`--`).
package struct CommentStyle: Hashable, Sendable {
  /// What begins a comment that ends with its line.
  var lines: [[UInt8]] = []
  /// What begins and ends a comment of any length.
  var blocks: [Block] = []
  /// Whether comments of any length can hold others.
  var nests = false
  /// What encloses a text on one line.
  var quotes: [UInt8] = Array("\"'".utf8)
  /// What encloses a text of several lines.
  var longQuotes: [[UInt8]] = []
  /// Whether `'` encloses one character only.
  var hasCharacters = false
  /// Whether a long text that begins a statement is a comment, as in Python.
  var hasDocumentationTexts = false
  /// Whether a line mark needs white space or the start of the line before it.
  var needsSpace = false
  /// Whether the file is prose, all of which counts as a comment.
  package var isProse = false

  struct Block: Hashable, Sendable {
    var open: [UInt8]
    var close: [UInt8]
    /// Whether both begin lines.
    var startsLine = false

    init(_ open: String, _ close: String, startsLine: Bool = false) {
      self.startsLine = startsLine
      self.open = Array(open.utf8)
      self.close = Array(close.utf8)
    }
  }

  /// No comments at all.
  private static let none = CommentStyle()

  private static let c = CommentStyle(
    lines: [Array("//".utf8)], blocks: [Block("/*", "*/")], hasCharacters: true)

  private static let script = CommentStyle(
    lines: [Array("//".utf8)], blocks: [Block("/*", "*/")], longQuotes: [Array("`".utf8)])

  private static let hash = CommentStyle(lines: [Array("#".utf8)], needsSpace: true)

  private static let dash = CommentStyle(
    lines: [Array("--".utf8)], blocks: [Block("/*", "*/")])

  private static let markup = CommentStyle(blocks: [Block("<!--", "-->")], quotes: [])

  private static let prose = CommentStyle(quotes: [], isProse: true)
}

extension CommentStyle {
  /// The style of the file with this name.
  package init(ofFile path: String) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    self = Self.byName[name] ?? Self.byEnding[ending] ?? Self.none
    // `Dockerfile.release`, `Makefile.am`
    if Self.byEnding[ending] == nil, let stem = name.split(separator: ".").first,
      let style = Self.byName[String(stem)]
    {
      self = style
    }
  }

  private static let byEnding: [String: CommentStyle] = {
    var styles: [String: CommentStyle] = [:]
    func add(_ endings: String, _ style: CommentStyle) {
      for ending in endings.split(separator: " ") { styles[String(ending)] = style }
    }
    add(
      "c h cc cpp cxx c++ hh hpp hxx inc inl m mm cs d fbs thrift proto sol zig v vala cu glsl hlsl "
        + "metal idl def", c)
    var nesting = c
    nesting.nests = true
    add("rs", nesting)
    var long = c
    long.longQuotes = [Array("\"\"\"".utf8)]
    add("java", long)
    long.nests = true
    add("swift kt kts scala sc", long)
    var raw = c
    raw.longQuotes = [Array("`".utf8)]
    add("go", raw)
    add("js jsx ts tsx mjs cjs mts cts json json5 jsonc css scss sass less qml", script)
    var texts = script
    texts.longQuotes = [Array("\"\"\"".utf8), Array("'''".utf8)]
    add("dart groovy gradle", texts)
    var component = script
    component.blocks.append(Block("<!--", "-->"))
    add("vue svelte astro", component)
    var both = script
    both.longQuotes = []
    both.lines.append(Array("#".utf8))
    add("php phtml tf hcl nomad jsonnet libsonnet", both)
    var python = hash
    python.longQuotes = [Array("\"\"\"".utf8), Array("'''".utf8)]
    python.hasDocumentationTexts = true
    python.needsSpace = false
    add("py pyi pyx pxd star bzl bazel", python)
    var elixir = python
    elixir.hasDocumentationTexts = false
    elixir.needsSpace = true
    add("ex exs jl nim toml", elixir)
    var ruby = hash
    ruby.blocks = [Block("=begin", "=end", startsLine: true)]
    add("rb rake gemspec", ruby)
    var power = hash
    power.blocks = [Block("<#", "#>")]
    add("ps1 psm1 psd1", power)
    add(
      "sh bash zsh fish ksh pl pm t r yml yaml conf cfg ini properties mk cmake tcl awk sed graphql gql "
        + "env po pot coffee cr dockerfile service nix", hash)
    add("sql psql pgsql ddl adb ads vhd vhdl elm", dash)
    var lua = dash
    lua.blocks = [Block("--[[", "]]")]
    add("lua", lua)
    var haskell = dash
    haskell.blocks = [Block("{-", "-}")]
    haskell.nests = true
    haskell.hasCharacters = true
    add("hs lhs purs", haskell)
    var fs = c
    fs.blocks = [Block("(*", "*)")]
    fs.nests = true
    add("fs fsx fsi ml mli", fs)
    add("erl hrl", CommentStyle(lines: [Array("%".utf8)]))
    add("clj cljs cljc edn lisp el scm rkt asm s", CommentStyle(lines: [Array(";".utf8)]))
    add("xml xsd xsl xslt svg plist xaml csproj fxml resx strings xliff xlf", markup)
    add(
      "md mdx markdown rst adoc asciidoc txt text org tex html htm xhtml textile wiki pod log rtf",
      prose)
    return styles
  }()

  private static let byName: [String: CommentStyle] = {
    var styles: [String: CommentStyle] = [:]
    for name in ["makefile", "gnumakefile", "dockerfile", "cmakelists.txt", "rakefile", "gemfile"] {
      styles[name] = hash
    }
    // What these call codes are those of linters.
    for name in [
      "setup.cfg", "tox.ini", "pyproject.toml", "ruff.toml", ".flake8", ".pylintrc", "pylintrc",
      "license", "readme", "changelog", "changes", "news", "authors", "copying", "notice",
      ".pre-commit-config.yaml", ".gitignore", ".rubocop.yml", ".editorconfig",
    ] {
      styles[name] = prose
    }
    return styles
  }()
}
