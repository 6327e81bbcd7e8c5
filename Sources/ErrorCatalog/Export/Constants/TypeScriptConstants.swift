internal import CodeDocuments

/// Constants in TypeScript: an object and a union of literals of one name for each domain.
///
/// No `enum`, whose code stays in a bundle that uses none of it, and which Node cannot strip; no
/// `Map`, which older targets lack.
struct TypeScriptConstants {
  let file: ConstantsFile

  func write(to write: (String) throws -> Void) throws {
    try write(file.header.map { "// \($0)\n" }.joined())
    try write("/* eslint-disable */\n" + Self.shared)
    for cause in file.causes {
      try write("  \(literal(cause.slug)): \(literal(cause.advice)),\n")
    }
    try write("};\n")
    for type in file.types { try self.write(type, to: write) }
  }

  private func write(_ type: ConstantsType, to write: (String) throws -> Void) throws {
    let name = type.name
    try write("\n/** \(SourceText.comment(type.title)) */\nexport const \(name) = {\n")
    for constant in type.constants {
      try write(
        """
          /** \(constant.documentation) */
          \(constant.name.pascalCase): \(literal(constant.code)),

        """)
    }
    try write(
      """
      } as const;

      /** A code of {@link \(name)}. */
      export type \(name) = (typeof \(name))[keyof typeof \(name)];

      const rowsOf_\(name): readonly Row[] = [

      """)
    for constant in type.constants { try write("  \(row(constant)),\n") }
    try write(
      """
      ];

      let indexOf_\(name): Index<\(name)> | undefined;

      /** Returns what the document says of a code, given as text or as a number. */
      export function lookup\(name)(code: string | number): ErrorCode<\(name)> | undefined {
        if (indexOf_\(name) === undefined) indexOf_\(name) = makeIndex<\(name)>(rowsOf_\(name));
        return indexOf_\(name)[String(code)];
      }

      /** Whether a value is a code that the document has, as text. */
      export function is\(name)(code: unknown): code is \(name) {
        return typeof code === "string" && lookup\(name)(code) !== undefined;
      }

      """)
  }

  private func row(_ constant: Constant) -> String {
    let values = [
      literal(constant.code),
      constant.number.flatMap { Self.safeIntegers.contains($0) ? "\($0)" : nil } ?? "null",
      constant.symbol.map(literal) ?? "null", literal(constant.description),
      literal(constant.cause),
    ]
    return "[\(values.joined(separator: ", "))]"
  }

  private func literal(_ text: String) -> String { SourceText.literal(text, .braces) }

  /// The integers that a number of JavaScript holds exactly (ECMA-262, Number.MAX_SAFE_INTEGER).
  private static let safeIntegers = -0x1F_FFFF_FFFF_FFFF...0x1F_FFFF_FFFF_FFFF

  /// What all types of a file share; the causes follow.
  private static let shared = """

    /** What a document says of a code. */
    export interface ErrorCode<Code extends string = string> {
      /** The code as the document writes it. */
      readonly code: Code;
      /** The code as a number; null if it is not one, or not one that a number holds exactly. */
      readonly number: number | null;
      /** The name next to the code, or null. */
      readonly symbol: string | null;
      /** What the document says of the code. */
      readonly description: string;
      /** Why the call failed, in a word. */
      readonly cause: string;
      /** What the caller can do. */
      readonly advice: string;
    }

    type Row = readonly [string, number | null, string | null, string, string];
    type Index<Code extends string> = { [code: string]: ErrorCode<Code> | undefined };

    function makeIndex<Code extends string>(rows: readonly Row[]): Index<Code> {
      const index: Index<Code> = Object.create(null);
      for (const [code, number, symbol, description, cause] of rows) {
        const advice = adviceByCause[cause] ?? "";
        index[code] = { code: code as Code, number, symbol, description, cause, advice };
      }
      return index;
    }

    const adviceByCause: { readonly [cause: string]: string | undefined } = {

    """
}
