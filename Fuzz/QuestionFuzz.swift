import Causes
import CodeDocuments
import CodeLogs
import ErrorCatalog

/// Searches for and explains whatever is typed.
func fuzzQueries(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  do {
    let catalog = try SmallCatalog.catalog.get()
    let hits = try catalog.search(text, limit: 5)
    precondition(hits.count <= 5, "no more hits than asked for")
    for hit in hits {
      let whole = hit.highlighted.map(\.text).joined()
      precondition(whole == hit.entry.description, "highlighting changes no text")
    }
    let fewer = try catalog.search(text, limit: 2)
    precondition(
      fewer.map(\.entry.id) == hits.prefix(2).map(\.entry.id), "a shorter list begins the longer")
    _ = try catalog.hints(text)
    _ = try catalog.explain(text)
    let near = try catalog.nearCodes(text)
    precondition(near.count <= 5, "no more codes than asked for")
    for code in try catalog.codes(startingWith: text, limit: 3) {
      let entries = try catalog.explain(code.code)
      precondition(!entries.isEmpty, "completion offers only codes that explain finds")
    }
  } catch {
    preconditionFailure("a query is never an error: \(error)")
  }
}

/// Finds the codes of a log.
func fuzzLogs(_ input: [UInt8]) {
  do {
    let catalog = try SmallCatalog.catalog.get()
    let text = String(decoding: input, as: UTF8.self)
    var end = text.startIndex
    for code in try catalog.codes(in: text) {
      precondition(code.found.range.lowerBound >= end, "codes come in the order of the text")
      end = code.found.range.upperBound
    }
    _ = try catalog.codes(in: input.span)
  } catch {
    preconditionFailure("a log is never an error: \(error)")
  }
}

/// Reads a file as rules and as synonyms.
func fuzzRules(_ input: [UInt8]) {
  let document = Document(path: "rules.md", bytes: input)
  do {
    _ = try Rules(document)
  } catch {
    precondition(!error.faults.isEmpty, "an error says what is wrong")
  }
  do {
    let synonyms = try Synonyms(document)
    precondition(synonyms.rows.allSatisfy { !$0.said.isEmpty }, "a row says something")
  } catch {
    precondition(!error.faults.isEmpty, "an error says what is wrong")
  }
}
