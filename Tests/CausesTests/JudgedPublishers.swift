/// Error texts in our own words of publishers that do not exist, in many languages, each with two
/// readings: the cause that a careful reader gives it, and the causes that are as defensible.
///
/// `== PUBLISHER | LANGUAGE` begins a publisher; each line after it is `CAUSE, ALSO: TEXT`.
enum JudgedPublishers {
  struct Sample {
    var publisher: String
    var language: String
    var cause: String
    var also: [String]
    var text: String
  }

  /// Reads judged texts; a line that has no cause is nil.
  static func samples(_ lines: String) -> [Sample?] {
    var publisher = ""
    var language = ""
    var samples: [Sample?] = []
    for line in lines.split(separator: "\n") where !line.trimmingSpaces().isEmpty {
      if line.hasPrefix("== ") {
        let cells = line.dropFirst(3).split(separator: "|").map { $0.trimmingSpaces() }
        publisher = cells.first ?? ""
        language = cells.count > 1 ? cells[1] : "?"
        continue
      }
      guard let colon = line.firstIndex(of: ":") else {
        samples.append(nil)
        continue
      }
      let causes = line[..<colon].split(separator: ",").map { $0.trimmingSpaces() }
      samples.append(
        causes.first.map { cause in
          Sample(
            publisher: publisher, language: language, cause: cause,
            also: Array(causes.dropFirst()),
            text: line[line.index(after: colon)...].trimmingSpaces())
        })
    }
    return samples
  }
}
