import CodeLogs
import ErrcatBytes

// Arrays, not sets: the first set of a kind in a process takes longer than all that is looked for.

/// The verbs of the command line, by name.
let verbs = [
  "explain", "search", "list", "import", "remove", "lint", "tables", "diff", "history", "audit",
  "annotate", "export", "sql", "stats", "schema", "verify", "mcp", "help",
]

/// The verbs whose arguments are files.
let fileVerbs = ["import", "lint", "tables", "diff", "history", "audit", "annotate", "verify"]

/// The options that take a value, in all spellings, whatever the verb.
let valueOptions = [
  "--db", "--domain", "-d", "--category", "-c", "--source", "-s", "--limit", "-n", "--format",
  "--color", "--name", "--revised", "--url", "--rules", "--synonyms", "--code-column", "--encoding",
  "--as", "--only", "--skip", "--disable", "--exclude", "--baseline", "--accept", "--allow",
  "--in",
  "--description-column", "--output", "-o", "--pg-schema", "--package", "--check", "--fail-on",
  "--key", "--pattern", "--max-bytes", "--columns", "--file", "-f",
  "--parameter", "-p", "--title", "--notes",
]

/// Whether an option takes a value: `--only` and `--notes` do where documents are read, and are flags
/// of `annotate`.
func takesValue(_ option: String, of verb: String?) -> Bool {
  valueOptions.contains(option) && !(verb == "annotate" && ["--only", "--notes"].contains(option))
}

/// The options of a search, in all spellings.
let searchOptions = [
  "--raw", "--print-sql", "--db", "--sample", "--domain", "-d", "--category", "-c", "--source",
  "-s", "--limit", "-n", "--format", "--json", "--columns", "--bom", "--color", "--no-pager",
  "--version", "--help", "-h",
]

/// A command line taken apart: its verb, its options, and all other words.
///
/// - Options may come before the verb.
/// - `-` and a digit begin a code, never an option.
/// - Among the words of a search, `-` and letters exclude a word: `search coins -balance`. So an
///   option of one letter is apart from its value there.
struct TypedArguments {
  /// The verb; nil for the bare form.
  private(set) var verb: String?
  /// The options, each followed by its value if the value is an argument of its own.
  private(set) var options: [String] = []
  /// All other arguments.
  private(set) var words: [String] = []
  /// Whether `--` came before the first word, so that the word can be no verb.
  private(set) var isLiteral = false

  /// Takes the arguments after the program's name apart.
  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        isLiteral = words.isEmpty
        words += rest
        break
      } else if isOption(argument), !(verb ?? "search" == "search" && excludes(argument)) {
        options.append(argument)
        if takesValue(argument, of: verb), let value = rest.popFirst() { options.append(value) }
      } else if verb == nil, words.isEmpty, verbs.contains(argument) {
        verb = argument
      } else {
        words.append(argument)
      }
    }
  }

  /// The arguments in the order that argument-parser needs to read the command line as typed.
  ///
  /// The verb comes first, and the words after a `--`. The verb of the bare form is `answer`.
  ///
  /// ```swift
  /// TypedArguments(["--db", "x.db", "explain", "-1000"]).arranged
  /// // ["explain", "--db", "x.db", "--", "-1000"]
  /// TypedArguments(["10016"]).arranged  // ["answer", "--", "10016"]
  /// ```
  var arranged: [String] {
    if verb == "help" { return ["help"] + options + words }
    if verb == nil, words.isEmpty, options.contains(where: asksRoot) { return options }
    return [verb ?? "answer"] + options + ["--"] + words
  }

  /// Whether there are words, and all of them exclude a word: `-version`.
  var hasExclusionsAlone: Bool { !words.isEmpty && words.allSatisfy(excludes) }

  /// The options by name, with their values: nil for a flag, or where the value is missing.
  var namedOptions: [(name: String, value: String?)] {
    var named: [(name: String, value: String?)] = []
    var rest = options[...]
    while let option = rest.popFirst() {
      let first = String(option.prefix(2))
      if let equals = option.firstIndex(of: "=") {
        named.append(
          (String(option[..<equals]), String(option[option.index(after: equals)...])))
      } else if takesValue(option, of: verb) {
        named.append((option, rest.popFirst()))
      } else if !option.hasPrefix("--"), option.count > 2, valueOptions.contains(first) {
        named.append((first, String(option.dropFirst(2))))
      } else {
        named.append((option, nil))
      }
    }
    return named
  }
}

/// Whether an argument is an option, which starts with one or two `-` and a letter.
///
/// `-` alone is standard input, `-1` a code, and `-- name` the comment an SQL statement begins with.
private func isOption(_ argument: String) -> Bool {
  var bytes = argument.utf8.makeIterator()
  guard bytes.next() == UInt8(ascii: "-"), var first = bytes.next() else { return false }
  if first == UInt8(ascii: "-") { first = bytes.next() ?? first }
  return first.isLetter
}

/// Whether an argument is `-` and a word of two letters and more, or the beginning of one: `-canc*`.
private func excludes(_ argument: String) -> Bool {
  guard argument.hasPrefix("-") else { return false }
  let word = argument.dropFirst().prefix { $0 != "*" }
  return word.count > 1 && word.allSatisfy(\.isLetter)
    && argument.dropFirst(1 + word.count).count < 2
}

/// Options of errcat itself rather than of a verb.
private func asksRoot(_ option: String) -> Bool {
  ["--help", "-h", "--version", "--experimental-dump-help"].contains(option)
}
