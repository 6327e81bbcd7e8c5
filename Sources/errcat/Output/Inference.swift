import Causes
import CodeDocuments
import ErrorCatalog

/// A cause that errcat inferred for meanings of a code, and the words that decided it.
struct Inference {
  /// What an inference is called on screens.
  static let label = "Inferred"

  /// The cause of texts that no rule matches.
  private static let unspecified = "unspecified"

  /// The place of the first meaning that has the cause.
  let first: Int
  private let cause: String
  private let advice: String
  private var words: [String] = []
  private var foldedWords = DistinctList<String>()
  private var areas = DistinctList<String>()
  private var textCount = 0
  /// Where else the cause was inferred, for other meanings.
  private var others = DistinctList<String>()

  /// Texts of one meaning in which the words that decided are looked for.
  private static let mostTexts = 1_000

  /// The inferences of some meanings, each cause once, in the order of their first meanings.
  static func all(of meanings: [[Entry]]) -> [Inference] {
    var all: [Inference] = []
    var causes = DistinctList<String>()
    let source = meanings.first?.first?.source
    let isOfSeveral = meanings.contains { $0.contains { $0.source != source } }
    for (index, meaning) in meanings.enumerated() {
      for entry in meaning {
        let (isNew, place) = causes.append(entry.cause)
        if isNew { all.append(Inference(entry, first: index)) }
        if all[place].first == index {
          all[place].add(entry)
        } else {
          all[place].add(other: isOfSeveral ? entry.source : entry.domain)
        }
      }
    }
    return all
  }

  private init(_ entry: Entry, first: Int) {
    self.first = first
    cause = entry.cause
    advice = entry.advice
  }

  private mutating func add(_ entry: Entry) {
    textCount += 1
    if let rule = entry.causeRule, textCount <= Self.mostTexts {
      let text = entry.description.isEmpty ? entry.symbol ?? entry.code : entry.description
      for word in DecidingWords(of: text, rule: rule).words
      where foldedWords.append(word.lowercased()).isNew {
        words.append(word)
      }
    }
    for area in entry.areas { areas.append(area) }
  }

  private mutating func add(other: String) { others.append(other) }

  /// The inference in a sentence, with the words that decided it in parentheses.
  func text(hasAdvice: Bool) -> String {
    let isClear = cause != Self.unspecified
    let grounds = [
      words.isEmpty || !isClear ? nil : "from " + Self.listed(words.map { "\"\($0)\"" }, most: 4),
      areas.elements.isEmpty ? nil : "about " + areas.elements.joined(separator: ", "),
      others.elements.isEmpty ? nil : "same for " + Self.listed(others.elements, most: 3),
    ].compactMap(\.self).joined(separator: "; ")
    let text =
      isClear
      ? cause + (hasAdvice && !advice.isEmpty ? ": " + advice : "")
      : "errcat could not tell the cause"
    return text + (grounds.isEmpty ? "" : " (\(grounds))")
  }

  private static func listed(_ texts: [String], most: Int) -> String {
    let more = texts.count - most
    return Array(texts.prefix(most)).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
