import ArgumentParser
import ErrorCatalog

/// A mistake in a command line, and how to correct it.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

extension UsageError {
  /// An option that a verb lacks, or the bare form for nil.
  ///
  /// It names the nearest option of the verb; else the verbs that have this one, if they are few.
  init(unknownOption name: String, of verb: String?) {
    let message = "unknown option '\(name)'"
    let names =
      commandOptions(of: verb).flatMap(\.names)
      + (verb == nil ? [CompletionScript.option] : [])
    let near = Self.near(name, names)
    if !near.isEmpty {
      let shown = alternatives(near.map { "'\($0)'" })
      self.init(message + "; did you mean \(shown)?")
      return
    }
    let others = verbs.filter { other in
      commandOptions(of: other).contains { $0.names.contains(name) }
    }
    if (1...3).contains(others.count) {
      let shown = others.map { "'\($0)'" }.joined(separator: ", ")
      self.init(message + "; it is an option of \(shown)")
    } else {
      self.init(message + "; `errcat help \(verb ?? "search")` lists the options")
    }
  }

  /// The options that a name may have been meant for.
  private static func near(_ name: String, _ names: [String]) -> [String] {
    let long = names.filter { $0.hasPrefix("--") }
    if name.utf8.count == 2 {
      // One letter: the same in the other case, else the one long option that begins with it.
      let folded = name.lowercased()
      if let same = names.first(where: { $0.lowercased() == folded && $0 != name }) {
        return [same]
      }
      let started = long.filter { $0.hasPrefix("-" + folded) }
      return started.count == 1 ? started : []
    }
    let typed = "--" + name.lowercased().drop { $0 == "-" }
    let started = long.filter { $0.hasPrefix(typed) }
    if started.count == 1 { return started }
    return nearestNames(to: typed, among: long, atMost: typed.utf8.count < 6 ? 1 : 2)
  }
}

// MARK: - What argument-parser refuses

extension UsageError {
  /// Says in errcat's words what argument-parser refuses about a command line.
  ///
  /// - Parameters:
  ///   - typed: The command line.
  ///   - message: What argument-parser says, for what cannot be told from the command line.
  init(_ typed: TypedArguments, refused message: String) {
    self.init(Self.fault(typed) ?? Self.translated(message, verb: typed.verb))
  }

  /// A mistake in an option, or in the name of a list.
  private static func fault(_ typed: TypedArguments) -> String? {
    let known = commandOptions(of: typed.verb).flatMap(\.names)
    for (name, value) in typed.namedOptions {
      let needsValue = takesValue(name, of: typed.verb)
      guard known.contains(name) else {
        return UsageError(unknownOption: name, of: typed.verb).description
      }
      guard let value else {
        if needsValue { return "option '\(name)' needs a value" }
        continue
      }
      if !needsValue { return "option '\(name)' takes no value, not even '\(value)'" }
      if ["-n", "--limit"].contains(name), (Int(value) ?? 0) < 1 {
        return LimitOptions.message(name, value)
      }
      if let values = optionValues(name, of: typed.verb), !values.contains(value) {
        return unknownValue(value, of: "option '\(name)'", values)
      }
      if value.hasPrefix("-"), value != "-", typed.options.contains(value) {
        return "option '\(name)' needs a value; if '\(value)' is the value, write it with "
          + (name.hasPrefix("--") ? "=: '\(name)=\(value)'" : "no space: '\(name)\(value)'")
      }
    }
    if typed.verb == "list", let kind = typed.words.first, List.Kind(rawValue: kind) == nil {
      return unknownValue(kind, of: "'list'", List.Kind.allCases.map(\.rawValue))
    }
    return nil
  }

  private static func unknownValue(_ value: String, of what: String, _ values: [String]) -> String {
    let near = nearestNames(to: value.lowercased(), among: values, atMost: 2)
    let hint = near.isEmpty ? "" : "; did you mean \(alternatives(near.map { "'\($0)'" }))?"
    return "\(what) takes \(alternatives(values)), not '\(value)'" + hint
  }

  /// The words of argument-parser as errcat would say them.
  private static func translated(_ message: String, verb: String?) -> String {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    if message.hasPrefix("Missing expected argument"), let what = quoted.first {
      guard let verb else {
        return "no code and no words to look up; `errcat --help` shows how to ask"
      }
      return "'\(verb)' needs \(what); `errcat help \(verb)` shows how it is used"
    }
    if message.hasPrefix("Value to be set with flag"), quoted.count > 1 {
      return "\(quoted[1]) and \(quoted[0]) exclude each other; give one"
    }
    // What errcat says itself of a value follows what argument-parser says of it.
    if message.hasPrefix("The value "), let colon = message.firstRange(of: "': ") {
      return String(message[colon.upperBound...])
    }
    guard message.hasPrefix("Unexpected argument") || message.contains("unexpected argument") else {
      return message
    }
    return message.prefix(1).lowercased() + message.dropFirst()
      + "; `errcat help \(verb ?? "search")` shows how it is used"
  }
}
