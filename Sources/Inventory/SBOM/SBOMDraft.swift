import Artifacts
import Documents

/// What a format's reader has found so far, and the one way from there to a bill of materials.
struct SBOMDraft {
    var list = ComponentList()
    var entryCount = 0
    var link: String?
    var subject: BillOfMaterials.Subject?
    var operatingSystem: OperatingSystem?
    var problems: [String] = []

    /// Takes the distribution that an entry describes; a second, different one is a problem.
    mutating func take(_ system: OperatingSystem) {
        if let operatingSystem, operatingSystem != system {
            problems.append("it describes two operating systems, \(operatingSystem.name) and \(system.name)")
        } else {
            operatingSystem = system
        }
    }

    func finished(_ format: BillOfMaterials.Format, _ version: String, of text: SourceText) -> BillOfMaterials {
        let components = list.sorted()
        var problems = problems
        var system = operatingSystem
        let stated = DistributionQualifier.operatingSystem(of: components)
        if system == nil { system = stated.system }
        if stated.isMixed { problems.append("its packages name several distributions") }
        if components.isEmpty { problems.append("it lists no components") }
        if subject == nil { problems.append("it names no single subject") }
        if list.unreadablePackageURLs > 0 {
            problems.append("\(list.unreadablePackageURLs) of its components have a package URL that does not parse")
        }
        return BillOfMaterials(
            format: format, formatVersion: version, documentDigest: Digest.sha256(of: text.bytes), link: link,
            subject: subject, components: components, entryCount: entryCount, operatingSystem: system,
            problems: problems)
    }
}

extension BillOfMaterials.Subject {
    /// A subject with every digest that its fields state: its hashes, its version, and the version of an OCI purl.
    init(name: String, version: String?, packageURL: PackageURL?, hashes: [Digest]) {
        var texts = hashes.map(\.description)
        for stated in [version, packageURL.flatMap { $0.type == "oci" ? $0.version : nil }] {
            if let digest = stated.flatMap({ Digest($0) }) { texts.append(digest.description) }
        }
        self.init(
            name: name, version: version, packageURL: packageURL,
            digests: ByteOrder.sortedUnique(texts).compactMap { Digest($0) })
    }
}
