import Findings
import Testing

@Suite("completeness") struct CompletenessTests {
    @Test("nothing out of nothing is not complete") func nothing() {
        #expect(!Completeness.nothing.isComplete)
        #expect(Completeness.nothing.percent == 0)
    }

    @Test("only everything is complete") func everything() {
        #expect(Completeness(examined: 3, of: 3).isComplete)
        #expect(!Completeness(examined: 2, of: 3).isComplete)
        #expect(Completeness(examined: 2, of: 3).percent == 66)
    }

    @Test("counts out of range are clamped", arguments: [(-1, 3, 0, 3), (5, 3, 3, 3), (1, -2, 0, 0)])
    func clamped(_ examined: Int, _ total: Int, _ wantedExamined: Int, _ wantedTotal: Int) {
        let completeness = Completeness(examined: examined, of: total)
        #expect(completeness.examined == wantedExamined)
        #expect(completeness.total == wantedTotal)
    }

    @Test("batches add up and reasons merge, sorted by id") func sum() {
        var sum = Completeness(examined: 1, of: 3, because: [.init("no-purl", count: 2)])
        sum.add(Completeness(examined: 0, of: 2, because: [.init("no-feed", count: 1), .init("no-purl", count: 1)]))
        #expect(sum.examined == 1)
        #expect(sum.total == 5)
        #expect(sum.reasons == [.init("no-feed", count: 1), .init("no-purl", count: 3)])
        #expect(!sum.isComplete)
    }
}
