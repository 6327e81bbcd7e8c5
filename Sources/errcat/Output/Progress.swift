internal import ErrcatPlatform
import ErrorCatalog

/// A line on standard error that tells a waiting person how far an import has come.
///
/// It appears after half a second, on a terminal only, and disappears before any other message.
final class Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var wasReading = true
  private var isOnScreen = false

  /// Shows the line again, at most ten times a second.
  func show(_ progress: ImportProgress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = now - last > .milliseconds(100) || progress.isReading != wasReading
    guard now - start > .milliseconds(500), isDue else { return }
    last = now
    wasReading = progress.isReading
    let line = Self.line(progress, seconds: (now - start) / .seconds(1))
    // A line that the terminal broke could not be wiped.
    StandardError.write("\r\u{1B}[K" + line.prefix(Terminal.columns(of: STDERR_FILENO) - 1))
    isOnScreen = true
  }

  /// Takes the line away.
  func clear() {
    if isOnScreen { StandardError.write("\r\u{1B}[K") }
    isOnScreen = false
  }

  /// The line's text after this many seconds.
  ///
  /// The time left follows from the bytes read and to read. It is not shown while too
  /// few are read to tell.
  static func line(_ progress: ImportProgress, seconds: Double) -> String {
    let rate = Int(Double(progress.rows) / max(seconds, 0.001))
    let read =
      "\(progress.documents) of \(progress.documentCount) documents, \(progress.rows) rows, "
      + "\(rate) a second"
    guard progress.isReading else { return read + ", making the indexes" }
    guard progress.share >= 0.02 else { return read }
    let left = Int((seconds * (1 - progress.share) / progress.share).rounded(.up))
    return read + ", " + Self.duration(left) + " left"
  }

  private static func duration(_ seconds: Int) -> String {
    if seconds < 60 { return "\(seconds) s" }
    let minutes = (seconds + 59) / 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
