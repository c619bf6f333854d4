package import Documents

/// The answer to one AdmissionReview, within the bounds that the API server keeps.
package struct AdmissionResponse: Sendable, Hashable {
    /// Longer warnings are cut by API server and clients at 256 bytes, and all together at 4096.
    static let maximumWarning = 256
    static let maximumWarnings = 15
    static let maximumMessage = 1024
    static let maximumAnnotation = 4096

    package let uid: String
    package let isAllowed: Bool
    /// One line; empty when it is allowed.
    package let message: String
    package let warnings: [String]
    /// By key, sorted.
    package let annotations: [(key: String, value: String)]

    package init(
        uid: String, isAllowed: Bool, message: String, warnings: [String], annotations: [(key: String, value: String)]
    ) {
        self.uid = uid
        self.isAllowed = isAllowed
        self.message = isAllowed ? "" : Self.line(message, within: Self.maximumMessage)
        var kept = warnings.prefix(Self.maximumWarnings).map { Self.line($0, within: Self.maximumWarning) }
        if warnings.count > Self.maximumWarnings {
            kept.append("and \(warnings.count - Self.maximumWarnings) more; 'sluice admission check' lists all")
        }
        self.warnings = kept
        self.annotations = annotations.map { ($0.key, Self.line($0.value, within: Self.maximumAnnotation)) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    package static func == (left: AdmissionResponse, right: AdmissionResponse) -> Bool { left.json == right.json }
    package func hash(into hasher: inout Hasher) { hasher.combine(json) }

    /// The whole AdmissionReview to send.
    package var json: JSONValue {
        var response: [JSONValue.Member] = [.init("uid", .string(uid)), .init("allowed", .bool(isAllowed))]
        if !isAllowed {
            response.append(
                .init("status", ["code": 403, "message": .string(message), "reason": "Forbidden"]))
        }
        if !warnings.isEmpty { response.append(.init("warnings", .array(warnings.map { .string($0) }))) }
        if !annotations.isEmpty {
            response.append(
                .init("auditAnnotations", .object(annotations.map { .init($0.key, .string($0.value)) })))
        }
        return [
            "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": .object(response),
        ]
    }

    /// One line of printable text, cut at a character with an ellipsis: warnings become header lines.
    static func line(_ text: String, within maximum: Int) -> String {
        var line = ""
        var count = 0
        for scalar in text.unicodeScalars {
            let isPrintable =
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                && !(0x2028...0x2029).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value)
            let shown: Unicode.Scalar = isPrintable ? scalar : "\u{FFFD}"
            let size = UTF8.width(shown)
            if count + size > maximum - 3 {
                let rest = text.utf8.count
                if rest > maximum || count + size > maximum { return line + "…" }
            }
            line.unicodeScalars.append(shown)
            count += size
        }
        return line
    }
}
