internal import CodeDocuments
internal import ErrcatBytes

/// The cause and the areas that a text was given.
package struct Classification: Hashable, Sendable {
  /// The slug of the cause.
  package var cause: String
  /// The rule that decided the cause, as written in the rules file; empty when no rule matched,
  /// which makes the cause `unspecified`.
  package var rule: String
  /// The slugs of the areas, in the order of the rules file.
  package var areas: [String]
}

/// A classification by numbers: places in ``Classifier/categories`` and among the causes' rules.
package struct Sorting: Hashable, Sendable {
  /// The place of the cause.
  package var cause: Int
  /// The place of the rule that decided it in ``Classifier/causeRules``; nil if no rule matched.
  package var rule: Int?
  /// The places of the areas, in their order.
  package var areas: [Int]
}

/// Sorts error descriptions into causes and areas by the rules of a rules file.
///
/// A rule is a few terms, all of which must be found in one sentence of the text, in any order.
/// The first sentence in which a rule matches decides the cause: there, the rule with the most
/// terms; among equals, the one whose cause comes first in the file, then the one written first. An
/// area is given if one of its rules matches in any sentence. The same text always gives the same
/// answer.
///
/// ```swift
/// let classifier = try Classifier(categories: categories)
/// classifier.classify("Signature does not match").cause  // "authentication"
/// ```
package struct Classifier: Sendable {
  /// The categories, each once, with the words of all its rows.
  package let categories: [Category]

  private let phrases: ClassifierPhrases
  /// A term is a set of phrases; the terms in which a phrase takes part, by the phrase's number.
  private let termsOfPhrase: ClassifierLists
  private let termCount: Int
  /// The rules of causes, then those of areas, each in order of precedence: as written, the places
  /// of their categories, and the terms that must and must not be found.
  private let ruleTexts: [String]
  private let categoryOfRule: [Int]
  private let requiredTerms: ClassifierLists
  private let excludedTerms: ClassifierLists
  private let firstAreaRule: Int
  /// The place of the cause of texts that no rule matches.
  private let unspecifiedCategory: Int
  /// The rules to try when a term is found: those of which it is the rarest.
  private let rulesOfTerm: ClassifierLists

  /// Makes a classifier of the rows of a rules file.
  ///
  /// - Parameter rows: The categories, causes and areas mixed as they come. A row that repeats a
  ///   category adds its words to it.
  /// - Throws: ``ClassifierError`` with all faults, each with its row and what to do.
  package init(categories rows: [Category]) throws(ClassifierError) {
    let compiler = try ClassifierCompiler(rows)
    categories = compiler.categories
    phrases = ClassifierPhrases(compiler.phrases)
    termsOfPhrase = ClassifierLists(compiler.termsOfPhrase)
    termCount = compiler.termCount
    ruleTexts = compiler.rules.map(\.text)
    categoryOfRule = compiler.rules.map(\.category)
    requiredTerms = ClassifierLists(compiler.rules.map(\.required))
    excludedTerms = ClassifierLists(compiler.rules.map(\.excluded))
    firstAreaRule = compiler.firstAreaRule
    unspecifiedCategory = compiler.unspecifiedCategory
    rulesOfTerm = ClassifierLists(compiler.rulesOfTerm)
  }

  /// The rules that decide causes, in the order they are tried, and the places of their causes in
  /// ``categories``.
  package var causeRules: [(category: Int, words: String)] {
    (0..<firstAreaRule).map { (categoryOfRule[$0], ruleTexts[$0]) }
  }

  /// The rule at a place of ``causeRules``, as the rules file writes it.
  package func words(ofCauseRule place: Int) -> String { ruleTexts[place] }

  /// Returns the cause and the areas of `text`.
  ///
  /// The text may be prose or a symbol such as `INSUFFICIENT_BALANCE` or `invalidNonce`. Costs one
  /// pass over the text, whatever the number of rules.
  package func classify(_ text: String) -> Classification {
    let sorting = sort(text)
    return Classification(
      cause: categories[sorting.cause].slug, rule: sorting.rule.map { ruleTexts[$0] } ?? "",
      areas: sorting.areas.map { categories[$0].slug })
  }

  /// Returns the cause and the areas of `text` by their places.
  package func sort(_ text: String) -> Sorting {
    var text = text
    return text.withUTF8 { bytes in
      let capacity = ClassifierFolding.capacity(bytes.count)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { folded in
        let count = ClassifierFolding.fold(bytes, into: folded)
        return sort(folded: UnsafeBufferPointer(rebasing: folded[..<count]))
      }
    }
  }

  private func sort(folded text: UnsafeBufferPointer<UInt8>) -> Sorting {
    let words = (termCount + 63) / 64 + (categories.count + 63) / 64
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { bits in
      bits.initialize(repeating: 0)
      let found = ClassifierBits(bits.prefix((termCount + 63) / 64))
      let areas = ClassifierBits(bits.suffix((categories.count + 63) / 64))
      var best = firstAreaRule
      var mayStart = true
      var index = 0
      while index < text.count {
        let byte = text[index]
        let unspaced = text.span.unspacedLength(at: index)
        if byte == ClassifierFolding.sentenceEnd {
          decide(found, &best, areas)
          found.removeAll()
        } else if mayStart || unspaced > 0 {
          phrases.match(text, at: index) { phrase in
            termsOfPhrase.forEach(in: phrase) { found.insert($0) }
          }
        }
        mayStart =
          unspaced > 0 || byte == ClassifierFolding.wordEnd
          || byte == ClassifierFolding.sentenceEnd
        index += max(unspaced, 1)
      }
      decide(found, &best, areas)
      let isDecided = best < firstAreaRule
      return Sorting(
        cause: isDecided ? categoryOfRule[best] : unspecifiedCategory,
        rule: isDecided ? best : nil, areas: Array(areas))
    }
  }

  /// Tries the rules on the terms found in one sentence; causes only until one is decided.
  private func decide(_ found: ClassifierBits, _ best: inout Int, _ areas: ClassifierBits) {
    var first = best
    let isDecided = best < firstAreaRule
    for term in found {
      rulesOfTerm.forEach(in: term) { rule in
        guard rule >= firstAreaRule || (rule < first && !isDecided),
          requiredTerms.isSubset(rule, of: found), excludedTerms.isDisjoint(rule, with: found)
        else { return }
        if rule < firstAreaRule { first = rule } else { areas.insert(categoryOfRule[rule]) }
      }
    }
    best = first
  }

  /// The cause of texts that no rule matches.
  static let unspecified = "unspecified"
}
