internal import SQLite

/// An entry with all that can be told of it without the catalog it goes into.
struct PreparedEntry: Sendable {
  var draft: EntryDraft
  /// The number of its description.
  var descriptionID: Int
  /// Whether no entry before has the description.
  var isNewDescription: Bool
  var sorting: Sorting
  /// Its texts in pairs of characters, if they are in a script without spaces.
  var segmented: String?
}

/// Numbers descriptions, sorts entries and counts their words, which takes as long as to store them.
///
/// It belongs to one thread at a time, which need not be the one that stores.
final class EntryPreparation {
  private let classifier: Classifier
  /// The words of all entries prepared.
  let vocabulary: VocabularyCount
  private var descriptions = DescriptionIDs()
  /// The distinct results of sorting, and which of them each description has: most texts come again,
  /// and few results there are.
  private var sortings: [Sorting] = []
  private var places: [Sorting: UInt32] = [:]
  private var placeOfDescription: [UInt32] = [0]

  init(_ classifier: Classifier, _ tokenizer: Tokenizer) {
    self.classifier = classifier
    vocabulary = VocabularyCount(tokenizer)
  }

  /// Prepares the next thing that was read.
  func prepare(_ item: DocumentReader.Item) -> DocumentReading.Item {
    switch item {
    case .domain(let domain): .domain(domain)
    case .entry(let draft): .entry(prepare(draft))
    case .diagnostic(let diagnostic): .diagnostic(diagnostic)
    }
  }

  private func prepare(_ draft: EntryDraft) -> PreparedEntry {
    vocabulary.beginEntry()
    var isSegmented = countWords(draft.code)
    if let symbol = draft.symbol, countWords(symbol) { isSegmented = true }
    if countWords(draft.description) { isSegmented = true }
    let (id, isNew) = descriptions.id(of: draft.description)
    return PreparedEntry(
      draft: draft, descriptionID: id, isNewDescription: isNew,
      sorting: sorting(draft, descriptionID: id, isNew: isNew),
      segmented: isSegmented
        ? Segmentation.segmented("\(draft.code)\n\(draft.symbol ?? "")\n\(draft.description)")
        : nil)
  }

  /// Counts the words of a text; returns whether it had to be segmented for that.
  private func countWords(_ text: String) -> Bool {
    let segmented = Segmentation.segmented(text)
    vocabulary.add(segmented ?? text)
    return segmented != nil
  }

  private func sorting(_ draft: EntryDraft, descriptionID: Int, isNew: Bool) -> Sorting {
    // The code's own words count only where there is no description.
    if draft.description.isEmpty {
      if isNew { placeOfDescription.append(0) }
      return classifier.sort(draft.symbol ?? draft.code)
    }
    if isNew { placeOfDescription.append(place(of: classifier.sort(draft.description))) }
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
