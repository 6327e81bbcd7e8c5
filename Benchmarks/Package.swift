// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that nobody who builds errcat builds the peers it is measured against.
// It builds the sources of errcat's layers itself, through links in Sources/: the layers below the
// library are products of no package. Its name gives `measure` their package access.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0")
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "RawSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),

    .systemLibrary(name: "CErrcatSQLite", pkgConfig: "sqlite3"),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo"),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8"),
    .systemLibrary(name: "CUTF8Proc"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .target(name: "CBuiltInFiles", dependencies: []),
    .target(
      name: "BuiltInFiles", dependencies: ["CBuiltInFiles"], exclude: ["Page"],
      swiftSettings: strict),
    .target(name: "ErrcatPlatform", swiftSettings: strict),
    .target(name: "ErrcatBytes", swiftSettings: strict),
    .target(
      name: "CatalogSQLite", dependencies: ["CErrcatSQLite", "ErrcatPlatform"],
      swiftSettings: strict),
    .target(name: "MarkdownReader", dependencies: ["ErrcatBytes"], swiftSettings: strict),
    .target(name: "HTMLReader", dependencies: ["CGumbo", "ErrcatBytes"], swiftSettings: strict),
    .target(name: "RecordReader", dependencies: ["CYAML", "ErrcatBytes"], swiftSettings: strict),
    .target(
      name: "CodeDocuments",
      dependencies: [
        "BuiltInFiles", "CUTF8Proc", "ErrcatBytes", "ErrcatPlatform", "HTMLReader",
        "MarkdownReader",
        "RecordReader",
      ],
      swiftSettings: strict),
    .target(
      name: "Causes",
      dependencies: ["BuiltInFiles", "CodeDocuments", "ErrcatBytes", "MarkdownReader"],
      swiftSettings: strict),
    .target(
      name: "CodeLogs", dependencies: ["CPCRE2", "CodeDocuments", "ErrcatBytes", "ErrcatPlatform"],
      swiftSettings: strict),
    .target(name: "SourceCodes", dependencies: ["ErrcatBytes"], swiftSettings: strict),
    .target(
      name: "ErrorCatalog",
      dependencies: [
        "BuiltInFiles", "CNettle", "CatalogSQLite", "Causes", "CodeDocuments", "CodeLogs",
        "ErrcatBytes",
        "ErrcatPlatform", "MarkdownReader", "SourceCodes",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "measure",
      dependencies: [
        "CCMarkGFM", "CatalogSQLite", "Causes", "CodeDocuments", "ErrorCatalog", "MarkdownReader",
        "RawSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
