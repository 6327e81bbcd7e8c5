import CodeDocuments
import ErrcatBytes
internal import ErrcatPlatform
import ErrorCatalog

/// A word that was meant as a verb but is not one.
///
/// A search takes any word, so a mistyped verb would be searched for, and a check in CI would pass.
struct MistypedVerb: Error, CustomStringConvertible {
  private let word: String
  /// The verbs that were likely meant.
  private let near: [String]
  /// Whether the word may have been meant to be searched for after all.
  private let isWord: Bool
  /// Whether help was asked for.
  private var isTopic = false

  var description: String {
    let message = "'\(word)' is not a command" + (isTopic ? " or a help topic" : "")
    if near.isEmpty {
      return message + "; `errcat --help` lists the commands"
        + (isTopic ? " and topics" : "")
    }
    let names = alternatives(near.map { "'\($0)'" })
    return message + "; did you mean \(names)?"
      + (isWord ? "\n  to search for the word: errcat search \(word)" : "")
  }
}

extension MistypedVerb {
  /// Refuses a command line whose first word was meant to be a verb.
  ///
  /// That is a word that is near a verb, or that comes before an existing path or with an option that
  /// only other verbs have; unless it is a code or a word of the catalog. Where there is no catalog,
  /// no word is. A word that begins with no letter costs nothing here.
  ///
  /// - Throws: ``MistypedVerb``; ``UsageError`` for an option that was taken for a word to exclude,
  ///   or too many words after `help`.
  static func refuse(_ typed: TypedArguments) throws {
    if typed.verb == "help" { return try refuseHelp(typed.words) }
    guard typed.verb == nil, !typed.isLiteral, let word = typed.words.first else { return }
    if typed.hasExclusionsAlone { throw UsageError(unknownOption: word, of: nil) }
    guard couldBeVerb(word) else { return }
    let isBeforePath = typed.words.count > 1 && typed.words[1].withPath { access($0, F_OK) } == 0
    let foreign = foreignOptions(typed)
    let isUsedAsVerb = isBeforePath || !foreign.isEmpty
    let near = verbsNear(word, isGenerous: isUsedAsVerb)
    guard isUsedAsVerb || !near.isEmpty,
      !isKnown(word, typed, withSynonyms: !isUsedAsVerb && !near.contains(word.lowercased()))
    else { return }
    let fitting = near.filter { verb in
      (!isBeforePath || fileVerbs.contains(verb))
        && foreign.allSatisfy { hasOption(verb, $0) }
    }
    throw MistypedVerb(
      word: word, near: fitting.isEmpty ? near : fitting, isWord: !isUsedAsVerb)
  }

  private static func refuseHelp(_ words: [String]) throws {
    let topics = HelpTopic.allCases.map(\.rawValue)
    for word in words where !verbs.contains(word) && !topics.contains(word) {
      let near = verbsNear(word, isGenerous: true, others: topics)
      throw MistypedVerb(word: word, near: near, isWord: false, isTopic: true)
    }
    if words.count > 1 {
      throw UsageError("help takes one command or topic, not '\(words.joined(separator: " "))'")
    }
  }

  /// Whether a word could be a misspelled verb: letters and `-`, and not the shape of a code.
  private static func couldBeVerb(_ word: String) -> Bool {
    guard let first = word.utf8.first, first.isLetter, word.utf8.count > 1,
      word.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") })
    else { return false }
    return verbs.contains(word.lowercased()) || !CodeQuery.looksLikeCode(word)
  }

  /// The verbs that a word may be misspelled for, the nearest alone.
  ///
  /// One edit from three letters on, two from eight; where it is generous, two from four.
  private static func verbsNear(
    _ word: String, isGenerous: Bool, others: [String] = []
  ) -> [String] {
    let edits =
      switch word.utf8.count {
      case ..<3: 0
      case ..<4: 1
      case ..<8: isGenerous ? 2 : 1
      default: 2
      }
    return nearestNames(to: word.lowercased(), among: verbs + others, atMost: edits)
  }

  /// The options that some verb has, and neither the bare form nor a search.
  private static func foreignOptions(_ typed: TypedArguments) -> [String] {
    typed.namedOptions.map(\.name).filter { name in
      !searchOptions.contains(name) && verbs.contains { hasOption($0, name) }
    }
  }

  private static func hasOption(_ verb: String, _ name: String) -> Bool {
    commandOptions(of: verb).contains { $0.names.contains(name) }
  }

  /// Whether the catalog that would answer has the word; of a catalog that cannot, nothing is known.
  private static func isKnown(
    _ word: String, _ typed: TypedArguments, withSynonyms: Bool
  ) -> Bool {
    let options = typed.namedOptions
    let choice = CatalogChoice(
      db: options.last { $0.name == "--db" }?.value,
      isSample: options.contains { $0.name == "--sample" })
    do {
      let catalog = try choice.open(isSilent: true)
      return try catalog.isCode(word) || catalog.hasWord(word)
        || withSynonyms && catalog.hasSynonym(word)
    } catch {
      return false
    }
  }
}
