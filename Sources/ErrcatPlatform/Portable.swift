// What the C libraries declare each in its own way: only the types differ, so the compiler would
// refuse the code elsewhere.

#if canImport(Darwin)
/// What a new process does before it starts its program.
public typealias SpawnActions = posix_spawn_file_actions_t?
/// The settings of a new process.
public typealias SpawnSettings = posix_spawnattr_t?
#else
/// What a new process does before it starts its program.
public typealias SpawnActions = posix_spawn_file_actions_t
/// The settings of a new process.
public typealias SpawnSettings = posix_spawnattr_t
#endif

/// Actions for posix_spawn_file_actions_init(3) to set up.
public func newSpawnActions() -> SpawnActions {
  #if canImport(Darwin)
  nil
  #else
  posix_spawn_file_actions_t()
  #endif
}

/// Settings for posix_spawnattr_init(3) to set up.
public func newSpawnSettings() -> SpawnSettings {
  #if canImport(Darwin)
  nil
  #else
  posix_spawnattr_t()
  #endif
}

extension stat {
  /// When the content of the file was written.
  public var written: timespec {
    #if canImport(Darwin)
    st_mtimespec
    #else
    st_mtim
    #endif
  }

  /// When the file's content, name or rights changed.
  public var changed: timespec {
    #if canImport(Darwin)
    st_ctimespec
    #else
    st_ctim
    #endif
  }
}

/// How many processors the system runs threads on, at least 1 (sysconf(3)).
public var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// A thread of the system, which runs one closure.
public struct SystemThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let identifier: pthread_t

  /// Starts the thread.
  ///
  /// - Returns: nil if the system gives no thread; the closure does not run then.
  public init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Glibc)
    var started = pthread_t()
    let code = pthread_create(&started, nil, { Self.run($0) }, body.toOpaque())
    let thread: pthread_t? = started
    #else
    var thread: pthread_t?
    let code = pthread_create(&thread, nil, { Self.run($0) }, body.toOpaque())
    #endif
    guard code == 0, let thread else {
      body.release()
      return nil
    }
    identifier = thread
  }

  /// Waits for the end of the closure; once.
  public func join() {
    pthread_join(identifier, nil)
  }

  private static func run(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
    return nil
  }
}
