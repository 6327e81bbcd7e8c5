import TestSupport
import Testing

/// The counts of instructions that `Benchmarks/instructions.csv` keeps.
@Suite struct InstructionsTests {
  private static let script = "'\(ExamplePage.repository)/Benchmarks/instructions.py'"
  /// Whether the compiler and the libraries are those of the table.
  static let isComparable = Abilities.works("\(script) --check '\(program)'")

  @Test(.enabled(if: isComparable, "the counts were made with other versions than are here"))
  func `no process takes 5 % more instructions than it did`() throws {
    let outcome = try TemporaryFolder().shell("\(Self.script) \"$errcat\"")
    #expect(outcome.status == 0, "\(outcome.out)\(outcome.err)")
  }

  /// A copy of the script next to another table, and a program to count: three processes at most.
  private func folder(_ change: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let outcome = try folder.shell(
      """
      set -eu
      mkdir -p Benchmarks seeds
      cp \(Self.script) '\(ExamplePage.repository)/Benchmarks/instructions.csv' Benchmarks
      cp '\(ExamplePage.repository)'/seeds/*.md seeds
      \(change)
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    return folder
  }

  @Test func `counts of other versions are not compared, and the versions are named`() throws {
    let folder = try folder("sed -i '1s/sqlite=[^ ]*/sqlite=3.1.4/' Benchmarks/instructions.csv")
    let checked = try folder.shell("Benchmarks/instructions.py --check \"$errcat\"")
    #expect(checked.status == 1)
    let counted = try folder.shell("Benchmarks/instructions.py \"$errcat\"")
    #expect(counted.status == 0)
    for outcome in [checked, counted] {
      #expect(outcome.out.contains("skipped") && outcome.out.contains(", not 3.1.4"))
    }
  }

  @Test(.enabled(if: isComparable, "the counts were made with other versions than are here"))
  func `a rise of more than 5 % fails, and so does a process without a count`() throws {
    // One process only, so that the test is short, with 7 % less recorded than it takes.
    let keep = """
      sed -i -e '/^PROCESSES = {/,/^}/{/"look-up": /b' -e '/^PROCESSES\\|^}/b' -e 'd}' \
        Benchmarks/instructions.py
      """
    let folder = try folder(
      """
      \(keep)
      awk -F , 'NR < 3 || $1 != "look-up" { print; next } { print $1 "," int($2 * 0.93) }' \
        Benchmarks/instructions.csv >table
      head -n 3 table >Benchmarks/instructions.csv
      """)
    let risen = try folder.shell("Benchmarks/instructions.py \"$errcat\"")
    #expect(risen.status == 1 && risen.err.contains("'look-up' takes "), "\(risen)")
    try #require(folder.shell("sed -i '$d' Benchmarks/instructions.csv").status == 0)
    let missing = try folder.shell("Benchmarks/instructions.py \"$errcat\"")
    #expect(missing.status == 1 && missing.err.contains("'look-up' has no recorded count"))
    try #require(folder.shell("Benchmarks/instructions.py --record \"$errcat\"").status == 0)
    #expect(try folder.shell("Benchmarks/instructions.py \"$errcat\"").status == 0)
  }
}

/// The record of `make bench`, and its drawing.
@Suite struct BenchmarkRecordTests {
  private static let script = "'\(ExamplePage.repository)/Benchmarks/record.py'"

  @Test func `the drawing shows the record`() throws {
    let folder = try TemporaryFolder()
    try #require(folder.shell("\(Self.script) --picture drawn.svg").status == 0)
    let shown = try bytes(ofFile: ExamplePage.repository + "/docs/record.svg")
    #expect(
      try folder.read("drawn.svg") == shown,
      "docs/record.svg is stale: `Benchmarks/record.py` draws it again")
  }

  @Test func `each run becomes a line, and a bar that is new a column`() throws {
    let folder = try TemporaryFolder()
    func bar(_ claim: String, _ measured: Double, atMost: Bool = true) -> String {
      #"{"claim":"\#(claim)","measured":\#(measured),"limit":2,"at_most":\#(atMost)}"#
    }
    func run(_ day: Int, _ bars: String...) throws -> Outcome {
      try folder.write(
        """
        {"began":"2026-12-0\(day)T01:02:03+00:00","machine":"m","commit":"c\(day)",
         "bars":[\(bars.joined(separator: ","))]}
        """, to: "run.json")
      return try folder.shell("\(Self.script) --table t.csv --picture p.svg run.json")
    }
    #expect(try run(1, bar("one, <two>", 1.5), bar("times", 1.5, atMost: false)).status == 0)
    #expect(try run(2, bar("one, <two>", 3), bar("new", 0.5)).status == 0)
    #expect(
      try text(ofFile: folder("t.csv")) == """
        day,machine,commit,"one, <two>",times,new
        2026-12-01,m,c1,1.5<=2,1.5>=2,
        2026-12-02,m,c2,3<=2,,0.5<=2

        """)
    let picture = try text(ofFile: folder("p.svg"))
    #expect(picture.contains("The bars in 2 runs, 2026-12-01 to 2026-12-02"))
    #expect(picture.contains(">one, &lt;two&gt;</text>"))
    // Met, missed by being too low, missed by being too high, met.
    #expect(picture.ranges(of: #"class="met""#).count == 2)
    #expect(picture.ranges(of: #"class="missed""#).count == 2)
  }
}
