// swift-tools-version: 6.2
import PackageDescription

/// Strictness shared by every Swift target: what is imported, what crosses a module's edge and what is unsafe is said
/// where it happens.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

let package = Package(
    name: "Tidemark",
    products: [
        .executable(name: "tidemark", targets: ["TidemarkCLI"]),
        .library(name: "Tidemark", targets: ["Tidemark"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .target(name: "Model", swiftSettings: strict),
        .target(name: "Hashing", swiftSettings: strict),
        .target(name: "Vocabulary", dependencies: ["Model"], exclude: ["Data"], swiftSettings: strict, plugins: ["EmbedFiles"]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "Pages", dependencies: ["Model", "Vocabulary", "CLibXML2", "CZlib"], swiftSettings: strict),
        .target(
            name: "Reading", dependencies: ["Model", "Vocabulary"],
            // Readers of a sentence hold spans of its text: SE-0446, SE-0456 and the attribute that says whose they are.
            swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
        .target(
            name: "Series", dependencies: ["Model", "Vocabulary", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict, plugins: ["EmbedFiles"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Model", "Hashing", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "Rendering", dependencies: ["Model", "Hashing"], swiftSettings: strict),
        .target(
            name: "Tidemark", dependencies: ["Model", "Hashing", "Vocabulary", "Pages", "Reading", "Series", "Ledger", "Rendering"],
            swiftSettings: strict),
        .target(
            name: "Serving", dependencies: ["Tidemark", .product(name: "FlyingSocks", package: "FlyingFox")], swiftSettings: strict),
        .executableTarget(
            name: "TidemarkCLI",
            dependencies: ["Tidemark", "Serving", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict,
            // Swift's libraries inside the program: it starts in a third of the time, and runs where Swift is not installed. Foundation does
            // not name the libraries below it itself here, because the modules are compiled for the shared ones.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
                        "-l_FoundationCollections",
                    ], .when(platforms: [.linux], configuration: .release))
            ]),

        .executableTarget(name: "Embed", swiftSettings: strict),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["Embed"]),

        .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
        .testTarget(
            name: "PagesTests", dependencies: ["Pages", "Model", "Vocabulary"], exclude: ["Fixtures", "Found"], swiftSettings: strict),
        .testTarget(name: "ReadingTests", dependencies: ["Reading"], swiftSettings: strict),
        .testTarget(
            name: "SeriesTests", dependencies: ["Series", "Reading", "Pages"],
            exclude: [
                "Matching/constructions.txt", "Matching/ordinary.txt", "Sentences/README.md", "Sentences/constructions.txt",
                "Sentences/newswire.txt",
                "Sentences/newswire2.txt",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "LedgerExerciser", dependencies: ["Ledger", "Model"], path: "Tests/LedgerExerciser", swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", "LedgerExerciser", "Hashing", "Pages", "Vocabulary", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Durability/faults.c"], swiftSettings: strict),
        .testTarget(name: "RenderingTests", dependencies: ["Rendering", "Hashing"], exclude: ["Goldens"], swiftSettings: strict),
        .testTarget(
            name: "ServingTests", dependencies: ["Serving", "Tidemark", .product(name: "FlyingSocks", package: "FlyingFox")],
            swiftSettings: strict),
        .testTarget(name: "TidemarkTests", dependencies: ["Tidemark", "Pages", "Reading", "Model", "TidemarkCLI"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
