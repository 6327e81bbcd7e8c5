/// Where the lines of a document start, to tell the lines of offsets in any order.
struct LineStarts: Sendable {
  private var starts = [0]

  init(_ document: [UInt8]) {
    let bytes = document.span
    for index in 0..<bytes.count {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isPair) { starts.append(index + 1) }
    }
  }

  /// Returns the line of an offset, from 1.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = low + (high - low) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }
}
