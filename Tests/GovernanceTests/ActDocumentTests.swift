import Artifacts
import Documents
import Governance
import Testing

@Suite("the document a person signs") struct ActDocumentTests {
    private let full = Shop.act(.approval) {
        $0.commentDigest = .sha256(of: [1])
        $0.expires = Shop.at(20)
    }

    private func code(_ text: String) -> ActError.Code? {
        #expect(throws: ActError.self) { try ActDocument(Array(text.utf8)) }?.code
    }

    private func text(_ document: ActDocument) throws -> String {
        String(decoding: try document.encoded(), as: UTF8.self)
    }

    @Test(
        "reads back what it wrote, for every type and with every field absent that may be", arguments: ActType.allCases)
    func roundTrip(_ type: ActType) throws {
        var bare = Shop.act(type)
        bare.releaseDigest = nil
        bare.reviewDigest = nil
        for document in [Shop.act(type), bare] { #expect(try ActDocument(document.encoded()) == document) }
        #expect(try ActDocument(full.encoded()) == full)
    }

    @Test("has the form that is fixed for good") func form() throws {
        #expect(
            try text(Shop.act(.waiver) { $0.findings = ["f1", "f2"] })
                == #"{"at":"2027-01-15T18:00:00Z","commentDigest":null,"environment":"production","expires":null,"#
                + #""findings":["f1","f2"],"project":"shop","releaseDigest":"\#(Shop.release)","#
                + #""reviewDigest":"\#(Shop.review)","role":"manager","type":"sluice.waiver.v1","verdict":"waive"}"#)
    }

    @Test("any other spelling of the same document is refused") func notCanonical() throws {
        let text = try text(full)
        for other in [" " + text, text + "\n", text.replacing("\"at\":", with: "\"at\": ")] {
            #expect(code(other) == .notCanonical)
        }
        #expect(code(text.replacing("T18:00:00Z", with: "T18:00:00.5Z")) == .notCanonical)
        #expect(code(text.replacing("T18:00:00Z", with: "T20:00:00+02:00")) == .notCanonical)
    }

    @Test("an extra, missing or doubled key is refused") func keys() throws {
        let text = try text(full)
        #expect(code(text.dropLast() + #","zeal":1}"#) == .malformed)
        #expect(code(text.replacing(#""role":"manager","#, with: "")) == .malformed)
        #expect(code(text.replacing(#""role":"manager","#, with: #""role":"manager","role":"manager","#)) == .malformed)
        #expect(code("[]") == .malformed)
        #expect(code("") == .malformed)
    }

    @Test("a verdict that is not that of the type is refused") func verdict() throws {
        let text = try text(full)
        #expect(code(text.replacing(#""verdict":"approve""#, with: #""verdict":"reject""#)) == .verdictMismatch)
        #expect(code(text.replacing("sluice.approval.v1", with: "sluice.rejection.v1")) == .verdictMismatch)
        #expect(code(text.replacing("sluice.approval.v1", with: "sluice.approval.v2")) == .malformed)
    }

    @Test("values of the wrong kind are refused") func values() throws {
        let text = try text(full)
        #expect(code(text.replacing(#""role":"manager""#, with: #""role":"""#)) == .malformed)
        #expect(code(text.replacing(#""role":"manager""#, with: #""role":null"#)) == .malformed)
        #expect(code(text.replacing(#""findings":[]"#, with: #""findings":["f"]"#)) == .malformed)
        #expect(code(text.replacing(#""findings":[]"#, with: #""findings":[1]"#)) == .malformed)
        #expect(code(text.replacing("sha256:", with: "sha255:")) == .malformed)
        #expect(code(text.replacing("2027-01-15T18", with: "2027-02-30T18")) == .malformed)
    }

    @Test("a waiver of nothing is refused") func emptyWaiver() throws {
        let waiver = try text(Shop.act(.waiver))
        #expect(code(waiver.replacing(#"["f"]"#, with: "[]")) == .malformed)
        #expect(code(waiver.replacing(#"["f"]"#, with: #"["g","f"]"#)) == .notCanonical)
    }

    @Test("an act bundled for the evidence store reads back, and not with a byte changed") func bundle() throws {
        let act = try Shop().alice.sign(full)
        let bundle = try act.bundled()
        #expect(try SignedAct(bundle: bundle).digest == act.digest)
        let changed = String(decoding: bundle, as: UTF8.self).replacing("production", with: "productioN")
        #expect(throws: ActError.self) { try SignedAct(bundle: Array(changed.utf8)) }
        #expect(throws: ActError.self) { try SignedAct(bundle: Array("{}".utf8)) }
    }
}
