import Artifacts
import Attestation
import Documents
import Ledger
import Reports
import Testing

@Suite("the auditor's report, with hostile names") struct AuditMarkdownTests {
    private static let time = EntryTime(at: Timestamp("2026-11-23T10:00:00Z") ?? .epoch, source: .given)
    private static let fence = "```\n# Forged\n\n````\n<script>alert(1)</script>\n" + Samples.hostileText

    /// An act and an event whose every free text is hostile, as entries that a key signed.
    private func report() throws -> AuditReport {
        let key = try SigningKey(.ed25519, secret: [UInt8](repeating: 7, count: 32))
        let signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
        let digest = Digest.sha256(of: [1])
        let document: JSONValue = [
            "comment": .string(Self.fence), "environment": "production", "project": "acme",
            "releaseDigest": .string(digest.description), "reviewDigest": .string(digest.description),
            "type": "sluice.approval.v1",
        ]
        let contents: [EntryContent] = [
            .act(
                SignedActRecord(
                    kind: .approval, document: String(decoding: try CanonicalJSON.payload(document), as: UTF8.self),
                    signature: Self.fence, principal: Samples.hostileText, time: Self.time)),
            .event(
                EventRecord(
                    kind: .retired, project: "acme", environment: "production",
                    release: ReleaseIdentity(name: "web", version: "1", digest: digest),
                    principal: Samples.hostileText, time: Self.time, facts: ["reason": .string(Self.fence)])),
        ]
        let root = try #require(MerkleHash([UInt8](repeating: 1, count: 32)))
        let checkpoint = Checkpoint(origin: "log.example/a", size: 2, root: root)
        let note = try signer.note(of: checkpoint)
        let items = try contents.enumerated().map { index, content in
            AuditReport.Item(
                entry: try SealedEntry.seal(content, signer: signer).placed(at: UInt64(index)), content: content,
                proof: InclusionProof(index: UInt64(index), hashes: [root], checkpoint: note))
        }
        return AuditReport(
            title: Samples.hostileText, origin: Samples.hostileText, checkpoint: checkpoint, items: items,
            missingEvidence: [digest], missingDocuments: [])
    }

    /// The lines outside of fences, as CommonMark reads them: a fence is closed by one at least as long with nothing after it.
    private func prose(_ text: String) -> [Substring] {
        var outside: [Substring] = []
        var open = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let ticks = line.prefix { $0 == "`" }.count
            let rest = line.dropFirst(ticks)
            if open > 0 {
                if ticks >= open, rest.allSatisfy({ $0 == " " }) { open = 0 }
            } else if ticks >= 3, !rest.contains("`") {
                open = ticks
            } else {
                outside.append(line)
            }
        }
        #expect(open == 0)
        return outside
    }

    @Test("nothing in it opens a heading, closes a fence, steers a terminal or reorders a line") func hostile() throws {
        let text = AuditMarkdown.text(try report())
        let prose = prose(text)
        let headings = prose.filter { $0.hasPrefix("#") }
        #expect(headings.count == 3 && headings[1].hasPrefix("## Entry 0: approval") && !headings.contains("# Forged"))
        #expect(prose.count { $0.hasPrefix("Inclusion proof:") } == 2)
        for wrong in ["<script", "](", "@team", "https://", "`tick`", "new|line"] {
            #expect(!prose.contains { $0.contains(wrong) }, "\(wrong)")
        }
        for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{200B}" {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                Issue.record("U+\(String(scalar.value, radix: 16))")
            default: break
            }
        }
        #expect(text.contains("(time given by the caller)") && text.contains("Evidence that the store does not have"))
    }

    @Test("its JSON has every text as it was") func json() throws {
        let text = try report().json.prettyPrinted
        let report = try JSONReader.value(Array(text.utf8))
        let entries = report["entries"]?.array ?? []
        #expect(report["release"]?.string == Samples.hostileText && report["complete"]?.bool == false)
        #expect(entries.first?["principal"]?.string == Samples.hostileText)
        #expect(entries.first?["signature"]?.string == Self.fence)
        #expect(entries.last?["facts"]?["reason"]?.string == Self.fence)
    }
}
