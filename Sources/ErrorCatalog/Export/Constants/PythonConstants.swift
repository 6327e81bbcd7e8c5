internal import CodeDocuments

/// Constants in Python: an enumeration of strings for each domain.
///
/// A member is its code (`RestAPIError.X == "10016"`), so that it compares, hashes and goes into
/// JSON as one.
struct PythonConstants {
  let file: ConstantsFile

  func write(to write: (String) throws -> Void) throws {
    try write(file.header.map { "# \($0)\n" }.joined())
    try write("# flake8: noqa\n# fmt: off\n" + Self.shared)
    for cause in file.causes {
      try write("    \(literal(cause.slug)): \(literal(cause.advice)),\n")
    }
    try write("}\n")
    for type in file.types {
      try write(
        "\n\nclass \(type.name)(ErrorCode):\n    \(literal(SourceText.comment(type.title)))\n")
      for constant in type.constants {
        try write(
          """

              \(constant.name.upperSnake) = \(row(constant))
              \(literal(constant.documentation))

          """)
      }
    }
  }

  private func row(_ constant: Constant) -> String {
    let values = [
      literal(constant.code), constant.number.map { "\($0)" } ?? "None",
      constant.symbol.map(literal) ?? "None", literal(constant.description),
      literal(constant.cause),
    ]
    return "(\(values.joined(separator: ", ")))"
  }

  private func literal(_ text: String) -> String { SourceText.literal(text, .digits) }

  /// What all types of a file share; the causes follow.
  private static let shared = """

    from enum import Enum
    from typing import Optional, Type, TypeVar, Union

    _Code = TypeVar("_Code", bound="ErrorCode")


    class ErrorCode(str, Enum):
        "A code of a document. Its value is the code as the document writes it."

        number: Optional[int]
        "The code as a number, if it is one."
        symbol: Optional[str]
        "The name next to the code, if there is one."
        description: str
        "What the document says of the code."
        cause: str
        "Why the call failed, in a word."

        def __new__(
            cls: Type[_Code],
            code: str,
            number: Optional[int],
            symbol: Optional[str],
            description: str,
            cause: str,
        ) -> _Code:
            self = str.__new__(cls, code)
            self._value_ = code
            self.number = number
            self.symbol = symbol
            self.description = description
            self.cause = cause
            return self

        def __str__(self) -> str:
            return str.__str__(self)

        @property
        def advice(self) -> str:
            "What the caller can do."
            return _ADVICE.get(self.cause, "")

        @classmethod
        def lookup(cls: Type[_Code], code: Union[str, int]) -> Optional[_Code]:
            "Returns the code, given as text or as a number, if the document has it."
            try:
                return cls(str(code))
            except ValueError:
                return None


    _ADVICE = {

    """
}
