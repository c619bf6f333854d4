/// The house of the design: which target stands on which floor, and which libraries may be imported where.
enum House {
    static let floors: [String: Int] = [
        "Documents": 0, "Findings": 1, "Artifacts": 1, "Expressions": 1, "Attestation": 2, "Inventory": 2, "Ledger": 3,
        "Governance": 3, "Advisories": 3, "Manifests": 3, "Engine": 4, "GitSource": 5, "Processes": 5, "Storage": 5,
        "Outbound": 5,
        "Stages": 6, "Reports": 6, "Server": 7, "sluice": 8, "sluice-bench": 8, "sluice-conformance": 8,
    ]

    /// Allowed everywhere.
    static let common: Set<String> = [
        "Collections", "Crypto", "CryptoExtras", "Logging", "Swift", "SwiftASN1", "Synchronization",
    ]

    /// Libraries that only these targets may import.
    static let guests: [String: Set<String>] = [
        "ArgumentParser": ["sluice", "sluice-bench", "sluice-conformance"],
        "AsyncHTTPClient": ["Outbound"],
        "CLibGit2": ["GitSource"],
        "CLibPQ": ["Storage", "sluice-bench"],
        "CLibSQLite": ["Storage", "sluice-bench"],
        "CLibYAML": ["Documents"],
        "CLibZ": ["Artifacts"],
        "CLibZstd": ["Artifacts"],
        "CRE2": ["Expressions"],
        "Dispatch": ["Processes", "Storage"],
        "FoundationEssentials": ["Outbound", "Server", "Storage", "sluice-bench", "sluice-conformance"],
        "GRDB": ["Storage"],
        "Glibc": ["Expressions", "GitSource", "Processes", "Storage", "sluice", "sluice-bench", "sluice-conformance"],
        "HTTPTypes": ["Outbound", "Server"],
        "Hummingbird": ["Server"],
        "HummingbirdTLS": ["Server"],
        "JWTKit": ["Server"],
        "Mustache": ["Reports", "Server"],
        "NIOCore": ["Outbound", "Server"],
        "NIOFoundationEssentialsCompat": ["Outbound", "Server"],
        "NIOHTTP1": ["Outbound", "Server"],
        "NIOPosix": ["Outbound", "Server"],
        "NIOSSL": ["Outbound", "Server"],
        "Subprocess": ["Processes"],
        "SystemPackage": ["Processes"],
    ]

    /// C and C++ targets: module maps and shims, nothing else.
    static let shims: Set<String> = [
        "CLibGit2", "CLibGit2Loader", "CLibPQ", "CLibPQLoader", "CLibSQLite", "CLibYAML", "CLibZ", "CLibZstd",
        "CLibZstdLoader", "CRE2",
    ]
}
