/// Whether a terminal may obey a character, or a reader be misled by it: C0 and C1 controls, and
/// those that break lines or turn the direction of text around (Unicode, Bidi_Control).
package func isControlCharacter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
