import Attestation
import Ledger
import Testing

@Suite("Witnesses") struct WitnessTests {
    private func text(_ answer: Witness.Answer) -> String { String(decoding: answer.body, as: UTF8.self) }

    @Test("a log that only grows is cosigned at every size, in steps of every length up to 40") func growth() throws {
        let bench = try WitnessBench()
        let leaves = TestTree.leaves(40)
        for step in 1...40 {
            let (witness, states) = (try bench.running(), MemoryWitnessStates())
            var old = 0
            for size in stride(from: step, through: 40, by: step) {
                let part = Array(leaves.prefix(size))
                let answer = try witness.answer(bench.request(old, part), time: 1_700_000_000, states: states)
                #expect(answer.status == 200, "\(old) to \(size): \(text(answer))")
                let lines = try SignedNote.signatures(lines: answer.body)
                let note = try SignedNote(bench.checkpoint(part)).adding(lines)
                #expect(try note.cosignatures(by: [bench.witnessKey]).map(\.time) == [1_700_000_000])
                #expect(
                    try Checkpoint.verified(note.encoded, origin: WitnessBench.origin, signedBy: [bench.logKey]).size
                        == UInt64(size))
                #expect(states.last(of: WitnessBench.origin)?.checkpoint.size == UInt64(size))
                old = size
            }
        }
    }

    @Test("what is malformed, unknown, not signed, out of step or not proven gets the status of the protocol")
    func refusals() throws {
        let bench = try WitnessBench()
        let (witness, states) = (try bench.running(), MemoryWitnessStates())
        let leaves = TestTree.leaves(20)
        func status(_ body: [UInt8]) throws -> Int { try witness.answer(body, time: 5, states: states).status }
        for body in [
            "", "old 0\n", "old 0\n\n", "old 00\n\n", "old -1\n\nx", "new 0\n\nx\n", "old 0\n!\n\nx\n", "old 0\n\nx\n",
        ] {
            #expect(try status(Array(body.utf8)) == 400, "\(body)")
        }
        let foreign = WitnessRequest(
            oldSize: 0, proof: [], checkpoint: try bench.checkpoint(leaves, origin: "other.example"))
        #expect(try status(foreign.text) == 404)
        let forged = WitnessRequest(oldSize: 0, proof: [], checkpoint: try bench.checkpoint(leaves, by: bench.witness))
        #expect(try status(forged.text) == 403)
        #expect(try status(bench.request(21, leaves, proof: [])) == 400)
        #expect(try status(bench.request(3, leaves)) == 409)
        #expect(try status(bench.request(0, leaves, proof: [leaves[0]])) == 422)
        #expect(states.last(of: WitnessBench.origin) == nil)
        #expect(try status(bench.request(0, Array(leaves.prefix(10)))) == 200)
        let before = states.last(of: WitnessBench.origin)
        let late = try witness.answer(bench.request(0, leaves), time: 5, states: states)
        #expect(late.status == 409 && text(late) == "10\n" && late.contentType == "text/x.tlog.size")
        for flipped in TestTree.consistency(10, leaves[...]).indices {
            var proof = TestTree.consistency(10, leaves[...])
            proof[flipped] = TestTree.flipped(proof[flipped])
            #expect(try status(bench.request(10, leaves, proof: proof)) == 422)
        }
        #expect(try status(bench.request(10, leaves, proof: [])) == 422)
        #expect(try status(bench.request(10, Array(leaves.prefix(9)), proof: [])) == 400)
        #expect(states.last(of: WitnessBench.origin) == before)
    }

    @Test("a fork is never cosigned, at the same size or a bigger one; the same checkpoint is, again") func fork()
        throws
    {
        let bench = try WitnessBench()
        let (witness, states) = (try bench.running(), MemoryWitnessStates())
        let leaves = TestTree.leaves(20)
        var forked = leaves
        forked[4] = TestTree.flipped(forked[4])
        func status(_ body: [UInt8]) throws -> Int { try witness.answer(body, time: 5, states: states).status }
        #expect(try status(bench.request(0, Array(leaves.prefix(10)))) == 200)
        #expect(try status(bench.request(10, Array(forked.prefix(10)), proof: [])) == 409)
        #expect(try status(bench.request(10, forked)) == 422)
        #expect(try status(bench.request(10, Array(leaves.prefix(10)))) == 200)
        #expect(try status(bench.request(10, leaves)) == 200)
        // A roll-back with an honest proof of the smaller tree is out of step.
        #expect(try status(bench.request(10, Array(leaves.prefix(10)), proof: [])) == 409)
    }

    @Test("two requests at once: the second to arrive is told the new size") func race() throws {
        let bench = try WitnessBench()
        let leaves = TestTree.leaves(20)
        let bigger = SignedCheckpoint(
            checkpoint: Checkpoint(origin: WitnessBench.origin, size: 20, root: MerkleTree.root(of: leaves)),
            note: try bench.checkpoint(leaves))
        let states = MemoryWitnessStates { $0.put(bigger) }
        let answer = try bench.running().answer(bench.request(0, Array(leaves.prefix(5))), time: 5, states: states)
        #expect(answer.status == 409 && text(answer) == "20\n")
        #expect(states.last(of: WitnessBench.origin) == bigger)
    }

    @Test("a key that signs notes can't be a witness, and a signer with another key is found") func keys() throws {
        let bench = try WitnessBench()
        #expect(throws: LedgerError.self) { try Witness(key: bench.logKey, logs: []) { $0 } }
        let witness = try Witness(
            key: bench.witnessKey, logs: [WitnessedLog(origin: WitnessBench.origin, keys: [bench.logKey])]
        ) { [log = bench.log] in try log.sign($0) }
        let states = MemoryWitnessStates()
        let body = try bench.request(0, TestTree.leaves(3))
        #expect(throws: LedgerError.self) { try witness.answer(body, time: 5, states: states) }
        #expect(states.last(of: WitnessBench.origin) == nil)
    }

    @Test("times beyond 2^63 - 1 are no times; extension lines are cosigned with the rest") func times() throws {
        let bench = try WitnessBench()
        let key = bench.witnessKey
        #expect(Cosignature.time(in: [0x80] + [UInt8](repeating: 0, count: 71)) == nil)
        #expect(Cosignature.time(in: [0x7F] + [UInt8](repeating: 0xFF, count: 71)) == UInt64(Int64.max))
        #expect(Cosignature.time(in: [UInt8](repeating: 0, count: 64)) == nil)
        #expect(throws: LedgerError.self) {
            try Cosignature.sign("x\n", key: key, time: 1 << 63) { try bench.witness.sign($0) }
        }
        let note = try SignedNote(bench.checkpoint(TestTree.leaves(3), extensions: ["more"]))
        let line = try Cosignature.sign(note.text, key: key, time: 7) { try bench.witness.sign($0) }
        #expect(try note.adding([line]).cosignatures(by: [key]).count == 1)
        let plain = try SignedNote(bench.checkpoint(TestTree.leaves(3))).adding([line])
        #expect(throws: LedgerError.self) { try plain.cosignatures(by: [key]) }
    }

    @Test(
        "a request reads back to the same bytes, and nothing else is one",
        arguments: [
            "old 1\n\n\nlog\n", "old 1 \n\nlog\n", "old 1\n\r\nlog\n", "old +1\n\nlog\n", " old 1\n\nlog\n",
            "old 1\nAAAA\n\nlog\n",
        ])
    func requests(text: String) throws {
        let full = WitnessRequest(oldSize: 7, proof: TestTree.leaves(63), checkpoint: Array("log\n".utf8))
        #expect(try WitnessRequest(text: full.text) == full)
        let long = WitnessRequest(oldSize: 7, proof: TestTree.leaves(64), checkpoint: Array("log\n".utf8))
        #expect(throws: LedgerError.self) { try WitnessRequest(text: long.text) }
        if text != "old 1\n\n\nlog\n" {
            #expect(throws: LedgerError.self) { try WitnessRequest(text: Array(text.utf8)) }
        }
    }
}
