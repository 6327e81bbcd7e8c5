internal import ErrcatPlatform

// A static program of Swift looks at its start for the program that shows backtraces, by the link
// /proc/self/exe, and aborts where that is not there, as in an empty root folder. It does not look if it
// is told where that program is. This runs before that, as main is too late.
#if compiler(>=6.3)
#if objectFormat(ELF)
@section(".preinit_array") @used
private let namesBacktracer: @convention(c) () -> Void = {
  if access("/proc/self/exe", F_OK) != 0 { setenv("SWIFT_BACKTRACE", "swift-backtrace=/", 0) }
}
#endif
#endif
