import CodeDocuments
import TestSupport
import Testing

@testable import ErrorCatalog

/// Searches for what people feel, in words that no document has, over a catalog of many sources.
@Suite struct SymptomTests {
  /// A question, and the codes of ``devices`` that answer it.
  static let questions: [(question: String, answers: Set<String>)] = [
    ("computer clock is off by an hour", ["Q101"]), ("page moved for good", ["Q102"]),
    ("no reply from the server", ["Q103"]), ("no room left for more files", ["Q104"]),
    ("someone else is using the camera", ["Q105"]), ("takes ages", ["Q106", "Q103"]),
    ("thrown out of the meeting", ["Q107"]), ("call went dead", ["Q108"]),
    ("a colleague changed it in between", ["Q109"]), ("no difference", ["Q110"]),
    ("picture too heavy", ["Q111"]), ("blocked where i live", ["Q112"]),
    ("free trial is over", ["Q113"]), ("too hot", ["Q114"]), ("flat battery", ["Q115"]),
    ("the wheel won't turn", ["Q116"]), ("no sound", ["Q117"]), ("name is taken", ["Q118"]),
    ("not invited", ["Q119"]), ("forgot a comma", ["Q120"]), ("calls itself forever", ["Q121"]),
    ("headset unplugged", ["Q122"]), ("amount has letters", ["Q123"]),
    ("card got stolen", ["Q124"]), ("file is gibberish", ["Q125"]), ("too young", ["Q126"]),
    ("reboots by itself", ["Q127"]), ("left it empty", ["Q128"]),
  ]

  static let devices = """
    # Device cloud

    | Code | Description |
    |---|---|
    | Q101 | The timestamp of the computer differs from the server time |
    | Q102 | The resource has moved permanently |
    | Q103 | Timed out: the server is not responding |
    | Q104 | Not enough space, storage for files is full |
    | Q105 | The camera is being used by another application |
    | Q106 | The operation took too long |
    | Q107 | The user was removed from the meeting |
    | Q108 | The connection was interrupted during the call |
    | Q109 | Modified by another user since it was read |
    | Q110 | The update has no change |
    | Q111 | The size of the image is too large |
    | Q112 | The service is blocked in this country |
    | Q113 | The free trial has expired |
    | Q114 | Temperature of the unit is above its range |
    | Q115 | Voltage of the battery is below its range |
    | Q116 | Motor of the wheel has stalled |
    | Q117 | The speaker cannot be opened |
    | Q118 | A device with this name already exists |
    | Q119 | The caller is not in the allowlist |
    | Q120 | Syntax error in the expression |
    | Q121 | The rule is recursive |
    | Q122 | The headset is not connected |
    | Q123 | The amount must be numeric |
    | Q124 | The card was reported stolen |
    | Q125 | The file is corrupt |
    | Q126 | The user has not reached the minimum age |
    | Q127 | The unit did a restart after a fault |
    | Q128 | The field is required |
    """

  private static let vendors = [
    "bank-de", "cloud", "derivatives", "errno", "payments", "spot-rest",
  ]

  @Test func `what people feel finds what documents call it, among many sources`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.devices, to: "device-cloud.md")
    for vendor in Self.vendors {
      try folder.write(contents(ofFile: Self.path("vendors/\(vendor).md")), to: "\(vendor).md")
    }
    try folder.importing(["device-cloud.md"] + Self.vendors.map { "\($0).md" })
    let catalog = try Catalog(path: folder("catalog.db"))
    var missed: [String] = []
    for (question, answers) in Self.questions {
      let codes = try catalog.search(question).prefix(5).map(\.entry.code)
      if answers.isDisjoint(with: codes) { missed.append("\(question): \(codes)") }
    }
    #expect(missed.count <= 3, "\(missed)")
  }

  private static func path(_ name: String) -> String {
    let here = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return here.joined(separator: "/") + "/Relevance/" + name
  }
}
