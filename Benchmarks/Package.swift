// swift-tools-version: 6.2
import PackageDescription

// Apart from the program's own package, so that building the program builds no benchmarks. `Sources` leads to its sources.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")],
    targets: [
        .target(name: "Model"),
        .target(name: "Hashing"),
        .target(name: "Ledger", dependencies: ["Model", "Hashing", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: settings),
        .target(name: "Vocabulary", dependencies: ["Model"], exclude: ["Data"], plugins: ["EmbedFiles"]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(name: "Pages", dependencies: ["Model", "Vocabulary", "CLibXML2", "CZlib"], swiftSettings: settings),
        .executableTarget(name: "Embed"),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["Embed"]),
        .executableTarget(
            name: "PagesBenchmark", dependencies: ["Pages", "Ledger", "Model", "Vocabulary"], path: "Pages",
            exclude: ["run", "compare.py", "compose.py", "corpus.tsv", "stories", "README.md"]),
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
