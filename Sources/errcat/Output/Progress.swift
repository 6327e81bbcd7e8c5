import ErrorCatalog
internal import Glibc

/// A line on standard error that tells a waiting person how far an import has come.
///
/// It appears after half a second, on a terminal only, and goes away before anything else is said.
final class Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isOnScreen = false

  /// Shows the line anew, ten times a second at most.
  func show(_ progress: ImportProgress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(500), now - last > .milliseconds(100) else { return }
    last = now
    let seconds = (now - start) / .seconds(1)
    let rate = Int(Double(progress.rows) / seconds)
    StandardError.write(
      "\r\u{1B}[K\(progress.documents) of \(progress.documentCount) documents, "
        + "\(progress.rows) rows, \(rate) a second")
    isOnScreen = true
  }

  /// Takes the line away.
  func clear() {
    if isOnScreen { StandardError.write("\r\u{1B}[K") }
    isOnScreen = false
  }
}
