@testable import HTMLReader

/// Returns the parts of a page, a line of text for each.
///
/// A line is shown with the mark of its lead: `code(E1) No key`.
func parts(_ page: String) -> [String] {
  var reader = HTMLPageReader(Array(page.utf8))
  var parts: [String] = []
  while let event = reader.next() { parts.append(shown(event)) }
  return parts
}

private func shown(_ event: HTMLPageReader.Event) -> String {
  switch event {
  case .title(let text): "title: \(text)"
  case .heading(let level, let line, let anchor):
    "h\(level): \(shown(line))" + (anchor.map { " #\($0)" } ?? "")
  case .item(let level, let list, _): "item \(level) of list \(list)"
  case .text(let lines, let level):
    "text\(level == 0 ? "" : " \(level)"): " + lines.map(shown).joined(separator: " / ")
  case .term(let lines, let level): "term \(level): " + lines.map(shown).joined(separator: " / ")
  case .definition(let level, _): "definition \(level)"
  case .endOfDefinitions(let level): "end \(level)"
  case .code(let lines, let level):
    "code\(level == 0 ? "" : " \(level)"): " + lines.map(\.text).joined(separator: " / ")
  case .table(let table):
    "table: " + grid(table).map { $0.joined(separator: ",") }.joined(separator: " / ")
  case .refusal(let refusal): "refused: \(refusal.reason) \(refusal.line):\(refusal.column)"
  }
}

private func shown(_ line: HTMLTextLine) -> String {
  guard let lead = line.lead else { return line.text }
  return "\(lead.mark)(\(lead.text))" + (line.rest.isEmpty ? "" : " \(line.rest)")
}
