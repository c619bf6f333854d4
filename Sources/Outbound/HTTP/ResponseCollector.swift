import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Takes one answer piece by piece and stops at the first byte too many.
final class ResponseCollector: HTTPClientResponseDelegate {
    /// Takes the pieces of a successful answer's body; called on the client's thread, in order.
    typealias Sink = @Sendable (ArraySlice<UInt8>) throws -> Void
    typealias Response = OutboundResponse

    private struct State {
        var status = 0
        var headers: [(name: String, value: String)] = []
        var body: [UInt8] = []
        var received = 0
        var hasSunk = false
    }

    private let address: WebAddress
    private let method: OutboundRequest.Method
    private let maximumBytes: Int
    private let limits: OutboundLimits
    private let sink: Sink?
    private let state = Mutex(State())

    /// The body of a refusal, of which only the beginning is of use.
    private static let refusalBytes = 64 << 10

    init(_ request: OutboundRequest, limits: OutboundLimits, sink: Sink?) {
        address = request.address
        method = request.method
        maximumBytes = request.maximumBytes
        self.limits = limits
        self.sink = sink
    }

    /// Whether the sink has had bytes, so that the request can't be sent once more.
    var hasSunk: Bool { state.withLock { $0.hasSunk } }

    func didReceiveHead(
        task: HTTPClient.Task<OutboundResponse>, _ head: HTTPResponseHead
    ) -> EventLoopFuture<Void> {
        do throws(OutboundError) {
            try check(head)
            state.withLock { state in
                state.status = Int(head.status.code)
                state.headers = head.headers.map { ($0.name.lowercased(), $0.value) }
            }
            return task.eventLoop.makeSucceededVoidFuture()
        } catch {
            return task.eventLoop.makeFailedFuture(error)
        }
    }

    private func check(_ head: HTTPResponseHead) throws(OutboundError) {
        let bytes = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= limits.headerBytes, head.headers.count <= limits.headerFields else {
            throw OutboundError(.headerLimit, "\(address) answered with more headers than are taken")
        }
        let coding = head.headers["content-encoding"].filter { $0.lowercased() != "identity" }
        // Identity was asked for; what is packed all the same could unpack to anything.
        guard coding.isEmpty else {
            throw OutboundError(.encoding, "\(address) packed its answer, which was not asked for")
        }
        guard let declared = head.headers.first(name: "content-length"), method != .head else { return }
        guard let length = Int(declared), length >= 0, length <= limit(Int(head.status.code)) else {
            throw tooLong
        }
    }

    private func limit(_ status: Int) -> Int {
        (200...299).contains(status) ? maximumBytes : max(maximumBytes, Self.refusalBytes)
    }

    private var tooLong: OutboundError {
        OutboundError(.bodyLimit, "\(address) answered with more than \(maximumBytes) bytes")
    }

    func didReceiveBodyPart(
        task: HTTPClient.Task<OutboundResponse>, _ buffer: ByteBuffer
    ) -> EventLoopFuture<Void> {
        do {
            try take(Array(buffer.readableBytesView))
            return task.eventLoop.makeSucceededVoidFuture()
        } catch {
            return task.eventLoop.makeFailedFuture(error)
        }
    }

    private func take(_ bytes: [UInt8]) throws(OutboundError) {
        let goesToSink = try state.withLock { (state) throws(OutboundError) in
            let (received, overflows) = state.received.addingReportingOverflow(bytes.count)
            guard !overflows, received <= limit(state.status) else { throw tooLong }
            state.received = received
            if sink != nil, (200...299).contains(state.status) {
                state.hasSunk = true
                return true
            }
            state.body += bytes
            return false
        }
        guard goesToSink, let sink else { return }
        do {
            try sink(bytes[...])
        } catch let error as OutboundError {
            throw error
        } catch {
            throw OutboundError(.sink, "what \(address) answered can't be kept: \(error)")
        }
    }

    func didFinishRequest(task: HTTPClient.Task<OutboundResponse>) throws -> OutboundResponse {
        state.withLock {
            OutboundResponse(status: $0.status, headers: $0.headers, body: $0.body, address: address)
        }
    }
}
