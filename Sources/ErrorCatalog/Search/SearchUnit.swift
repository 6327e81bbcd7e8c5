/// A part of a query, with all its alternatives in an entry.
package struct SearchUnit: Equatable {
  /// The part as typed: a word, a phrase, or words that together mean one thing.
  package var typed: String
  /// Ways to find it, the first as typed; any of them will do.
  var alternatives: [Alternative]

  /// One way to find a part of a query.
  struct Alternative: Hashable {
    /// Texts that must all be in the entry, each as a phrase.
    var parts: [String]
    /// Whether words that begin like the last part's last word will do.
    var isPrefix = false
    /// How it follows from the text typed.
    var origin: Origin
  }

  /// How an alternative follows from the text typed.
  package enum Origin {
    case typed, spelling, completion, correction, synonym
  }

  /// A part that is looked for as typed.
  init(_ term: SearchQuery.Term) {
    typed = term.text
    alternatives = [Alternative(parts: [term.text], origin: .typed)]
  }

  /// A part that is looked for in one way.
  init(_ alternative: Alternative) {
    typed = alternative.parts.joined(separator: " ")
    alternatives = [alternative]
  }

  /// Several words that together mean one thing.
  init(joining units: some Collection<SearchUnit>) {
    typed = units.map(\.typed).joined(separator: " ")
    alternatives = [Alternative(parts: units.map(\.typed), origin: .typed)]
  }

  /// The part without its alternatives.
  var asTyped: SearchUnit {
    var unit = self
    unit.alternatives.removeLast(alternatives.count - 1)
    return unit
  }

  /// Adds texts, each once.
  package mutating func add(_ texts: [String], _ origin: Origin) {
    for text in texts where !alternatives.contains(where: { $0.parts == [text] }) {
      alternatives.append(Alternative(parts: [text], origin: origin))
    }
  }
}
