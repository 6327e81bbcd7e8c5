import TestSupport
import Testing

@testable import ErrcatBytes
@testable import errcat

/// The examples in the comments of `Sources/errcat`, word for word.
@Suite struct DocumentedExamples {
  @Test func `a command line is rearranged and completed`() throws {
    let claims = try Claims {
      TypedArguments(["--db", "x.db", "explain", "-1000"]).arranged
      // ["explain", "--db", "x.db", "--", "-1000"]
      TypedArguments(["10016"]).arranged  // ["answer", "--", "10016"]
      commandOptions(of: "remove").map(\.names)
      // [["--db"], ["--user"], ["--version"], ["-h", "--help"]]
      let script = try CompletionScript.answer(["--generate-completion-script", "fish"])
      script?.split(separator: "\n").first  // "# fish completion for errcat"
      try CompletionScript.answer(["explain", "10016"])  // nil
    }
    #expect(claims.wrong == [])
    let folder = try TemporaryFolder()
    try folder.errcat("import", seeds, "--source", "okcoin")
    let completions = try folder.asCurrent {
      try Claims {
        Completion(["explain", "1001"]).candidates.first?.word  // "10010"
      }
    }
    #expect(completions.wrong == [])
  }

  @Test func `text is measured, wrapped and escaped`() throws {
    let claims = try Claims {
      displayWidth("漢字")  // 4
      displayWidth("e\u{301}")  // 1
      wrapStyled("one two three", width: 7)  // ["one two", "three"]
      silentMarkdown("ask @team")  // "ask @<!-- -->team"
      shortened("no funds")  // "no funds"
      shortened(String(repeating: "x", count: 9_999)).count  // 101
      escapingFormula(.string("=1+1"))  // .string("'=1+1")
      escapingFormula(.string("-1000"))  // .string("-1000")
    }
    #expect(claims.wrong == [])
  }
}
