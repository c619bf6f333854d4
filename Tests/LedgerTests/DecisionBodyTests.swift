import Artifacts
import Documents
import FoundationEssentials
import Ledger
import Testing

@Suite("Decision bodies") struct DecisionBodyTests {
    private func bytes(_ value: JSONValue) throws -> [UInt8] { try CanonicalJSON.payload(value) }

    @Test("a body reads back to the same value and the same bytes") func roundTrip() throws {
        for (number, verdict) in [(0, DecisionBody.Verdict.pending), (1, .promoted), (2, .rejected)]
            as [(Int64, DecisionBody.Verdict)]
        {
            let body = Samples.body(number, verdict: verdict)
            let written = try bytes(body.canonical)
            let read = try DecisionBody(try JSONReader.value(written))
            #expect(try bytes(read.canonical) == written)
            #expect(read.verdict == verdict)
            #expect(read.stages == body.stages)
            #expect(read.approvals.map(\.principal) == ["ann", "zoe"])
        }
    }

    @Test("the form is the one that was fixed") func golden() throws {
        let path = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
        let golden = try String(contentsOfFile: path + "/Fixtures/Ledger/decision-v1.json", encoding: .utf8)
        #expect(String(decoding: try bytes(Samples.body(0).canonical), as: UTF8.self) + "\n" == golden)
        #expect(try DecisionBody(try JSONReader.value(Array(golden.utf8))).canonical == Samples.body(0).canonical)
    }

    @Test("a member that is added, left out or of another type is refused, at every depth") func everyMember() throws {
        let body = Samples.body(1).canonical
        var count = 0
        for changed in Mutations.all(of: body) {
            count += 1
            let error = #expect(throws: LedgerError.self) { try DecisionBody(changed) }
            #expect(error?.code == .entryMalformed)
        }
        #expect(count > 200)
    }

    @Test("lists out of order are refused") func order() throws {
        let body = Samples.body(1).canonical
        guard case .object(let members) = body else { return }
        let reversed = members.map { member in
            guard member.key == "approvals", case .array(let list) = member.value else { return member }
            return JSONValue.Member(member.key, .array(list.reversed()))
        }
        #expect(throws: LedgerError.self) { try DecisionBody(.object(reversed)) }
    }

    @Test("another schema version is refused") func version() {
        guard case .object(let members) = Samples.body(1).canonical else { return }
        let changed = members.map { $0.key == "version" ? JSONValue.Member("version", 2) : $0 }
        #expect(throws: LedgerError.self) { try DecisionBody(.object(changed)) }
    }
}

/// Every way to break one member of a value.
enum Mutations {
    static func all(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .object(let members):
            var results: [JSONValue] = [.object(members + [.init("unknown", 1)]), [], "text"]
            for (index, member) in members.enumerated() {
                var without = members
                without.remove(at: index)
                results.append(.object(without))
                for changed in all(of: member.value) {
                    var with = members
                    with[index] = .init(member.key, changed)
                    results.append(.object(with))
                }
            }
            return results
        case .array(let items):
            return ["text"]
                + items.enumerated().flatMap { index, item in
                    all(of: item).map { changed in
                        var with = items
                        with[index] = changed
                        return .array(with)
                    }
                }
        case .string: return ["", 1, [], [:]]
        case .integer: return ["1", -1, .double(1.5), .null]
        case .null: return [1, "", [], [:]]
        case .bool, .double: return [.null]
        }
    }
}
