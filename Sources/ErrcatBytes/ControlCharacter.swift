extension Unicode.Scalar {
  /// Whether a terminal may obey the character, or a reader be misled by it.
  ///
  /// That is C0, DEL and C1; what breaks lines (U+2028, U+2029) or turns the direction of text
  /// around (Unicode, Bidi_Control); and what takes no room and changes nothing else: zero-width
  /// spaces, invisible operators, annotation marks and tags. Joiners (U+200C, U+200D) are not, for
  /// Persian, the scripts of India and emoji are written with them; see ``isJoiner``.
  package var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether the character only joins or separates the letters around it (U+200C, U+200D).
  package var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
