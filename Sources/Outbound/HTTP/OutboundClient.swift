import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Every HTTP request out of Sluice: one allow-list, one rule for credentials, limits on all that comes back.
///
/// - A host is asked only when the policy allows its name and every address it resolves to; what is connected to is an
///   address that was checked.
/// - TLS, except for hosts that the policy names as plain. No proxies, whatever the environment says.
/// - Redirects of GET and HEAD are followed here, a few, only to allowed hosts and never from `https` to `http`. They never
///   carry credentials, also not to the same origin.
/// - An authorization goes to the origin it is bound to and nowhere else.
/// - Idempotent requests are sent again when a connection failed or the server is busy, after a pause that heeds
///   `Retry-After`; never once a sink has had bytes.
///
/// Nothing runs, not even a thread, before the first request. `shutDown` ends it all.
package final class OutboundClient: Sendable {
    package typealias Sink = @Sendable (ArraySlice<UInt8>) throws -> Void

    package let policy: OutboundPolicy
    private let connections: PinnedConnections

    package init(_ policy: OutboundPolicy) {
        self.policy = policy
        connections = PinnedConnections(policy)
    }

    package func shutDown() async { await connections.shutDown() }

    /// The one thread that requests run on.
    func loop() throws(OutboundError) -> any EventLoop { try connections.loop() }

    /// Sends a request and gives the answer, whatever its status.
    ///
    /// - Parameter sink: Takes the body of a successful answer as it comes; what it takes is not yet verified.
    /// - Throws: `OutboundError` with the code that says which rule or limit ended it.
    package func send(
        _ request: OutboundRequest, sink: Sink? = nil
    ) async throws(OutboundError) -> OutboundResponse {
        if let authorization = request.authorization, authorization.origin != request.address.origin {
            throw OutboundError(
                .credentialScope, "a credential for \(authorization.origin) is not sent to \(request.address.origin)")
        }
        let deadline = NIODeadline.now() + .seconds(Int64(request.seconds ?? policy.limits.seconds))
        var request = request
        for _ in 0...policy.limits.redirects {
            let response = try await sendPatiently(request, deadline: deadline, sink)
            guard request.method.isSafe, [301, 302, 303, 307, 308].contains(response.status) else { return response }
            try follow(response, &request)
        }
        throw OutboundError(
            .redirectLimit, "\(request.address.origin) redirects more than \(policy.limits.redirects) times")
    }

    private func follow(_ response: OutboundResponse, _ request: inout OutboundRequest) throws(OutboundError) {
        guard let location = response.header("location") else {
            throw OutboundError(.redirect, "\(request.address) redirects to nowhere")
        }
        let next = try request.address.resolving(location)
        guard next.origin.scheme == .https || request.address.origin.scheme == .http else {
            throw OutboundError(.redirect, "\(request.address) redirects away from TLS, to \(next.origin)")
        }
        // Checked again on connecting; here the error can say who wanted it.
        do {
            try policy.check(next.origin)
        } catch {
            throw OutboundError(
                error.code, "\(request.address) redirects to \(next.origin): \(error.message)", remedy: error.remedy)
        }
        request.address = next
        request.authorization = nil
    }

    /// Sends again what may be sent again.
    private func sendPatiently(
        _ request: OutboundRequest, deadline: NIODeadline, _ sink: Sink?
    ) async throws(OutboundError) -> OutboundResponse {
        var attempt = 1
        while true {
            let isLast = !request.method.isIdempotent || attempt >= max(1, policy.limits.attempts)
            let collector = ResponseCollector(request, limits: policy.limits, sink: sink)
            var pause = RetryPause(attempt: attempt, limit: policy.limits.pauseMilliseconds)
            do throws(OutboundError) {
                let response = try await sendOnce(request, collector, deadline: deadline)
                guard !isLast, RetryPause.statuses.contains(response.status) else { return response }
                pause.heed(response)
            } catch {
                guard !isLast, error.code == .unreachable || error.code == .idle, !collector.hasSunk else {
                    throw error
                }
                connections.turn(request.address.origin)
            }
            let loop = try loop()
            let wake = NIODeadline.now() + .milliseconds(Int64(pause.milliseconds))
            guard wake < deadline else { throw Self.late(request.address) }
            // On the loop, which no other work keeps waiting.
            try? await loop.scheduleTask(deadline: wake) {}.futureResult.get()
            guard !Task.isCancelled else { throw Self.late(request.address) }
            attempt += 1
        }
    }

    private func sendOnce(
        _ request: OutboundRequest, _ collector: ResponseCollector, deadline: NIODeadline
    ) async throws(OutboundError) -> OutboundResponse {
        guard deadline > .now() else { throw Self.late(request.address) }
        let client = try await connections.client(for: request.address.origin, deadline: deadline)
        var headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
        headers.replaceOrAdd(name: "accept-encoding", value: "identity")
        headers.replaceOrAdd(name: "user-agent", value: "sluice")
        if let authorization = request.authorization {
            headers.replaceOrAdd(name: "authorization", value: authorization.value)
        }
        do {
            let made = try HTTPClient.Request(
                url: request.address.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
                body: request.body.map { .byteBuffer(ByteBuffer(bytes: $0)) })
            let task = client.execute(request: made, delegate: collector, deadline: deadline)
            return try await withTaskCancellationHandler {
                try await task.futureResult.get()
            } onCancel: {
                task.cancel()
            }
        } catch let error as OutboundError {
            throw error
        } catch {
            throw OutboundError(connecting: error, request.address)
        }
    }

    private static func late(_ address: WebAddress) -> OutboundError {
        OutboundError(.timeout, "\(address) took too long")
    }
}

extension OutboundError {
    /// What the HTTP library says, in this house's words.
    init(connecting error: any Error, _ address: WebAddress) {
        switch error as? HTTPClientError {
        case .deadlineExceeded?, .cancelled?:
            self.init(.timeout, "\(address) took too long")
            return
        case .readTimeout?, .writeTimeout?:
            self.init(.idle, "\(address) fell silent")
            return
        case .alreadyShutdown?:
            self.init(.shutDown, "the connections are closed")
            return
        default: break
        }
        switch error {
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self.init(
                .tls, "\(address.origin) can't be spoken to over TLS: \(error)",
                remedy: "Check its certificate, and the trusted certificates that were given.")
        case HTTPParserError.headerOverflow:
            self.init(.headerLimit, "\(address) answered with more headers than are taken")
        case is HTTPParserError:
            self.init(.protocolFault, "\(address) answered with something that is not HTTP")
        default:
            self.init(.unreachable, "\(address.origin) can't be reached: \(error)", remedy: "Check that it runs.")
        }
    }
}
