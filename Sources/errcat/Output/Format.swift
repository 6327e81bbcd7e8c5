import ArgumentParser

/// How rows are written.
enum Format: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One JSON document.
  case json
  /// A JSON object a line.
  case jsonl
  /// Comma-separated values (RFC 4180).
  case csv
  /// Tab-separated values; tab, line end and backslash within a value are `\t`, `\n` and `\\`.
  case tsv
  /// A Markdown table.
  case markdown
}

/// When to color.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never
}
