import Artifacts
import Documents

/// Reads CycloneDX JSON, specification versions 1.2 to 1.7.
struct CycloneDXReader {
    static let versions = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]
    private static let kinds: Set<String> = [
        "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver",
        "firmware", "file", "machine-learning-model", "data", "cryptographic-asset",
    ]

    private let version: String
    private var fields = SBOMFields(prefix: "sbom.cyclonedx")
    private var draft = SBOMDraft()
    private var references: Set<String> = []

    private init(version: String) {
        self.version = version
    }

    static func read(_ root: SourceNode, version: String, of text: SourceText) throws(Diagnostics) -> BillOfMaterials {
        var reader = CycloneDXReader(version: version)
        reader.draft.link = reader.link(of: root)
        if let metadata = reader.fields.object("metadata", of: root),
            let subject = reader.fields.object("component", of: metadata)
        {
            reader.readSubject(subject)
        }
        reader.readAll(in: root)
        try reader.fields.check()
        return reader.draft.finished(.cycloneDX, version, of: text)
    }

    /// BOM-Link, "Using BOM-Link" of the CycloneDX guide; the document's version is 1 unless it says otherwise.
    private mutating func link(of root: SourceNode) -> String? {
        let prefix = "urn:uuid:"
        guard let serial = root["serialNumber"]?.string, serial.utf8.starts(with: prefix.utf8) else { return nil }
        return "urn:cdx:\(Substring(serial.utf8.dropFirst(prefix.utf8.count)))/\(root["version"]?.integer ?? 1)"
    }

    /// - Parameter owner: The operating-system package whose parts they are.
    private mutating func readAll(in node: SourceNode, owner: PackageURL? = nil) {
        for node in fields.objects("components", of: node) {
            let component = readComponent(node, owner: owner)
            // Components inside components stand in the artifact as well.
            readAll(in: node, owner: PackageOwnership.owner(component?.packageURL) ?? owner)
        }
    }

    private mutating func readSubject(_ node: SourceNode) {
        guard let component = component(node) else { return }
        draft.subject = BillOfMaterials.Subject(
            name: component.name, version: component.version, packageURL: component.packageURL, hashes: component.hashes
        )
        readAll(in: node)
    }

    private mutating func readComponent(_ node: SourceNode, owner: PackageURL?) -> Component? {
        draft.entryCount += 1
        guard let component = component(node) else { return nil }
        if component.kind == "operating-system" {
            draft.take(OperatingSystem(name: component.name, version: component.version))
        } else {
            draft.list.append(PackageOwnership.component(component, of: owner))
        }
        return component
    }

    private mutating func component(_ node: SourceNode) -> Component? {
        let kind = fields.required("type", of: node, in: "a component")
        let name = fields.required("name", of: node, in: "a component")
        if let kind, !Self.kinds.contains(kind) {
            fields.report("type", "'\(kind)' is not a component type", at: node["type"]?.span ?? node.span)
        }
        let reference = reference(of: node)
        let rawPackageURL = fields.string("purl", of: node)
        let hashes = fields.objects("hashes", of: node).compactMap { SBOMHash.read("alg", "content", of: $0, &fields) }
        let licences = CycloneDXLicences.read(node, version: version, &fields)
        let group = fields.text("group", of: node)
        let version = fields.text("version", of: node)
        guard let kind, let name else { return nil }
        let text = rawPackageURL?.string.flatMap { $0.isEmpty ? nil : $0 }
        return Component(
            reference: reference, kind: kind, group: group, name: name, version: version,
            packageURL: text.flatMap { PackageURL($0) }.map { completed($0, by: node) }, rawPackageURL: text,
            licences: licences, hashes: hashes,
            role: role(of: node, kind: kind, isIdentified: text != nil || version != nil), supplier: supplier(of: node),
            span: rawPackageURL?.span ?? node["name"]?.span ?? node.span)
    }

    /// The purl with the source package that Trivy states in properties.
    private func completed(_ url: PackageURL, by node: SourceNode) -> PackageURL {
        func property(_ name: String) -> String? {
            node["properties"]?.elements?.first { $0["name"]?.string == "aquasecurity:trivy:" + name }?["value"]?.string
        }
        guard let name = property("SrcName") else { return url }
        let version = SourcePackageStatement.version(
            epoch: property("SrcEpoch"), version: property("SrcVersion"), release: property("SrcRelease"))
        return SourcePackageStatement.completed(url, source: name, version: version)
    }

    /// Syft writes maintainers and vendors as publishers, Trivy as suppliers.
    private func supplier(of node: SourceNode) -> String? {
        [node["publisher"]?.string, node["supplier"]?["name"]?.string].lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    private mutating func reference(of node: SourceNode) -> String? {
        guard let value = fields.string("bom-ref", of: node), let reference = value.string else { return nil }
        guard references.insert(reference).inserted else {
            fields.report(
                "duplicate-ref", "the bom-ref '\(reference)' is used twice", at: value.span,
                fix: "Give every component a bom-ref of its own.")
            return reference
        }
        return reference
    }

    /// Trivy lists each lock file as an application without version or purl, marked by its class.
    private func role(of node: SourceNode, kind: String, isIdentified: Bool) -> Component.Role {
        if kind == "file" { return .file }
        guard kind == "application", !isIdentified else { return .package }
        let isHeading = (node["properties"]?.elements ?? []).contains {
            $0["name"]?.string == "aquasecurity:trivy:Class"
        }
        return isHeading ? .grouping : .package
    }
}
