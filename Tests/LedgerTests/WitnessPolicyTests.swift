import Attestation
import Ledger
import Testing

@Suite("Witness policies") struct WitnessPolicyTests {
    private static let benches: [WitnessBench] = (1...4).compactMap { try? WitnessBench(seed: $0) }

    private func key(_ number: Int) -> String { Self.benches[number - 1].witnessKey.verifierKey }

    private func note(cosignedBy numbers: [Int]) throws -> SignedNote {
        let note = try SignedNote(Self.benches[0].checkpoint(TestTree.leaves(5)))
        return try note.adding(
            numbers.map { number in
                let bench = Self.benches[number - 1]
                return try Cosignature.sign(note.text, key: bench.witnessKey, time: 9) { try bench.witness.sign($0) }
            })
    }

    private func accepts(_ policy: WitnessPolicy, _ numbers: [Int]) throws -> Bool {
        do {
            try policy.verify(note(cosignedBy: numbers))
            return true
        } catch {
            #expect((error as? LedgerError)?.code == .witnessesMissing)
            return false
        }
    }

    private func policy(_ lines: String) throws -> WitnessPolicy {
        let witnesses = (1...4).map { "witness w\($0) \(key($0)) https://w\($0).example/ # a witness\n" }.joined()
        return try WitnessPolicy(text: Array((witnesses + lines).utf8))
    }

    @Test("groups in groups ask for the witnesses they name, over every set of witnesses") func groups() throws {
        let nested = try policy("group x 2 w1 w2 w3\n\tgroup  y any w4\ngroup all-of all x y\nquorum all-of\n")
        let any = try policy("group x any w1 w2\nquorum x")
        let one = try policy("quorum w3\n")
        let none = try policy("quorum none\n")
        for set in 0..<16 {
            let numbers = (1...4).filter { set >> ($0 - 1) & 1 == 1 }
            #expect(try accepts(nested, numbers) == (numbers.contains(4) && numbers.count >= 3))
            #expect(try accepts(any, numbers) == (numbers.contains(1) || numbers.contains(2)))
            #expect(try accepts(one, numbers) == numbers.contains(3))
            #expect(try accepts(none, numbers))
            #expect(
                try accepts(WitnessPolicy(witnesses: Self.benches.map(\.witnessKey), threshold: 3), numbers)
                    == (numbers.count >= 3))
        }
    }

    @Test("a witness counts once, however many lines, signatures and names it has") func distinct() throws {
        let bench = Self.benches[0]
        let alias = try NoteKey(name: "alias.example", publicKey: bench.witness.publicKey, isWitness: true)
        var note = try note(cosignedBy: [1, 1])
        note = try note.adding([
            Cosignature.sign(note.text, key: alias, time: 10) { try bench.witness.sign($0) },
            Cosignature.sign(note.text, key: bench.witnessKey, time: 11) { try bench.witness.sign($0) },
        ])
        let keys = [bench.witnessKey, alias, Self.benches[1].witnessKey]
        #expect(try note.cosignatures(by: keys).map(\.time) == [11])
        #expect(throws: LedgerError.self) { try WitnessPolicy(witnesses: keys, threshold: 2).verify(note) }
        #expect(throws: LedgerError.self) { try WitnessPolicy(witnesses: keys, threshold: 3) }
        let text =
            "witness a \(bench.witnessKey.verifierKey)\nwitness b \(alias.verifierKey)\ngroup g 2 a b\nquorum g\n"
        #expect(throws: LedgerError.self) { try WitnessPolicy(text: Array(text.utf8)).verify(note) }
    }

    @Test("a bad line in a witness's name refuses the note, whatever else is good") func forged() throws {
        let note = try note(cosignedBy: [1])
        let stolen = try SignedNote(Self.benches[0].checkpoint(TestTree.leaves(6))).adding(
            Array(note.signatures.dropFirst()))
        let policy = try WitnessPolicy(witnesses: [Self.benches[0].witnessKey], threshold: 1)
        #expect((try? policy.verify(note))?.count == 1)
        #expect(throws: LedgerError.self) { try policy.verify(stolen) }
    }

    @Test("thresholds that need nobody or can't be met are refused", arguments: [-1, 0, 2, Int.max])
    func thresholds(threshold: Int) {
        #expect(throws: LedgerError.self) {
            try WitnessPolicy(witnesses: [Self.benches[0].witnessKey], threshold: threshold)
        }
        #expect(throws: LedgerError.self) { try WitnessPolicy(witnesses: [], threshold: threshold) }
        #expect(throws: LedgerError.self) { try WitnessPolicy(witnesses: [Self.benches[0].logKey], threshold: 1) }
    }

    @Test(
        "every other form is refused",
        arguments: [
            "", "quorum", "quorum w1 w2", "quorum w1\nquorum w1", "quorum unknown", "quorum any",
            "group g any\nquorum g",
            "group g 0 w1\nquorum g", "group g 3 w1 w2\nquorum g", "group g -1 w1\nquorum g", "group g +1 w1\nquorum g",
            "group g any none\nquorum g", "group w1 any w2\nquorum w1", "group none any w1\nquorum none",
            "group g any g\nquorum g",
            "group g any w1\ngroup h any w1\nquorum h", "group g 2 w1 w1\nquorum g", "quorum g\ngroup g any w1",
            "what w1\nquorum w1",
            "quorum\u{A0}w1", "quorum w1\r", "quorum w1\0", "log nonsense\nquorum w1", "witness w1 nonsense\nquorum w1",
        ]) func refused(lines: String)
    {
        #expect(throws: LedgerError.self) { try policy(lines) }
    }

    @Test("logs are named once, by keys that sign notes") func logs() throws {
        let bench = Self.benches[0]
        let log = "log \(bench.logKey.verifierKey)\n"
        #expect(try policy(log + "quorum w1").logs == [bench.logKey])
        #expect(throws: LedgerError.self) { try policy(log + log + "quorum w1") }
        #expect(throws: LedgerError.self) { try policy("log \(bench.witnessKey.verifierKey)\nquorum w1") }
    }
}
