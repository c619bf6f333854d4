import Artifacts
import Inventory

/// A component as the index keeps it: once, whatever number of inventories list it.
struct IndexedComponent: Sendable {
    static let columns = "id, identity, name, version, purl, has_purl, kind, os, os_version"

    let id: Int64
    let identity: String
    let operatingSystem: OperatingSystem?
    /// What matching reads; licences, hashes and places are not kept.
    let component: Component

    init(_ row: SQLRow) {
        id = row.integer(0) ?? 0
        identity = row.text(1) ?? ""
        let purl = row.text(4) ?? ""
        let version = row.text(3) ?? ""
        component = Component(
            kind: row.text(6) ?? "", name: row.text(2) ?? "", version: version.isEmpty ? nil : version,
            packageURL: row.integer(5) == 2 ? PackageURL(purl) : nil,
            rawPackageURL: row.integer(5) == 1 ? purl : nil)
        let system = row.text(7) ?? ""
        let release = row.text(8) ?? ""
        operatingSystem = system.isEmpty ? nil : OperatingSystem(name: system, version: release.isEmpty ? nil : release)
    }

    /// The purl, or what stands for it where there is none.
    var title: String {
        component.packageURL?.description ?? component.rawPackageURL
            ?? identity + (component.version.map { "@\($0)" } ?? "")
    }
}
