internal import ErrcatPlatform

// A static program of Swift looks at its start for the program that shows backtraces, by the link
// /proc/self/exe, and aborts where that is not there, as in an empty root folder. It does not look if it
// is told where that program is. This runs before that, as main is too late.

/// Where the kernel put the environment, if this start has moved it: the arguments are before it.
///
/// The start writes it before the Swift runtime is ready to check accesses.
@exclusivity(unchecked) nonisolated(unsafe) private(set) var firstEnvironment:
  UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

#if compiler(>=6.3)
#if objectFormat(ELF)
// glibc gives the arguments of main to what runs so early; its own `environ` is not there yet. musl
// runs nothing so early.
@section(".preinit_array") @used
private let namesBacktracer:
  @convention(c) (
    Int32, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Void = { _, _, environment in
    if access("/proc/self/exe", F_OK) != 0 {
      firstEnvironment = environment
      setenv("SWIFT_BACKTRACE", "swift-backtrace=/", 0)
    }
  }
#endif
#endif
