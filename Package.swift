// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The tests of the Makefile run optimized code, in a third of the time; the option is unsafe to the
// package manager, which would refuse the package as a dependency, so it is there for them alone.
let shipped =
  Context.environment["ERRCAT_OPTIMIZED_TESTS"] == nil
  ? strict : strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
// The valgrind of Debian 12, which counts instructions, reads no newer debug information.
let shippedC: [CSetting] =
  Context.environment["ERRCAT_OPTIMIZED_TESTS"] == nil ? [] : [.unsafeFlags(["-gdwarf-4"])]

// What each target is for, and why it is one: docs/architecture.md.
let package = Package(
  name: "errcat",
  products: [
    .executable(name: "errcat", targets: ["errcat"]),
    .library(name: "ErrorCatalog", targets: ["ErrorCatalog"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CErrcatSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    // Without pkg-config, whose file for utf8proc sets an option that the package manager warns of.
    .systemLibrary(
      name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),

    .target(name: "CBuiltInFiles", dependencies: [], cSettings: shippedC),
    .target(
      name: "BuiltInFiles", dependencies: ["CBuiltInFiles"], exclude: ["Page"],
      swiftSettings: shipped),
    .target(name: "ErrcatPlatform", swiftSettings: shipped),
    .target(name: "ErrcatBytes", swiftSettings: shipped),
    .target(
      name: "CatalogSQLite", dependencies: ["CErrcatSQLite", "ErrcatPlatform"],
      swiftSettings: shipped),
    .target(name: "MarkdownReader", dependencies: ["ErrcatBytes"], swiftSettings: shipped),
    .target(name: "HTMLReader", dependencies: ["CGumbo", "ErrcatBytes"], swiftSettings: shipped),
    .target(name: "RecordReader", dependencies: ["CYAML", "ErrcatBytes"], swiftSettings: shipped),
    .target(
      name: "CodeDocuments",
      dependencies: [
        "BuiltInFiles", "CUTF8Proc", "ErrcatBytes", "ErrcatPlatform", "HTMLReader",
        "MarkdownReader",
        "RecordReader",
      ],
      swiftSettings: shipped),
    .target(
      name: "Causes",
      dependencies: ["BuiltInFiles", "CodeDocuments", "ErrcatBytes", "MarkdownReader"],
      swiftSettings: shipped),
    .target(
      name: "CodeLogs", dependencies: ["CPCRE2", "CodeDocuments", "ErrcatBytes", "ErrcatPlatform"],
      swiftSettings: shipped),
    .target(name: "SourceCodes", dependencies: ["ErrcatBytes"], swiftSettings: shipped),
    .target(
      name: "ErrorCatalog",
      dependencies: [
        "BuiltInFiles", "CNettle", "CatalogSQLite", "Causes", "CodeDocuments", "CodeLogs",
        "ErrcatBytes",
        "ErrcatPlatform", "MarkdownReader", "SourceCodes",
      ],
      swiftSettings: shipped),
    .executableTarget(
      name: "errcat",
      dependencies: [
        "Causes", "CodeDocuments", "CodeLogs", "ErrcatBytes", "ErrcatPlatform", "ErrorCatalog",
        "MarkdownReader", "RecordReader",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: shipped),

    .testTarget(
      name: "CatalogSQLiteTests", dependencies: ["CatalogSQLite", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MarkdownReaderTests", dependencies: ["ErrcatBytes", "MarkdownReader", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "HTMLReaderTests", dependencies: ["HTMLReader", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RecordReaderTests", dependencies: ["ErrcatBytes", "RecordReader", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "ErrcatBytesTests", dependencies: ["ErrcatBytes"], swiftSettings: strict),
    .testTarget(
      name: "CodeDocumentsTests",
      dependencies: [
        "BuiltInFiles", "CUTF8Proc", "CodeDocuments", "ErrcatBytes", "ErrcatPlatform",
        "HTMLReader", "MarkdownReader", "TestSupport",
      ],
      exclude: ["Documents"],
      swiftSettings: strict),
    .testTarget(
      name: "CausesTests",
      dependencies: ["BuiltInFiles", "Causes", "CodeDocuments", "MarkdownReader", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CodeLogsTests", dependencies: ["CodeLogs", "ErrcatBytes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SourceCodesTests", dependencies: ["SourceCodes"], swiftSettings: strict),
    .testTarget(
      name: "ErrorCatalogTests",
      dependencies: [
        "BuiltInFiles", "CatalogSQLite", "Causes", "CodeDocuments", "CodeLogs", "ErrcatBytes",
        "ErrorCatalog", "HTMLReader", "MarkdownReader", "TestSupport",
      ],
      exclude: ["Logs", "Relevance"],
      swiftSettings: strict),
    .testTarget(
      name: "errcatTests",
      dependencies: [
        "Causes", "CodeDocuments", "CodeLogs", "ErrcatBytes", "ErrorCatalog", "errcat",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["BuiltInFiles", "CatalogSQLite", "errcat", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ElsewhereTests", dependencies: ["CatalogSQLite", "errcat", "TestSupport"],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["CodeDocuments"], path: "Tests/Support",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// The thread sanitizer runs the tests of these files alone. To build all others for it takes longer
// than to run these.
if Context.environment["ERRCAT_THREAD_TESTS"] != nil {
  package.products.removeAll { $0.name == "errcat" }
  package.targets.removeAll {
    $0.name == "errcat" || $0.type == .test && $0.name != "ErrorCatalogTests"
  }
  package.targets.first { $0.type == .test }?.sources = [
    "ConcurrencyTests.swift", "DocumentedExamples+Concurrency.swift", "EntryPipelineTests.swift",
    "SeedCatalog.swift",
  ]
}
