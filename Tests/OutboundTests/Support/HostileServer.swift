import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback that answers each request with whatever bytes a test wants, and remembers what it was sent.
final class HostileServer: Sendable {
    struct Request: Sendable {
        let method: String
        let target: String
        /// Names in lower case.
        let headers: [String: String]
        let body: [UInt8]

        var authorization: String? { headers["authorization"] }
    }

    enum Answer: Sendable {
        /// Bytes as they are, then the connection stays open or is closed.
        case bytes([UInt8], closes: Bool = false)
        /// Bytes, then a piece again and again until the other side has enough.
        case endless([UInt8], piece: [UInt8])

        /// A well-formed answer.
        static func ok(_ status: Int = 200, _ headers: [String] = [], _ body: [UInt8] = []) -> Answer {
            head(status, headers + ["Content-Length: \(body.count)"], body)
        }

        static func head(_ status: Int, _ headers: [String], _ body: [UInt8] = [], closes: Bool = false) -> Answer {
            let lines = ["HTTP/1.1 \(status) X"] + headers
            return .bytes(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body, closes: closes)
        }
    }

    typealias Script = @Sendable (Request) -> Answer

    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let log: RequestLog

    let port: Int

    init(overTLS: Bool = false, _ script: @escaping Script) async throws {
        let log = RequestLog()
        let tls = overTLS ? try Self.tls() : nil
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.addHandler(ScriptHandler(script: script, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        (self.group, self.channel, self.log) = (group, channel, log)
    }

    private static func tls() throws -> NIOSSLContext {
        let certificate = try NIOSSLCertificate.fromPEMBytes(Array(LoopbackCertificate.certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(LoopbackCertificate.key.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificate.map { .certificate($0) }, privateKey: .privateKey(key)))
    }

    var authority: String { "127.0.0.1:\(port)" }
    var requests: [Request] { log.all }

    deinit {
        let group = group
        Task { try? await group.shutdownGracefully() }
    }
}

/// What was asked, in order.
private final class RequestLog: Sendable {
    private let requests = Mutex<[HostileServer.Request]>([])
    var all: [HostileServer.Request] { requests.withLock { $0 } }
    func add(_ request: HostileServer.Request) { requests.withLock { $0.append(request) } }
}

/// Reads requests with a plain Content-Length, which is all the client sends, and plays the script.
private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: HostileServer.Script
    private let log: RequestLog
    private var received: [UInt8] = []

    init(script: @escaping HostileServer.Script, log: RequestLog) {
        self.script = script
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += Array(unwrapInboundIn(data).readableBytesView)
        while let request = next() {
            log.add(request)
            switch script(request) {
            case .bytes(let bytes, let closes):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                if closes { context.close(promise: nil) }
            case .endless(let head, let piece):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: head)), promise: nil)
                repeatPiece(context, piece)
            }
        }
    }

    private func repeatPiece(_ context: ChannelHandlerContext, _ piece: [UInt8]) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: piece))).whenSuccess {
            let (handler, context) = bound.value
            context.eventLoop.assumeIsolated().execute { handler.repeatPiece(context, piece) }
        }
    }

    private func next() -> HostileServer.Request? {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = received.indices.first(where: { received[$0...].starts(with: mark) }) else { return nil }
        let lines = String(decoding: received[..<end], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard received.count >= end + 4 + length else { return nil }
        let words = lines[0].split(separator: " ").map(String.init)
        let body = Array(received[(end + 4)..<(end + 4 + length)])
        received.removeFirst(end + 4 + length)
        return .init(method: words[0], target: words[1], headers: headers, body: body)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
