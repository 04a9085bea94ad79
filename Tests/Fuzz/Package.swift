// swift-tools-version: 6.2
import PackageDescription

/// Fuzzes what reads bytes from outside. A package of its own, because libFuzzer brings its own `main` and its own flags;
/// see README.md.
let coverage: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]
let driver: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"]), .linkedLibrary("m")]

let package = Package(
    name: "Fuzz",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.0")],
    targets: [
        .target(name: "Model", swiftSettings: coverage),
        .target(name: "Vocabulary", dependencies: ["Model"], exclude: ["Data"], swiftSettings: coverage, plugins: ["EmbedFiles"]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(name: "Pages", dependencies: ["Model", "Vocabulary", "CLibXML2", "CZlib"], swiftSettings: coverage),
        .target(
            name: "Reading", dependencies: ["Model", "Vocabulary"], swiftSettings: coverage + [.enableExperimentalFeature("Lifetimes")]),
        .target(name: "Hashing", swiftSettings: coverage),
        .target(name: "Rendering", dependencies: ["Model", "Hashing"], swiftSettings: coverage),
        .target(
            name: "Series", dependencies: ["Model", "Vocabulary", .product(name: "Yams", package: "Yams")], swiftSettings: coverage,
            plugins: ["EmbedFiles"]),
        .executableTarget(name: "Embed"),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["Embed"]),
        .executableTarget(
            name: "Fuzz", dependencies: ["Reading", "Rendering", "Vocabulary", "Model"], path: "Fuzz", swiftSettings: coverage,
            linkerSettings: driver),
        .executableTarget(
            name: "FuzzPages", dependencies: ["Pages", "Vocabulary", "Model"], path: "FuzzPages", exclude: ["Seeds"],
            swiftSettings: coverage, linkerSettings: driver),
        .executableTarget(
            name: "FuzzMatching", dependencies: ["Series", "Reading", "Vocabulary", "Model"], path: "FuzzMatching",
            swiftSettings: coverage, linkerSettings: driver),
    ],
    swiftLanguageModes: [.v6]
)
