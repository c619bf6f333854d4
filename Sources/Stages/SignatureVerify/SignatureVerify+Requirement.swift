import Documents
import Engine

extension SignatureVerify.Requirement {
    init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "requirement")
        let type = reader.choice("type", default: nil as ArtifactType?)
        let by = reader.choice("by", default: SignatureVerify.Means.signature)
        let predicate = reader.optional("predicateType", as: String.self)
        let threshold = reader.optional("threshold", default: 1)
        if type == nil, node["type"] == nil {
            reader.report(
                Diagnostic(
                    "signature.requirement", "the requirement names no type of artifact", at: node.span,
                    fix: "Add 'type: image' or another type."))
        }
        if threshold.value < 1 {
            reader.report(
                Diagnostic("signature.threshold", "a threshold below 1 asks for nothing", at: threshold.span))
        }
        if let predicate, by?.value == .signature {
            reader.report(
                Diagnostic(
                    "signature.predicate", "a signature has no predicate type", at: predicate.span,
                    fix: "Write 'by: attestation', or remove 'predicateType'."))
        }
        self = try reader.finish {
            SignatureVerify.Requirement(
                type: type?.value ?? .file, by: by?.value ?? .signature, predicateType: predicate?.value,
                threshold: threshold.value)
        }
    }
}
