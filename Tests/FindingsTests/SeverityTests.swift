import Findings
import Testing

@Suite("severity and outcome") struct SeverityTests {
    @Test("severities are ordered from unknown to critical") func order() {
        #expect(Severity.allCases == [.unknown, .none, .low, .medium, .high, .critical])
        #expect(Severity.allCases.shuffled().sorted() == Severity.allCases)
        #expect(Severity.unknown < .none)
        #expect(!(Severity.high < .high))
    }

    @Test("only passed and warned let a release through") func outcomes() {
        #expect(Outcome.allCases.filter(\.permitsPromotion) == [.passed, .warned])
    }
}
