package import Artifacts
package import Documents
import Findings

/// The live promoted release that findings are classed against.
package struct Baseline: Sendable {
    package let releaseDigest: Digest
    package let version: String
    /// Fingerprints of the findings its judge knew.
    package let findings: Set<String>
    /// Identities of what its judge examined.
    package let subjects: Set<String>
    /// Its artifacts whose bytes its record kept.
    package let artifacts: [ReleaseArtifact]
    /// Since when the findings that tell of an advisory have been known, by fingerprint.
    ///
    /// What the findings' `firstSeen` said then, else the time of the decision; empty in records of engines that did not keep
    /// it.
    package let firstSeen: [String: Timestamp]
    /// For a release that was adopted and never promoted: until when it counts.
    package let adoptedUntil: Timestamp?

    package init(
        releaseDigest: Digest, version: String, findings: Set<String>, subjects: Set<String>,
        artifacts: [ReleaseArtifact], firstSeen: [String: Timestamp] = [:], adoptedUntil: Timestamp? = nil
    ) {
        self.firstSeen = firstSeen
        self.adoptedUntil = adoptedUntil
        self.releaseDigest = releaseDigest
        self.version = version
        self.findings = findings
        self.subjects = subjects
        self.artifacts = artifacts
    }

    /// The form that is recorded as an input; every set sorted.
    package func encoded() throws(CanonicalJSONError) -> [UInt8] {
        func sorted(_ set: Set<String>) -> JSONValue {
            .array(set.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
        }
        var members: [JSONValue.Member] = [
            .init("artifacts", .array(artifacts.map(\.canonical))), .init("findings", sorted(findings)),
            .init("releaseDigest", .string(releaseDigest.description)), .init("subjects", sorted(subjects)),
            .init("version", .string(version)),
        ]
        if !firstSeen.isEmpty {
            let sorted = firstSeen.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            members.append(.init("firstSeen", .object(sorted.map { .init($0.key, .string($0.value.description)) })))
        }
        // Only where it applies, so that the record of a promoted one has the bytes it always had.
        if let adoptedUntil { members.append(.init("adoptedUntil", .string(adoptedUntil.description))) }
        return try CanonicalJSON.payload(.object(members))
    }

    /// Reads what `encoded` wrote.
    package init(_ bytes: [UInt8]) throws(InputError) {
        func strings(_ value: JSONValue?) -> [String]? {
            guard let array = value?.array else { return nil }
            let strings = array.compactMap(\.string)
            return strings.count == array.count ? strings : nil
        }
        guard let value = try? JSONReader.value(bytes, limits: .sbom),
            let digest = value["releaseDigest"]?.string.flatMap({ Digest($0) }),
            let version = value["version"]?.string, let findings = strings(value["findings"]),
            let subjects = strings(value["subjects"]), let list = value["artifacts"]?.array
        else { throw InputError("baseline.malformed", "the baseline's record can't be read") }
        let artifacts = list.compactMap { ReleaseArtifact(canonical: $0) }
        guard artifacts.count == list.count else {
            throw InputError("baseline.malformed", "an artifact in the baseline's record can't be read")
        }
        var until: Timestamp?
        if let text = value["adoptedUntil"]?.string {
            guard let time = Timestamp(text) else {
                throw InputError("baseline.malformed", "the date in the baseline's record can't be read")
            }
            until = time
        }
        var firstSeen: [String: Timestamp] = [:]
        for member in value["firstSeen"]?.members ?? [] {
            guard let time = member.value.string.flatMap({ Timestamp($0) }) else {
                throw InputError("baseline.malformed", "a date in the baseline's record can't be read")
            }
            firstSeen[member.key] = time
        }
        self.init(
            releaseDigest: digest, version: version, findings: Set(findings), subjects: Set(subjects),
            artifacts: artifacts, firstSeen: firstSeen, adoptedUntil: until)
    }

    /// The record of a release that is adopted as it was found.
    package init(adopting evaluation: Evaluation, until: Timestamp) {
        let examined = evaluation.stages.filter { !$0.isApproval }
        let recorded = Set(evaluation.inputManifest.inputs.map(\.digest))
        var firstSeen: [String: Timestamp] = [:]
        for judged in examined.flatMap(\.findings) where judged.finding.advisory != nil {
            firstSeen[judged.fingerprint] =
                judged.finding.facts["firstSeen"].flatMap { Timestamp($0) } ?? evaluation.question.time.instant
        }
        self.init(
            releaseDigest: evaluation.release.digest, version: evaluation.release.version,
            findings: Set(examined.flatMap(\.findings).map(\.fingerprint)),
            subjects: Set(examined.flatMap { $0.result?.subjects ?? [] }),
            artifacts: evaluation.release.artifacts.filter { $0.type == .sbom && recorded.contains($0.digest) },
            firstSeen: firstSeen, adoptedUntil: until)
    }
}

extension ReleaseArtifact {
    /// Reads what `canonical` gives.
    init?(canonical value: JSONValue) {
        guard let name = value["name"]?.string,
            let type = value["type"]?.string.flatMap({ ArtifactType(rawValue: $0) }),
            let digest = value["digest"]?.string.flatMap({ Digest($0) })
        else { return nil }
        self.init(name: name, type: type, digest: digest, subject: value["subject"]?.string)
    }
}
