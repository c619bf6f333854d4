/// Builds of one package beside each other whose versions say nothing about one another (Oracle Linux).
///
/// The FIPS-validated OpenSSL has epoch 10, so that it seems newer than every fix of the ordinary build; a fix that names it seems
/// to leave every ordinary build affected. Builds for live patching are told by their release.
enum PackageFlavour: Sendable, Equatable {
    case ordinary
    case fips
    case ksplice

    init(version: String) {
        let text = PackageProvenance.lowercased(version)
        self = text.contains("ksplice") ? .ksplice : text.contains("_fips") ? .fips : .ordinary
    }
}

extension StoredAffected {
    /// The verdict on a package of a distribution that keeps several flavours.
    ///
    /// Ranges of another flavour are left out. Where only those are, an ordinary build is another package than the one spoken of; of
    /// a special one nothing is known, since not every fix of the ordinary build is told for it.
    func verdict(onFlavoured installed: InstalledVersion) throws(SnapshotDamage) -> Verdict {
        let flavour = PackageFlavour(version: installed.text)
        let ranges = try ranges()
        let own = ranges.filter { range in
            let bounds = range.steps.filter { !$0.isBeginning }
            return bounds.isEmpty || bounds.contains { PackageFlavour(version: $0.text) == flavour }
        }
        if own.count == ranges.count { return try verdict(on: installed) }
        if own.isEmpty {
            return flavour == .ordinary
                ? .notAffected : .undecided("it speaks of the ordinary build, and this one is another")
        }
        for range in own {
            guard let isInside = range.contains(installed) else {
                return .undecided(range.defect ?? "it can't be read")
            }
            if isInside { return .affected(.range(range)) }
        }
        return .notAffected
    }
}
