import Documents

/// Checks what the CycloneDX schema asks of parts that no inventory is read from.
///
/// A violation here does not change what the document states about components, so reading goes on without it.
struct CycloneDXCheck {
    private let version: String
    private var fields = SBOMFields(prefix: "sbom.cyclonedx")

    /// Every violation in the document, in the order of the text.
    static func violations(in root: SourceNode, version: String) -> [Diagnostic] {
        var check = CycloneDXCheck(version: version)
        check.checkDocument(root)
        check.walk(root)
        return check.fields.faults
    }

    private init(version: String) {
        self.version = version
    }

    private mutating func checkDocument(_ root: SourceNode) {
        if let number = fields.string("serialNumber", of: root), !Self.isSerialNumber(number.string ?? "") {
            fields.report("serial-number", "the serial number is not 'urn:uuid:' and a UUID", at: number.span)
        }
        if let metadata = fields.object("metadata", of: root),
            let time = fields.string("timestamp", of: metadata), Timestamp(time.string ?? "") == nil
        {
            fields.report("timestamp", "the time is not RFC 3339 with a time of day and an offset", at: time.span)
        }
    }

    /// Looks at every object by the key it stands under; the document's depth is bounded by its reader.
    private mutating func walk(_ node: SourceNode) {
        if let elements = node.elements {
            for element in elements { walk(element) }
            return
        }
        for member in node.members ?? [] {
            for value in member.value.elements ?? [member.value] where value.members != nil {
                check(value, under: member.key)
            }
            walk(member.value)
        }
    }

    private mutating func check(_ node: SourceNode, under key: String) {
        switch key {
        case "component", "components", "ancestors", "descendants", "variants": checkComponent(node)
        case "swid":
            _ = fields.required("tagId", of: node, in: "a SWID tag")
            _ = fields.required("name", of: node, in: "a SWID tag")
        case "text", "license": checkChoice("encoding", of: node, ["base64"])
        case "properties" where version >= "1.6":
            if node["name"] == nil { fields.report("missing", "a property has no 'name'", at: node.span) }
        case "resolves": checkChoice("type", of: node, ["defect", "enhancement", "security"])
        case "data" where node["flow"] != nil:
            checkChoice("flow", of: node, ["inbound", "outbound", "bi-directional", "unknown"])
        case "citations": checkCitation(node)
        default: break
        }
    }

    private mutating func checkComponent(_ node: SourceNode) {
        checkChoice("scope", of: node, ["required", "optional", "excluded"])
        guard version >= "1.7", let range = node.member("versionRange") else { return }
        if node["isExternal"]?.bool != true {
            fields.report("version-range", "only an external component has a version range", at: range.keySpan)
        } else if node["version"] != nil {
            fields.report("version-range", "a component has a version or a version range, not both", at: range.keySpan)
        }
    }

    private mutating func checkCitation(_ node: SourceNode) {
        if node["attributedTo"] == nil, node["process"] == nil {
            fields.report("citation", "a citation has neither 'attributedTo' nor 'process'", at: node.span)
        }
        if (node["pointers"] == nil) == (node["expressions"] == nil) {
            fields.report("citation", "a citation has exactly one of 'pointers' and 'expressions'", at: node.span)
        }
    }

    private mutating func checkChoice(_ key: String, of node: SourceNode, _ choices: [String]) {
        guard let value = node[key], !choices.contains(where: { value.string == $0 }) else { return }
        fields.report("choice", "'\(key)' is not one of \(choices.joined(separator: ", "))", at: value.span)
    }

    private static func isSerialNumber(_ text: String) -> Bool {
        let prefix = "urn:uuid:"
        guard text.utf8.starts(with: prefix.utf8) else { return false }
        let groups = text.utf8.dropFirst(prefix.utf8.count)
            .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
