import Artifacts
import Documents

/// Reads SPDX JSON, versions 2.2 and 2.3.
struct SPDXReader {
    static let versions = ["2.2", "2.3"]
    private static let documentID = "SPDXRef-DOCUMENT"

    private var fields = SBOMFields(prefix: "sbom.spdx")
    private var draft = SBOMDraft()
    /// Every element's node by its id.
    private var elements: [String: SourceNode] = [:]
    /// The ids of elements by the ids of what they belong to, in the order of the document.
    private var owners: [String: [String]] = [:]

    static func read(_ root: SourceNode, version: String, of text: SourceText) throws(Diagnostics) -> BillOfMaterials {
        var reader = SPDXReader()
        let packages = reader.packages(of: root)
        for element in packages + reader.fields.objects("files", of: root) { reader.index(element) }
        let described = reader.described(by: root)
        if described.count == 1, let id = described.first { reader.readSubject(id) }
        for package in packages {
            reader.draft.entryCount += 1
            let isSubject = described.count == 1 && package["SPDXID"]?.string == described.first
            reader.readPackage(package, isSubject: isSubject)
        }
        try reader.fields.check()
        return reader.draft.finished(.spdx, version, of: text)
    }

    /// The packages' objects; an entry that is null stands for nothing, and is counted and noted.
    private mutating func packages(of root: SourceNode) -> [SourceNode] {
        let nulls = (root["packages"]?.elements ?? []).count(where: \.isNull)
        if nulls > 0 {
            draft.entryCount += nulls
            draft.problems.append("\(nulls) of its packages are null")
        }
        return fields.objects("packages", of: root, allowsNull: true)
    }

    private mutating func index(_ element: SourceNode) {
        guard let id = fields.required("SPDXID", of: element, in: "an element") else { return }
        guard elements.updateValue(element, forKey: id) == nil else {
            fields.report(
                "duplicate-id", "the SPDXID '\(id)' is used twice", at: element["SPDXID"]?.span ?? element.span)
            return
        }
    }

    /// The ids of what the document describes, sorted, each once.
    private mutating func described(by root: SourceNode) -> [String] {
        let own = fields.string("SPDXID", of: root)?.string ?? Self.documentID
        var ids = fields.elements("documentDescribes", of: root).compactMap(\.string)
        for relationship in fields.objects("relationships", of: root) {
            guard let kind = fields.required("relationshipType", of: relationship, in: "a relationship"),
                let from = fields.required("spdxElementId", of: relationship, in: "a relationship"),
                let to = fields.required("relatedSpdxElement", of: relationship, in: "a relationship")
            else { continue }
            if let pair = PackageOwnership.pair(
                type: kind, from: from, to: to, comment: relationship["comment"]?.string)
            {
                owners[pair.owned, default: []].append(pair.owner)
            }
            if kind == "DESCRIBES", from == own { ids.append(to) }
            if kind == "DESCRIBED_BY", to == own { ids.append(from) }
        }
        return ByteOrder.sortedUnique(ids)
    }

    private mutating func readSubject(_ id: String) {
        guard let node = elements[id] else {
            draft.problems.append("it describes '\(id)', which it does not contain")
            return
        }
        guard let name = fields.text("name", of: node) ?? fields.text("fileName", of: node) else { return }
        draft.subject = BillOfMaterials.Subject(
            name: name, version: fields.text("versionInfo", of: node),
            packageURL: packageURLs(of: node).lazy.compactMap { PackageURL($0.text) }.first, hashes: hashes(of: node))
    }

    private mutating func readPackage(_ node: SourceNode, isSubject: Bool) {
        guard let name = fields.required("name", of: node, in: "a package") else { return }
        let version = fields.text("versionInfo", of: node)
        let kind = fields.text("primaryPackagePurpose", of: node)?.lowercased() ?? "library"
        let licences = licences(of: node)
        let hashes = hashes(of: node)
        guard !isSubject else { return }
        guard kind != "operating-system" else {
            draft.take(OperatingSystem(name: name, version: version))
            return
        }
        // A package with several purls is as many components: none of them may go unexamined.
        let urls = packageURLs(of: node)
        let reference = node["SPDXID"]?.string
        let owner = owner(of: reference)
        let supplier = supplier(of: node)
        for url in urls {
            let component = Component(
                reference: reference, kind: kind, name: name, version: version,
                packageURL: PackageURL(url.text).map { completed($0, by: node) },
                rawPackageURL: url.text, licences: licences, hashes: hashes,
                role: kind == "file" ? .file : .package, supplier: supplier, span: url.span)
            draft.list.append(PackageOwnership.component(component, of: owner))
        }
        guard urls.isEmpty else { return }
        draft.list.append(
            Component(
                reference: reference, kind: kind, name: name, version: version, licences: licences, hashes: hashes,
                role: role(of: node, kind: kind, version: version), span: node["name"]?.span ?? node.span))
    }

    /// The first operating-system package that the document says an element belongs to.
    private mutating func owner(of id: String?) -> PackageURL? {
        for owner in id.flatMap({ owners[$0] }) ?? [] {
            guard let node = elements[owner] else { continue }
            for url in packageURLs(of: node) {
                if let found = PackageOwnership.owner(PackageURL(url.text)) { return completed(found, by: node) }
            }
        }
        return nil
    }

    /// `Organization: Red Hat, Inc.` and `Person: Ann (ann@example.org)` without the first word; what is not asserted is nothing.
    private func supplier(of node: SourceNode) -> String? {
        for key in ["supplier", "originator"] {
            guard let text = node[key]?.string, let colon = text.firstIndex(of: ":") else { continue }
            let name = text[text.index(after: colon)...].drop { $0 == " " }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }

    /// The purl with the source package that Trivy states in words.
    private func completed(_ url: PackageURL, by node: SourceNode) -> PackageURL {
        guard let text = node["sourceInfo"]?.string,
            let source = SourcePackageStatement.parsed(sourceInformation: text)
        else { return url }
        return SourcePackageStatement.completed(url, source: source.name, version: source.version)
    }

    /// Trivy lists each lock file as an application without version or purl, with an attribution that says so.
    private func role(of node: SourceNode, kind: String, version: String?) -> Component.Role {
        if kind == "file" { return .file }
        guard kind == "application", version == nil else { return .package }
        let texts = (node["attributionTexts"]?.elements ?? []) + (node["annotations"]?.elements ?? [])
        let isHeading = texts.contains { ($0.string ?? $0["comment"]?.string)?.hasPrefix("Class: lang-pkgs") == true }
        return isHeading ? .grouping : .package
    }

    private mutating func packageURLs(of node: SourceNode) -> [(text: String, span: SourceSpan)] {
        var urls: [(text: String, span: SourceSpan)] = []
        for reference in fields.objects("externalRefs", of: node) {
            guard let kind = reference["referenceType"]?.string, kind == "purl" || kind.hasSuffix("/purl"),
                let locator = fields.string("referenceLocator", of: reference), let text = locator.string,
                !text.isEmpty,
                !urls.contains(where: { ByteOrder.equal($0.text, text) })
            else { continue }
            urls.append((text, locator.span))
        }
        return urls
    }

    private mutating func hashes(of node: SourceNode) -> [Digest] {
        fields.objects("checksums", of: node).compactMap {
            SBOMHash.read("algorithm", "checksumValue", of: $0, &fields)
        }
    }

    /// What the authors declare; where they declare nothing, what the document's author concludes.
    private mutating func licences(of node: SourceNode) -> [String] {
        for key in ["licenseDeclared", "licenseConcluded"] {
            guard let text = fields.text(key, of: node), text != "NOASSERTION", text != "NONE" else { continue }
            return [text]
        }
        return []
    }
}
