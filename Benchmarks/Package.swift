// swift-tools-version: 6.2
import PackageDescription

// Apart from the program's own package, so that building the program builds no benchmarks. `Sources` leads to its sources.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")],
    targets: [
        .target(name: "Model"),
        .target(name: "Ledger", dependencies: ["Model", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: settings),
        .executableTarget(name: "StoreBenchmark", dependencies: ["Ledger", "Model"], path: "Store", exclude: ["run"]),
    ],
    swiftLanguageModes: [.v6]
)

var settings: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
