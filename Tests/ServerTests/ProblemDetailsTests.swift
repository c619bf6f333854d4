import Documents
import Server
import Testing

@Suite("Problem details")
struct ProblemDetailsTests {
    @Test("every member of RFC 9457 is there, with a type that names the engine's own id") func members() throws {
        let problem = ProblemDetails(
            status: 409, id: "ledger.locked", title: "The ledger is locked", detail: "wait", request: "r1")
        let text = String(decoding: try CanonicalJSON.encode(problem.json), as: UTF8.self)
        #expect(
            text == """
                {"detail":"wait","request":"r1","status":409,"title":"The ledger is locked",\
                "type":"urn:sluice:problem:ledger.locked"}
                """)
    }
}
