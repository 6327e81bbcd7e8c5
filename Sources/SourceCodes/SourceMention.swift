/// How source text uses a code.
package struct SourceUse: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// In the program itself.
  package static let program = SourceUse(rawValue: 1)
  /// In tests.
  package static let tests = SourceUse(rawValue: 2)
  /// In a comment, or in prose.
  package static let comment = SourceUse(rawValue: 4)
}

/// A place in source text that names a code.
package struct SourceMention: Sendable {
  /// What it names: a term of the index, or a further code of a family.
  package enum Subject: Hashable, Sendable {
    case term(Int)
    case family(Int)
  }

  package var subject: Subject
  /// The code as written.
  package var text: String
  /// The line, from 1.
  package var line: Int
  /// The column in characters (Unicode scalars), from 1.
  package var column: Int
  /// The name that the code is given there: `ERR_BUSY = "E1001"`; nil if it is given none.
  package var name: String?
}
