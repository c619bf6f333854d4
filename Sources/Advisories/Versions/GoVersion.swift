/// A Go module or toolchain version.
///
/// Module versions are Semantic Versioning, pseudo-versions and `+incompatible` included. Release names of the standard
/// library (`go1.21.3`, `go1.22rc1`) are read the way the Go vulnerability database maps them: `1.22.0-rc.1`. What
/// follows a release name, such as ` X:boringcrypto`, `-X:…` or a vendor's suffix, is no part of the version. `(devel)`
/// is none.
enum GoVersion: VersionForm {
    case module(SemanticVersion)
    case release(GoRelease)

    init?(_ text: VersionBytes) {
        var text = text.trimmed
        let isRelease = VersionText.hasExactPrefix(text, at: 0, "go")
        if isRelease { text = text[2..<text.count] }
        text = Self.withoutExperiments(text)
        if let release = GoRelease(text, isNamed: isRelease) {
            self = .release(release)
        } else if let version = SemanticVersion(text) {
            self = .module(version)
        } else {
            return nil
        }
    }

    var isWellFormed: Bool {
        switch self {
        case .module(let version): version.isWellFormed
        case .release: true
        }
    }

    func order(against other: GoVersion) -> VersionOrder {
        switch (self, other) {
        case (.module(let mine), .module(let theirs)): mine.order(against: theirs)
        case (.release(let mine), .release(let theirs)): mine.order(against: theirs)
        case (.release(let mine), .module(let theirs)): mine.order(against: theirs)
        case (.module(let mine), .release(let theirs)): theirs.order(against: mine).reversed
        }
    }

    /// Without ` X:…` (Go 1.25 and before) and `-X:…` (since Go 1.26), the experiments a toolchain was built with.
    private static func withoutExperiments(_ text: VersionBytes) -> VersionBytes {
        var index = 0
        while index < text.count {
            if text[index] == 32
                || (text[index] == UInt8(ascii: "-") && VersionText.hasExactPrefix(text, at: index, "-X:"))
            {
                return text[0..<index]
            }
            index += 1
        }
        return text
    }
}
