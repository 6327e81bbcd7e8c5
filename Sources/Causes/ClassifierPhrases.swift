internal import ErrcatBytes

/// Finds the phrases of all rules in a folded text in one pass: a trie over bytes.
struct ClassifierPhrases {
  /// A place in the trie: what has been read so far begins some phrase.
  private struct Node {
    /// The places of the nodes that continue from here, one after another, ordered by byte.
    var children: Range<Int32> = 0..<0
    /// A bit for each child's byte, modulo 64: most searches for a child end here, in vain.
    var childBits: UInt64 = 0
    /// The phrase found here if the word ends here, or -1.
    var atWordEnd: Int32 = -1
    /// The phrase found here whatever follows, or -1.
    var anywhere: Int32 = -1
  }

  private var nodes = [Node()]
  /// The byte that leads to each node.
  private var bytes: [UInt8] = [0]
  /// The node each first byte leads to, or 0.
  private var start = [Int32](repeating: 0, count: 256)

  /// Numbers `phrases` by their place; all differ.
  init(_ phrases: [ClassifierRule.Phrase]) {
    let sorted = phrases.indices.sorted { left, right in
      phrases[left].folded.lexicographicallyPrecedes(phrases[right].folded)
    }
    // The phrases that lead to each node, as a range of `sorted`, and how long they are there.
    var reached = [(phrases: sorted[...], depth: 0)]
    var node = 0
    while node < nodes.count {
      let depth = reached[node].depth
      var rest = reached[node].phrases
      while let number = rest.first, phrases[number].folded.count == depth {
        if phrases[number].isPrefix {
          nodes[node].anywhere = Int32(number)
        } else {
          nodes[node].atWordEnd = Int32(number)
        }
        rest.removeFirst()
      }
      let firstChild = Int32(nodes.count)
      var groups: [ArraySlice<Int>] = []
      while let number = rest.first {
        let byte = phrases[number].folded[depth]
        let end = rest.firstIndex { phrases[$0].folded[depth] != byte } ?? rest.endIndex
        groups.append(rest[..<end])
        rest = rest[end...]
      }
      // The byte of most phrases is the likeliest, so it is looked for first.
      if groups.count > 1 { groups.sort { $0.count > $1.count } }
      for group in groups {
        let byte = phrases[group[group.startIndex]].folded[depth]
        nodes.append(Node())
        bytes.append(byte)
        nodes[node].childBits |= Self.bit(byte)
        reached.append((group, depth + 1))
      }
      nodes[node].children = firstChild..<Int32(nodes.count)
      node += 1
    }
    for child in nodes[0].children { start[Int(bytes[Int(child)])] = child }
  }

  /// Calls `found` with the number of each phrase that starts at `index` of `text`.
  func match(_ text: UnsafeBufferPointer<UInt8>, at index: Int, found: (Int) -> Void) {
    var index = index
    var node = Int(start[Int(text[index])])
    while node != 0 {
      index += 1
      let here = nodes[node]
      if here.anywhere >= 0 { found(Int(here.anywhere)) }
      if here.atWordEnd >= 0, Self.wordEnds(text, at: index) { found(Int(here.atWordEnd)) }
      guard index < text.count else { return }
      let byte = text[index]
      node = 0
      guard here.childBits & Self.bit(byte) != 0 else { return }
      for child in here.children where bytes[Int(child)] == byte {
        node = Int(child)
        break
      }
    }
  }

  private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte % 64) }

  private static func wordEnds(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return true }
    let byte = text[index]
    return byte == ClassifierFolding.wordEnd || byte == ClassifierFolding.sentenceEnd
      || text.span.unspacedLength(at: index) > 0
  }
}
