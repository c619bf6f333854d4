/// One request as `OutboundClient` sends it.
package struct OutboundRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"

        /// Whether sending it twice is sending it once (RFC 9110 section 9.2.2).
        var isIdempotent: Bool { self != .post && self != .patch }
        var isSafe: Bool { self == .get || self == .head }
    }

    package var method: Method
    package var address: WebAddress
    /// Names in any case; never the authorization, which has a place of its own.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]?
    package var authorization: BoundAuthorization?
    /// The longest body that is taken.
    package var maximumBytes: Int
    /// The time for all of it, when the client's is too short.
    package var seconds: Int?

    package init(
        _ method: Method, _ address: WebAddress, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        authorization: BoundAuthorization? = nil, maximumBytes: Int = 4 << 20, seconds: Int? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.authorization = authorization
        self.maximumBytes = maximumBytes
        self.seconds = seconds
    }
}

/// The value of an `Authorization` header with the one origin it may be sent to.
package struct BoundAuthorization: Sendable, CustomStringConvertible, CustomReflectable {
    let origin: WebOrigin
    let value: String

    package init(_ value: String, for origin: WebOrigin) {
        self.origin = origin
        self.value = value
    }

    /// Never the secret.
    package var description: String { "an authorization for \(origin)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What came back, its limits kept.
package struct OutboundResponse: Sendable {
    package let status: Int
    /// Names in lower case, in the order they came.
    package let headers: [(name: String, value: String)]
    /// Empty when it went to a sink.
    package let body: [UInt8]
    /// Who answered in the end, behind all redirects.
    package let address: WebAddress

    /// The one value of a header; nothing when it is missing or stands there twice.
    package func header(_ name: String) -> String? {
        let values = headers.filter { $0.name.utf8.elementsEqual(name.utf8) }
        return values.count == 1 ? values.first?.value : nil
    }

    package var isSuccess: Bool { (200...299).contains(status) }
}
