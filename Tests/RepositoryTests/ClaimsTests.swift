import TestSupport
import Testing

/// The checks of documented examples can fail.
@Suite struct ClaimsTests {
  @Test func `a wrong comment is reported with the actual value`() throws {
    let claims = try Claims {
      1 + 1  // 3
      ["a"].first  // "a"
      [Int]().first  // 0
      [String?.none, "it's \"b\""]  // [nil, "it's \"b\""]
    }
    #expect(claims.wrong == ["says 3, but is 2", "says 0, but is nil"])
  }

  @Test func `a value without a comment is reported`() throws {
    let claims = try Claims {
      1 + 1  // 2
      2 + 2
    }
    #expect(claims.wrong == [#"2 values, 1 comments: ["2", "4"] ["2"]"#])
  }

  @Test func `printed lines are collected, whatever their length`() {
    let lines = printed {
      print("a", 2, true)
      for number in 1...2 { print(number) }
    }
    #expect(lines == ["a 2 true", "1", "2"])
  }
}
