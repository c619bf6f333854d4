package import Artifacts
import Documents
package import Findings

/// What was found, by stage and in all.
extension DecisionBody {
    /// One stage of the plan and what became of it.
    package struct Stage: Sendable, Hashable {
        /// How many of the stage's findings have which effect.
        package struct Effects: Sendable, Hashable {
            package let blocking: Int
            package let warning: Int
            package let waived: Int
            package let informational: Int
            /// Findings no rule addresses.
            package let unaddressed: Int

            package init(blocking: Int, warning: Int, waived: Int, informational: Int, unaddressed: Int) {
                self.blocking = blocking
                self.warning = warning
                self.waived = waived
                self.informational = informational
                self.unaddressed = unaddressed
            }

            init(_ reader: PayloadReader) throws(LedgerError) {
                var reader = reader
                self.init(
                    blocking: try reader.count("blocking"), warning: try reader.count("warning"),
                    waived: try reader.count("waived"), informational: try reader.count("informational"),
                    unaddressed: try reader.count("unaddressed"))
                try reader.finish()
            }

            var canonical: JSONValue {
                [
                    "blocking": .integer(Int64(blocking)), "informational": .integer(Int64(informational)),
                    "unaddressed": .integer(Int64(unaddressed)), "waived": .integer(Int64(waived)),
                    "warning": .integer(Int64(warning)),
                ]
            }
        }

        package let name: String
        /// The plugin's kind, such as `vulnerability/scan`.
        package let uses: String
        package let revision: Int
        package let outcome: Outcome
        package let examined: Int
        package let total: Int
        package let findings: Effects
        /// Of the stage's full result, which is evidence.
        package let resultDigest: Digest

        package init(
            name: String, uses: String, revision: Int, outcome: Outcome, examined: Int, total: Int, findings: Effects,
            resultDigest: Digest
        ) {
            self.name = name
            self.uses = uses
            self.revision = revision
            self.outcome = outcome
            self.examined = examined
            self.total = total
            self.findings = findings
            self.resultDigest = resultDigest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                name: try reader.string("name"), uses: try reader.string("uses"),
                revision: try reader.count("revision"), outcome: try reader.choice("outcome"),
                examined: try reader.count("examined"), total: try reader.count("total"),
                findings: try Effects(reader.object("findings")), resultDigest: try reader.digest("resultDigest"))
            try reader.finish()
        }

        var canonical: JSONValue {
            [
                "examined": .integer(Int64(examined)), "findings": findings.canonical, "name": .string(name),
                "outcome": .string(outcome.rawValue), "resultDigest": .string(resultDigest.description),
                "revision": .integer(Int64(revision)), "total": .integer(Int64(total)), "uses": .string(uses),
            ]
        }
    }

    /// All findings of the release by class; the list itself is evidence.
    package struct Findings: Sendable, Hashable {
        /// All but the fixed ones.
        package let total: Int
        package let introduced: Int
        package let preexisting: Int
        package let newlyDisclosed: Int
        /// What the baseline had and this release has no longer.
        package let fixed: Int
        /// Of the list of findings.
        package let digest: Digest

        package init(
            total: Int, introduced: Int, preexisting: Int, newlyDisclosed: Int, fixed: Int, digest: Digest
        ) {
            self.total = total
            self.introduced = introduced
            self.preexisting = preexisting
            self.newlyDisclosed = newlyDisclosed
            self.fixed = fixed
            self.digest = digest
        }

        init(_ reader: PayloadReader) throws(LedgerError) {
            var reader = reader
            self.init(
                total: try reader.count("total"), introduced: try reader.count("introduced"),
                preexisting: try reader.count("preexisting"), newlyDisclosed: try reader.count("newlyDisclosed"),
                fixed: try reader.count("fixed"), digest: try reader.digest("digest"))
            try reader.finish()
        }

        var canonical: JSONValue {
            [
                "digest": .string(digest.description), "fixed": .integer(Int64(fixed)),
                "introduced": .integer(Int64(introduced)), "newlyDisclosed": .integer(Int64(newlyDisclosed)),
                "preexisting": .integer(Int64(preexisting)), "total": .integer(Int64(total)),
            ]
        }
    }
}
