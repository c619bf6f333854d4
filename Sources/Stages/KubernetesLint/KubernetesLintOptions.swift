package import Documents
internal import Engine
internal import Manifests

/// The options of `kubernetes/lint`.
package struct KubernetesLintOptions: StageOptions {
    /// The profile that every pod template is held to.
    enum Profile: String, Sendable, CaseIterable {
        case baseline
        case restricted

        var level: PodSecurityLevel {
            switch self {
            case .baseline: .baseline
            case .restricted: .restricted
            }
        }
    }

    /// The cluster's version, which chooses the revision of each check.
    struct Version: OptionValue {
        let version: KubernetesVersion

        static let latest = Version(version: .latest)
        static let placeholder = latest
        static let expected = "a version such as \"1.33\", or latest"

        /// A number is taken as it is written, so that `1.30` without quotes is not 1.3.
        static func read(_ node: SourceNode) -> Version? {
            let text: String
            switch node.value {
            case .string(let string): text = string
            case .number(let number): text = number
            default: return nil
            }
            return KubernetesVersion(text).map { Version(version: $0) }
        }
    }

    let profile: Profile
    let version: Version
    /// Names of artifacts; empty for all of type manifests.
    let artifacts: [String]

    package static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> KubernetesLintOptions {
        let profile = reader.choice("profile", default: Profile.restricted)
        let version = reader.optional("kubernetes", default: Version.latest)
        let artifacts = reader.list("artifacts", of: String.self)
        return try reader.finish {
            KubernetesLintOptions(
                profile: profile?.value ?? .restricted, version: version.value, artifacts: artifacts.map(\.value))
        }
    }
}
