// swift-tools-version: 6.2
import PackageDescription

// A package that uses the library, together with packages whose targets have common names: a
// target's name may be there only once in all packages that are built together.
// Scripts/test-consumer builds and runs it.
let package = Package(
  name: "Consumer",
  dependencies: [
    .package(name: "errcat", path: "../.."),
    .package(path: "Stubs/Databases"),
    .package(path: "Stubs/Texts"),
  ],
  targets: [
    .executableTarget(
      name: "Consumer",
      dependencies: [
        .product(name: "ErrorCatalog", package: "errcat"),
        .product(name: "SQLite", package: "Databases"),
        .product(name: "Markdown", package: "Texts"),
        .product(name: "Bytes", package: "Texts"),
        .product(name: "Diff", package: "Texts"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
