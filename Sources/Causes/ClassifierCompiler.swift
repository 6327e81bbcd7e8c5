internal import CodeDocuments
internal import MarkdownReader

/// Turns the rows of a rules file into the tables that a ``Classifier`` works with.
struct ClassifierCompiler {
  /// A rule whose terms are numbers.
  package struct Rule {
    var text: String
    /// The category's place in `categories`.
    var category: Int
    var required: [Int32]
    var excluded: [Int32]
  }

  private(set) var categories: [Category] = []
  private(set) var phrases: [ClassifierRule.Phrase] = []
  private(set) var termsOfPhrase: [[Int32]] = []
  private(set) var termCount = 0
  private(set) var rules: [Rule] = []
  private(set) var firstAreaRule = 0
  private(set) var unspecifiedCategory = 0
  private(set) var rulesOfTerm: [[Int32]] = []

  private var phraseNumbers: [ClassifierRule.Phrase: Int] = [:]
  private var termNumbers: [[ClassifierRule.Phrase]: Int32] = [:]
  /// The category that has each rule.
  private var owners: [Key: Int] = [:]

  /// Compiles `rows`.
  ///
  /// - Throws: ``ClassifierError`` with all faults of the rows.
  init(_ rows: [Category]) throws(ClassifierError) {
    var faults: [ClassifierError.Fault] = []
    for (number, row) in rows.enumerated() {
      func fault(_ rule: String, _ reason: ClassifierError.Reason) {
        faults.append(.init(row: number, slug: row.slug, rule: rule, reason: reason))
      }
      let category: Int
      do { category = try add(row) } catch {
        fault("", error)
        continue
      }
      for text in ClassifierRule.texts(in: row.words) {
        do { try add(ClassifierRule(text), category) } catch { fault(text, error) }
      }
    }
    let unspecified = Classifier.unspecified
    if let place = categories.firstIndex(where: {
      $0.facet == .cause && $0.slug == unspecified
    }) {
      unspecifiedCategory = place
    } else {
      faults.append(.init(row: nil, slug: unspecified, rule: "", reason: .noUnspecified))
    }
    guard faults.isEmpty else { throw ClassifierError(faults: faults) }
    order()
  }

  /// What makes two rules the same: their terms, in any order.
  private struct Key: Hashable {
    var facet: Category.Facet
    var required: [Int32]
    var excluded: [Int32]

    init(_ facet: Category.Facet, _ rule: Rule) {
      self.facet = facet
      required = rule.required.sorted()
      excluded = rule.excluded.sorted()
    }
  }

  /// Adds a row to its category and returns the category's place.
  private mutating func add(_ row: Category) throws(ClassifierError.Reason) -> Int {
    let known = categories.firstIndex { $0.facet == row.facet && $0.slug == row.slug }
    if let known {
      guard row.title.isEmpty, row.meaning.isEmpty, row.advice.isEmpty else { throw .repeated }
      if !categories[known].words.isEmpty, !row.words.isEmpty { categories[known].words += "; " }
      categories[known].words += row.words
      return known
    }
    let isSlug = row.slug.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-": true
      default: false
      }
    }
    guard isSlug, !row.slug.isEmpty else { throw .illFormedSlug }
    guard !row.title.isEmpty, !row.meaning.isEmpty else { throw .incomplete }
    categories.append(row)
    return categories.count - 1
  }

  private mutating func add(
    _ rule: ClassifierRule, _ category: Int
  ) throws(ClassifierError.Reason) {
    var compiled = Rule(text: rule.text, category: category, required: [], excluded: [])
    for term in rule.required { compiled.required.append(number(of: term)) }
    for term in rule.excluded { compiled.excluded.append(number(of: term)) }
    let key = Key(categories[category].facet, compiled)
    if let owner = owners.updateValue(category, forKey: key) {
      throw .alreadyTaken(slug: categories[owner].slug)
    }
    rules.append(compiled)
  }

  private mutating func number(of term: [ClassifierRule.Phrase]) -> Int32 {
    if let known = termNumbers[term] { return known }
    let number = Int32(termCount)
    termNumbers[term] = number
    termCount += 1
    for phrase in term {
      let place = phraseNumbers[phrase] ?? phrases.count
      if place == phrases.count {
        phraseNumbers[phrase] = place
        phrases.append(phrase)
        termsOfPhrase.append([])
      }
      termsOfPhrase[place].append(number)
    }
    return number
  }

  /// Brings the rules into order of precedence and files each under its rarest term.
  private mutating func order() {
    let precedence = rules.indices.sorted { left, right in
      let (a, b) = (rules[left], rules[right])
      let facets = (categories[a.category].facet, categories[b.category].facet)
      if facets.0 != facets.1 { return facets.0 == .cause }
      if a.required.count != b.required.count { return a.required.count > b.required.count }
      return (a.category, left) < (b.category, right)
    }
    rules = precedence.map { rules[$0] }
    firstAreaRule = rules.prefix { categories[$0.category].facet == .cause }.count

    // A term is met the more often, the more phrases it consists of.
    var phraseCounts = [Int](repeating: 0, count: termCount)
    for term in termsOfPhrase.joined() { phraseCounts[Int(term)] += 1 }
    rulesOfTerm = Array(repeating: [], count: termCount)
    for (number, rule) in rules.enumerated() {
      guard let rarest = rule.required.min(by: { phraseCounts[Int($0)] < phraseCounts[Int($1)] })
      else { continue }
      rulesOfTerm[Int(rarest)].append(Int32(number))
    }
  }
}
