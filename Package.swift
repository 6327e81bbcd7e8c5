// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "errcat",
  products: [
    .executable(name: "errcat", targets: ["errcat"]),
    .library(name: "ErrorCatalog", targets: ["ErrorCatalog"]),
    // For Benchmarks/, which holds them against GRDB and cmark-gfm.
    .library(name: "MarkdownTables", targets: ["MarkdownTables"]),
    .library(name: "SQLite", targets: ["SQLite"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "MarkdownTables", swiftSettings: strict),
    .target(name: "HTMLTables", dependencies: ["CGumbo"], swiftSettings: strict),
    .target(
      name: "ErrorCatalog",
      dependencies: ["CNettle", "CPCRE2", "HTMLTables", "MarkdownTables", "SQLite"],
      resources: [
        .embedInCode("Resources/schema.sql"),
        .embedInCode("Resources/sample-queries.sql"),
        .embedInCode("Resources/categories.md"),
        .embedInCode("Resources/error-code-for-spot.md"),
        .embedInCode("Resources/synonyms.md"),
        .embedInCode("Resources/page.css"),
        .embedInCode("Resources/page.js"),
        .embedInCode("Resources/page-controls.js"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "errcat",
      dependencies: [
        "ErrorCatalog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTablesTests", dependencies: ["MarkdownTables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "HTMLTablesTests", dependencies: ["HTMLTables", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ErrorCatalogTests",
      dependencies: ["ErrorCatalog", "HTMLTables", "MarkdownTables", "SQLite", "TestSupport"],
      exclude: ["Relevance"],
      swiftSettings: strict),
    .testTarget(
      name: "errcatTests",
      dependencies: [
        "errcat", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests", dependencies: ["errcat", "SQLite", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ElsewhereTests", dependencies: ["errcat", "TestSupport"], swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
