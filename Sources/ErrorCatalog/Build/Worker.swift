internal import ErrcatPlatform

/// A thread that runs one closure.
final class Worker {
  private let thread: SystemThread

  /// Starts the thread.
  ///
  /// - Returns: nil if the system gives no thread; the closure does not run then.
  init?(_ run: @escaping @Sendable () -> Void) {
    guard let thread = SystemThread(run) else { return nil }
    self.thread = thread
  }

  /// Waits for the end of the closure; once.
  func join() { thread.join() }
}
