internal import ErrcatPlatform

/// A thread that runs one closure.
final class Worker {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private var thread = pthread_t()

  /// Starts the thread.
  ///
  /// - Returns: nil if the system gives no thread; the closure does not run then.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run)).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { body in
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body)
    guard code == 0 else {
      Unmanaged<Body>.fromOpaque(body).release()
      return nil
    }
  }

  /// Waits for the end of the closure; once.
  func join() {
    pthread_join(thread, nil)
  }
}
