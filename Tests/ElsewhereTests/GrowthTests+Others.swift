// Further shapes: what each stage could do again for each part of a document, and the ways in which a
// document could become much more than it is.

extension GrowthTests {
  static let others: [Shape] = [
    // Codes in cells, and text that is copied to them.
    Shape(name: "rows of nothing but a code", stage: .importing) {
      "|Error code|m|\n|-|-|\n" + repeated("|1\n", $0)
    },
    Shape(name: "cells of a thousand codes", stage: .importing) {
      head + repeated("| " + repeated("1,", 2000) + " | x |\n", $0)
    },
    Shape(name: "cells of a thousand codes and a text", stage: .importing) {
      let codes = repeated("1,", 2000)
      return head + repeated("| \(codes) | " + numbered(1000) { "w\($0) " } + "|\n", $0)
    },
    Shape(name: "cells of a thousand codes", stage: .comparing) {
      head + repeated("| " + repeated("1,", 2000) + " | x |\n", $0 / 2)
    },
    Shape(name: "codes and brackets", stage: .linting) {
      head + "| " + repeated("1(", $0) + " | x |\n"
    },
    Shape(name: "codes and words", stage: .linting) {
      head + "| " + repeated("a b ", $0) + " | x |\n"
    },
    Shape(name: "a section above each row", stage: .importing) {
      head + numbered($0) { "| **S\($0)** | |\n| \($0) | x |\n" }
    },
    Shape(name: "ranges", stage: .linting) {
      head + numbered($0) { "| \($0)-\($0 + 9999) | x |\n" }
    },
    Shape(name: "texts in Chinese", stage: .importing) {
      head + numbered($0) { "| \($0) | 余额不足以支付\($0) |\n" }
    },
    Shape(name: "texts with markup", stage: .importing) {
      head + numbered($0) { "| \($0) | *x* `y` [z](a) &amp; |\n" }
    },
    Shape(name: "rows with a cell too many", stage: .importing) {
      head + numbered($0) { "| \($0) | x | y\($0) |\n" }
    },
    Shape(name: "rows without a pipe", stage: .linting) { head + numbered($0) { "\($0) | x\n" } },
    // Sections and lists.
    Shape(name: "sections of one code", stage: .comparing) {
      title + repeated("## E1000: text\n\nbody x\n\n", $0 / 2)
    },
    Shape(name: "sections of six levels", stage: .importing) {
      title + numbered($0) { String(repeating: "#", count: 1 + $0 % 6) + " E\($0)\n" }
    },
    Shape(name: "labels below items", stage: .importing) {
      title + numbered($0) { "- `E\($0)`: x\n  - Label\($0): y\n" }
    },
    Shape(name: "lists between paragraphs", stage: .importing) {
      title + numbered($0) { "text\n\n- `E\($0)`: x\n- `F\($0)`: x\n- `G\($0)`: x\n\n" }
    },
    Shape(name: "paragraphs", stage: .linting) { title + numbered($0) { "E\($0) - text x\n\n" } },
    Shape(name: "one block of lines", stage: .importing) {
      title + "```\n" + numbered($0) { "E\($0): text x\n" } + "```\n"
    },
    Shape(name: "constants in a block", stage: .linting) {
      title + "```c\n" + numbered($0) { "#define ERR_\($0) \($0) /* x */\n" } + "```\n"
    },
    Shape(name: "headings like sentences", stage: .linting) {
      numbered($0) { "# What \($0) is: {#a} <b> `c` [#d]\n\n" }
    },
    // HTML.
    Shape(name: "a text that spans all rows", stage: .importing, ending: "html") {
      "<table><tr><th>Error code<th>Message<tr><td>1<td rowspan=0>xyz xyz xyz"
        + repeated("<tr><td>1", $0)
    },
    Shape(name: "cells that span all rows", stage: .importing, ending: "html") {
      "<table><tr><th>Error code<th>Message" + repeated("<th>a", 450) + "<tr><td>1"
        + repeated("<td rowspan=0>x", 1350) + repeated("<tr><td>1", $0)
    },
    Shape(name: "tables within tables", stage: .importing, ending: "html") {
      repeated("<table><tr><th>Error code<th>Message<tr><td>1<td>", $0)
    },
    Shape(name: "text between the rows", stage: .linting, ending: "html") {
      "<table>" + repeated("a<b>x", $0)
    },
    Shape(name: "tables of HTML", stage: .importing) {
      numbered($0) { "<table><tr><th>Error code<th>Message<tr><td>\($0)<td>x</table>\n\n" }
    },
    // Records.
    Shape(name: "codes alone", stage: .importing, ending: "csv") {
      "code,message\n" + numbered($0) { "\($0 % 10),\n" }
    },
    Shape(name: "short cells", stage: .importing, ending: "csv") { size in
      "code,message," + numbered(1000) { "h\($0)," } + "\n"
        + numbered(size) { "\($0),text x," + repeated("x,", 400) + "\n" }
    },
    Shape(name: "a text that all records merge", stage: .importing, ending: "yaml") { size in
      "a: &a {message: \"" + repeated("v ", size / 4) + "\"}\nb:\n"
        + numbered(size / 2) { "- {code: \($0), <<: *a}\n" }
    },
    Shape(name: "a text that all records name", stage: .importing, ending: "yaml") { size in
      "a: &a \"" + repeated("v ", size / 4) + "\"\nb:\n"
        + numbered(size / 2) { "- {code: \($0), message: *a}\n" }
    },
    Shape(name: "many keys that all records merge", stage: .linting, ending: "yaml") { size in
      "a: &a {" + numbered(20_000) { "k\($0): 1, " } + "}\nb:\n"
        + numbered(size) { "- {code: \($0), <<: *a}\n" }
    },
    Shape(name: "lines of JSON", stage: .importing, ending: "jsonl") {
      numbered($0) { "{\"code\":\($0),\"message\":\"x\"}\n" }
    },
    // Notes, histories and source code.
    Shape(name: "notes", stage: .noting) {
      "| Code | Note | Owner | Link | Status |\n|-|-|-|-|-|\n"
        + numbered($0) { "| a:\($0) | x | | | ignored |\n" }
    },
    Shape(name: "colons of a note", stage: .noting) {
      "| Code | Note | Owner | Link | Status |\n|-|-|-|-|-|\n| " + repeated("codes:", $0)
        + " | x | | | |\n"
    },
    Shape(name: "codes", stage: .telling) { head + numbered($0 / 2) { "| \($0) | x\($0) |\n" } },
    Shape(name: "sections", stage: .telling) {
      title + numbered($0 / 2) { "## E\($0): text\n\nbody x\n\n" }
    },
    Shape(name: "constants", stage: .auditing, ending: "c") {
      numbered($0) { "#define ERROR_\($0) \($0)\n" }
    },
    Shape(name: "one line", stage: .auditing, ending: "js") {
      repeated("if(code===10016){throw Error('x')}", $0)
    },
    Shape(name: "open quotes", stage: .auditing, ending: "py") { repeated("\"a 10016 '", $0) },
  ]

  static let otherCatalogs: [Shape] =
    [
      Stage.annotatingJSON, .building, .counting, .csv, .markdown, .postgresql, .typescript,
      .python,
    ].map { stage in
      Shape(name: "one code with many texts", stage: stage) {
        head + numbered($0) { "| 1 | x\($0) |\n" }
      }
    }
    + [Stage.explaining, .html, .markdown, .go].map { stage in
      Shape(name: "many lists", stage: stage) {
        numbered($0) { "# T\($0)\n\n| Error code | Message |\n|-|-|\n| 1 | x |\n\n" }
      }
    } + [
      Shape(name: "one code again and again", stage: .explaining) {
        head + repeated("| 1 | x |\n", $0)
      }
    ]

  static let otherTexts: [Shape] = [
    Shape(name: "unknown codes", stage: .asking) {
      numbered(min($0, 1 << 16)) { "\($0 + 900_000) " }
    },
    Shape(name: "unknown codes", stage: .reading) {
      numbered($0) { "error_code=\($0 + 900_000)\n" }
    },
    Shape(name: "names", stage: .reading) { numbered($0) { "ERROR_CODE_\($0) " } },
    Shape(name: "marks on a letter", stage: .reading) {
      "error 10016 a" + repeated("\u{301}", $0)
    },
  ]
}
