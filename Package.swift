// swift-tools-version: 6.2
import PackageDescription

// Every target is built with the same strict settings; targets that touch C also check memory safety.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let strictWithC: [SwiftSetting] = strict + [.strictMemorySafety()]

/// Start-up is mostly the dynamic loader's: packed relocations and a stripped program touch fewer pages.
let quickStart: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--gc-sections",
            "-Xlinker", "-s",
        ],
        .when(configuration: .release))
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let jwtKit: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nio: [Target.Dependency] = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOFoundationEssentialsCompat"].map {
    .product(name: $0, package: "swift-nio")
}
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// One test target for each library target, with the same settings.
let tests: [Target] = [
    ("Documents", [], []), ("Findings", ["Documents"], []), ("Artifacts", ["Documents"], []),
    ("Expressions", ["Documents"], []), ("Attestation", ["Artifacts", "Documents"], [crypto, cryptoExtras]),
    ("Inventory", ["Artifacts", "Documents", "Findings"], []),
    ("Ledger", ["Artifacts", "Attestation", "Documents", "Expressions", "Findings"], [crypto]),
    ("Governance", ["Artifacts", "Attestation", "Documents", "Findings"], []),
    ("Advisories", ["Artifacts", "Attestation", "Documents", "Findings", "Inventory"], []),
    ("Manifests", ["Artifacts", "Documents", "Findings"], []),
    ("Engine", ["Artifacts", "Attestation", "Documents", "Findings", "Governance", "Ledger"], [crypto]),
    ("GitSource", ["Artifacts", "Attestation", "Documents"], []),
    ("Processes", ["Artifacts", "Documents"], []),
    (
        "Storage",
        [
            "Advisories", "Artifacts", "Attestation", "Documents", "Engine", "Findings", "Inventory", "Ledger",
            "sluice-hammer",
        ], [grdb]
    ),
    (
        "Stages",
        [
            "Advisories", "Artifacts", "Attestation", "Documents", "Engine", "Findings", "Governance", "Inventory",
            "Manifests", "Processes",
        ], [crypto]
    ),
    ("Outbound", ["Advisories", "Artifacts", "Documents"], nio + [nioSSL]),
    (
        "Server",
        ["Artifacts", "Attestation", "Documents", "Engine", "Findings", "Governance", "Ledger", "Storage"],
        [hummingbird, asyncHTTPClient, crypto]
    ),
    ("Reports", ["Artifacts", "Attestation", "Documents", "Engine", "Findings", "Governance", "Ledger"], []),
].map { (name: String, modules: [String], products: [Target.Dependency]) in
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + modules.map { .byName(name: $0) } + products,
        // Read by its path.
        exclude: name == "Storage" ? ["PostgreSQL/version-1.sql"] : [], swiftSettings: strict)
}

/// Drives the built program from outside.
let endToEndTests: Target = .testTarget(
    name: "EndToEndTests", dependencies: ["Documents", "sluice", "sluice-bench"], swiftSettings: strict)

let package = Package(
    name: "sluice",
    products: [
        .executable(name: "sluice", targets: ["sluice"]),
        .executable(name: "sluice-bench", targets: ["sluice-bench"]),
        .executable(name: "sluice-conformance", targets: ["sluice-conformance"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its Foundation: the essentials do, and start-up is shorter.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries: module maps and shims, nothing else.
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        // No pkgConfig: it would link what CLibGit2Loader loads on first use.
        .systemLibrary(name: "CLibGit2", providers: [.apt(["libgit2-dev"])]),
        // Nor here: CLibPQLoader loads it when a PostgreSQL URL is used.
        .systemLibrary(name: "CLibPQ", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLibZstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLibZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CLibGit2Loader", dependencies: ["CLibGit2"]),
        .target(name: "CLibPQLoader", dependencies: ["CLibPQ"]),
        .target(name: "CLibZstdLoader", dependencies: ["CLibZstd"]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // Floor 0
        .target(name: "Documents", dependencies: ["CLibYAML"], swiftSettings: strictWithC),
        // Floor 1
        .target(name: "Findings", dependencies: ["Documents", crypto], swiftSettings: strict),
        .target(
            name: "Artifacts", dependencies: ["CLibZ", "CLibZstd", "CLibZstdLoader", "Documents", crypto],
            swiftSettings: strictWithC),
        .target(name: "Expressions", dependencies: ["CRE2", "Documents"], swiftSettings: strictWithC),
        // Floor 2
        .target(
            name: "Attestation", dependencies: ["Artifacts", "Documents", asn1, crypto, cryptoExtras],
            swiftSettings: strict),
        .target(name: "Inventory", dependencies: ["Artifacts", "Documents", "Findings"], swiftSettings: strict),
        // Floor 3
        .target(
            name: "Ledger",
            dependencies: ["Artifacts", "Attestation", "Documents", "Expressions", "Findings", crypto],
            swiftSettings: strict),
        .target(
            name: "Governance",
            dependencies: ["Artifacts", "Attestation", "Documents", "Expressions", "Findings", crypto],
            swiftSettings: strict),
        .target(
            name: "Advisories",
            dependencies: ["Artifacts", "Attestation", "Documents", "Findings", "Inventory", crypto],
            swiftSettings: strict),
        .target(name: "Manifests", dependencies: ["Artifacts", "Documents", "Findings"], swiftSettings: strict),
        // Floor 4
        .target(
            name: "Engine",
            dependencies: [
                "Advisories", "Artifacts", "Attestation", "Documents", "Expressions", "Findings", "Governance",
                "Inventory", "Ledger", "Manifests", crypto,
            ],
            swiftSettings: strict),
        // Floor 5
        .target(
            name: "GitSource",
            dependencies: ["Artifacts", "Attestation", "CLibGit2", "CLibGit2Loader", "Documents"],
            swiftSettings: strictWithC),
        .target(
            name: "Processes", dependencies: ["Artifacts", "Documents", crypto, subprocess, systemPackage],
            swiftSettings: strictWithC),
        .target(
            name: "Storage",
            dependencies: [
                "Advisories", "Artifacts", "Attestation", "CLibPQ", "CLibPQLoader", "CLibSQLite", "Documents", "Engine",
                "Findings", "Inventory", "Ledger", crypto, grdb,
            ],
            swiftSettings: strictWithC),
        .target(
            name: "Outbound",
            dependencies: ["Advisories", "Artifacts", "Attestation", "Documents", asyncHTTPClient, nioSSL] + nio,
            swiftSettings: strict),
        // Floor 6
        .target(
            name: "Stages",
            dependencies: [
                "Advisories", "Artifacts", "Attestation", "Documents", "Engine", "Expressions", "Findings",
                "Governance", "Inventory", "Manifests", "Processes",
            ],
            swiftSettings: strict),
        .target(
            name: "Reports", dependencies: ["Artifacts", "Documents", "Engine", "Findings", "Governance", "Ledger"],
            swiftSettings: strict),
        // Floor 7
        .target(
            name: "Server",
            dependencies: [
                "Advisories", "Artifacts", "Attestation", "Documents", "Engine", "Expressions", "Findings",
                "Governance", "Inventory", "Ledger", "Manifests", "Outbound", "Reports", "Stages", "Storage", crypto,
                hummingbird, hummingbirdTLS, jwtKit, logging, mustache, nioSSL, httpTypes,
            ] + nio, swiftSettings: strict),

        // Floor 8
        .executableTarget(
            name: "sluice",
            dependencies: [
                "Advisories",
                "Artifacts", "Attestation", "Documents", "Engine", "Findings", "GitSource", "Governance", "Ledger",
                "Manifests",
                "Outbound", "Processes", "Reports", "Server", "Stages", "Storage", argumentParser,
            ], swiftSettings: strict, linkerSettings: quickStart),
        .executableTarget(
            name: "sluice-bench",
            dependencies: [
                "Advisories",
                "Artifacts", "Attestation", "CLibPQ", "CLibPQLoader", "CLibSQLite", "Documents", "Engine", "Findings",
                "Governance", "Inventory", "Ledger", "Stages", "Storage", argumentParser,
            ], swiftSettings: strict),
        .executableTarget(
            name: "sluice-conformance",
            dependencies: [
                "Advisories", "Artifacts", "Attestation", "Documents", "Expressions", "Findings", "Inventory", "Ledger",
                "Manifests", argumentParser,
            ],
            resources: [.embedInCode("known-failures.txt")], swiftSettings: strict),
        // The house's own rules, read from the sources.
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        // A writer for the fault tests to kill and to starve.
        .executableTarget(
            name: "sluice-hammer", dependencies: ["Artifacts", "Attestation", "Documents", "Ledger", "Storage"],
            path: "Tests/Hammer", swiftSettings: strict),
    ] + tests + [endToEndTests]
)
