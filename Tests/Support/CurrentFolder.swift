import Glibc

extension TemporaryFolder {
  /// Runs an example with this folder as the current one, for it alone.
  ///
  /// On Linux a thread can have its own current folder, which the threads that it starts share.
  package func asCurrent<R>(_ example: () throws -> R) throws -> R {
    try withoutActuallyEscaping(example) { example in
      let visit = Visit(path: path, example: example)
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { visit in
          if let visit { Unmanaged<Visit>.fromOpaque(visit).takeUnretainedValue().run() }
          return nil
        }, Unmanaged.passUnretained(visit).toOpaque())
      guard code == 0 else { throw SystemFailure("pthread_create") }
      pthread_join(thread, nil)
      guard let result = try visit.result?.get() as? R else { throw SystemFailure("unshare") }
      return result
    }
  }
}

/// One run of an example in a folder.
private final class Visit {
  private typealias Unshare = @convention(c) (Int32) -> Int32
  private static let fileSystem: Int32 = 0x200

  private let path: String
  private let example: () throws -> Any
  private(set) var result: Result<Any, any Error>?

  init(path: String, example: @escaping () throws -> Any) {
    self.path = path
    self.example = example
  }

  func run() {
    guard let symbol = dlsym(nil, "unshare"),
      unsafeBitCast(symbol, to: Unshare.self)(Self.fileSystem) == 0, chdir(path) == 0
    else { return }
    result = Result { try example() }
  }
}
