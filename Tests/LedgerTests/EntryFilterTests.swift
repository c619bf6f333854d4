import Artifacts
import Documents
import Ledger
import Testing

@Suite("filters") struct EntryFilterTests {
    private func refusal(_ text: String) -> Diagnostic? {
        do throws(Diagnostics) {
            _ = try EntryFilter(text)
            return nil
        } catch {
            return error.items.first
        }
    }

    @Test(
        "say where and why a part can't be asked of the index, and what can",
        arguments: [
            ("project.matches('a+')", "project.matches('a+')"),
            ("project == 'a' && time.getFullYear() == 2026", "time.getFullYear()"),
            ("index + 1 == 2", "index + 1"), ("approvals.map(a, a.role) == []", "approvals.map(a, a.role)"),
            ("approvers == []", "approvers"),
            ("project in [release]", "[release]"), ("size(approvers) > 1", "size(approvers)"),
            ("findings.total < 2.5", "2.5"),
            ("waivers.exists_one(w, w.id == 'x')", "waivers.exists_one(w, w.id == 'x')"),
        ])
    func refuses(_ text: String, _ part: String) throws {
        let diagnostic = try #require(refusal(text), "\(text)")
        #expect(diagnostic.id == "filter.not-indexed")
        let span = try #require(diagnostic.span)
        #expect(String(decoding: span.text.bytes[span.range], as: UTF8.self) == part)
        #expect(diagnostic.fix?.isEmpty == false)
    }

    @Test("report mistakes of names and types", arguments: ["projekt == 'a'", "project == 1", "project", "live &&"])
    func mistakes(_ text: String) throws {
        let diagnostic = try #require(refusal(text))
        #expect(diagnostic.id.hasPrefix("expression."))
    }

    @Test("refuse a constant part that can't be computed") func constants() throws {
        #expect(refusal("project == 'a' || 1 / 0 == 1")?.id == "expression.constant")
    }

    @Test("bound what they become") func tooLarge() throws {
        let chain =
            "live == (" + Array(repeating: "live", count: 40).joined(separator: " == (")
            + String(repeating: ")", count: 40)
        #expect(refusal(chain)?.id == "filter.not-indexed")
        #expect(refusal(String(repeating: " ", count: 20_000) + "live")?.id == "filter.too-long")
    }

    @Test("a token is of one question") func token() {
        let token = QueryToken.make(42, question: "a")
        #expect(QueryToken.cursor(of: token, question: "a") == 42)
        #expect(QueryToken.cursor(of: token, question: "b") == nil)
        #expect(QueryToken.cursor(of: "2a", question: "a") == nil)
        #expect(QueryToken.cursor(of: "2b" + token.dropFirst(2), question: "a") == nil)
    }

    @Test("what is live, by random pasts, is what was live before") func standing() {
        var state: UInt64 = 3
        func below(_ bound: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % bound)
        }
        let digests = (0..<4).map { Digest.sha256(of: Array("release \($0)".utf8)) }
        for _ in 0..<500 {
            var promotions = StandingPromotions()
            var effects: [LiveEffect] = []
            for index in 0..<below(12) {
                let digest = digests[below(4)]
                let effect: LiveEffect = [.promotes(digest), .promotes(digest), .takesBack(digest), .none][below(4)]
                effects.append(effect)
                promotions.apply(effect, index: UInt64(index), at: .epoch)
            }
            // Newest first: the first promotion of a release that nothing after it took back.
            var takenBack: Set<Digest> = []
            var wanted: UInt64?
            for (index, effect) in effects.enumerated().reversed() where wanted == nil {
                switch effect {
                case .none: break
                case .takesBack(let digest): takenBack.insert(digest)
                case .promotes(let digest): if !takenBack.contains(digest) { wanted = UInt64(index) }
                }
            }
            #expect(promotions.live?.index == wanted)
        }
    }
}
