// swift-tools-version: 6.2
import PackageDescription

// Names that packages for texts use: swift-markdown has a target Markdown.
let package = Package(
  name: "Texts",
  products: ["Markdown", "Bytes", "Diff"].map { .library(name: $0, targets: [$0]) },
  targets: ["Markdown", "Bytes", "Diff"].map { .target(name: $0) }
)
