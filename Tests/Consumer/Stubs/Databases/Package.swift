// swift-tools-version: 6.2
import PackageDescription

// The names that packages for SQLite use: SQLite.swift has a target SQLite, sqlite-nio has CSQLite.
let package = Package(
  name: "Databases",
  products: [.library(name: "SQLite", targets: ["SQLite"])],
  targets: [
    .target(name: "CSQLite"),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
  ]
)
