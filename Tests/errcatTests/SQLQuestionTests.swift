import TestSupport
import Testing

/// `errcat sql` with parameters, files and sample queries.
@Suite struct SQLQuestionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test(arguments: [
    (["SELECT code FROM entries WHERE code = :code LIMIT 1", "-p", "code=10016"], "code\n10016\n"),
    (["SELECT code FROM entries WHERE number = $n LIMIT 1", "-p", "n=10016"], "code\n10016\n"),
    (["SELECT @a || :b AS x", "-p", "a=1=2", "--parameter", "b="], "x\n1=2\n"),
    (["SELECT :n > 9 AS x, typeof(:t) AS t", "-p", "n=10", "-p", "t=010"], "x,t\n1,text\n"),
    (["SELECT count(*) AS n FROM codes LIMIT :n", "-p", "n=1"], "n\n203\n"),
    (["@meanings-of-a-code", "-p", "code=10015", "--columns", "code"], "code\n10015\n10015\n"),
  ])
  func `a parameter takes its value`(arguments: [String], expected: String) throws {
    let outcome = try folder.errcat(["sql"] + arguments + ["--format", "csv"])
    #expect(outcome.out == expected.replacing("\n", with: "\r\n"), "\(outcome.err)")
    #expect(outcome.status == 0)
  }

  @Test func `a statement comes from a file or from standard input`() throws {
    try folder.write("SELECT count(*) AS n\nFROM codes WHERE code = :code;\n", to: "q.sql")
    let statement = String(decoding: try folder.read("q.sql"), as: UTF8.self)
    for (file, input) in [("q.sql", ""), ("-", statement)] {
      let outcome = try folder.errcat(
        "sql", "-f", file, "-p", "code=10016", "--format", "csv", input: input)
      #expect(outcome.out == "n\r\n2\r\n" && outcome.status == 0, "\(outcome.err)")
    }
  }

  @Test(arguments: [
    (["SELECT :code"], "the parameter :code has no value"),
    (["SELECT ?", "-p", "code=1"], "parameter 1 has no name"),
    (["SELECT 1", "-p", "code=1"], "the statement has no parameter 'code'"),
    (["SELECT :a", "-p", "a=1", "-p", "a=2"], "sets 'a' twice"),
    (["SELECT :a", "-p", "a"], "takes name=value, not 'a'"),
    (["@codes-by-cuase"], "did you mean '@codes-by-cause'?"),
    (["@nonsense-of-all-kinds"], ": meanings-of-a-code, search, "),
    (["@codes-by-cause", "-p", "nothing=1"], "no parameter 'nothing'"),
    (["SELECT 1", "-f", "q.sql"], "give a query or --file, not both"),
    (["-f", "missing.sql"], "missing.sql: No such file or directory"),
    ([], "no SQL given; give a query"),
  ])
  func `a question that cannot be asked is an error`(arguments: [String], message: String) throws {
    let outcome = try folder.errcat(["sql"] + arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }

  @Test func `every sample query runs by its name`() throws {
    let names = try jsonRows(folder.errcat("schema", "--queries", "--json").out)
      .compactMap { $0["name"] as? String }
    #expect(names.count > 15)
    for name in names {
      let outcome = try folder.errcat("sql", "@\(name)", "--json")
      #expect(outcome.status == 0 && outcome.out.hasPrefix("["), "\(name): \(outcome.err)")
    }
  }
}
