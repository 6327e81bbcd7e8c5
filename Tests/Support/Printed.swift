/// Prints like Swift's own `print`, or only to ``printed(_:)`` while that is listening.
///
/// It takes precedence over Swift's own `print` only if it has the very same parameters.
package func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  let line = items.map { "\($0)" }.joined(separator: separator)
  guard let listener = Listener.current else { return Swift.print(line, terminator: terminator) }
  listener.lines.append(line)
}

/// The lines that an example prints.
package func printed(_ example: () throws -> Void) rethrows -> [String] {
  let listener = Listener()
  try Listener.$current.withValue(listener) { try example() }
  return listener.lines
}

/// The receiver of an example's printed lines, on the example's own thread.
private final class Listener: @unchecked Sendable {
  @TaskLocal static var current: Listener?
  var lines: [String] = []
}
