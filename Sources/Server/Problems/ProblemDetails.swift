package import Documents

/// What went wrong, as a client of the API reads it: RFC 9457, `application/problem+json`.
package struct ProblemDetails: Sendable, Equatable {
    package static let mediaType = "application/problem+json"

    /// The HTTP status.
    package let status: Int
    /// The engine's own stable id of the error, such as `ledger.locked`; the type is `urn:sluice:problem:` and it.
    package let id: String
    /// The kind of error in a few words, the same for every occurrence.
    package let title: String
    /// This occurrence, with the remedy.
    package let detail: String
    /// The id under which the server logged the request.
    package let request: String

    package init(status: Int, id: String, title: String, detail: String, request: String) {
        (self.status, self.id, self.title) = (status, id, title)
        (self.detail, self.request) = (detail, request)
    }
}

extension ProblemDetails {
    /// The document, as RFC 9457 section 3 has it, with `request` as an extension member.
    package var json: JSONValue {
        [
            "type": .string("urn:sluice:problem:\(id)"), "title": .string(title), "status": .integer(Int64(status)),
            "detail": .string(detail), "request": .string(request),
        ]
    }
}
