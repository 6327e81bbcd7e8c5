internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// An entry with everything that can be computed without the catalog it goes into.
package struct PreparedEntry: Sendable {
  var draft: EntryDraft
  /// The number of its description.
  var descriptionID: Int
  /// Whether no entry before has the description.
  var isNewDescription: Bool
  var sorting: Sorting
  var tokens: TokenCounts
  /// Its texts in pairs of characters, if they are in a script without spaces.
  var segmented: String?
}

/// Prepares entries to be written: numbers their descriptions, decides their causes and areas, and
/// counts their words.
///
/// That takes as long as writing them. A preparer belongs to one thread at a time, which need not
/// be the one that writes.
final class EntryPreparer {
  private let classifier: Classifier
  private let tokenizer: Tokenizer
  /// The words of all entries prepared.
  let vocabulary: VocabularyCount
  private var descriptions = TextIDs()
  /// The distinct results of sorting, and which of them each description has: most texts come again,
  /// and few results there are.
  private var sortings: [Sorting] = []
  private var places: [Sorting: UInt32] = [:]
  private var placeOfDescription: [UInt32] = [0]

  init(_ classifier: Classifier, _ tokenizer: Tokenizer) {
    self.classifier = classifier
    self.tokenizer = tokenizer
    vocabulary = VocabularyCount(tokenizer)
  }

  /// Prepares the next thing that was read.
  func prepare(_ item: EntryReader.Item) -> EntryPipeline.Item {
    switch item {
    case .domain(let domain): .domain(domain)
    case .column(let column): .column(column)
    case .entry(let draft): .entry(prepare(draft))
    case .diagnostic(let diagnostic): .diagnostic(diagnostic)
    }
  }

  private func prepare(_ draft: EntryDraft) -> PreparedEntry {
    vocabulary.beginEntry()
    var isSegmented = false
    let tokens = TokenCounts(
      code: countTokens(draft.code, &isSegmented),
      description: countTokens(draft.description, &isSegmented),
      symbol: draft.symbol.map { countTokens($0, &isSegmented) } ?? 0)
    let (id, isNew) = descriptions.id(of: draft.description)
    return PreparedEntry(
      draft: draft, descriptionID: id, isNewDescription: isNew,
      sorting: sorting(draft, descriptionID: id, isNew: isNew), tokens: tokens,
      segmented: isSegmented
        ? Segmentation.segmented("\(draft.code)\n\(draft.symbol ?? "")\n\(draft.description)")
        : nil)
  }

  /// Adds the words of a text to the vocabulary, segmented where they have to be, and returns how
  /// many tokens the unchanged text has.
  private func countTokens(_ text: String, _ isSegmented: inout Bool) -> Int {
    guard let segmented = Segmentation.segmented(text) else { return vocabulary.add(text) }
    isSegmented = true
    vocabulary.add(segmented)
    return tokenizer.count(in: text)
  }

  private func sorting(_ draft: EntryDraft, descriptionID: Int, isNew: Bool) -> Sorting {
    // Entries without a description share its number, and not their wording.
    if draft.description.isEmpty {
      if isNew { placeOfDescription.append(0) }
      return classifier.sort(draft.wording)
    }
    if isNew { placeOfDescription.append(place(of: classifier.sort(draft.wording))) }
    return sortings[Int(placeOfDescription[descriptionID])]
  }

  private func place(of sorting: Sorting) -> UInt32 {
    if let place = places[sorting] { return place }
    let place = UInt32(sortings.count)
    sortings.append(sorting)
    places[sorting] = place
    return place
  }
}
