/// A minor version of Kubernetes 1, or the latest; it chooses the revision of every check.
package struct KubernetesVersion: Sendable, Hashable, Comparable {
    /// The number after `1.`; nothing for the latest.
    package let minor: Int?

    /// Whatever the newest revision of each check asks for.
    package static let latest = KubernetesVersion(minor: nil)

    private init(minor: Int?) { self.minor = minor }

    /// Version `1.minor`.
    package static func one(_ minor: Int) -> KubernetesVersion { KubernetesVersion(minor: minor) }

    /// Reads `1.33`, `v1.33` or `latest`; nothing for everything else, a patch version included.
    package init?(_ text: String) {
        if text == "latest" {
            self = .latest
            return
        }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "v") }
        guard text.utf8.count - digits.count <= 1, digits.starts(with: "1.".utf8) else { return nil }
        let minor = digits.dropFirst(2)
        guard (1...3).contains(minor.count), minor.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            minor.count == 1 || minor.first != UInt8(ascii: "0")
        else { return nil }
        self.minor = Int(String(decoding: minor, as: UTF8.self))
    }

    package static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
        (left.minor ?? Int.max) < (right.minor ?? Int.max)
    }
}

extension KubernetesVersion: CustomStringConvertible {
    package var description: String { minor.map { "1.\($0)" } ?? "latest" }
}
