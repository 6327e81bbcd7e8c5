import Foundation

/// A catalog whose codes, domain and source are commands to a shell that takes them literally, and
/// the typed text that completes to them.
package enum HostileCompletions {
  /// The codes; each except the last two begins differently.
  package static let codes = [
    "7$(touch PWNED)", "8'; touch PWNED #", "9`touch PWNED`", #"6"; touch PWNED; ""#,
    #"5\$(touch PWNED)"#, "4!!", "3 a; touch PWNED", "2&touch PWNED", "1|touch PWNED", "~x$HOME",
    "0${IFS}", "é$(touch PWNED)", "k*?[a]", "a:b$(touch PWNED)", "t>PWNED", #"end\"#,
    "(p) touch PWNED", "%s", "b{a,b}", "c@d$(touch PWNED)", "=x", "n\ntouch PWNED", "d$x", "d`y",
  ]

  /// The slug of the domain and the name of the source.
  package static let names = ["dom$(touch PWNED)", "src`touch PWNED`"]

  /// The typed starts of the codes, of the names, and of words that are quoted in other ways.
  package static let typed: [String] = {
    let starts = [
      "7", "8", "9", "6", "5", "4", "3", "2", "1", "0", "é", "k", "a:b", "t", "end", "%", "b", "c@",
      "c@d", "n", "d",
    ]
    let names = ["list -d ", "list --domain=", "list -s "].flatMap { option in
      ["", "\"", "'"].map { option + $0 + (option.hasSuffix("s ") ? "src" : "dom") }
    }
    let quoted = ["\"", "'"].flatMap { quote in ["~", "(p", "="].map { "explain \(quote)\($0)" } }
    return
      (["", "\"", "'"].flatMap { quote in starts.map { "explain \(quote)\($0)" } } + quoted
      + names
      + [
        #"explain '8'\''"#, #"explain 7\$\("#, #"explain "7\$("#, #"explain "7""#, "explain $'7",
        "7", "\"7", "'7", "search code:7", "search \"code:7", "search code:0", "search domain:dom",
        #"explain "6\"; "#,
      ]).map { "errcat " + $0 }
  }()

  /// Makes the catalog in a folder.
  package static func write(in folder: TemporaryFolder) throws {
    let rows = codes.indices.map { "| 10\($0) | Text \($0) |\n" }.joined()
    try folder.write(
      "# Disk Error Codes\n\n| Error Code | Description |\n|--|--|\n" + rows, to: "x.md")
    try folder.errcat("import", "x.md")
    try folder.write(Array(try JSONEncoder().encode(codes + names)), to: "texts")
    let outcome = try folder.shell(
      """
      python3 - <<'END'
      import json, sqlite3
      *codes, domain, source = json.load(open("texts"))
      db = sqlite3.connect("catalog.db")
      for (id,), code in zip(db.execute("SELECT id FROM codes ORDER BY id").fetchall(), codes):
          db.execute("UPDATE codes SET code = ? WHERE id = ?", (code, id))
      db.execute("UPDATE domains SET slug = ?", (domain,))
      db.execute("UPDATE sources SET name = ?", (source,))
      db.commit()
      END
      """)
    guard outcome.status == 0 else { throw SystemFailure(outcome.err) }
  }

  /// What is wrong with completed lines: each must mean one of the texts and find it, or be as typed.
  package static func faults(_ lines: [TypingShell.Line], in folder: TemporaryFolder) -> [String] {
    var faults = folder.names.contains("PWNED") ? ["a command ran"] : []
    for line in lines {
      guard let completed = line.line else {
        faults.append("\(line.typed): no answer")
        continue
      }
      guard completed != line.typed else { continue }
      guard let run = line.ran else {
        faults.append("\(line.typed): \(completed) does not end")
        continue
      }
      let word = run.words.last ?? ""
      let text =
        ["--domain=", "code:", "domain:"].first { word.hasPrefix($0) }
        .map { String(word.dropFirst($0.count)) } ?? word
      if !(codes + names).contains(text) {
        faults.append("\(line.typed): \(completed) means \(run.words)")
      } else if run.status != 0 || run.out.isEmpty {
        faults.append("\(line.typed): \(completed) finds nothing")
      }
    }
    return faults
  }
}
