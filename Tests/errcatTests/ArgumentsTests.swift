import ArgumentParser
import Testing

@testable import errcat

/// How a command line is rearranged before argument-parser sees it.
@Suite struct ArgumentsTests {
  @Test(arguments: [
    // The verb comes first, wherever it was typed.
    ("explain 10016", "explain -- 10016"),
    ("--db x.db explain 10016", "explain --db x.db -- 10016"),
    ("-d rest-api -n 5 search coins", "search -d rest-api -n 5 -- coins"),
    ("--db=x.db --json list domains", "list --db=x.db --json -- domains"),
    ("--json --db x.db stats", "stats --json --db x.db --"),
    ("list -n5", "list -n5 --"),
    // Only the first word can be a verb.
    ("search list", "search -- list"),
    ("10016 list", "answer -- 10016 list"),
    // The value of an option is never a verb.
    ("--db list 10016", "answer --db list -- 10016"),
    ("--format json -c search 7", "answer --format json -c search -- 7"),
    // Without a verb: the bare form.
    ("10016", "answer -- 10016"),
    ("insufficient funds --json", "answer --json -- insufficient funds"),
    ("--db x.db", "answer --db x.db --"),
    // `-` and a digit is a code, `-` alone is standard input, `--` ends the options.
    ("explain -1000", "explain -- -1000"),
    ("-1000 --db x.db", "answer --db x.db -- -1000"),
    ("explain - --json", "explain --json -- -"),
    ("-- --db", "answer -- --db"),
    ("-- explain", "answer -- explain"),
    ("explain -- -d", "explain -- -d"),
    ("-d -1 7", "answer -d -1 -- 7"),
    // In a search `-` and letters exclude a word; in other verbs they are options.
    ("search 2fa -replicated -n 2", "search -n 2 -- 2fa -replicated"),
    ("search coins -canc* -n5 --json", "search -n5 --json -- coins -canc*"),
    ("insufficient -coins", "answer -- insufficient -coins"),
    ("search coins -drest-api", "search -drest-api -- coins"),
    ("explain 10016 -drest", "explain -drest -- 10016"),
    // Errcat's own options.
    ("--help", "--help"),
    ("-h", "-h"),
    ("--version", "--version"),
    ("help", "help"),
    ("help search", "help search"),
    ("--help search", "search --help --"),
    ("search --help", "search --help --"),
    ("10016 --help", "answer --help -- 10016"),
  ])
  func `a command line is rearranged`(typed: String, expected: String) {
    let words = typed.split(separator: " ").map(String.init)
    #expect(TypedArguments(words).arranged.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("--db x.db 7", "--db=x.db"), ("--db=x.db 7", "--db=x.db"), ("7 -n5 --json", "-n=5 --json"),
    ("7 -n -1", "-n=-1"), ("list -drest", "-d=rest"), ("7 --db", "--db"), ("lint -x", "-x"),
    ("7 --bogus=1", "--bogus=1"), ("list -n=5", "-n=5"), ("7", ""),
  ])
  func `options are parsed by name and value`(typed: String, expected: String) {
    let words = typed.split(separator: " ").map(String.init)
    let named = TypedArguments(words).namedOptions.map { name, value in
      name + (value.map { "=" + $0 } ?? "")
    }
    #expect(named.joined(separator: " ") == expected)
  }

  @Test func `argument-parser refuses an option without its value`() {
    #expect(
      TypedArguments(["explain", "10016", "--db"]).arranged == ["explain", "--db", "--", "10016"])
  }

  @Test func `an SQL comment is not an option`() {
    let typed = ["sql", "-- all\nSELECT 1"]
    #expect(TypedArguments(typed).arranged == ["sql", "--", "-- all\nSELECT 1"])
  }

  @Test func `an empty command line is the bare form`() {
    #expect(TypedArguments([]).arranged == ["answer", "--"])
  }

  @Test func `the list of verbs matches the commands`() {
    let names = Errcat.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(Set(names).subtracting(["answer"]).union(["help"]) == Set(verbs))
    #expect(names.contains("answer"))
  }

  @Test func `every option that takes a value is listed`() throws {
    #expect(try Set(Interface.dumped().optionsWithValue) == Set(valueOptions))
  }

  @Test func `the search options are listed`() {
    let options = commandOptions(of: "search").flatMap(\.names)
    #expect(options.sorted() == searchOptions.sorted())
    #expect(commandOptions(of: nil).flatMap(\.names).allSatisfy(searchOptions.contains))
  }

  @Test func `no option starts with a digit`() throws {
    for name in try Interface.dumped().optionNames {
      #expect(name.drop { $0 == "-" }.first?.isLetter == true, "\(name)")
    }
  }

  @Test func `every command configuration sets its name`() {
    // Deriving a name costs argument-parser millions of instructions at each start.
    #expect(Errcat.configuration.commandName == "errcat")
    for command in Errcat.configuration.subcommands {
      #expect(command.configuration.commandName != nil, "\(command)")
    }
  }

  @Test func `every verb has an abstract and help that opens with an example`() {
    for command in Errcat.configuration.subcommands {
      let configuration = command.configuration
      #expect(configuration.abstract.hasSuffix("."), "\(command)")
      #expect(configuration.discussion.hasPrefix("errcat "), "\(command)")
      let help = Errcat.helpMessage(for: command, includeHidden: false, columns: 80)
      #expect(help.contains("\n\nerrcat "), "\(command)")
    }
  }
}
