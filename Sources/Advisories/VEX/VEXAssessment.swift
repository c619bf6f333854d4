package import Documents
import Inventory

/// What VEX statements say about the matches of one artifact.
///
/// A statement applies to a match when it names the vulnerability by any of its names and
/// - its product is the artifact and it names no parts, or one of its parts is the matched component; or
/// - its product is the matched component itself, and it names no parts.
///
/// Of one issuer's statements about a match the latest counts, and of equally late ones the least favourable. Where issuers
/// disagree, the least favourable counts. A statement that is dated after the given moment does not count yet.
package struct VEXAssessment: Sendable {
    /// One statement of one document.
    package struct Reference: Sendable, Hashable {
        /// The document's place in the list that was given.
        package let document: Int
        /// The statement's place in its document, from 0.
        package let statement: Int
    }

    /// The statement that decides about a match.
    package struct Answer: Sendable, Hashable {
        package let reference: Reference
        package let statement: VEXStatement
        package let source: VEXSource
        package let documentID: String?
        /// Whether the statement is about the whole artifact and not about the matched component.
        package let isOfWholeProduct: Bool

        /// Whether the match may rest.
        package var settles: Bool { statement.status.settles }
    }

    /// For each match, in their order; nothing where no statement applies.
    package let answers: [Answer?]
    /// How many matches each statement applies to, whether or not it decides; by document and statement.
    package let applications: [[Int]]

    /// The statements that applied to nothing, in order.
    package var neverApplied: [Reference] {
        applications.enumerated().flatMap { document, counts in
            counts.enumerated().filter { $0.element == 0 }.map { Reference(document: document, statement: $0.offset) }
        }
    }

    package init(
        of matches: [VulnerabilityMatch], in subject: VEXSubject, by documents: [(VEXDocument, VEXSource)],
        at moment: Timestamp
    ) {
        let index = Self.index(documents)
        var applications = documents.map { [Int](repeating: 0, count: $0.0.statements.count) }
        var answers: [Answer?] = []
        for match in matches {
            var candidates: [Answer] = []
            let part = Self.part(match.component, of: subject)
            for reference in Self.references(to: match, in: index) {
                let (document, source) = documents[reference.document]
                let statement = document.statements[reference.statement]
                guard statement.time <= moment,
                    let isOfWholeProduct = Self.applies(statement, to: part, of: subject)
                else { continue }
                applications[reference.document][reference.statement] += 1
                candidates.append(
                    Answer(
                        reference: reference, statement: statement, source: source, documentID: document.id,
                        isOfWholeProduct: isOfWholeProduct))
            }
            answers.append(Self.deciding(candidates))
        }
        self.answers = answers
        self.applications = applications
    }

    /// The statements by the names of their vulnerabilities.
    private static func index(_ documents: [(VEXDocument, VEXSource)]) -> [ByteKey: [Reference]] {
        var index: [ByteKey: [Reference]] = [:]
        for (document, entry) in documents.enumerated() {
            for (place, statement) in entry.0.statements.enumerated() {
                let reference = Reference(document: document, statement: place)
                for name in Set(statement.names.map { ByteKey($0) }) { index[name, default: []].append(reference) }
            }
        }
        return index
    }

    /// The statements that name the match's vulnerability, in the order of the documents.
    private static func references(to match: VulnerabilityMatch, in index: [ByteKey: [Reference]]) -> [Reference] {
        let names = Set(([match.advisory, match.closureID] + match.records + match.aliases).map { ByteKey($0) })
        return Set(names.flatMap { index[$0] ?? [] }).sorted {
            ($0.document, $0.statement) < ($1.document, $1.statement)
        }
    }

    /// The component as statements may name it, in BOM-Links too.
    private static func part(_ component: Component, of subject: VEXSubject) -> VEXSubject {
        VEXSubject(
            packageURLs: component.packageURL.map { [$0] } ?? [], digests: component.hashes,
            names: component.reference.map { reference in subject.names.map { "\($0)#\(reference)" } } ?? [])
    }

    /// Whether the statement is about the part of the subject; then, whether it is about all of the subject.
    private static func applies(_ statement: VEXStatement, to part: VEXSubject, of subject: VEXSubject) -> Bool? {
        var isOfWholeProduct: Bool?
        for product in statement.products {
            if product.subcomponents.isEmpty {
                if part.fits(product.identity) { return false }
                if subject.fits(product.identity) { isOfWholeProduct = true }
            } else if subject.fits(product.identity), product.subcomponents.contains(where: part.fits) {
                return false
            }
        }
        return isOfWholeProduct
    }

    private static func deciding(_ candidates: [Answer]) -> Answer? {
        var latest: [ByteKey: Answer] = [:]
        for candidate in candidates {
            // Whoever merely calls itself an issuer is not the one who signs.
            let issuer = ByteKey((candidate.source.isSigned ? "+" : "-") + candidate.source.issuer)
            if let other = latest[issuer], !overrides(candidate, other) { continue }
            latest[issuer] = candidate
        }
        return latest.values.min {
            ($0.statement.status, $0.reference.document, $0.reference.statement)
                < ($1.statement.status, $1.reference.document, $1.reference.statement)
        }
    }

    private static func overrides(_ one: Answer, _ other: Answer) -> Bool {
        one.statement.time == other.statement.time
            ? one.statement.status < other.statement.status : one.statement.time > other.statement.time
    }
}
