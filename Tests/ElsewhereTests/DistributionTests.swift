import Glibc
import TestSupport
import Testing

/// The ways to errcat besides its packages: Homebrew, mise, a download, the action for GitHub, and a
/// container.
@Suite struct DistributionTests {
  let folder: TemporaryFolder
  private static let repository = ExamplePage.repository

  /// The files of a release that these tests use, packed once.
  private static let release: Result<[String: [UInt8]], any Error> = Result {
    let folder = try TemporaryFolder()
    // Without symbols it is packed in a third of the time.
    let outcome = try folder.shell(
      "strip -o stripped \"$errcat\" && '\(repository)/Scripts/release' stripped dist")
    guard outcome.status == 0 else { throw Unpacked(status: outcome.status, error: outcome.err) }
    let names = folder.names(in: "dist").filter {
      $0 == "SHA256SUMS" || $0.hasSuffix(".rb") || $0.hasSuffix(".tar.gz")
    }
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try folder.read("dist/\($0)")) })
  }

  private struct Unpacked: Error {
    var status: Int32
    var error: String
  }

  init() throws {
    folder = try TemporaryFolder()
    for (name, bytes) in try Self.release.get() { try folder.write(bytes, to: "dist/\(name)") }
  }

  /// Runs a script that must succeed, and returns its output.
  @discardableResult
  private func succeed(_ script: String) throws -> String {
    let outcome = try folder.shell("set -eu; PATH=$PATH:/usr/sbin:/sbin; \(script)")
    #expect(outcome.status == 0, "\(script): \(outcome.out)\(outcome.err)")
    return outcome.out
  }

  /// A shell script with a server of the release's files at `$address`.
  private func withServer(_ script: String) -> String {
    """
    python3 -u -m http.server 0 --bind 127.0.0.1 --directory dist >server.log 2>&1 &
    server=$!
    trap 'kill $server' EXIT
    port=
    for try in $(seq 300); do
      port=$(sed -n 's/.* port \\([0-9]*\\) .*/\\1/p' server.log)
      [ -z "$port" ] || break
      sleep 0.1
    done
    address=http://127.0.0.1:$port
    download='\(Self.repository)/Scripts/download-release'
    \(script)
    """
  }

  private func version() throws -> String {
    try succeed("\"$errcat\" --version | sed -n 's/^errcat //p' | tr -d '\\n'")
  }

  // MARK: - Homebrew and mise

  @Test func `the formula is Ruby, names the tarball, and installs what is in it`() throws {
    #expect(try succeed("ruby -c dist/errcat.rb") == "Syntax OK\n")
    let name = try succeed("cd dist; ls *.tar.gz | tr -d '\\n'")
    let digest = try succeed("sha256sum dist/*.tar.gz | cut -d ' ' -f 1 | tr -d '\\n'")
    // What Homebrew gives to a formula, so far as this one needs it.
    try folder.write(
      """
      class Place
        def initialize(path) = @path = path
        def install(files) = Array(files).each { |file| system("mkdir", "-p", @path) && system("cp", "-r", file, @path) }
        def to_s = @path
      end
      class Formula
        def self.desc(text) = text.length <= 80 || raise("long")
        def self.homepage(text) = text
        def self.url(text) = puts(text)
        def self.sha256(text) = puts(text)
        def self.depends_on(what) = p(what)
        def self.test(&body) = define_method(:check, &body)
        {bin: "bin", man1: "man", bash_completion: "bash", zsh_completion: "zsh",
         fish_completion: "fish", doc: "doc"}.each do |name, path|
          define_method(name) { Place.new("#{ENV["KEG"]}/#{path}") }
        end
        def shell_output(command) = `#{command}`
        def assert_match(text, output) = output.include?(text) || raise(output)
      end
      load "#{ENV["DIST"]}/errcat.rb"
      formula = Errcat.new
      formula.install
      formula.check
      """, to: "brew.rb")
    let setting = "DIST=$PWD/dist KEG=$PWD/keg"
    let shown = try succeed(
      "mkdir work; tar -xzf dist/*.tar.gz -C work --strip-components=1; cd work; "
        + "\(setting.replacing("$PWD", with: "$PWD/..")) ruby ../brew.rb")
    let lines = shown.split(separator: "\n").map(String.init)
    let address = try "/releases/download/v\(version())/\(name)"
    #expect(lines.count == 4 && lines[0].hasSuffix(address) && lines[1] == digest, "\(shown)")
    #expect(lines.last == ":linux")
    let kept = try succeed("cd keg; ls bin man bash zsh fish; ls doc")
    for file in ["errcat", "errcat.1.gz", "_errcat", "errcat.fish", "README.md", "docs"] {
      #expect(kept.split(separator: "\n").contains { $0 == file }, "\(file)")
    }
  }

  @Test func `the formula gets the address of the project, and refuses what is no tarball`() throws
  {
    let script = "'\(Self.repository)/Scripts/homebrew-formula'"
    let formula = try succeed("REPOSITORY=https://git.example/me/errcat \(script) dist/*.tar.gz")
    #expect(formula.contains("homepage \"https://git.example/me/errcat\"\n"))
    #expect(formula.contains("url \"https://git.example/me/errcat/releases/download/v"))
    let refused = try folder.shell("\(script) dist/SHA256SUMS")
    #expect(refused.status == 2 && refused.err.contains("not a tarball of a release"))
  }

  @Test func `the page's setting for mise names the tarball of this version`() throws {
    let page = try text(ofFile: Self.repository + "/docs/installing.md")
    let block = try #require(page.firstMatch(of: /```toml\n(?<text>(?s:.*?))```/)).text
    func value(_ key: String) throws -> String {
      let lines = block.split(separator: "\n").map { $0.split(separator: " = ", maxSplits: 1) }
      let line = try #require(lines.first { $0[0] == key })
      return String(line[1].filter { $0 != "\"" })
    }
    let version = try version()
    #expect(try value("version") == version)
    let url = try value("url").replacing("{{version}}", with: version)
    let file = try #require(url.split(separator: "/").last)
    #expect(url.hasSuffix("/releases/download/v\(version)/\(file)"))
    #expect(try succeed("ls dist").split(separator: "\n").contains(file))
    #expect(try value("checksum_url").hasSuffix("/SHA256SUMS"))
    // mise takes away the one folder at the top by itself.
    #expect(try succeed("tar -tzf dist/\(file) | sed 's|/.*||' | sort -u | wc -l") == "1\n")
    let program = "errcat-\(version)-linux-x86_64/\(try value("bin_path"))/errcat"
    #expect(try succeed("tar -tzf dist/\(file)").contains(program))
  }

  @Test func `the page's plugin for asdf lists this version and installs it`() throws {
    let page = try text(ofFile: Self.repository + "/docs/installing.md")
    let blocks = page.matches(of: /```sh\n(?<text>(?s:.*?))```/).map(\.output.text)
    let plugin = try #require(blocks.first { $0.contains("asdf-errcat/bin/install") })
    try folder.write(String(plugin), to: "plugin.sh")
    let version = try version()
    try succeed("mkdir -p served/v\(version); mv dist/* served/v\(version); mv served dist")
    let shown = try succeed(
      withServer(
        """
        sh -e plugin.sh
        asdf-errcat/bin/list-all
        sed -i "s|https://github.com/OWNER/errcat/releases/download|$address/served|" \\
          asdf-errcat/bin/install
        mkdir installed
        ASDF_INSTALL_VERSION=\(version) ASDF_INSTALL_PATH=$PWD/installed asdf-errcat/bin/install
        installed/bin/errcat --version | head -n 1
        """))
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines.first == version && lines.last == "errcat \(version)", "\(shown)")
  }

  // MARK: - Downloading

  @Test func `a download is unpacked if its digest is right`() throws {
    let digest = try succeed("sha256sum dist/*.tar.gz | cut -d ' ' -f 1 | tr -d '\\n'")
    let shown = try succeed(
      withServer(
        """
        "$download" $address here
        "$download" $address/ there \(digest)
        here/bin/errcat --sample 10016 | head -n 1
        cmp here/bin/errcat there/bin/errcat
        """))
    #expect(shown.contains("10016"))
  }

  @Test func `a download that is not what it should be is refused, and nothing is installed`()
    throws
  {
    for (change, advice) in [
      ("printf x >>\"$(ls dist/*.tar.gz)\"", "is not the file of this digest"),
      ("sed -i /tar.gz/d dist/SHA256SUMS", "the release has no tarball for linux-"),
      ("rm dist/*.tar.gz", "cannot download http://127.0.0.1:"),
      ("rm dist/SHA256SUMS", "/SHA256SUMS"),
    ] {
      let copy = "cp -r dist kept; \(change)"
      let outcome = try folder.shell(withServer("\(copy); \"$download\" $address here"))
      #expect(outcome.status == 1 && outcome.err.contains(advice), "\(outcome.err)")
      #expect(folder.names(in: "here").isEmpty)
      try succeed("rm -rf dist; mv kept dist")
    }
    let other = String(repeating: "0", count: 64)
    let pinned = try folder.shell(withServer("\"$download\" $address here \(other)"))
    #expect(pinned.status == 1 && pinned.err.contains("\(other); nothing was installed"))
    let plain = try folder.shell(
      "'\(Self.repository)/Scripts/download-release' http://example.com/v1 here")
    #expect(plain.status == 1 && plain.err.contains("begins with https"))
    #expect(folder.names(in: "here").isEmpty)
  }

  @Test func `the action downloads errcat from a release, and lints with it`() throws {
    let action = try text(ofFile: Self.repository + "/action.yml")
    let lines = action.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("run: |") })
    let script = lines[(start + 1)...].map { String($0.dropFirst(8)) }.joined(separator: "\n")
    try folder.write(script, to: "step.sh")
    try folder.write("| Error Code | Description |\n|--|--|\n| 1 | one | more |\n", to: "codes.md")
    let settings = "ERRCAT=errcat ACTION='\(Self.repository)' RUNNER_TEMP=$PWD/temp PATHS=codes.md"
    let outcome = try folder.shell(
      withServer(
        "env \(settings) OPTIONS=--strict RELEASE=$address SHA256= ACTION_REF=main sh -e step.sh"))
    #expect(outcome.status == 1 && outcome.out.contains("::"), "\(outcome.out)\(outcome.err)")
    #expect(folder.names(in: "temp/errcat/bin") == ["errcat"])
    // A version after `uses: OWNER/errcat@` names the release.
    try succeed("mkdir -p owner/releases/download; mv dist owner/releases/download/v1.2.3")
    try succeed("mkdir dist; mv owner dist; rm -r temp")
    let tagged = try folder.shell(
      withServer(
        "env \(settings) OPTIONS= RELEASE= SHA256= ACTION_REPOSITORY=$address/owner "
          + "ACTION_REF=v1.2.3 sh -e step.sh"))
    #expect(tagged.status <= 1 && folder.names(in: "temp/errcat/bin") == ["errcat"])
  }

  @Test func `the workflows and the action pass GitHub's schemas, actionlint and zizmor`() throws {
    let peers = ".build/peers/bin"
    let check = "cd '\(Self.repository)'; \(peers)/check-jsonschema --builtin-schema"
    try succeed("\(check) vendor.github-workflows .github/workflows/*")
    try succeed("\(check) vendor.github-actions action.yml")
    try succeed("cd '\(Self.repository)'; \(peers)/actionlint .github/workflows/*")
    try succeed("cd '\(Self.repository)'; \(peers)/zizmor --offline -q .github action.yml")
    // Both do find what they are for.
    try folder.write(
      """
      on: push
      jobs:
        test:
          runs-on: ubuntu-latest
          steps:
            - run: echo "${{ github.event.head_commit.message }}" ${{ matrix.none }}
      """, to: ".github/workflows/bad.yml")
    for tool in ["actionlint", "zizmor --offline -q"] {
      let found = try folder.shell(
        "'\(Self.repository)'/\(peers)/\(tool) .github/workflows/bad.yml")
      #expect(found.status != 0, "\(tool)")
    }
  }

  // MARK: - Containers

  /// A static program if `make` has built one of these sources, else the tested one with its shared
  /// libraries.
  private func fill(_ root: String, with name: String) throws {
    try succeed(
      """
      release='\(Self.repository)/.build/release/errcat'
      program=$errcat
      if [ -x "$release" ] && ! ldd "$release" >/dev/null 2>&1; then
        newer=$(find '\(Self.repository)/Sources' -name '*.swift' -newer "$release" | wc -l)
        [ "$newer" -gt 0 ] || program=$release
      fi
      cp "$program" '\(root)/\(name)'
      for library in $(ldd "$program" 2>/dev/null | grep -o '/[^ ]*' || true); do
        cp --parents -L "$library" '\(root)'
      done
      """)
  }

  /// The folders of programs, among them those of Swift, which the scripts of other tests do not get.
  private static let path = getenv("PATH").map { String(cString: $0) } ?? ""
  private static let canCompile = Abilities.works("PATH='\(path)' swiftc --version")

  @Test(
    .enabled(if: geteuid() == 0, "only root can change the root folder"),
    .enabled(if: canCompile, "swiftc is not on the path"))
  func `a static program that starts as errcat does needs no /proc`() throws {
    let sources = "\(Self.repository)/Sources"
    try folder.write(
      """
      @main struct Main {
        static func main() { print(processArguments(before: firstEnvironment)) }
      }

      """, to: "Main.swift")
    try folder.write("let firstEnvironment = environ\n", to: "Plain.swift")
    let compile = "PATH='\(Self.path)' swiftc -parse-as-library -static-executable Main.swift"
    try succeed(
      """
      sed 's/^internal import ErrcatPlatform$/import Glibc/' \
        '\(sources)/errcat/StartWithoutProc.swift' >Start.swift
      echo 'import Glibc' | cat - '\(sources)/ErrcatPlatform/ProcessArguments.swift' |
        sed 's/String(path: /String(cString: /' >Arguments.swift
      sed -i '1i import Glibc' Plain.swift
      mkdir -p root
      \(compile) Arguments.swift Start.swift -o root/errcat 2>log
      \(compile) Arguments.swift Plain.swift -o root/plain 2>>log
      """)
    let shown = try succeed("PATH=$PATH:/usr/sbin chroot root /errcat 10016 -n 1")
    #expect(shown == #"["/errcat", "10016", "-n", "1"]"# + "\n")
    // Once this is not so anymore, errcat no longer needs that start.
    #expect(try folder.shell("PATH=$PATH:/usr/sbin chroot root /plain").status != 0)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can change the root folder"))
  func `the page's container answers in an empty root, without /proc, as nobody`() throws {
    let page = try text(ofFile: Self.repository + "/docs/installing.md")
    let block = try #require(page.firstMatch(of: /```dockerfile\n(?<text>(?s:.*?))```/)).text
    var settings: [String] = []
    var (entry, user) = ("", "")
    try folder.makeFolder("root")
    try succeed("\"$errcat\" import '\(seeds)/error-code-for-spot.md' --db catalog.db >/dev/null")
    for line in block.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words[0] {
      case "FROM": #expect(words[1] == "scratch")
      case "COPY" where words[1].hasSuffix("/errcat"): try fill("root", with: words[2])
      case "COPY": try succeed("cp '\(words[1])' 'root/\(words[2])'")
      case "ENV": settings.append(words[1])
      case "USER": user = words[1]
      case "ENTRYPOINT": entry = words[1].filter { !"[]\"".contains($0) }
      default: Issue.record("\(line)")
      }
    }
    let start = "chroot --userspec=\(user) root \(entry)"
    for (arguments, expected) in [
      ("10016", "Insufficient coins balance"), ("search insufficient coins", "10016"),
      ("list domains --json", "rest-api"), ("--version", "SQLite"),
    ] {
      let command = "env -i PATH=\"$PATH\" \(settings.joined(separator: " ")) \(start)"
      let shown = try succeed("\(command) \(arguments)")
      #expect(shown.contains(expected), "\(arguments): \(shown)")
    }
  }
}
