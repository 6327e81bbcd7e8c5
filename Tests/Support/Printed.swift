/// Prints as Swift does; where ``printed(_:)`` listens, for it alone.
///
/// It is taken for Swift's own `print` only where it has the very same parameters.
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

/// Whoever gets what an example prints, on its own thread.
private final class Listener: @unchecked Sendable {
  @TaskLocal static var current: Listener?
  var lines: [String] = []
}
