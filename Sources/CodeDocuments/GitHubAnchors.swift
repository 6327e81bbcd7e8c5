internal import ErrcatBytes

/// The fragments that GitHub gives the headings of a document.
///
/// A fragment is the heading's text in lower case, its blanks as hyphens, without punctuation but
/// hyphens and underscores; one that another heading has already gets `-1`, `-2`, … after it
/// (github-slugger, which GitHub's own rendering agrees with).
struct GitHubAnchors {
  private var counts: [String: Int] = [:]

  /// Returns the fragment of the next heading.
  mutating func anchor(of heading: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " {
        name.append("-")
      } else if scalar == "-" || scalar == "_" || Self.isWord(scalar) {
        name.append(scalar)
      }
    }
    let base = String(name)
    var anchor = base
    while counts[anchor] != nil {
      counts[base, default: 0] += 1
      anchor = "\(base)-\(counts[base, default: 0])"
    }
    counts[anchor] = 0
    return anchor
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      true
    default: false
    }
  }
}
