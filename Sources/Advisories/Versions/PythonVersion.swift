/// A Python package version by PEP 440, with the order `packaging` had for what PEP 440 refuses.
///
/// Every legacy version sorts before every proper one.
enum PythonVersion: VersionForm {
    case standard(StandardPythonVersion)
    case legacy(LegacyPythonVersion)

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        if let version = StandardPythonVersion(text) {
            self = .standard(version)
        } else if let version = LegacyPythonVersion(text) {
            self = .legacy(version)
        } else {
            return nil
        }
    }

    var isWellFormed: Bool {
        switch self {
        case .standard: true
        case .legacy: false
        }
    }

    func order(against other: PythonVersion) -> VersionOrder {
        switch (self, other) {
        case (.standard(let mine), .standard(let theirs)): mine.order(against: theirs)
        case (.legacy(let mine), .legacy(let theirs)): mine.order(against: theirs)
        case (.legacy, .standard): .before
        case (.standard, .legacy): .after
        }
    }

    /// The order that specifiers use (PEP 440, "Local version identifiers"): a local part counts only if both have one.
    func orderIgnoringOwnLocal(against bound: PythonVersion) -> VersionOrder {
        guard case .standard(let mine) = self, case .standard(let theirs) = bound, !theirs.hasLocal else {
            return order(against: bound)
        }
        return mine.orderOfPublicParts(against: theirs)
    }
}
