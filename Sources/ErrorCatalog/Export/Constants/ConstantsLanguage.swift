internal import ErrcatBytes

/// A programming language that constants are written in.
package enum ConstantsLanguage: String, CaseIterable, Sendable {
  /// Swift 5.9 and newer.
  case swift
  /// TypeScript 4.0 and newer, compiled for ES2015 and newer; a module.
  case typescript
  /// Python 3.9 and newer.
  case python
  /// Go 1.13 and newer.
  case go

  /// Whether a text can be the name of a Go package: small letters, digits and `_`, a letter first,
  /// no keyword (The Go Programming Language Specification, Identifiers and Package clause).
  ///
  /// ```swift
  /// ConstantsLanguage.isGoPackage("errcodes")  // true
  /// ConstantsLanguage.isGoPackage("range")     // false
  /// ```
  package static func isGoPackage(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first.isSmall else {
      return false
    }
    let isSpelled = bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isSpelled && !goKeywords.contains(name)
  }

  /// Keywords (The Go Programming Language Specification, Keywords).
  private static let goKeywords: Set<String> = [
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for",
    "func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return",
    "select", "struct", "switch", "type", "var",
  ]
}
