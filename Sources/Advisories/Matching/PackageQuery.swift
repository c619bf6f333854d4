import Artifacts
import Inventory

/// What to look up for one component: where, under which names and in which versions.
struct PackageQuery {
    struct Name {
        let text: String
        let installed: InstalledVersion
    }

    let selector: EcosystemSelector
    /// As OSV writes them; two for rpm packages, whose advisories name binary or source packages.
    let names: [Name]
    /// For operating-system packages whose advisories name source packages: whether this one states its own.
    let statesSource: Bool?
    /// The distribution and release whose maintainers would publish its advisories; nothing for language packages.
    let system: OperatingSystem?
    /// Why the package is not its distribution's own; nothing when it may be, and for language packages.
    let stranger: String?
    /// Nothing when everything needed is there; a query can be worth asking all the same.
    let defect: UnexaminedReason?

    /// Tells what a component is.
    /// - Returns: A query, or the reason why there is none.
    static func of(_ component: Component, operatingSystem: OperatingSystem?) -> Result<PackageQuery, Refusal> {
        guard let url = component.packageURL else {
            return .failure(Refusal(component.rawPackageURL == nil ? .noPackageURL : .unparsablePackageURL))
        }
        if let base = PackageEcosystem.base(of: url.type) {
            return .success(language(component, url, base))
        }
        guard let distribution = DistributionRelease(url, operatingSystem: operatingSystem) else {
            return .failure(Refusal(.noEcosystem))
        }
        guard let selector = distribution.distribution.selector(release: distribution.release) else {
            return .failure(Refusal(.noDistributionRelease))
        }
        return .success(system(component, url, distribution, selector))
    }

    /// What an entry of a record makes of the package under one of its names.
    func verdict(of affected: StoredAffected, on name: Name) throws(SnapshotDamage) -> StoredAffected.Verdict {
        // Of all distributions only this one has several flavours of a package under one name.
        selector.base.utf8.elementsEqual("Oracle Linux".utf8)
            ? try affected.verdict(onFlavoured: name.installed) : try affected.verdict(on: name.installed)
    }

    struct Refusal: Error {
        let reason: UnexaminedReason

        init(_ reason: UnexaminedReason) { self.reason = reason }
    }

    private static func language(_ component: Component, _ url: PackageURL, _ base: String) -> PackageQuery {
        let scheme = VersionScheme.of(ecosystem: base)
        let installed = InstalledVersion(component.effectiveVersion ?? "", scheme: scheme)
        return PackageQuery(
            selector: EcosystemSelector(base: base, release: .any),
            names: [
                Name(
                    text: PackageName.normalised(PackageEcosystem.name(of: url), ecosystem: base), installed: installed)
            ],
            statesSource: nil, system: nil, stranger: nil, defect: defect(component, scheme, installed))
    }

    private static func system(
        _ component: Component, _ url: PackageURL, _ stated: DistributionRelease, _ selector: EcosystemSelector
    ) -> PackageQuery {
        let distribution = stated.distribution
        let scheme = VersionScheme.of(ecosystem: distribution.base)
        var version = component.effectiveVersion ?? ""
        if let epoch = url.qualifier("epoch"), !version.isEmpty, !version.utf8.contains(UInt8(ascii: ":")) {
            version = epoch + ":" + version
        }
        let binary = InstalledVersion(version, scheme: scheme)
        let source = SourcePackage(url)
        var names: [Name] = []
        if url.type == "rpm" { names.append(Name(text: url.name, installed: binary)) }
        if let source {
            let ignoresEpoch = url.type == "rpm" && source.version?.utf8.contains(UInt8(ascii: ":")) == false
            let installed =
                source.version.map { InstalledVersion($0, scheme: scheme, ignoresEpoch: ignoresEpoch) } ?? binary
            names.append(Name(text: source.name, installed: installed))
        } else if url.type != "rpm" {
            names.append(Name(text: url.name, installed: binary))
        }
        let worst = names.first { !$0.installed.isWellFormed }?.installed ?? binary
        return PackageQuery(
            selector: selector, names: names, statesSource: distribution.namesSources ? source != nil : nil,
            system: OperatingSystem(
                name: distribution.ids.first ?? distribution.base, version: stated.release),
            stranger: PackageProvenance.stranger(component, url, of: distribution),
            defect: defect(component, scheme, worst))
    }

    private static func defect(
        _ component: Component, _ scheme: VersionScheme?, _ installed: InstalledVersion
    ) -> UnexaminedReason? {
        if (component.effectiveVersion ?? "").isEmpty { return .noVersion }
        if scheme == nil { return .unknownVersionOrder }
        return installed.isWellFormed ? nil : .unparsableVersion
    }
}
