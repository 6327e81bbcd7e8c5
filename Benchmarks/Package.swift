// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A separate package, so that builds of errcat do not build the peers it is measured against.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "errcat", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "RawSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "measure",
      dependencies: [
        "CCMarkGFM", "RawSQLite",
        .product(name: "ErrorCatalog", package: "errcat"),
        .product(name: "MarkdownTables", package: "errcat"),
        .product(name: "SQLite", package: "errcat"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
