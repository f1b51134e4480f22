// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// One of our targets: the strict settings, and the arrows of Sources/README.md as its dependencies.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["EngramTestSupport"],
    exclude: fixtures, swiftSettings: strict)
}

let package = Package(
  name: "engram",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "engram", targets: ["engram"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .executableTarget(name: "engram", dependencies: ["EngramCLI"], swiftSettings: strict),
    layer(
      "EngramCLI",
      [
        "EngramCore", "EngramFormats", "EngramStore", "EngramScreens", "EngramTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    layer(
      "EngramStore",
      [
        "EngramCore", "CSQLiteSetup", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    layer("EngramFormats", ["EngramCore", "Yams", "CArchive", "CForeignSQLite"]),
    layer("EngramTerminal", ["EngramScreens", "CEngramCurses"]),
    layer("EngramScreens", ["EngramCore"]),
    layer("EngramCore"),
    .target(
      name: "CEngramCurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    // libarchive itself is loaded when a package is opened, not linked.
    .target(name: "CArchive"),
    .target(name: "CSQLiteSetup", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CForeignSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "EngramTestSupport", dependencies: ["EngramCore", "EngramScreens"],
      path: "Tests/EngramTestSupport", swiftSettings: strict),
    tests("EngramCoreTests", ["EngramCore"], fixtures: ["Vectors"]),
    tests("EngramFormatsTests", ["EngramFormats", "EngramCore"], fixtures: ["Samples"]),
    tests(
      "EngramStoreTests",
      ["EngramStore", "EngramCore", .product(name: "GRDB", package: "GRDB.swift")],
      fixtures: ["Fixtures"]),
    tests("EngramScreensTests", ["EngramScreens", "EngramCore"], fixtures: ["Snapshots"]),
    tests(
      "EngramCLITests",
      ["EngramCLI", "EngramCore", "EngramStore", "EngramFormats", "EngramScreens"],
      fixtures: ["Snapshots"]),
    tests("EngramEndToEndTests", [], fixtures: ["Decks"]),
  ]
)

// The fuzz target is built only when it is asked for: it has no main function of its own.
if Context.environment["ENGRAM_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "EngramFuzz", dependencies: ["EngramFormats", "EngramCore"],
      path: "Tests/Fuzz", exclude: ["run.sh", "Corpus"], swiftSettings: strict))
}
