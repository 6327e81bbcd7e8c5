internal import SQLite

/// An entry with all that can be told of it without the catalog it goes into.
struct PreparedEntry: Sendable {
  var draft: EntryDraft
  var classification: Classification
  /// Its texts in pairs of characters, if they are in a script without spaces.
  var segmented: String?
}

/// Sorts entries and counts their words, which takes as long as to store them.
///
/// It belongs to one thread at a time, which need not be the one that stores.
final class EntryPreparation {
  private let classifier: Classifier
  /// The words of all entries prepared.
  let vocabulary: VocabularyCount

  init(_ classifier: Classifier, _ tokenizer: Tokenizer) {
    self.classifier = classifier
    vocabulary = VocabularyCount(tokenizer)
  }

  /// Prepares the next entry.
  func prepare(_ draft: EntryDraft) -> PreparedEntry {
    vocabulary.beginEntry()
    var isSegmented = false
    for text in [draft.code, draft.symbol ?? "", draft.description] where !text.isEmpty {
      let segmented = Segmentation.segmented(text)
      isSegmented = isSegmented || segmented != nil
      vocabulary.add(segmented ?? text)
    }
    return PreparedEntry(
      draft: draft,
      // The code's own words count only where there is no description.
      classification: classifier.classify(
        draft.description.isEmpty ? draft.symbol ?? draft.code : draft.description),
      segmented: isSegmented
        ? Segmentation.segmented("\(draft.code)\n\(draft.symbol ?? "")\n\(draft.description)")
        : nil)
  }
}
