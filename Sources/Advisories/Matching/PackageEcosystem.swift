import Artifacts

/// The language ecosystems that purl types stand for, and how OSV writes their names.
enum PackageEcosystem {
    private enum NameForm: Sendable {
        /// The name alone.
        case plain
        /// Namespace and name with a slash.
        case path
        /// Namespace and name with a colon.
        case coordinates
    }

    private static let types: [String: (base: String, form: NameForm)] = [
        "bitnami": ("Bitnami", .plain), "cargo": ("crates.io", .plain), "composer": ("Packagist", .path),
        "conan": ("ConanCenter", .plain), "cran": ("CRAN", .plain), "gem": ("RubyGems", .plain),
        "githubactions": ("GitHub Actions", .path), "golang": ("Go", .path), "hackage": ("Hackage", .plain),
        "hex": ("Hex", .plain), "julia": ("Julia", .plain), "k8s": ("Kubernetes", .path),
        "maven": ("Maven", .coordinates), "npm": ("npm", .path),
        "nuget": ("NuGet", .plain), "pub": ("Pub", .plain), "pypi": ("PyPI", .plain), "swift": ("SwiftURL", .path),
    ]

    /// The OSV ecosystem of a purl type that is no operating-system package; nothing when there is none.
    static func base(of type: String) -> String? { types[type]?.base }

    /// The package's name as OSV writes it.
    static func name(of url: PackageURL) -> String {
        guard let namespace = url.namespace, let form = types[url.type]?.form else { return url.name }
        switch form {
        case .plain: return url.name
        case .coordinates: return namespace + ":" + url.name
        case .path:
            // Some tools write a module's major version, part of its path, as a subpath.
            guard url.type == "golang", let subpath = url.subpath, isMajorVersion(subpath) else {
                return namespace + "/" + url.name
            }
            return namespace + "/" + url.name + "/" + subpath
        }
    }

    private static func isMajorVersion(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "v") && text.utf8.count > 1
            && text.utf8.dropFirst().allSatisfy(VersionText.isDigit)
    }
}
