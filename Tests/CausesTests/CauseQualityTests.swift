import Glibc
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments

/// The quality of inferred causes: `make causes` prints it by publisher and language, with what was
/// taken for what; `make causes CAUSES=FILE` does so for judged texts of your own.
@Suite struct CauseQualityTests {
  /// How often causes were right, over some texts.
  struct Quality {
    var texts = 0
    /// Texts that were given a cause, those given the judged one, and those given a defensible one.
    var given = 0
    var strict = 0
    var defensible = 0
    /// Texts that state a cause.
    var stated = 0

    var precision: Double { Double(strict) / Double(max(given, 1)) }
    var lenientPrecision: Double { Double(defensible) / Double(max(given, 1)) }
    var recall: Double { Double(strict) / Double(max(stated, 1)) }
    var unspecified: Double { 1 - Double(given) / Double(max(texts, 1)) }
    var shouldBeUnspecified: Double { 1 - Double(stated) / Double(max(texts, 1)) }

    mutating func add(_ sample: JudgedPublishers.Sample, _ cause: String) {
      texts += 1
      if sample.cause != "unspecified" { stated += 1 }
      guard cause != "unspecified" else { return }
      given += 1
      if cause == sample.cause { strict += 1 }
      if cause == sample.cause || sample.also.contains(cause) { defensible += 1 }
    }

    func row(_ name: String) -> String {
      let shares = [precision, lenientPrecision, recall, unspecified, shouldBeUnspecified].map {
        let hundredths = Int(($0 * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
      }
      return "| \(([name, "\(texts)"] + shares).joined(separator: " | ")) |"
    }
  }

  /// The quality over all texts of a set, by publisher and by language.
  private struct Report {
    var all = Quality()
    var publishers: [String: Quality] = [:]
    var languages: [String: Quality] = [:]
    var confusion: [String: Int] = [:]

    init(_ samples: [JudgedPublishers.Sample]) {
      for sample in samples {
        let cause = ClassifierRulesFile.classifier.classify(sample.text).cause
        all.add(sample, cause)
        publishers[sample.publisher, default: Quality()].add(sample, cause)
        languages[sample.language, default: Quality()].add(sample, cause)
        if cause != sample.cause { confusion["\(sample.cause), given \(cause)", default: 0] += 1 }
      }
    }

    func show(_ name: String) {
      print("| \(name) | texts | precision | defensible | recall | unspecified | rightly |")
      print("|---|---|---|---|---|---|---|")
      print(all.row("all"))
      for part in [languages, publishers] {
        for (name, quality) in part.sorted(by: { $0.key < $1.key }) { print(quality.row(name)) }
      }
      for (pair, count) in confusion.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        print("judged \(pair): \(count)")
      }
    }
  }

  @Test func `causes of publishers that had no part in the rules are right`() throws {
    let samples = JudgedPublishers.samples(JudgedPublishers.kept).compactMap(\.self)
    let report = Report(samples)
    if getenv("CAUSES") != nil { report.show("kept") }
    #expect(report.all.precision >= 0.9)
    #expect(report.all.lenientPrecision >= 0.94)
    #expect(report.all.recall >= 0.86)
    #expect(report.all.unspecified <= 0.2)
    for (language, quality) in report.languages {
      #expect(quality.recall >= 0.75, "\(language)")
      #expect(quality.lenientPrecision >= 0.85, "\(language)")
    }
  }

  @Test func `causes of publishers that were read are right`() throws {
    let report = Report(JudgedPublishers.samples(JudgedPublishers.tuned).compactMap(\.self))
    if getenv("CAUSES") != nil { report.show("tuned") }
    #expect(report.all.precision >= 0.9)
    #expect(report.all.recall >= 0.86)
  }

  @Test func `the judged texts name causes that exist, in ten languages, none twice`() {
    let samples =
      JudgedPublishers.samples(JudgedPublishers.tuned)
      + JudgedPublishers.samples(JudgedPublishers.kept)
    let slugs = Set(
      ClassifierRulesFile.classifier.categories.filter { $0.facet == .cause }.map(\.slug))
    #expect(samples.count >= 300)
    #expect(Set(samples.compactMap { $0?.language }).count == 10)
    var seen: Set<String> = []
    for sample in samples {
      guard let sample else {
        Issue.record("a line without a cause")
        continue
      }
      #expect(slugs.isSuperset(of: [sample.cause] + sample.also), "\(sample.text)")
      #expect(!sample.also.contains(sample.cause), "\(sample.text)")
      #expect(seen.insert("\(sample.publisher) \(sample.text)").inserted, "\(sample.text)")
    }
  }

  @Test func `a file of judged texts is measured when make causes names one`() throws {
    guard let path = getenv("CAUSES").map({ String(cString: $0) }), path != "1" else { return }
    let text = String(decoding: try contents(ofFile: path), as: UTF8.self)
    let samples: [JudgedPublishers.Sample?] = JudgedPublishers.samples(text)
    #expect(!samples.isEmpty, "\(path) has no line such as 'conflict: The order is closed'")
    #expect(!samples.contains { $0 == nil }, "\(path) has lines without a cause")
    Report(samples.compactMap(\.self)).show(path)
  }
}
