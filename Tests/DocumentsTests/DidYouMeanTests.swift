import Documents
import Testing

@Suite("did you mean") struct DidYouMeanTests {
    @Test(
        "the nearest name is suggested, when it is near enough",
        arguments: [
            ("maxAgeDay", "maxAgeDays"), ("advisoris", "advisories"), ("MAXAGEDAYS", "maxAgeDays"),
            ("xyz", nil), ("", nil), ("avdisories", "advisories"),
        ] as [(String, String?)])
    func nearest(_ written: String, _ wanted: String?) {
        #expect(DidYouMean.suggestion(for: written, among: ["advisories", "maxAgeDays", "uses"]) == wanted)
    }

    @Test("of two that are equally near the first listed is suggested") func ties() {
        #expect(DidYouMean.suggestion(for: "naxe", among: ["name", "nape", "nave"]) == "name")
    }
}
