package import Documents

/// Reads a software bill of materials in any of the formats that are known.
///
/// Known are CycloneDX JSON 1.2 to 1.7 and SPDX JSON 2.2 and 2.3. Identifiers of the diagnostics: `sbom.not-recognised`,
/// `sbom.ambiguous`, `sbom.unsupported-version`, `sbom.encoding`, those of `JSONReader`, and by format `sbom.cyclonedx.…` or `sbom.spdx.…`
/// with `missing`, `empty`, `wrong-type`, `hash`, `licence`, `type`, `duplicate-ref` and `duplicate-id`.
package enum SBOMReader {
    /// What the document states.
    ///
    /// A document without components reads well and says so in its problems; a component whose purl does not parse is
    /// kept with the purl as stated.
    /// - Throws: every mistake of the document, each at its place.
    package static func read(_ text: SourceText) throws(Diagnostics) -> BillOfMaterials {
        let (root, kind) = try recognised(text)
        switch kind {
        case .cycloneDX(let version): return try CycloneDXReader.read(root, version: version, of: text)
        case .spdx(let version): return try SPDXReader.read(root, version: version, of: text)
        }
    }

    /// Reads the document and checks it further than reading needs.
    /// - Throws: the mistakes that `read` throws, and violations in parts that no component is read from.
    package static func check(_ text: SourceText) throws(Diagnostics) {
        let (root, kind) = try recognised(text)
        switch kind {
        case .cycloneDX(let version):
            var faults: [Diagnostic] = []
            do throws(Diagnostics) {
                _ = try CycloneDXReader.read(root, version: version, of: text)
            } catch {
                faults = error.items
            }
            faults += CycloneDXCheck.violations(in: root, version: version)
            guard faults.isEmpty else { throw Diagnostics(faults) }
        case .spdx(let version):
            _ = try SPDXReader.read(root, version: version, of: text)
        }
    }

    private enum Kind {
        case cycloneDX(String)
        case spdx(String)
    }

    private static func recognised(_ original: SourceText) throws(Diagnostics) -> (SourceNode, Kind) {
        let text = try SBOMEncoding.decoded(original)
        try refuseOtherSyntaxes(text)
        let root = try JSONReader.read(text, limits: .sbom)
        switch (root["bomFormat"]?.string == "CycloneDX", root["spdxVersion"]) {
        case (true, nil):
            return (
                root,
                .cycloneDX(try version(of: root["specVersion"], known: CycloneDXReader.versions, "CycloneDX", root))
            )
        case (false, let stated?):
            let version = try version(of: stated, known: SPDXReader.versions.map { "SPDX-\($0)" }, "SPDX", root)
            return (root, .spdx(String(version.dropFirst("SPDX-".count))))
        case (true, _?):
            throw Diagnostics(
                Diagnostic("sbom.ambiguous", "the document says that it is CycloneDX and SPDX at once", at: root.span))
        case (false, nil):
            throw Diagnostics(unrecognised(root))
        }
    }

    private static func version(
        of node: SourceNode?, known: [String], _ format: String, _ root: SourceNode
    ) throws(Diagnostics) -> String {
        if let text = node?.string, let version = known.first(where: { $0 == text }) { return version }
        let stated = node?.string.map { "version '\($0)'" } ?? "a document without a version"
        throw Diagnostics(
            Diagnostic(
                "sbom.unsupported-version", "\(stated) of \(format) is not read", at: (node ?? root).span,
                fix: "Produce one of \(known.joined(separator: ", "))."))
    }

    private static func unrecognised(_ root: SourceNode) -> Diagnostic {
        let context = root["@context"]?.string ?? ""
        if context.hasPrefix("https://spdx.org/rdf/3") {
            return Diagnostic(
                "sbom.unsupported-version", "SPDX 3 is not read", at: root.span, fix: "Produce SPDX 2.3 as JSON.")
        }
        if root["predicateType"] != nil || root["payloadType"] != nil {
            return Diagnostic(
                "sbom.not-recognised", "the document is an attestation, not an SBOM", at: root.span,
                fix: "Verify the attestation and pass the SBOM that it contains.")
        }
        return Diagnostic(
            "sbom.not-recognised", "the document is neither CycloneDX nor SPDX", at: root.span,
            fix: "Produce CycloneDX JSON (1.2 to 1.7) or SPDX JSON (2.2, 2.3).")
    }

    private static func refuseOtherSyntaxes(_ text: SourceText) throws(Diagnostics) {
        let start = SourceSpan(text: text, range: 0..<min(1, text.bytes.count))
        let begin = text.bytes.drop { $0 <= 0x20 }
        let name: String
        if begin.first == UInt8(ascii: "<") {
            name = "XML"
        } else if begin.starts(with: "SPDXVersion:".utf8) {
            name = "SPDX tag-value text"
        } else {
            return
        }
        throw Diagnostics(
            Diagnostic(
                "sbom.not-recognised", "the document is \(name), which is not read", at: start,
                fix: "Produce the SBOM as JSON."))
    }
}
