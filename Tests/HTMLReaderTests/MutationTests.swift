import Testing

@testable import HTMLReader

/// Damages HTML at random and reads it.
///
/// The seed is printed; put it into `seed` to run a failure again.
@Suite struct MutationTests {
  static let seed = UInt64.random(in: .min ... .max)

  static let texts = [
    """
    <div><h3>Codes &amp; more</h3><table class="a" id='b'><caption>c</caption><colgroup><col
    span=2></colgroup><thead><tr><th rowspan="2">a<th colspan=2>b</th></tr><tr><th>x<th>y</thead>
    <tbody><tr><td><p>1<br>é</p><td><!-- > --><code>&lt;x&gt;</code><td><ul><li>a<li>b</ul></tr>
    <tr><td rowspan=0><b>2</td><td colspan=9><table><tr><td>i</table></td></tbody></table></div>
    """,
    "<table><tr><td>a<svg><g/><title>x</title></svg><script>'</td>'</script><tr><td>1</table>",
  ]

  static let pieces = [
    "<table>", "</table>", "<tr>", "<td rowspan=3>", "</td>", "<th colspan=99999>", "<div>",
    "</div>", "<b>", "</b>", "<a b=\"", "<!--", "-->", "<svg>", "</svg>", "<script>", "<select>",
    "<caption>", "<template>", "<![CDATA[", "]]>", "&", "&#x", "\"", "'", "=", "<", ">", "/", "\0",
    "\r\n", "\n\n", "<p>", "<li>", "<form>", "<plaintext>", "</body>", "<frameset>",
  ]

  @Test func `damaged HTML is read within bounds and without a crash`() {
    print("MutationTests: seed \(Self.seed)")
    var random = Random(state: Self.seed)
    for _ in 0..<3000 {
      let text = damaged(random.pick(Self.texts), &random)
      var reader = HTMLTableReader(text)
      let middle = random.below(text.count + 1)
      let found = reader.read(0..<middle, line: 1) + reader.read(middle..<text.count, line: 1)
      // One vain search for the end of the first table, and another to the end of its block.
      #expect(reader.scannedByteCount <= 8 * text.count)
      check(found, text)
    }
  }

  @Test func `gumbo never gets markup with many open elements at once`() {
    print("MutationTests: seed \(Self.seed)")
    var random = Random(state: Self.seed)
    var deepest = 0
    for _ in 0..<2000 {
      // Few kinds of pieces, often repeated, so that elements nest deeply.
      let kinds = (0..<(2 + random.below(4))).map { _ in random.pick(Self.pieces) }
      var text = Array("<table><tr><td>".utf8)
      for _ in 0..<random.below(600) { text += Array(random.pick(kinds).utf8) }
      let slice = TableSlice(from: 0, to: text.count, text.span)
      guard slice.refusal == nil else { continue }
      let found = HTMLTree.parse(slice.masked(text.span)) { depth(of: $0) } ?? 0
      deepest = max(deepest, found)
    }
    // A table takes four elements for a cell, and counts as two.
    #expect(deepest <= 2 * TableSlice.maximumDepth + 10)
    #expect(deepest > 100)
  }

  private func depth(of node: HTMLNode) -> Int {
    1 + (node.children.map { depth(of: $0) }.max() ?? 0)
  }

  private func check(_ found: [HTMLTableReader.Item], _ text: [UInt8]) {
    let lineCount = 1 + text.count { $0 == 0x0A || $0 == 0x0D }
    var writtenCount = 0
    for case .table(let table) in found {
      #expect(table.header.cells.count > 0)
      #expect(table.header.cells.count <= TableGrid.maximumSpan + text.count)
      for row in table.rows {
        #expect((1...lineCount).contains(row.line))
        #expect(row.cells.count == table.header.cells.count)
        writtenCount += row.placed.count { !$0.cell.isRepeated }
        for cell in row.placed.map(\.cell) {
          #expect((1...lineCount).contains(cell.line))
          #expect(cell.column >= 1)
          #expect(cell.source.utf8.count <= 3 * text.count)
        }
      }
    }
    // Each cell has its own tag unless it is a repetition.
    #expect(writtenCount * 3 <= text.count)
  }

  private func damaged(_ text: String, _ random: inout Random) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<(1 + random.below(6)) {
      let place = random.below(bytes.count + 1)
      switch random.below(5) {
      case 0: bytes.insert(contentsOf: random.pick(Self.pieces).utf8, at: place)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(20)))
      case 2 where place < bytes.count: bytes[place] = UInt8(random.below(256))
      case 3:
        let copy = bytes[place..<min(bytes.count, place + random.below(60))]
        bytes.insert(contentsOf: copy, at: random.below(bytes.count + 1))
      default:
        let piece = Array(random.pick(Self.pieces).utf8)
        for _ in 0..<random.below(40) { bytes.insert(contentsOf: piece, at: place) }
      }
    }
    return bytes
  }
}

/// A small seeded generator (SplitMix64).
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
