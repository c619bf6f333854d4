import Documents

/// Reads the product statuses of a CSAF document, 2.0 or 2.1, as VEX statements (profile 5, section 4.5).
///
/// Products of one vulnerability that share status, reason and action make one statement. "Recommended" is no status, and
/// "unknown" (2.1) is under investigation. Whether the document is valid CSAF is not judged here.
struct CSAFVEXReader {
    private static let statuses: [(word: String, status: VEXStatus)] = [
        ("first_affected", .affected), ("known_affected", .affected), ("last_affected", .affected),
        ("under_investigation", .underInvestigation), ("unknown", .underInvestigation), ("first_fixed", .fixed),
        ("fixed", .fixed), ("known_not_affected", .notAffected),
    ]

    /// What flags, threats and remediations say about products of one vulnerability.
    private struct Reasons {
        var justification: VEXJustification?
        var impact: String?
        var action: String?
    }

    private let value: JSONValue
    private let tree: CSAFVEXProducts

    init(_ value: JSONValue) throws(VEXError) {
        self.value = value
        guard let version = CSAFVersion(of: value) else {
            throw VEXError(.version, "'csaf_version' is neither 2.0 nor 2.1")
        }
        tree = try CSAFVEXProducts(value["product_tree"] ?? .object([]), version: version)
    }

    func document() throws(VEXError) -> VEXDocument {
        let tracking = VEXFields(value["document"]?["tracking"] ?? .object([]))
        guard let time = try tracking.time("current_release_date") else {
            throw VEXError(.time, "'document.tracking' has no 'current_release_date'")
        }
        var statements: [VEXStatement] = []
        for (index, value) in try VEXFields(value).list("vulnerabilities").enumerated() {
            statements += try self.statements(VEXFields(value, at: index + 1), at: index + 1, time: time)
        }
        return VEXDocument(
            format: .csaf, id: try tracking.text("id"), author: value["document"]?["publisher"]?["name"]?.string,
            statements: statements)
    }

    private func statements(
        _ vulnerability: VEXFields, at place: Int, time: Timestamp
    ) throws(VEXError) -> [VEXStatement] {
        guard let stated = vulnerability.value["product_status"], stated != .null else { return [] }
        let names = try self.names(vulnerability)
        guard let name = names.first else {
            throw VEXError(.member, "the vulnerability has neither 'cve' nor 'ids'", at: place)
        }
        let reasons = try self.reasons(vulnerability)
        var statements: [VEXStatement] = []
        for (word, status) in Self.statuses {
            var groups: [(key: [UInt8], reasons: Reasons, products: [VEXProduct])] = []
            var placeOfKey: [ByteKey: Int] = [:]
            for id in try VEXFields(stated, at: place).texts(word) {
                let given = reasons[ByteKey(id)] ?? Reasons()
                let key = Array(
                    "\(given.justification?.rawValue ?? "")\0\(given.impact ?? "")\0\(given.action ?? "")".utf8)
                if let index = placeOfKey[ByteKey(key)] {
                    groups[index].products.append(tree.product(id))
                } else {
                    placeOfKey[ByteKey(key)] = groups.count
                    groups.append((key, given, [tree.product(id)]))
                }
            }
            for group in groups {
                let isSettled = status == .notAffected
                statements.append(
                    try VEXStatement(
                        vulnerability: name, aliases: Array(names.dropFirst()), products: group.products,
                        status: status, justification: isSettled ? group.reasons.justification : nil,
                        impact: isSettled ? group.reasons.impact : nil, action: group.reasons.action, timestamp: time,
                        place: place
                    ).checked())
            }
        }
        return statements
    }

    /// The CVE and the ids of other systems.
    private func names(_ vulnerability: VEXFields) throws(VEXError) -> [String] {
        let cve = try vulnerability.text("cve").map { [$0] } ?? []
        return cve + (try vulnerability.list("ids").compactMap { $0["text"]?.string })
    }

    /// What is said of each product id; of several flags, threats or remediations of one product the first counts.
    private func reasons(_ vulnerability: VEXFields) throws(VEXError) -> [ByteKey: Reasons] {
        var reasons: [ByteKey: Reasons] = [:]
        for value in try vulnerability.list("flags") {
            let flag = VEXFields(value, at: vulnerability.place)
            let word = try flag.required("label")
            guard let label = VEXJustification(word: word), VEXJustification.shared.contains(label) else {
                throw VEXError(.justification, "'\(word)' is no label of a flag", at: vulnerability.place)
            }
            for id in try tree.ids(named: flag) where reasons[ByteKey(id)]?.justification == nil {
                reasons[ByteKey(id), default: Reasons()].justification = label
            }
        }
        for value in try vulnerability.list("threats") {
            let threat = VEXFields(value, at: vulnerability.place)
            guard try threat.required("category").utf8.elementsEqual("impact".utf8) else { continue }
            let details = try threat.required("details")
            for id in try tree.ids(named: threat) where reasons[ByteKey(id)]?.impact == nil {
                reasons[ByteKey(id), default: Reasons()].impact = details
            }
        }
        for value in try vulnerability.list("remediations") {
            let remediation = VEXFields(value, at: vulnerability.place)
            let details = try remediation.required("details")
            for id in try tree.ids(named: remediation) where reasons[ByteKey(id)]?.action == nil {
                reasons[ByteKey(id), default: Reasons()].action = details
            }
        }
        return reasons
    }
}
