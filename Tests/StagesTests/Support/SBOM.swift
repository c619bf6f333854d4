import Artifacts

/// SBOMs in CycloneDX as short as tests need them.
enum SBOM {
    /// A document that lists purls, with a licence after a space where one is given.
    static func cycloneDX(_ components: [String], digest: Digest? = nil) -> String {
        let listed = components.enumerated().map { index, text in
            let parts = text.split(separator: " ")
            let name = parts[0].split(separator: "/").last?.split(separator: "@").first ?? ""
            let version = parts[0].split(separator: "@").last?.split(separator: "?").first ?? ""
            let licence = parts.count > 1 ? #", "licenses": [{"license": {"id": "\#(parts[1])"}}]"# : ""
            return #"{"type": "library", "bom-ref": "c\#(index)", "name": "\#(name)", "version": "\#(version)", "#
                + #""purl": "\#(parts[0])"\#(licence)}"#
        }
        let hashes = digest.map { #", "hashes": [{"alg": "SHA-256", "content": "\#($0.hex)"}]"# } ?? ""
        return #"{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "#
            + #""metadata": {"component": {"type": "container", "name": "image"\#(hashes)}}, "#
            + #""components": [\#(listed.joined(separator: ", "))]}"#
    }

    /// An OSV record: a package of an ecosystem is affected before the version that mends it.
    static func advisory(_ id: String, _ ecosystem: String, _ name: String, fixed: String) -> String {
        #"{"id": "\#(id)", "modified": "2026-01-01T00:00:00Z", "summary": "a flaw", "affected": [{"package": "#
            + #"{"ecosystem": "\#(ecosystem)", "name": "\#(name)"}, "ranges": [{"type": "ECOSYSTEM", "events": "#
            + #"[{"introduced": "0"}, {"fixed": "\#(fixed)"}]}]}]}"#
    }
}
