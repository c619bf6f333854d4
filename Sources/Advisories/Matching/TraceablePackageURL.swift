package import Artifacts
package import Inventory

/// The purl of a component with everything that its examination rests on, so that it finds the same answer by itself.
package enum TraceablePackageURL {
    /// The purl as the inventory states it, completed by what stands beside it: the version, the distribution's release, and the
    /// supplier when that is why the package is not the distribution's.
    ///
    /// Nothing for a component without a purl, or whose parts fit into none.
    package static func of(_ component: Component, operatingSystem: OperatingSystem?) -> PackageURL? {
        guard let url = component.packageURL else { return nil }
        var qualifiers = url.qualifiers
        if let query = try? PackageQuery.of(component, operatingSystem: operatingSystem).get() {
            if url.qualifier("distro") == nil, let system = query.system {
                let text = system.name + (system.version.map { "-" + $0 } ?? "")
                qualifiers.append(.init(key: "distro", value: text))
            }
            if query.stranger != nil, url.qualifier("vendor") == nil, let supplier = component.supplier {
                qualifiers.append(.init(key: "vendor", value: supplier))
            }
        }
        guard qualifiers.count > url.qualifiers.count || url.version == nil else { return url }
        return try? PackageURL(
            type: url.type, namespace: url.namespace, name: url.name, version: component.effectiveVersion,
            qualifiers: qualifiers, subpath: url.subpath)
    }
}
