internal import CMessageDigest
/// Placeholder
