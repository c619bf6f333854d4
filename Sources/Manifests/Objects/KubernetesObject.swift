package import Documents

/// One object of a manifest, as it was written.
package struct KubernetesObject: Sendable {
    package let apiVersion: String
    package let kind: String
    /// Nothing when the manifest leaves it to whoever applies it, or the kind has none.
    package let namespace: String?
    /// `metadata.name`, else `metadata.generateName`; empty when there is neither.
    package let name: String
    package let node: SourceNode

    package init(apiVersion: String, kind: String, namespace: String?, name: String, node: SourceNode) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.node = node
    }

    /// The API group; empty for the core group.
    package var group: String {
        guard let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(apiVersion[..<slash])
    }

    /// How findings name the object: `apps/v1/Deployment/shop/web`, `v1/Namespace/shop`.
    ///
    /// No segment but the API version holds a slash (the reader refuses it), so two objects never share a reference by
    /// spelling.
    package var reference: String {
        let shownName = name.isEmpty ? "(unnamed)" : name
        guard let namespace else { return "\(apiVersion)/\(kind)/\(shownName)" }
        return "\(apiVersion)/\(kind)/\(namespace)/\(shownName)"
    }

    /// The object as a field without a route.
    package var root: ManifestField { ManifestField(root: node) }
}
