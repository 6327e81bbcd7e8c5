internal import CodeDocuments

/// Constants in Go: a string type for each domain, which is an `error`.
///
/// Constants are called as those of protocol buffers are, type first: `RestAPIError_…`. All that a
/// type needs is called after it, so that several files may be one package. The text is as gofmt
/// leaves it.
struct GoConstants {
  let file: ConstantsFile
  let package: String

  func write(to write: (String) throws -> Void) throws {
    try write(file.header.map { "// \($0)\n" }.joined())
    try write("\n// Package \(package) holds error codes and what documents say of them.\n")
    try write("package \(package)\n")
    if !file.types.isEmpty { try write("\nimport (\n\t\"strconv\"\n\t\"sync\"\n)\n") }
    for type in file.types { try self.write(type, to: write) }
  }

  private func write(_ type: ConstantsType, to write: (String) throws -> Void) throws {
    let name = type.name
    try write("\n// \(name) is a code of: \(comment(type.title))\ntype \(name) string\n\nconst (\n")
    for (index, constant) in type.constants.enumerated() {
      let constantName = "\(name)_\(constant.name.pascalCase)"
      try write(
        (index == 0 ? "" : "\n")
          + "\t// \(constantName) is \(comment(constant.documentation))\n"
          + "\t\(constantName) \(name) = \(literal(constant.code))\n")
    }
    try write(")\n" + Self.members.replacing("NAME", with: name))
    for constant in type.constants { try write("\t\(row(constant)),\n") }
    try write("}\n")
    let causes = Set(type.constants.map(\.cause))
    try write("\nfunc adviceOn_\(name)(cause string) string {\n\tswitch cause {\n")
    for cause in file.causes where causes.contains(cause.slug) {
      try write("\tcase \(literal(cause.slug)):\n\t\treturn \(literal(cause.advice))\n")
    }
    try write("\t}\n\treturn \"\"\n}\n")
  }

  private func row(_ constant: Constant) -> String {
    let values = [
      literal(constant.code), "\(constant.number ?? 0)", "\(constant.number != nil)",
      literal(constant.symbol ?? ""), literal(constant.description), literal(constant.cause),
    ]
    return "{\(values.joined(separator: ", "))}"
  }

  private func literal(_ text: String) -> String { SourceText.literal(text, .digits) }

  /// gofmt makes quotes of two accents or apostrophes (go/doc/comment).
  private func comment(_ text: String) -> String {
    SourceText.comment(text).replacing("``", with: "\u{201C}").replacing("''", with: "\u{201D}")
  }

  /// The members that each type has; its rows follow.
  private static let members = """

    // LookupNAME returns the code, and whether the document has it.
    func LookupNAME(code string) (NAME, bool) {
    \treturn NAME(code), rowOf_NAME(NAME(code)) != nil
    }

    // LookupNAMENumber returns the code that is written as this number, and whether the document
    // has it.
    func LookupNAMENumber(code int64) (NAME, bool) {
    \treturn LookupNAME(strconv.FormatInt(code, 10))
    }

    // AllNAME returns all codes, in the order of the document.
    func AllNAME() []NAME {
    \tall := make([]NAME, 0, len(rowsOf_NAME))
    \tfor i := range rowsOf_NAME {
    \t\tall = append(all, rowsOf_NAME[i].code)
    \t}
    \treturn all
    }

    // Error returns the code and its description.
    func (code NAME) Error() string {
    \tif text := code.Description(); text != "" {
    \t\treturn string(code) + ": " + text
    \t}
    \treturn string(code)
    }

    // Description returns what the document says of the code; "" if it says nothing or has no such
    // code.
    func (code NAME) Description() string {
    \tif row := rowOf_NAME(code); row != nil {
    \t\treturn row.description
    \t}
    \treturn ""
    }

    // Symbol returns the name next to the code, or "".
    func (code NAME) Symbol() string {
    \tif row := rowOf_NAME(code); row != nil {
    \t\treturn row.symbol
    \t}
    \treturn ""
    }

    // Number returns the code as a number, and whether it is one.
    func (code NAME) Number() (int64, bool) {
    \tif row := rowOf_NAME(code); row != nil {
    \t\treturn row.number, row.isNumber
    \t}
    \treturn 0, false
    }

    // Cause returns why the call failed, in a word; "unspecified" for a code the document lacks.
    func (code NAME) Cause() string {
    \tif row := rowOf_NAME(code); row != nil {
    \t\treturn row.cause
    \t}
    \treturn "unspecified"
    }

    // Advice returns what the caller can do; "" if nothing is known.
    func (code NAME) Advice() string {
    \treturn adviceOn_NAME(code.Cause())
    }

    var (
    \tonceFor_NAME sync.Once
    \tindexOf_NAME map[NAME]int
    )

    func rowOf_NAME(code NAME) *rowFor_NAME {
    \tonceFor_NAME.Do(func() {
    \t\tindexOf_NAME = make(map[NAME]int, len(rowsOf_NAME))
    \t\tfor i := range rowsOf_NAME {
    \t\t\tindexOf_NAME[rowsOf_NAME[i].code] = i
    \t\t}
    \t})
    \tif i, ok := indexOf_NAME[code]; ok {
    \t\treturn &rowsOf_NAME[i]
    \t}
    \treturn nil
    }

    type rowFor_NAME struct {
    \tcode        NAME
    \tnumber      int64
    \tisNumber    bool
    \tsymbol      string
    \tdescription string
    \tcause       string
    }

    var rowsOf_NAME = []rowFor_NAME{

    """
}
