// swift-tools-version: 6.2
import PackageDescription

// Its own package, so that users of Thaw never resolve what only measuring needs.
let package = Package(
    name: "thaw-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "thaw", path: ".."),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .executableTarget(
            name: "thaw-benchmarks",
            dependencies: [
                .product(name: "Thaw", package: "thaw"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            path: "Sources/ThawBenchmarks", swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "memory-benchmarks",
            dependencies: [.product(name: "Thaw", package: "thaw")],
            path: "Sources/MemoryBenchmarks", swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
