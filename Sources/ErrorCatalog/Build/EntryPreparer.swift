internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// An entry with everything that can be computed without the catalog it goes into.
package struct PreparedEntry: Sendable {
  var draft: EntryDraft
  /// The number of its description.
  var descriptionID: Int
  /// The cause and areas of the description, if no entry before has it.
  var newDescription: Sorting?
  /// The number of each cell's text, and whether no cell before has it.
  var cellTexts: [(id: Int, isNew: Bool)] = []
  /// Its texts in pairs of characters, if they are in a script without spaces; and the words of its
  /// names, if they are joined in them.
  var segmented: String?
}

/// Prepares entries to be written: numbers their texts, decides the causes and areas of
/// descriptions, and counts words.
///
/// That takes as long as writing them. A preparer belongs to one thread at a time, which need not
/// be the one that writes.
final class EntryPreparer {
  private let classifier: Classifier
  /// The words of all entries prepared.
  let vocabulary: VocabularyCount
  private var descriptionCount = 0
  private var wordings = TextIDs()
  /// The number of the description for each of `wordings`.
  private var descriptionIDs: [UInt32] = [0]
  /// The numbers of the empty descriptions: codes without a text are told apart by what their
  /// symbols or the codes themselves tell.
  private var emptyDescriptions: [Sorting: Int] = [:]
  private var cellTexts = TextIDs()

  init(_ classifier: Classifier, _ tokenizer: Tokenizer) {
    self.classifier = classifier
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
    var isSegmented = countWords(draft.code)
    if countWords(draft.description) { isSegmented = true }
    if let symbol = draft.symbol, countWords(symbol) { isSegmented = true }
    for cell in draft.cells where countWords(cell.text) { isSegmented = true }
    let (id, sorting) = description(of: draft)
    var prepared = PreparedEntry(draft: draft, descriptionID: id, newDescription: sorting)
    prepared.cellTexts = draft.cells.map { cellTexts.id(of: $0.text) }
    if isSegmented {
      let texts = [draft.code, draft.symbol ?? "", draft.description] + draft.cells.map(\.text)
      prepared.segmented = Segmentation.segmented(texts.joined(separator: "\n"))
    }
    let cells = draft.cells.lazy.map(\.text)
    if let names = NameWords.ofEntry(code: draft.code, symbol: draft.symbol, cells: cells) {
      vocabulary.add(names)
      prepared.segmented = prepared.segmented.map { $0 + "\n" + names } ?? names
    }
    return prepared
  }

  /// Adds the words of a text to the vocabulary.
  ///
  /// - Returns: Whether the text had to be segmented.
  private func countWords(_ text: String) -> Bool {
    let segmented = Segmentation.segmented(text)
    vocabulary.add(segmented ?? text)
    return segmented != nil
  }

  /// The number of an entry's description, and its cause and areas if it is a new one.
  private func description(of draft: EntryDraft) -> (id: Int, new: Sorting?) {
    if draft.description.isEmpty {
      let sorting = classifier.sort(draft.wording)
      if let id = emptyDescriptions[sorting] { return (id, nil) }
      descriptionCount += 1
      emptyDescriptions[sorting] = descriptionCount
      return (descriptionCount, sorting)
    }
    let (wording, isNew) = wordings.id(of: draft.description)
    guard isNew else { return (Int(descriptionIDs[wording]), nil) }
    descriptionCount += 1
    descriptionIDs.append(UInt32(descriptionCount))
    return (descriptionCount, classifier.sort(draft.description))
  }
}

extension EntryDraft {
  /// The text of the column `other` of the full-text index; nil without any.
  var otherText: String? {
    cells.isEmpty ? nil : cells.map(\.text).joined(separator: "\n")
  }
}
