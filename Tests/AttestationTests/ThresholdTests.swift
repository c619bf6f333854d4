import Attestation
import Testing

@Suite("Thresholds") struct ThresholdTests {
    @Test("a key counts once, however often it is listed or has signed") func duplicates() throws {
        let key = try SigningKey.generate(.p256)
        let other = try SigningKey.generate(.ed25519)
        let envelope = try Envelope.sign(payloadType: "t", payload: [1], keys: [key, key, key])
        #expect(
            refusal { try envelope.verify(keys: [key.publicKey, key.publicKey], threshold: 2) } == .thresholdInvalid)
        #expect(
            refusal { try envelope.verify(keys: [key.publicKey, other.publicKey], threshold: 2) } == .thresholdNotMet)
        #expect(try envelope.verify(keys: [key.publicKey, key.publicKey]).signers == [key.publicKey])
    }

    @Test("thresholds that say nothing or ask for too much are errors", arguments: [0, -1, Int.min, 3, Int.max])
    func invalid(threshold: Int) throws {
        let keys = [try SigningKey.generate(.ed25519), try SigningKey.generate(.ed25519)]
        let envelope = try Envelope.sign(payloadType: "t", payload: [1], keys: keys)
        #expect(refusal { try envelope.verify(keys: keys.map(\.publicKey), threshold: threshold) } == .thresholdInvalid)
    }

    @Test("without keys nothing verifies") func noKeys() throws {
        let envelope = try Envelope.sign(payloadType: "t", payload: [1], key: try SigningKey.generate(.ed25519))
        #expect(refusal { try envelope.verify(keys: []) } == .thresholdInvalid)
    }

    @Test("the count agrees with a model over random signers") func model() throws {
        var random = SeededGenerator(seed: 20)
        let keys = try (0..<6).map { try SigningKey(.ed25519, secret: [UInt8](repeating: UInt8($0 + 1), count: 32)) }
        for round in 0..<400 {
            let signing = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0..<6, using: &random) }
            let trusted = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0..<6, using: &random) }
            let threshold = Int.random(in: -1...5, using: &random)
            let payload = [UInt8(truncatingIfNeeded: round)]
            let signed = try Envelope.sign(payloadType: "t", payload: payload, keys: signing.map { keys[$0] })
            // Every third signature is spoilt.
            var good: Set<Int> = []
            var signatures: [EnvelopeSignature] = []
            for (index, signature) in signed.signatures.enumerated() {
                let isSpoilt = Int.random(in: 0..<3, using: &random) == 0
                if !isSpoilt { good.insert(signing[index]) }
                signatures.append(
                    try EnvelopeSignature(
                        keyID: signature.keyID, bytes: isSpoilt ? flipped(signature.bytes, bit: 9) : signature.bytes))
            }
            let envelope = try Envelope(payloadType: "t", payload: payload, signatures: signatures)
            let wanted = good.intersection(trusted)
            let verified = try? envelope.verify(keys: trusted.map { keys[$0].publicKey }, threshold: threshold)
            #expect((verified != nil) == (threshold >= 1 && wanted.count >= threshold))
            if let verified { #expect(Set(verified.signers) == Set(wanted.map { keys[$0].publicKey })) }
        }
    }
}

/// A small generator (SplitMix64) that gives the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
