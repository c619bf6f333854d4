import Advisories
import Documents

/// Reads and compares versions of each scheme: both from their bytes, and one installed version against many bounds.
struct VersionsBench {
    private static let pairs = 200_000
    private static let rounds = 5

    private static let schemes: [VersionScheme] = [
        .semver, .debian, .rpm, .alpine, .pypi, .maven, .rubygems, .go, .nuget, .packagist,
    ]

    /// Pairs a second of one core, by scheme.
    func line() -> JSONValue {
        var figures: [JSONValue.Member] = [.init("job", "versions"), .init("pairs", .integer(Int64(Self.pairs)))]
        for scheme in Self.schemes {
            let sample = SampleVersions(scheme, pairs: Self.pairs)
            var best = Double.infinity
            var before = 0
            for _ in 0..<Self.rounds {
                let start = ProcessorTime.seconds
                before = sample.countBefore(by: scheme)
                best = min(best, ProcessorTime.seconds - start)
            }
            figures.append(
                .init(
                    scheme.rawValue,
                    [
                        "before": .integer(Int64(before)),
                        "pairsPerSecond": .integer(Int64(Double(Self.pairs) / max(best, 0.000_001))),
                    ]))
        }
        return .object(figures)
    }
}

extension SampleVersions {
    /// How many installed versions come before their bound: the work that is measured.
    fileprivate func countBefore(by scheme: VersionScheme) -> Int {
        bytes.withUnsafeBytes { bytes in
            var count = 0
            for pair in pairs {
                let order = scheme.compare(
                    UnsafeRawBufferPointer(rebasing: bytes[pair.installed]),
                    UnsafeRawBufferPointer(rebasing: bytes[pair.bound]))
                if order == .before { count += 1 }
            }
            return count
        }
    }
}
