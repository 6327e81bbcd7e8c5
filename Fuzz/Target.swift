// The libFuzzer entry of all targets, which FUZZ_TARGET chooses from; Scripts/build-fuzzer compiles
// it, `make fuzz` runs it.

import ErrcatPlatform

/// What the fuzzer feeds with its inputs.
enum Target: String {
  /// The Markdown reader alone.
  case markdown
  /// The reader of HTML pages alone.
  case html
  /// Documents in Markdown and HTML, to a catalog.
  case documents
  /// Documents of records, to a catalog.
  case records
  /// What people type.
  case queries
  /// Lines of logs.
  case logs
  /// Files of rules and of synonyms.
  case rules
  /// Files of catalogs.
  case catalogs

  /// The target that the environment names; Markdown if it names none.
  static let chosen = getenv("FUZZ_TARGET").flatMap { Target(rawValue: String(cString: $0)) }
}

/// Feeds the target with an input.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  switch Target.chosen ?? .markdown {
  case .markdown: fuzzMarkdown(input)
  case .html: fuzzHTML(input)
  case .documents: fuzzDocuments(input, endings: ["md", "html", "mdx"])
  case .records: fuzzDocuments(input, endings: ["json", "csv", "yaml", "jsonl", "tsv"])
  case .queries: fuzzQueries(input)
  case .logs: fuzzLogs(input)
  case .rules: fuzzRules(input)
  case .catalogs: fuzzCatalogs(input)
  }
  return 0
}
