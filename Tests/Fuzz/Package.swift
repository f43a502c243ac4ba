// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users never resolve it and everything is built to be watched.
// `Scripts/fuzz.sh` builds and runs it. `Sources` is a link to the product's.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]),
]

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "ThawMemory", swiftSettings: settings),
        .target(name: "ThawCore", dependencies: ["ThawMemory"], swiftSettings: settings),
        .target(
            name: "ThawText", dependencies: ["ThawCore", "CMark", "CStemmer"],
            resources: [.copy("Lexicon")], swiftSettings: settings),
        .target(
            name: "ThawHistory", dependencies: ["ThawCore", "ThawText"], swiftSettings: settings),
        .target(
            name: "ThawFormats",
            dependencies: [
                "ThawMemory", "ThawCore", "ThawText", "ThawHistory", "CXML", "CZip", "CProcess",
            ], swiftSettings: settings),
        .systemLibrary(name: "CMark", pkgConfig: "libcmark-gfm"),
        .systemLibrary(name: "CStemmer"),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CZip", pkgConfig: "libzip"),
        .executableTarget(
            name: "fuzz", dependencies: ["ThawCore", "ThawText", "ThawFormats"], path: "Harness",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ]
)
