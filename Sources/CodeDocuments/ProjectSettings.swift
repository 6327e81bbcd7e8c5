internal import RecordReader

/// The settings of a project, in a file `.errcat.yml`.
///
/// ```yaml
/// source: acme
/// exclude: [drafts, "old/**/*.md"]
/// disable: [html-table]
/// ```
package struct ProjectSettings: Equatable, Sendable {
  /// The name of the file.
  package static let fileName = ".errcat.yml"

  /// The folder that the file is in, symbolic links resolved.
  package var folder: String
  /// The name of the source of its documents.
  package var source: String?
  /// The documents that are passed over, by their paths from the folder.
  package var exclude: [Glob] = []
  /// The rules whose diagnostics are left out.
  package var disable: Set<Diagnostic.Rule> = []

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: Its path, which errors name.
  /// - Throws: ``ProjectSettingsError`` if something in it is unknown or is not YAML.
  package init(_ bytes: [UInt8], path: String) throws(ProjectSettingsError) {
    folder = resolvedFile(path).folder
    let settings: [YAMLSetting]
    do throws(RecordIssue) {
      settings = try YAMLSetting.read(bytes)
    } catch {
      throw ProjectSettingsError(path: path, line: error.line, reason: error.message)
    }
    for setting in settings {
      switch setting.key {
      case "source":
        guard setting.values.count == 1, let name = setting.values.first else {
          throw ProjectSettingsError(
            path: path, line: setting.line, reason: "'source' takes one name")
        }
        source = name.text
      case "exclude": exclude += setting.values.map { Glob($0.text) }
      case "disable":
        for value in setting.values {
          guard let rule = Diagnostic.Rule(rawValue: value.text) else {
            throw ProjectSettingsError(
              path: path, line: value.line, reason: UnknownRuleError(name: value.text).description)
          }
          disable.insert(rule)
        }
      default:
        throw ProjectSettingsError(
          path: path, line: setting.line,
          reason: "unknown setting '\(setting.key)'; there are source, exclude and disable")
      }
    }
  }

  /// Finds the settings for a path: those of its folder, or of the nearest folder above that has any,
  /// up to the root of its git work tree.
  ///
  /// - Parameter path: A document or a folder, as typed; `-` is in the current folder.
  /// - Returns: nil if there is no such file.
  /// - Throws: ``FileError`` if it cannot be read; ``ProjectSettingsError``.
  package static func find(for path: String) throws -> ProjectSettings? {
    let isFolder = path == "-" || FileKind(path: path) == .folder
    var folder =
      isFolder ? resolvedFolder(path == "-" ? "." : path) : resolvedFile(path).folder
    while true {
      let file = pathJoining(folder, fileName)
      if case .regular = FileKind(path: file) {
        return try ProjectSettings(contents(ofFile: file, limit: 1 << 20), path: file)
      }
      guard WorkTree(root: folder) == nil, folder != "/" else { return nil }
      folder = "/" + pathComponents(folder).dropLast().joined(separator: "/")
    }
  }

  /// Returns whether a document is passed over.
  package func excludes(_ document: FoundDocument) -> Bool {
    guard document.typedPath != "-" else { return false }
    let (folder, name) = resolvedFile(document.typedPath)
    let path = pathJoining(folder, name)
    guard path.hasPrefix(self.folder == "/" ? "/" : self.folder + "/") else { return false }
    let relative = pathRelative(path, to: self.folder)
    return exclude.contains { $0.matches(relative) }
  }
}

/// What is wrong in a file of settings.
package struct ProjectSettingsError: Error, Equatable, CustomStringConvertible {
  package var path: String
  package var line: Int
  package var reason: String

  /// `path:line: reason`.
  package var description: String { "\(path):\(line): \(reason)" }
}

/// A rule that there is not.
package struct UnknownRuleError: Error, Equatable, CustomStringConvertible {
  package var name: String

  package init(name: String) { self.name = name }

  /// The name, with the rules there are.
  package var description: String {
    "unknown rule '\(name)'; the rules are "
      + Diagnostic.Rule.allCases.map(\.rawValue).sorted(by: inByteOrder).joined(separator: ", ")
  }
}
