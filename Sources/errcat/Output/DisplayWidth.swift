/// Returns how many columns of a terminal a text takes.
///
/// Wide and full-width characters take two, ambiguous ones one (UAX #11); marks, joiners and what a
/// joiner appends to an emoji take no column (UTS #51).
///
/// ```swift
/// displayWidth("漢字")    // 4
/// displayWidth("e\u{301}")  // 1
/// ```
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of one character as people see it, which may be several scalars.
func displayWidth(_ character: Character) -> Int {
  if character.isASCII { return 1 }
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  // Marks and voiced sound marks of half width (U+FF9E) are told by their own width.
  guard first.properties.isEmoji, first.value > 0xFF else {
    return scalars.reduce(0) { $0 + width($1) }
  }
  let isPicture = scalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation
  let isFlag = (0x1F1E6...0x1F1FF).contains(first.value) && scalars.count == 1
  return isPicture && !isFlag ? 2 : width(first)
}

private func width(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  // The vowels and finals of Hangul syllables belong to the block that their consonant began.
  case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
  case 0x3248...0x324F: return 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x3FFFD:
    return 2
  default:
    return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
      ? 2 : 1
  }
}
