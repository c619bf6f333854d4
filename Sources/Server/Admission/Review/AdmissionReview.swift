package import Documents

/// A text that a client sent as an AdmissionReview, read strictly.
package enum AdmissionReview: Sendable {
    case request(AdmissionRequest)
    /// It has a uid to answer to, and can't be judged: denied, whatever a namespace enforces.
    case refused(uid: String, AdmissionError)

    /// The greatest object of the API server twice, and room: 4 MiB, 128 deep, half a million values.
    package static let limits = DocumentLimits(
        maximumBytes: 4 << 20, maximumDepth: 128, maximumNodes: 500_000, maximumAliasNodes: 0)
    private static let maximumUID = 128

    /// - Throws: `admission.review-invalid` when there is not even a uid to answer to.
    package static func read(_ bytes: [UInt8]) throws(AdmissionError) -> AdmissionReview {
        let root: SourceNode
        do {
            root = try JSONReader.read(SourceText(name: "AdmissionReview", bytes: bytes), limits: limits)
        } catch {
            throw invalid(error.items.first?.message ?? "it can't be read")
        }
        guard let uid = root["request"]?["uid"]?.string, (1...maximumUID).contains(uid.utf8.count),
            uid.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw invalid("it has no request with a uid") }
        guard root["apiVersion"].isText("admission.k8s.io/v1"), root["kind"].isText("AdmissionReview") else {
            return .refused(uid: uid, invalid("it is no AdmissionReview of admission.k8s.io/v1"))
        }
        do {
            return .request(try AdmissionRequest(root["request"], uid: uid))
        } catch {
            return .refused(uid: uid, error)
        }
    }

    static func invalid(_ message: String) -> AdmissionError {
        AdmissionError(
            .reviewInvalid, "the review can't be judged: \(message)",
            remedy: "Send what a Kubernetes API server sends to a validating webhook.")
    }
}

extension AdmissionRequest {
    fileprivate init(_ node: SourceNode?, uid: String) throws(AdmissionError) {
        guard let operation = node?["operation"]?.string, let known = Operation(rawValue: operation) else {
            throw AdmissionReview.invalid("its operation is none of CREATE, UPDATE, DELETE and CONNECT")
        }
        guard let kind = node?["kind"]?["kind"]?.string, !kind.isEmpty,
            let version = node?["kind"]?["version"]?.string, !version.isEmpty
        else { throw AdmissionReview.invalid("it names no kind") }
        let group = try Self.text(node?["kind"]?["group"], "kind.group")
        let object = Self.present(node?["object"])
        let old = Self.present(node?["oldObject"])
        let subresource = try Self.text(node?["subResource"], "subResource")
        let namespace = try Self.text(node?["namespace"], "namespace")
        var isDryRun = false
        if let flag = Self.present(node?["dryRun"]) {
            guard let value = flag.bool else { throw AdmissionReview.invalid("dryRun is neither true nor false") }
            isDryRun = value
        }
        var name = try Self.text(node?["name"], "name")
        if name.isEmpty { name = object?["metadata"]?["name"]?.string ?? "" }
        if name.isEmpty { name = object?["metadata"]?["generateName"]?.string ?? "" }
        self.init(
            uid: uid, operation: known, group: group, version: version, kind: kind, subresource: subresource,
            namespace: namespace, name: name, isDryRun: isDryRun, object: object, oldObject: old)
        if known == .create || known == .update {
            guard let object else { throw AdmissionReview.invalid("it has no object") }
            try check(object, "object")
        }
        if let old, known == .update { try check(old, "oldObject") }
    }

    /// An object says itself what it is; one that says something else than the request was made up.
    private func check(_ object: SourceNode, _ what: String) throws(AdmissionError) {
        guard object["apiVersion"].isText(apiVersion), object["kind"].isText(kind) else {
            throw AdmissionReview.invalid("its \(what) is no \(apiVersion) \(kind)")
        }
        guard let metadata = object["metadata"], !metadata.isNull else { return }
        guard metadata.members != nil else { throw AdmissionReview.invalid("the metadata of its \(what) is no object") }
        guard let own = metadata["namespace"], !own.isNull, own.string?.isEmpty != true else { return }
        guard own.string?.utf8.elementsEqual(namespace.utf8) == true else {
            throw AdmissionReview.invalid("its \(what) is in another namespace than the request")
        }
    }

    /// A member that may be left out; empty then.
    private static func text(_ node: SourceNode?, _ what: String) throws(AdmissionError) -> String {
        guard let node = present(node) else { return "" }
        guard let text = node.string else { throw AdmissionReview.invalid("its \(what) is no text") }
        return text
    }

    private static func present(_ node: SourceNode?) -> SourceNode? { node?.isNull == true ? nil : node }
}

extension SourceNode? {
    fileprivate func isText(_ text: String) -> Bool { self?.string?.utf8.elementsEqual(text.utf8) ?? false }
}
