// The C library of the system, under one name: the other targets import this module, and the choice
// of the C library is made here alone.
#if canImport(Glibc)
@_exported public import Glibc
#elseif canImport(Musl)
@_exported public import Musl
#elseif canImport(Darwin)
@_exported public import Darwin
#else
#error("errcat needs Glibc, Musl or Darwin")
#endif
