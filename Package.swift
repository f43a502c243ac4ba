// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// On Linux the released program holds the Swift libraries that it uses: it starts faster, and takes 5 MB and a tenth of
/// the time less. Flags of this kind keep no one from taking the libraries, for only the program's own target has them.
/// Where a toolchain has no static libraries, THAW_DYNAMIC=1 leaves them out.
let own: (swift: [SwiftSetting], linker: [LinkerSetting]) =
    Context.environment["THAW_DYNAMIC"] != nil
    ? ([], [])
    : (
        [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))],
        [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))]
    )

let package = Package(
    name: "thaw",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [
        .library(
            name: "Thaw",
            targets: [
                "ThawFormats", "ThawHistory", "ThawText", "ThawCore", "ThawMemory", "ThawSQLite",
            ]),
        .library(name: "ThawMemory", targets: ["ThawMemory"]),
        .executable(name: "thaw", targets: ["thaw"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    ],
    targets: [
        // Row 1: numbers only.
        .target(name: "ThawMemory", swiftSettings: settings),
        // Row 2: values and the store protocol.
        .target(name: "ThawCore", dependencies: ["ThawMemory"], swiftSettings: settings),
        // Row 3: text to values.
        .target(
            name: "ThawText", dependencies: ["ThawCore", "CMark", "CStemmer"],
            resources: [.copy("Lexicon")], swiftSettings: settings),
        // Row 4: dates and what happened.
        .target(
            name: "ThawHistory", dependencies: ["ThawCore", "ThawText"], swiftSettings: settings),
        // Row 5: exchange formats, documents.
        .target(
            name: "ThawFormats",
            dependencies: [
                "ThawMemory", "ThawCore", "ThawText", "ThawHistory", "CXML", "CZip", "CProcess",
            ], swiftSettings: settings),
        // The store: knows nothing of rows 3 to 5.
        .target(
            name: "ThawSQLite",
            dependencies: ["ThawCore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        // The pages.
        .target(
            name: "ThawWeb",
            dependencies: [
                "ThawCore", "ThawText", "ThawHistory", "ThawFormats", "CQRencode",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.copy("Resources")], swiftSettings: settings),
        // The program: the only place that knows every module.
        .executableTarget(
            name: "thaw",
            dependencies: [
                "ThawMemory", "ThawCore", "ThawText", "ThawHistory", "ThawFormats", "ThawSQLite",
                "ThawWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            resources: [.copy("Samples")], swiftSettings: settings + own.swift,
            linkerSettings: own.linker),

        // System libraries; Scripts/setup.sh installs them.
        .systemLibrary(
            name: "CMark", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .systemLibrary(
            name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
        .systemLibrary(
            name: "CQRencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(
            name: "CXML", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(
            name: "CZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),

        .target(
            name: "TestSupport", dependencies: ["ThawCore", "ThawText", "ThawSQLite"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "ThawMemoryTests", dependencies: ["ThawMemory", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ThawCoreTests", dependencies: ["ThawCore", "ThawMemory", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ThawTextTests", dependencies: ["ThawCore", "ThawText", "TestSupport"],
            exclude: ["Fixtures", "Golden"], swiftSettings: settings),
        .testTarget(
            name: "ThawFormatsTests",
            dependencies: [
                "ThawMemory", "ThawCore", "ThawText", "ThawHistory", "ThawFormats", "CZip",
                "TestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "ThawHistoryTests",
            dependencies: ["ThawCore", "ThawText", "ThawHistory", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "ThawCore", "ThawSQLite", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "ThawCore", "ThawText", "ThawHistory", "ThawSQLite", "ThawWeb", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "IntegrationTests",
            dependencies: ["ThawCore", "ThawSQLite", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "TidyTests", dependencies: ["TestSupport"], exclude: ["Frozen"],
            swiftSettings: settings),
    ]
)
