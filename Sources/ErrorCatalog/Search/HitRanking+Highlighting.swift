internal import MarkdownReader

extension HitRanking {
  /// Returns a description, cut where words of the query begin and end.
  func highlighted(_ description: String) throws -> [Hit.Segment] {
    let ranges =
      Segmentation.segmented(description) == nil
      ? try wordRanges(in: description) : characterRanges(in: description)
    var segments: [Hit.Segment] = []
    let bytes = Array(description.utf8)
    var end = 0
    func add(_ range: Range<Int>, isMatch: Bool) {
      guard !range.isEmpty else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      segments.append(Hit.Segment(text: text, isMatch: isMatch))
    }
    for range in ranges where range.lowerBound >= end {
      add(end..<range.lowerBound, isMatch: false)
      add(range, isMatch: true)
      end = range.upperBound
    }
    add(end..<bytes.count, isMatch: false)
    return segments
  }

  /// The tokens that are words of the query, in UTF-8 bytes.
  private func wordRanges(in text: String) throws -> [Range<Int>] {
    let tokens = try catalog.tokens(of: text, .stems)
    let stems = tokens.map(\.text)
    var matched = [Bool](repeating: false, count: stems.count)
    for (parts, alternative, _) in units.flatMap(\.alternatives) {
      for part in parts {
        for start in stems.indices
        where Self.stands(part, alternative.isPrefix, at: start, in: stems) {
          for place in start..<(start + part.count) { matched[place] = true }
        }
      }
    }
    return tokens.indices.filter { matched[$0] }.map { tokens[$0].range }
  }

  /// The places of the query's texts in one without spaces, in UTF-8 bytes.
  private func characterRanges(in text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(Segmentation.foldedLowercase)
    var matched = [Bool](repeating: false, count: scalars.count)
    for part in units.flatMap(\.alternatives).flatMap(\.alternative.parts) {
      let wanted = part.unicodeScalars.map(Segmentation.foldedLowercase)
      guard !wanted.isEmpty, wanted.count <= folded.count else { continue }
      for start in 0...(folded.count - wanted.count)
      where folded[start..<(start + wanted.count)].elementsEqual(wanted) {
        for index in start..<(start + wanted.count) { matched[index] = true }
      }
    }
    var ranges: [Range<Int>] = []
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let end = offset + UTF8.width(scalar)
      if matched[index] {
        if let last = ranges.last, last.upperBound == offset {
          ranges[ranges.count - 1] = last.lowerBound..<end
        } else {
          ranges.append(offset..<end)
        }
      }
      offset = end
    }
    return ranges
  }
}
