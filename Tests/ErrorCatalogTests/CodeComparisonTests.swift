import TestSupport
import Testing

@testable import ErrorCatalog
@testable import MarkdownReader

/// The comparison of the codes of one domain, with rows written as `code=text`.
@Suite struct CodeComparisonTests {
  @Test(
    arguments: [
      ("", "", ""),
      ("1=a 2=b", "1=a 2=b", ""),
      ("1=a", "1=a 2=b", "+2=b"),
      ("1=a 2=b", "2=b", "-1=a"),
      ("1=a", "1=b", "1=a>b"),
      ("1=a", "2=a", "-1=a +2=a"),
      // Positions do not matter.
      ("1=a 2=b 3=c", "3=c 1=a 2=b", ""),
      ("1=a 2=b", "0=z 2=b 1=a", "+0=z"),
      // A removed code follows the code it followed before; a first code comes first.
      ("0=z 1=a 2=b 3=c 4=d", "1=a 5=e 4=d", "-0=z -2=b -3=c +5=e"),
      ("1=a 2=b 3=c", "3=c 1=a", "-2=b"),
      // Codes are compared as text: not as numbers, and with their case.
      ("1=a", "01=a", "-1=a +01=a"),
      ("EIO=a", "eio=a", "-EIO=a +eio=a"),
      // Letters that look the same are equal in both normalization forms.
      ("caf\u{E9}=r\u{E9}", "cafe\u{301}=re\u{301}", ""),
      // A repeated code: equal texts are paired, and the others in order.
      ("1=a 1=b", "1=b 1=a", ""),
      ("1=a 1=b", "1=b", "-1=a"),
      ("1=a 1=b", "1=a 1=c", "1=b>c"),
      ("1=a 1=b", "1=c 1=d", "1=a>c 1=b>d"),
      ("1=a 1=a", "1=a 1=a 1=a", "+1=a"),
      ("1=a 1=b 1=c", "1=d 1=b", "1=a>d -1=c"),
      ("1=a 1=b", "1= 1=b", "1=a>"),
    ] as [(String, String, String)])
  func `differences are found by code`(old: String, new: String, expected: String) {
    #expect(Self.differences(Self.rows(old), Self.rows(new)).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("1=a 2=b", "1=a 2=b", ""),
    ("1=a/x 2=b", "1=a/y 2=b/z", "1:0=x>y 2:0=>z"),
    ("1=a/x", "1=b/x", "1=a>b"),
    ("1=a/x", "1=b/y", "1=a>b 1:0=x>y"),
    ("1=a/x/p", "1=a", "1:0=x> 1:1=p>"),
    ("1=a//p", "1=a/x/p", "1:0=>x"),
    // A repeated code: rows with equal texts are paired, in any order.
    ("1=a/x 1=a/y", "1=a/y 1=a/x", ""),
    ("1=a/x 1=a/y", "1=a/y 1=a/z", "1:0=x>z"),
    ("1=a/x 1=b/y", "1=c/y 1=d/x", "1=b>c 1=a>d"),
    ("1=a/x 1=a/x", "1=a/x", "-1=a"),
  ])
  func `a difference in another column is a separate change`(
    old: String, new: String, expected: String
  ) {
    #expect(Self.differences(Self.rows(old), Self.rows(new)).joined(separator: " ") == expected)
  }

  @Test func `the order of columns is not a change`() {
    let cells = [
      DiffSource.Cell(column: .symbol, text: "E"), .init(column: .attribute("b"), text: "x"),
    ]
    let old = DiffRows([DiffSource.Row(id: 0, code: "1", text: "a", cells: cells)])
    let new = DiffRows([DiffSource.Row(id: 0, code: "1", text: "a", cells: cells.reversed())])
    #expect(CodeComparison(old: old, new: new).differences == [])
  }

  @Test func `a column on only one side does not keep rows apart`() {
    let old = Self.rows("1=a/x/p 1=a/y/q")
    let new = Self.rows("1=a/y 1=a/x")
    #expect(
      Self.differences(old, new, unpaired: [.attribute("1")])
        == ["1:1=q>", "1:1=p>"])
  }

  @Test func `a comparison agrees with counting, whatever the rows are`() {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let sides = (0..<2).map { _ in
        (0..<Int.random(in: 0...20, using: &random)).map { _ in
          let code = Int.random(in: 0...8, using: &random)
          return "\(code)=\(["a", "b", "c"].randomElement(using: &random) ?? "")"
        }
      }
      let differences = CodeComparison(
        old: Self.rows(sides[0].joined(separator: " ")),
        new: Self.rows(sides[1].joined(separator: " "))
      ).differences
      // The naive way: texts on both sides cancel out; of the rest as many are reworded as both
      // sides have.
      var (added, removed, reworded) = (0, 0, 0)
      for code in 0...8 {
        var old = sides[0].filter { $0.hasPrefix("\(code)=") }
        let new = sides[1].filter { row in
          guard row.hasPrefix("\(code)=") else { return false }
          guard let place = old.firstIndex(of: row) else { return true }
          old.remove(at: place)
          return false
        }
        reworded += min(old.count, new.count)
        added += max(0, new.count - old.count)
        removed += max(0, old.count - new.count)
      }
      let counts = differences.reduce(into: [0, 0, 0]) { counts, difference in
        switch difference {
        case .added: counts[0] += 1
        case .removed: counts[1] += 1
        case .reworded: counts[2] += 1
        case .changed: Issue.record("no row has other columns")
        }
      }
      #expect(counts == [added, removed, reworded], "seed \(seed): \(sides)")
    }
  }

  @Test func `a code listed very often costs no more than others`() {
    let count = 50_000
    let old = DiffRows((0..<count).map { DiffSource.Row(id: $0, code: "1", text: "a\($0)") })
    let new = DiffRows((0..<count).map { DiffSource.Row(id: $0, code: "1", text: "b\($0)") })
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(CodeComparison(old: old, new: new).differences.count == count)
    }
    // Comparing every pair would take 2,500,000,000 comparisons.
    #expect(time < .seconds(10))
  }

  /// Rows of `code=text` or `code=text/other/other`; a column's name is its position.
  private static func rows(_ text: String) -> DiffRows {
    DiffRows(
      text.split(separator: " ").enumerated().map { place, row in
        let parts = row.split(separator: "=", omittingEmptySubsequences: false)
        let texts = parts[1].split(separator: "/", omittingEmptySubsequences: false).map(
          String.init)
        return DiffSource.Row(
          id: place, code: String(parts[0]), text: texts[0],
          cells: texts.dropFirst().enumerated().filter { !$0.element.isEmpty }.map { column, text in
            DiffSource.Cell(column: .attribute("\(column)"), text: text)
          })
      })
  }

  private static func differences(
    _ old: DiffRows, _ new: DiffRows, unpaired: Set<DiffSource.Column> = []
  ) -> [String] {
    CodeComparison(old: old, new: new, unpaired: unpaired).differences.map { difference in
      switch difference {
      case .added(let place): return "+\(new[place].code)=\(new[place].text)"
      case .removed(let place): return "-\(old[place].code)=\(old[place].text)"
      case .reworded(let before, let after):
        return "\(new[after].code)=\(old[before].text)>\(new[after].text)"
      case .changed(_, let after, let change):
        guard case .attribute(let name) = change.column else { return "symbol" }
        return "\(new[after].code):\(name)=\(change.old ?? "")>\(change.new ?? "")"
      }
    }
  }
}
