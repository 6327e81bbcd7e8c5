import ArgumentParser

/// What an export writes.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  /// Comma-separated values (RFC 4180).
  case csv
  /// Tab-separated values.
  case tsv
  /// One JSON document.
  case json
  /// A JSON object a line.
  case jsonl
  /// A document that an import reads back.
  case markdown
  /// A page for a browser.
  case html
  /// A script for psql.
  case postgresql
  /// Datasette's `metadata.yaml`.
  case datasette
  /// Constants in Swift.
  case swift
  /// Constants in TypeScript.
  case typescript
  /// Constants in Python.
  case python
  /// Constants in Go.
  case go

  /// The format that a file's name ends in, if it is one.
  init?(endingOf name: String) {
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    switch ending.lowercased() {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "sql", "psql": self = .postgresql
    case "yaml", "yml": self = .datasette
    case "swift": self = .swift
    case "ts", "mts", "cts": self = .typescript
    case "py": self = .python
    case "go": self = .go
    default: return nil
    }
  }
}
