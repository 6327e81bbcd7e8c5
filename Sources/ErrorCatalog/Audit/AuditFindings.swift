internal import CodeDocuments
internal import SourceCodes

/// The findings of an audit, made of what its files say.
struct AuditFindings {
  /// The findings, by path and line.
  private(set) var findings: [AuditFinding] = []

  private let reading: AuditReading
  private let exemptions: Exemptions
  private var needed: Set<Int> = []

  init(_ reading: AuditReading, _ exemptions: Exemptions) {
    self.reading = reading
    self.exemptions = exemptions
    addUnused()
    addUndocumented()
    addNamedTwice()
    addExemptions()
    findings.sort { left, right in
      left.path == right.path
        ? (left.line, left.column, left.rule.rawValue, left.code)
          < (right.line, right.column, right.rule.rawValue, right.code)
        : inByteOrder(left.path, right.path)
    }
  }

  private mutating func add(_ finding: AuditFinding) {
    if let place = exemptions.place(
      of: finding.code, source: finding.source, domain: finding.domain)
    {
      needed.insert(place)
      return
    }
    if exemptions.ignores(finding.code, source: finding.source, domain: finding.domain) { return }
    findings.append(finding)
  }

  private mutating func addUnused() {
    let known = reading.known
    let uses = reading.uses
    for code in known.codes {
      let use = code.terms.reduce(into: SourceUse()) { $0.formUnion(uses[$1]) }
      guard !use.contains(.program) else { continue }
      let how =
        switch (use.contains(.tests), use.contains(.comment)) {
        case (true, true): "is used only in tests and comments"
        case (true, false): "is used only in tests"
        case (false, true): "is used only in a comment"
        case (false, false):
          code.isRange ? "has no number that source code uses" : "is not used in source code"
        }
      add(
        AuditFinding(
          path: reading.typedPaths[code.source + "\0" + code.path] ?? code.path, line: code.line,
          column: 1, rule: .unusedCode, message: "code \(code.title) \(how)", source: code.source,
          domain: code.domain, code: code.code))
    }
  }

  private mutating func addUndocumented() {
    for use in reading.others {
      let ranges = range(of: use.text)
      let list = ranges.map { ($0.source, $0.domain) } ?? use.list
      let message =
        ranges.map { "code '\(use.text)' is documented only as one of '\($0.code)'" }
        ?? "code '\(use.text)' is not documented"
      add(
        AuditFinding(
          path: use.path, line: use.line, column: use.column,
          rule: ranges == nil ? .undocumentedCode : .coveredByRange, message: message,
          source: list?.0, domain: list?.1, code: use.text))
    }
  }

  /// The code of the catalog whose range a code is in: `E4050` in `4000-4099` or `E4000-E4099`.
  private func range(of text: String) -> AuditIndex.Code? {
    let known = reading.known
    if let number = AuditReading.number(text) {
      let codes = known.index.rangeTerms(of: number).flatMap { known.codesByTerm[$0] ?? [] }
      return codes.first.map { known.codes[$0] }
    }
    guard let (prefix, number) = Self.numbered(text) else { return nil }
    return known.codes.first { code in
      let marks = ["-", "–", "—", "~", "..", "…"]
      for mark in marks {
        let parts = code.code.split(separator: mark, omittingEmptySubsequences: true)
          .map { $0.drop { $0 == " " || $0 == "." } }
        guard parts.count == 2, let first = Self.numbered(Self.trimmed(parts[0])) else { continue }
        let end = Self.trimmed(parts[1])
        let last = Self.numbered(end) ?? Int64(end).map { (prefix, $0) }
        guard let last, first.prefix == prefix, last.prefix == prefix, first.number < last.number
        else { continue }
        if (first.number...last.number).contains(number) { return true }
      }
      // `E40xx`
      let digits = String(text.dropFirst(prefix.count))
      let rest = code.code.dropFirst(prefix.count)
      return code.code.hasPrefix(prefix) && rest.count == digits.count
        && rest.contains(where: { "xX*".contains($0) })
        && zip(rest, digits).allSatisfy { $0 == $1 || "xX*".contains($0) }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text = text.dropLast() }
    return String(text.drop { $0 == " " })
  }

  /// The letters and the number of a code such as `E4050`.
  private static func numbered(_ text: String) -> (prefix: String, number: Int64)? {
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < 18, digits < text.count, let number = Int64(text.suffix(digits))
    else { return nil }
    return (String(text.dropLast(digits)), number)
  }

  // MARK: - Names

  private mutating func addNamedTwice() {
    var first: [String: AuditReading.Naming] = [:]
    var reported: Set<String> = []
    for naming in reading.namings {
      let key = Self.ending(naming.path) + "\0" + naming.code
      guard let earlier = first[key] else {
        first[key] = naming
        continue
      }
      guard Self.words(earlier.name) != Self.words(naming.name),
        !(isDocumented(earlier) && isDocumented(naming)),
        reported.insert(key + "\0" + Self.words(naming.name)).inserted
      else { continue }
      let code = reading.terms(of: naming.code).lazy.compactMap { [reading] term in
        reading.known.codesByTerm[term]?.first.map { reading.known.codes[$0] }
      }.first
      add(
        AuditFinding(
          path: naming.path, line: naming.line, column: naming.column, rule: .usedTwice,
          message: "code '\(naming.code)' is given to \(naming.name), and to \(earlier.name) in "
            + earlier.path,
          source: code?.source, domain: code?.domain, code: naming.code))
    }
  }

  /// Whether the catalog gives a code this name itself, as it may give it several.
  private func isDocumented(_ naming: AuditReading.Naming) -> Bool {
    let known = reading.known
    let ofCode = Set(reading.terms(of: naming.code).flatMap { known.codesByTerm[$0] ?? [] })
    let ofName = known.index.terms(of: naming.name, number: nil)
      .flatMap { known.codesByTerm[$0] ?? [] }
    return ofName.contains(where: ofCode.contains)
      || ofName.contains { place in
        ofCode.contains { known.codes[$0].code == known.codes[place].code }
      }
  }

  private static func words(_ name: String) -> String {
    name.lowercased().filter { $0 != "_" && $0 != "-" }
  }

  private static func ending(_ path: String) -> String {
    path.split(separator: ".").last.map(String.init) ?? ""
  }

  // MARK: - Exemptions

  private mutating func addExemptions() {
    for (place, exemption) in exemptions.all.enumerated() where !needed.contains(place) {
      findings.append(
        AuditFinding(
          path: exemption.path, line: exemption.line, column: exemption.column,
          rule: .unneededExemption,
          message: "nothing is found about code '\(exemption.code)'; remove its exemption",
          code: exemption.code))
    }
  }
}
