// Arrays, not sets: the first set of a kind in a process takes longer than all that is looked for.

/// The verbs of the command line, by name.
let verbs = [
  "explain", "search", "list", "import", "remove", "lint", "tables", "diff", "annotate", "export",
  "sql", "stats", "schema", "verify", "help",
]

/// The options that take a value, in all spellings, whatever the verb.
let valueOptions = [
  "--db", "--domain", "-d", "--category", "-c", "--source", "-s", "--limit", "-n", "--format",
  "--color", "--name", "--url", "--rules", "--synonyms", "--code-column", "--description-column",
  "--output", "-o", "--pg-schema", "--package", "--check", "--fail-on", "--key", "--pattern",
  "--max-bytes",
]

/// Returns the arguments as argument-parser must see them for the command line to mean what it says.
///
/// - Options may stand before the verb: the verb comes first.
/// - Without a verb, the command is the bare form, whose verb is `answer`.
/// - `-` and a digit begin a code, never an option: what is no option follows a `--`.
/// - Among the words of a search, `-` and letters exclude a word: `search coins -balance`. So an
///   option of one letter stands apart from its value there.
///
/// ```swift
/// arranged(["--db", "x.db", "explain", "-1000"])  // ["explain", "--db", "x.db", "--", "-1000"]
/// arranged(["10016"])                             // ["answer", "--", "10016"]
/// ```
func arranged(_ arguments: [String]) -> [String] {
  var verb: String?
  var options: [String] = []
  var words: [String] = []
  var rest = arguments[...]
  while let argument = rest.popFirst() {
    if argument == "--" {
      words += rest
      break
    } else if isOption(argument), !(verb ?? "search" == "search" && excludes(argument)) {
      options.append(argument)
      if valueOptions.contains(argument), let value = rest.popFirst() { options.append(value) }
    } else if verb == nil, words.isEmpty, verbs.contains(argument) {
      verb = argument
    } else {
      words.append(argument)
    }
  }
  if verb == "help" { return ["help"] + words }
  if verb == nil, words.isEmpty, options.contains(where: asksRoot) { return options }
  return [verb ?? "answer"] + options + ["--"] + words
}

/// Whether an argument is an option, which starts with one or two `-` and a letter.
///
/// `-` alone is standard input, `-1` a code, and `-- name` the comment an SQL statement begins with.
private func isOption(_ argument: String) -> Bool {
  var bytes = argument.utf8.makeIterator()
  guard bytes.next() == UInt8(ascii: "-"), var first = bytes.next() else { return false }
  if first == UInt8(ascii: "-") { first = bytes.next() ?? first }
  return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
}

/// Whether an argument is `-` and a word of two letters and more, or the beginning of one: `-canc*`.
private func excludes(_ argument: String) -> Bool {
  let word = argument.dropFirst().prefix { $0 != "*" }
  return word.count > 1 && word.allSatisfy(\.isLetter)
    && argument.dropFirst(1 + word.count).count < 2
}

/// Options of errcat itself rather than of a verb.
private func asksRoot(_ option: String) -> Bool {
  ["--help", "-h", "--version", "--experimental-dump-help"].contains(option)
    || option.hasPrefix("--generate-completion-script")
}
