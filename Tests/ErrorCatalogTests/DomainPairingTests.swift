import Testing

@testable import CodeDocuments
@testable import ErrorCatalog
@testable import MarkdownReader

/// Domains as `slug: code=text code=text`; pairs by the numbers of their lines.
@Suite struct DomainPairingTests {
  @Test(
    arguments: [
      (["rest: 1=a", "web: 1=b"], ["rest: 1=a", "web: 1=b"], "0-0 1-1"),
      // Equal slugs, whatever the content and the position.
      (["rest: 1=a", "web: 2=b"], ["web: 1=a", "rest: 2=b"], "0-1 1-0"),
      (["rest: 1=a"], ["rest: 9=z"], "0-0"),
      (["rest: 1=a", "web: 2=b"], ["rest: 1=a"], "0-0"),
      // A repeated title: a new table before the others changes their numbers.
      (
        ["errors: 1=a 2=b", "errors-2: 3=c"],
        ["errors: 7=x", "errors-2: 1=a 2=b", "errors-3: 3=c"],
        "0-1 1-2"
      ),
      (["errors: 1=a 2=b", "errors-2: 3=c 4=d"], ["errors: 3=c 4=d"], "1-0"),
      // Equal slugs, whether the contents are equal or have nothing in common.
      (["errors: 1=a", "errors-2: 1=a"], ["errors: 1=a", "errors-2: 1=a"], "0-0 1-1"),
      (["errors: 1=a", "errors-2: 2=b"], ["errors: 8=y", "errors-2: 9=z"], "0-0 1-1"),
      (["errors: 1=a", "errors-2: 1=b"], ["errors: 1=c", "errors-2: 1=d"], "0-0 1-1"),
      // A number that is part of a title does not count.
      (["v-2: 1=a", "v-3: 2=b"], ["v-2: 2=b", "v-3: 1=a"], "0-0 1-1"),
      // Retitled: half of the codes are shared, and half of their texts.
      (["rest: 1=a 2=b", "web: 3=c"], ["http: 1=a 2=b", "web: 3=c"], "0-0 1-1"),
      (["rest: 1=a 2=b", "web: 3=c"], ["http: 1=a 2=x", "web: 3=c"], "0-0 1-1"),
      (["rest: 1=a 2=b", "web: 3=c"], ["http: 1=y 2=x", "web: 3=c"], "1-1"),
      (["rest: 1=a 2=b 3=c", "web: 3=c"], ["http: 1=a 8=y 9=z", "web: 3=c"], "1-1"),
      // The only tables of two documents are a pair if they have anything in common.
      (["rest: 1=a 2=b 3=c 4=d"], ["http: 4=z 5=e 6=f 7=g"], "0-0"),
      (["rest: 1=a"], ["http: 2=a"], ""),
      // A repeated code counts once on either side, and its texts have no order.
      (
        ["rest: 1=a 1=b 1=c 1=d 2=e", "web: 9=z"], ["http: 1=d 1=c 1=b 1=a 2=e", "web: 9=z"],
        "0-0 1-1"
      ),
      (["rest: 1=a 1=b 1=c 1=d 2=e", "web: 9=z"], ["http: 1=d 2=e", "web: 9=z"], "0-0 1-1"),
      (
        ["rest: 1=a 1=b 1=c 2=e 3=f", "web: 9=z"], ["http: 1=a 1=b 1=c 8=y 7=x", "web: 9=z"], "1-1"
      ),
      // Of two domains with the same codes, the one that shares more texts.
      (
        ["errors: 1=a 1=b 1=c", "errors-2: 1=a 1=x 1=y"],
        ["errors: 1=a 1=x 1=y", "errors-2: 1=a 1=b 1=c"], "0-1 1-0"
      ),
      // The one with the most in common, not the first.
      (
        ["a: 1=a 2=b 3=c 4=d", "b: 1=a 2=b 3=c 4=x"], ["c: 1=a 2=b 3=c 4=x", "d: 1=a 2=b 3=c 4=d"],
        "0-1 1-0"
      ),
      ([], ["a: 1=a"], ""),
      ([], [], ""),
    ] as [([String], [String], String)])
  func `domains are paired by slug, then by content`(
    old: [String], new: [String], expected: String
  ) throws {
    #expect(try Self.pairs(old, new) == expected)
  }

  @Test func `ten shared codes are enough even if every text was reworded`() throws {
    let codes = (1...10).map { "\($0)=" }
    let old = "rest: " + codes.map { $0 + "a" }.joined(separator: " ")
    let new = "http: " + codes.map { $0 + "b" }.joined(separator: " ")
    #expect(try Self.pairs([old, "web: 1=a"], [new, "web: 1=a"]) == "0-0 1-1")
    let fewer = "rest: " + codes.dropLast().map { $0 + "a" }.joined(separator: " ")
    #expect(try Self.pairs([fewer, "web: 1=a"], [new, "web: 1=a"]) == "1-1")
  }

  @Test(
    arguments: [
      (["rest: 1=a 2=b 3=c", "web: 1=d 9=e"], ["휴식: 1=ㄱ 2=ㄴ 3=ㄷ", "웹: 1=ㄹ 9=ㅁ"], "0-0 1-1"),
      (["rest: 1=a 2=b 3=c", "web: 1=d 9=e"], ["웹: 1=ㄹ 9=ㅁ", "휴식: 1=ㄱ 2=ㄴ 3=ㄷ"], "0-1 1-0"),
      (
        ["rest: 1=a 2=b 3=c", "web: 9=e"], ["휴식: 1=ㄱ 2=ㄴ 3=ㄷ 4=ㄹ 5=ㅁ 6=ㅂ 7=ㅅ", "웹: 9=ㅇ"], "0-0 1-1"
      ),
      (["rest: 1=a 2=b 3=c", "web: 9=e"], ["휴식: 1=ㄱ 4=ㄴ 5=ㄷ", "웹: 9=ㄹ"], "1-1"),
      // Listed several times in one domain, and once in the other.
      (["rest: 1=a 1=b 1=c 1=d 1=e", "web: 9=z"], ["휴식: 1=ㄱ", "웹: 9=ㄴ"], "0-0 1-1"),
      (["rest: 1=a", "web: 9=z"], ["휴식: 1=ㄱ 1=ㄴ 1=ㄷ 1=ㄹ", "웹: 9=ㅁ"], "0-0 1-1"),
      // The same codes in two tables are paired in order.
      (["rest: 1=a 2=b", "web: 1=c 2=d"], ["휴식: 1=ㄱ 2=ㄴ", "웹: 1=ㄷ 2=ㄹ"], "0-0 1-1"),
    ] as [([String], [String], String)])
  func `domains in two languages are paired by codes and order`(
    old: [String], new: [String], expected: String
  ) throws {
    #expect(try Self.pairs(old, new, comparesTexts: false) == expected)
  }

  @Test func `rows are read only if the slugs do not decide`() throws {
    let domains = Self.domains(["rest: 1=a", "web: 1=b"])
    let pairing = try DomainPairing(old: domains, new: domains, comparesTexts: true) { _, _ in
      Issue.record("rows were read")
      return DiffRows()
    }
    #expect(pairing.pairs.count == 2)
  }

  @Test func `many domains with the same codes do not take quadratic time`() throws {
    let lines = { (name: String) in (0..<3000).map { "\(name)\($0): 400=a 404=c x\($0)=d y\($0)=e" }
    }
    let time = try ContinuousClock().measure {
      let pairs = try Self.pairs(lines("old"), lines("new")).split(separator: " ")
      #expect(pairs.count == 3000)
      #expect(pairs.allSatisfy { Set($0.split(separator: "-")).count == 1 })
    }
    #expect(time < .seconds(20))
  }

  private static func pairs(
    _ old: [String], _ new: [String], comparesTexts: Bool = true
  ) throws -> String {
    try DomainPairing(old: domains(old), new: domains(new), comparesTexts: comparesTexts) {
      isOld, place in
      rows(isOld ? old[place] : new[place])
    }.pairs.sorted { $0.old < $1.old }.map { "\($0.old)-\($0.new)" }.joined(separator: " ")
  }

  private static func domains(_ lines: [String]) -> [DiffSource.Domain] {
    lines.enumerated().map { place, line in
      DiffSource.Domain(id: place, slug: String(line.prefix { $0 != ":" }), title: line)
    }
  }

  private static func rows(_ line: String) -> DiffRows {
    DiffRows(
      line.split(separator: " ").dropFirst().enumerated().map { place, row in
        let parts = row.split(separator: "=")
        return DiffSource.Row(id: place, code: String(parts[0]), text: String(parts[1]))
      })
  }
}
