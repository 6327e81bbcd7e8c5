internal import Glibc

/// A thread that runs one closure.
final class Worker {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private var thread = pthread_t()

  /// Starts the thread; where the system gives none, the closure is run here and now.
  init(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run)).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { body in
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body)
    if code != 0 {
      thread = 0
      Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
    }
  }

  /// Waits for the end of the closure; once.
  func join() {
    if thread != 0 { pthread_join(thread, nil) }
    thread = 0
  }
}
