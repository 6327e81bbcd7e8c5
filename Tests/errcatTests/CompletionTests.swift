import TestSupport
import Testing

@testable import errcat

/// What errcat offers when the Tab key is pressed.
@Suite struct CompletionTests {
  /// The words offered, `FILES` where files are.
  private func offered(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
    let outcome = try folder.errcat(["---complete"] + words)
    #expect(outcome.status == 0 && outcome.err.isEmpty, "\(words): \(outcome.err)")
    return outcome.out.split(separator: "\n").map { line in
      let word = String(line.prefix { $0 != "\t" })
      return word.isEmpty ? "FILES" : word
    }
  }

  @Test(arguments: [
    // Verbs and, in the bare form, codes.
    ("sea", "search"), ("s", "search sql stats schema"), ("1002", codes1002), ("answ", ""),
    ("10016 1002", codes1002), ("help ex", "explain export"), ("--db catalog.db expo", "export"),
    ("-- expl", ""), ("--db=catalog.db expl", "explain"),
    // Codes, and domains before them.
    ("explain 10016", "10016"), ("explain rest", "rest-api:"), ("explain 99999", ""),
    ("rest-api:10016", "rest-api:10016"), ("explain websocket-api:1021", "websocket-api:10216"),
    ("explain okcoin/rest-api:10016", "okcoin/rest-api:10016"),
    ("explain nowhere:1", ""), ("explain 1'--", ""), ("explain request", requestTimedOut),
    // The values of options, in every spelling.
    ("list -d r", "rest-api"), ("-d ", "rest-api websocket-api"), ("search -c rate", "rate-limit"),
    ("--domain=web", "--domain=websocket-api"), ("-c with", "withdrawals"),
    ("-s ", "okcoin"), ("explain --format js", "json jsonl"),
    ("lint --format=g", "--format=github"), ("export --format p", "postgresql python"),
    ("--color n", "never"), ("diff --fail-on removed,a", "removed,added"),
    ("diff --fail-on c", "changed"), ("-n ", ""), ("import --domain ", ""),
    // Words from the named catalog; none if it is not a catalog.
    ("list --db absent.db -d ", ""), ("--db absent.db 100", ""),
    // Words that narrow a search.
    ("search coins cause:au", "cause:authentication"), ("search ar", "area:"),
    ("search area:str", "area:streaming"), ("search domain:", searchDomains), ("search ", ""),
    // File names, and other names.
    ("import ", "FILES"), ("list --db ", "FILES"), ("diff a", "FILES"),
    ("list do", "domains documents"),
    ("export --output=co", "FILES"), ("remove o", "okcoin"),
    ("schema desc", "descriptions description_areas"), ("stats x", ""), ("schema --q", "--queries"),
  ])
  func `words are completed with what fits there`(typed: String, expected: String) throws {
    let words = typed.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let folder = try TemporaryFolder.withSeeds()
    #expect(try offered(words, in: folder).joined(separator: " ") == expected)
  }

  private static let codes1002 = "1002 10020 10021 10023 10024 10025 10026 10027 10028 10029"
  private static let requestTimedOut = "Request Timed Out"
  private static let searchDomains = "domain:rest-api domain:websocket-api"

  @Test(arguments: [[], [""], ["help", ""]])
  func `where nothing was typed, every verb fits`(words: [String]) throws {
    let offered = try offered(words, in: TemporaryFolder())
    #expect(Set(offered).union(["help"]) == Set(verbs))
  }

  @Test func `every option of every verb is offered with its help`() throws {
    let interface = try Interface.dumped()
    for command in interface.command.subcommands ?? [] where verbs.contains(command.commandName) {
      if command.commandName == "help" { continue }
      let names = (command.arguments ?? []).flatMap { ($0.names ?? []).map(\.typed) }
      let options = commandOptions(of: command.commandName)
      #expect(Set(options.flatMap(\.names)) == Set(names), "\(command.commandName)")
      #expect(options.allSatisfy { !$0.help.isEmpty }, "\(command.commandName)")
    }
    #expect(commandOptions(of: nil).contains { $0.names == ["-d", "--domain"] })
  }

  @Test func `a code with control characters is not offered, and its text is escaped`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      "| Code | Description |\n|--|--|\n| 7\u{1B}[1m1 | a |\n| 72 | b\u{1B}[1mc |\n",
      to: "error-codes.md")
    #expect(try folder.errcat("import", "error-codes.md", "--all-tables").status == 0)
    let outcome = try folder.errcat("---complete", "explain", "7")
    #expect(outcome.out == "72\tb␛[1mc\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `there is a script for each shell`(shell: String) throws {
    let folder = try TemporaryFolder()
    let script = try folder.errcat("--generate-completion-script", shell)
    #expect(script.status == 0 && script.out.contains(" ---complete "))
    #expect(try folder.errcat("--generate-completion-script=\(shell)").out == script.out)
  }

  @Test(arguments: [["--generate-completion-script"], ["--generate-completion-script", "tcsh"]])
  func `for another shell there is an error`(arguments: [String]) throws {
    let outcome = try TemporaryFolder().errcat(arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains("takes one of bash, zsh, fish"))
  }

  @Test func `bash quotes catalog text so that it means only itself, inside any open quote`()
    throws
  {
    let folder = try TemporaryFolder()
    try HostileCompletions.write(in: folder)
    let lines = try TypingShell.bash.complete(HostileCompletions.typed, in: folder)
    #expect(HostileCompletions.faults(lines, in: folder) == [])
    #expect(lines.count { $0.line != $0.typed } >= 60)
  }

  @Test func `bash writes hostile names of files so that they mean just that`() throws {
    let folder = try TemporaryFolder()
    let names = ["7$(touch PWNED)", "8'; touch PWNED #", "9`touch PWNED`", "4!!"]
    for name in names { try folder.write("| Code | Text |\n|--|--|\n| 1 | x |\n", to: name) }
    let typed = ["", "\"", "'"].flatMap { quote in
      ["7", "8", "9", "4"].map { "errcat tables \(quote)\($0)" }
    }
    let lines = try TypingShell.bash.complete(typed, in: folder)
    #expect(!folder.names.contains("PWNED"))
    for line in lines where line.line != line.typed {
      #expect(names.contains(line.ran?.words.last ?? ""), "\(line)")
    }
  }
}
