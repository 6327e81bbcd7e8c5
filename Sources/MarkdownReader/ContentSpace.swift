internal import ErrcatBytes

extension UInt8 {
  /// Whether the byte is a space, a tab or a line ending: what cmark-gfm takes for white space at
  /// the edges of content, in link labels and destinations and after list markers.
  var isSpaceTabOrLineEnding: Bool {
    isSpaceOrTab || self == ASCII.lineFeed || self == ASCII.carriageReturn
  }
}
