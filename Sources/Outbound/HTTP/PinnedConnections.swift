import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Connections by origin, each to an address that was resolved and checked before anything was sent there.
///
/// The library is never asked to resolve a name itself: what is connected to is what was checked, whatever the name's next
/// answer would have been.
final class PinnedConnections: Sendable {
    private struct Key: Hashable {
        let origin: WebOrigin
        let address: String
    }

    private struct Pin {
        var addresses: [String]
        var until: NIODeadline
    }

    private struct State {
        var group: MultiThreadedEventLoopGroup?
        var tls: TLSConfiguration?
        var clients: [Key: HTTPClient] = [:]
        var pins: [WebOrigin: Pin] = [:]
        var isShutDown = false
    }

    private let policy: OutboundPolicy
    private let state = Mutex(State())
    /// How long a name's addresses hold before it is asked again.
    private static let pinSeconds: Int64 = 120

    init(_ policy: OutboundPolicy) { self.policy = policy }

    /// The one thread all connections live on; made when the first is.
    func loop() throws(OutboundError) -> any EventLoop {
        try state.withLock { (state) throws(OutboundError) -> any EventLoop in
            guard !state.isShutDown else { throw Self.gone }
            let group = state.group ?? MultiThreadedEventLoopGroup(numberOfThreads: 1)
            state.group = group
            return group.next()
        }
    }

    private static let gone = OutboundError(.shutDown, "the connections are closed")

    /// The client for an origin.
    /// - Throws: `OutboundError` when the origin or any of its addresses is not allowed.
    func client(for origin: WebOrigin, deadline: NIODeadline) async throws(OutboundError) -> HTTPClient {
        try policy.check(origin)
        let known = state.withLock { $0.pins[origin].flatMap { $0.until > .now() ? $0.addresses.first : nil } }
        if let known { return try client(for: origin, at: known) }
        let addresses = try await resolve(origin, deadline: deadline)
        for address in addresses { try policy.check(address, of: origin) }
        guard let first = addresses.first else {
            throw OutboundError(.unresolved, "\(origin.host) has no address", remedy: "Check the name.")
        }
        state.withLock { state in
            state.pins[origin] = Pin(addresses: addresses, until: .now() + .seconds(Self.pinSeconds))
        }
        return try client(for: origin, at: first)
    }

    /// Goes on with the origin's next address: this one did not take a connection.
    func turn(_ origin: WebOrigin) {
        state.withLock { state in
            guard var pin = state.pins[origin], let first = pin.addresses.first else { return }
            pin.addresses = Array(pin.addresses.dropFirst()) + [first]
            state.pins[origin] = pin
        }
    }

    private func client(for origin: WebOrigin, at address: String) throws(OutboundError) -> HTTPClient {
        let loop = try loop()
        return try state.withLock { (state) throws(OutboundError) -> HTTPClient in
            guard !state.isShutDown else { throw Self.gone }
            let key = Key(origin: origin, address: address)
            if let client = state.clients[key] { return client }
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: .init(
                    connect: .seconds(Int64(policy.limits.connectSeconds)),
                    read: .seconds(Int64(policy.limits.idleSeconds)),
                    write: .seconds(Int64(policy.limits.idleSeconds))),
                proxy: nil, decompression: .disabled)
            // One form of message, whose framing NIO checks strictly.
            configuration.httpVersion = .http1Only
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.dnsOverride = [origin.host: address]
            if origin.scheme == .https {
                var tls = state.tls
                if tls == nil { tls = try Self.tls(policy.trustRoots) }
                state.tls = tls
                configuration.tlsConfiguration = tls
            }
            let client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: configuration)
            state.clients[key] = client
            return client
        }
    }

    private static func tls(_ roots: OutboundPolicy.TrustRoots) throws(OutboundError) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        guard case .pem(let bytes) = roots else { return tls }
        do {
            let certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
            guard !certificates.isEmpty else {
                throw OutboundError(.trustRoots, "the file of trusted certificates holds none")
            }
            tls.trustRoots = .certificates(certificates)
            return tls
        } catch let error as OutboundError {
            throw error
        } catch {
            throw OutboundError(
                .trustRoots, "the trusted certificates can't be read", remedy: "Give a PEM file of certificates.")
        }
    }

    /// All addresses of a host, those of version 4 first; the host itself when it is an address.
    private func resolve(_ origin: WebOrigin, deadline: NIODeadline) async throws(OutboundError) -> [String] {
        if IPAddress(origin.host) != nil { return [origin.host] }
        let loop = try loop()
        let unresolved = OutboundError(
            .unresolved, "the name '\(origin.host)' can't be resolved",
            remedy: "Check the name and this machine's resolver.")
        let promise = loop.makePromise(of: [String].self)
        let resolver = NIORandomizedDNSResolver(loop: loop)
        // Both answers come from one look-up; a family without addresses is an empty list.
        let four = resolver.initiateAQuery(host: origin.host, port: origin.port)
        let six = resolver.initiateAAAAQuery(host: origin.host, port: origin.port)
        let latest = min(deadline, .now() + .seconds(Int64(policy.limits.connectSeconds)))
        let timer = loop.scheduleTask(deadline: latest) { promise.fail(unresolved) }
        four.and(six).whenComplete { result in
            timer.cancel()
            switch result {
            case .success((let four, let six)): promise.succeed((four + six).compactMap(\.ipAddress))
            case .failure: promise.fail(unresolved)
            }
        }
        do {
            return try await promise.futureResult.get()
        } catch {
            throw unresolved
        }
    }

    /// Closes everything; later requests are refused.
    ///
    /// Once is enough, more does no harm.
    func shutDown() async {
        let (clients, group) = state.withLock { state in
            let taken = (Array(state.clients.values), state.group)
            state.isShutDown = true
            state.clients = [:]
            state.group = nil
            return taken
        }
        // A client that is closing already is as good as closed.
        for client in clients { try? await client.shutdown() }
        try? await group?.shutdownGracefully()
    }

    /// What was forgotten to be shut down closes behind its owner.
    deinit {
        let (clients, group) = state.withLock { ($0.clients, $0.group) }
        guard group != nil else { return }
        Task {
            for client in clients.values { try? await client.shutdown() }
            try? await group?.shutdownGracefully()
        }
    }
}
