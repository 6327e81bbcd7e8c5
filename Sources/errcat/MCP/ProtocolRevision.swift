/// A revision of the Model Context Protocol that errcat speaks.
enum ProtocolRevision: String, CaseIterable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// The newest that a client reaches with `initialize`.
  static let newestWithHandshake = Self.november2025

  /// Whether each request names its revision, and there is no `initialize`.
  var isStateless: Bool { self == .july2026 }

  /// Whether an array of messages is one batch.
  var hasBatches: Bool { self == .march2025 }

  /// Whether answers of tools have `structuredContent`, and tools an `outputSchema`.
  var hasStructuredContent: Bool { ![.november2024, .march2025].contains(self) }

  /// Whether a wrong argument is an answer of the tool, which a model reads and corrects, and not an
  /// error of the protocol.
  var tellsToolOfWrongArguments: Bool { [.november2025, .july2026].contains(self) }
}
