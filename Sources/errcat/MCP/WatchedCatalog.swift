internal import ErrcatPlatform
import ErrorCatalog

/// The catalog that answers now: a file that was replaced since the last question is opened again.
struct WatchedCatalog {
  private let choice: CatalogChoice
  private var open: (catalog: Catalog, version: FileVersion?)?

  init(_ choice: CatalogChoice) { self.choice = choice }

  /// Opens the catalog, unless the file is the one that is open.
  mutating func current() throws -> Catalog {
    let known = open
    open = nil
    let opened: (catalog: Catalog, version: FileVersion?) = try choice.withPlace(isSilent: true) {
      switch $0 {
      case .sample: return try known ?? (Catalog.embedded(), nil)
      case .file(let path):
        // The version is read before the file: what comes between is noticed at the next question.
        let version = FileVersion(path)
        if let known, let version, known.version == version { return known }
        return (try Catalog(path: path), version)
      }
    }
    open = opened
    return opened.catalog
  }

  /// Opens the file again at the next question.
  mutating func close() { open = nil }
}

/// What changes when a file is replaced or written.
private struct FileVersion: Equatable {
  private var numbers: [Int]

  init?(_ path: String) {
    var status = stat()
    guard statusOfPath(path, &status) == 0 else { return nil }
    let (written, changed) = (status.written, status.changed)
    numbers = [
      Int(status.st_dev), Int(truncatingIfNeeded: status.st_ino), Int(status.st_size),
      Int(written.tv_sec), Int(written.tv_nsec), Int(changed.tv_sec), Int(changed.tv_nsec),
    ]
  }
}
