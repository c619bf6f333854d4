import Artifacts
import Documents

/// Reads the analyses of a CycloneDX document's vulnerabilities; one without an analysis states nothing.
///
/// The document's subject, when it has one, is the product, and what a vulnerability affects is a part of it. Without a
/// subject what is affected is the product itself. A BOM-Link makes the linked BOM the product.
struct CycloneDXVEXReader {
    private static let states: [(word: String, status: VEXStatus)] = [
        ("resolved", .fixed), ("resolved_with_pedigree", .fixed), ("exploitable", .affected),
        ("in_triage", .underInvestigation), ("false_positive", .notAffected), ("not_affected", .notAffected),
    ]

    private let value: JSONValue
    private let fields: VEXFields
    /// `urn:cdx:SERIAL/VERSION`, which BOM-Links to this document begin with.
    private let link: String?
    private var subject: VEXIdentity?
    private var subjectReference: String?
    private var components: [ByteKey: VEXIdentity] = [:]

    init(_ value: JSONValue) throws(VEXError) {
        self.value = value
        fields = VEXFields(value)
        let serial = try fields.text("serialNumber").flatMap { text in
            text.utf8.starts(with: "urn:uuid:".utf8) ? String(Substring(text.utf8.dropFirst(9))) : nil
        }
        link = serial.map { "urn:cdx:\($0)/\(value["version"]?.integer ?? 1)" }
        if let root = value["metadata"]?["component"] {
            subject = identity(root).joined(with: VEXIdentity(names: (link.map { [$0] } ?? []) + Self.name(root)))
            subjectReference = root["bom-ref"]?.string
            collect(root["components"]?.array ?? [])
        }
        collect(value["components"]?.array ?? [])
    }

    func document() throws(VEXError) -> VEXDocument {
        let metadata = VEXFields(value["metadata"] ?? .object([]))
        let time = try metadata.time("timestamp")
        var statements: [VEXStatement] = []
        for (index, value) in try fields.list("vulnerabilities").enumerated() {
            guard let analysis = value["analysis"], analysis != .null else { continue }
            statements.append(
                try statement(
                    VEXFields(value, at: index + 1), VEXFields(analysis, at: index + 1), at: index + 1,
                    documentTime: time))
        }
        let author = value["metadata"]?["authors"]?.array?.first?["name"]?.string
        return VEXDocument(
            format: .cycloneDX, id: try fields.text("serialNumber"),
            author: author ?? value["metadata"]?["supplier"]?["name"]?.string, statements: statements)
    }

    private func statement(
        _ vulnerability: VEXFields, _ analysis: VEXFields, at place: Int, documentTime: Timestamp?
    ) throws(VEXError) -> VEXStatement {
        let state = try analysis.required("state")
        guard let status = Self.states.first(where: { $0.word.utf8.elementsEqual(state.utf8) })?.status else {
            throw VEXError(.status, "'\(state)' is no state of an analysis", at: place)
        }
        let first = try analysis.time("firstIssued")
        let last = try analysis.time("lastUpdated")
        guard let timestamp = first ?? last ?? documentTime else {
            throw VEXError(.time, "neither the analysis nor the document has a time", at: place)
        }
        var justification = VEXJustification(word: state)
        if let word = try analysis.text("justification") {
            guard let known = VEXJustification(word: word), !VEXJustification.shared.contains(known) else {
                throw VEXError(.justification, "'\(word)' is no justification", at: place)
            }
            justification = known
        }
        let detail = try analysis.text("detail")
        let responses = try analysis.texts("response").joined(separator: ", ")
        let isSettled = status == .notAffected
        return try VEXStatement(
            vulnerability: try vulnerability.required("id"),
            aliases: try vulnerability.list("references").compactMap { $0["id"]?.string },
            products: try products(vulnerability), status: status, justification: isSettled ? justification : nil,
            impact: isSettled ? detail : nil,
            action: try vulnerability.text("recommendation") ?? (responses.isEmpty ? nil : responses),
            notes: isSettled ? nil : detail, timestamp: timestamp, lastUpdated: last, place: place
        ).checked()
    }

    private func products(_ vulnerability: VEXFields) throws(VEXError) -> [VEXProduct] {
        var products: [VEXProduct] = []
        for value in try vulnerability.list("affects") {
            let affected = VEXFields(value, at: vulnerability.place)
            let reference = try affected.required("ref")
            if let subject, subjectReference?.utf8.elementsEqual(reference.utf8) == true {
                products.append(VEXProduct(subject))
                continue
            }
            var part = components[ByteKey(reference)] ?? VEXIdentity(reference)
            if case let versions = try affected.list("versions"), !versions.isEmpty {
                part = Self.limited(part, to: versions)
            }
            if let (bom, element) = Self.split(reference) {
                // The element is a purl where its BOM uses purls as references.
                let purls = element.flatMap { PackageURL($0) }.map { [$0] } ?? []
                part = part.joined(with: VEXIdentity(packageURLs: purls))
                products.append(VEXProduct(VEXIdentity(names: [bom]), subcomponents: element == nil ? [] : [part]))
            } else if let subject {
                products.append(VEXProduct(subject, subcomponents: [part]))
            } else {
                products.append(VEXProduct(part))
            }
        }
        return products
    }

    /// The same package in the versions that are listed as affected; a range is nothing that can be compared here.
    private static func limited(_ identity: VEXIdentity, to versions: [JSONValue]) -> VEXIdentity {
        let named = versions.filter { ($0["status"]?.string ?? "affected").utf8.elementsEqual("affected".utf8) }
            .compactMap { $0["version"]?.string }
        let purls = identity.packageURLs.flatMap { url in
            named.compactMap { version in
                try? PackageURL(
                    type: url.type, namespace: url.namespace, name: url.name, version: version,
                    qualifiers: url.qualifiers, subpath: url.subpath)
            }
        }
        return VEXIdentity(packageURLs: purls)
    }

    /// A BOM-Link: its BOM, and the reference of the element when it leads to one.
    private static func split(_ reference: String) -> (bom: String, element: String?)? {
        guard reference.utf8.starts(with: "urn:cdx:".utf8) else { return nil }
        guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (reference, nil) }
        return (String(reference[..<hash]), String(reference[reference.utf8.index(after: hash)...]))
    }

    private mutating func collect(_ list: [JSONValue]) {
        var rest = list
        while let component = rest.popLast() {
            if let reference = component["bom-ref"]?.string {
                let names = link.map { ["\($0)#\(reference)"] } ?? []
                components[ByteKey(reference)] = identity(component).joined(with: VEXIdentity(names: names))
            }
            rest += component["components"]?.array ?? []
        }
    }

    private func identity(_ component: JSONValue) -> VEXIdentity {
        let digests = (component["hashes"]?.array ?? []).compactMap { hash in
            VEXFields.digest(algorithm: hash["alg"]?.string ?? "", hex: hash["content"]?.string ?? "")
        }
        return VEXIdentity(
            packageURLs: component["purl"]?.string.flatMap { PackageURL($0) }.map { [$0] } ?? [], digests: digests)
    }

    private static func name(_ component: JSONValue) -> [String] {
        guard let name = component["name"]?.string else { return [] }
        return [name + (component["version"]?.string.map { "@" + $0 } ?? "")]
    }
}
