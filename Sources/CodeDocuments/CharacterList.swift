/// A few characters, most of them ASCII, that a text is looked through for.
///
/// A string's own `contains` takes the string apart for each character that is looked for, and a set
/// normalizes it; here one of ASCII is a bit.
struct CharacterList: ExpressibleByStringLiteral {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var others: [Character] = []

  init(stringLiteral characters: String) {
    for character in characters {
      switch character.asciiValue {
      case let byte? where byte < 64: low |= 1 << UInt64(byte)
      case let byte?: high |= 1 << UInt64(byte - 64)
      case nil: others.append(character)
      }
    }
  }

  func contains(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return others.contains(character) }
    return (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte - 64)) & 1 == 1
  }
}
