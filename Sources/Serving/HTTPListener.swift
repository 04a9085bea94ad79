import FlyingSocks
import Foundation

/// Takes connections from this machine alone and answers the requests that come over them.
///
/// FlyingSocks waits for the sockets: small, without dependencies of its own, and built on Swift's concurrency. HTTP is spoken here and not
/// by FlyingFox above it, which brings an HTTP client and so libcurl with some thirty libraries into every start of the program.
struct HTTPListener: Sendable {
    private let pool: any AsyncSocketPool
    private let listener: AsyncSocket
    /// The port that is listened on.
    let port: UInt16

    /// - Parameter port: 0 is any that is free.
    init(port: UInt16) async throws {
        pool = .make()
        try await pool.prepare()
        let socket = try Socket(domain: AF_INET)
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
            try socket.listen()
            guard case .ip4(_, let bound) = try socket.sockname() else { throw SocketError.unsupportedAddress }
            self.port = bound
            listener = try AsyncSocket(socket: socket, pool: pool)
        } catch {
            try? socket.close()
            throw error
        }
    }

    /// Answers until the task is cancelled.
    ///
    /// - Parameters:
    ///   - bodyLimit: bytes of a body that are waited for.
    ///   - answer: what is answered to a request.
    ///   - answered: called when the answer to a request has been handed to the system, or the connection is gone.
    func run(
        bodyLimit: Int, answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse,
        answered: @escaping @Sendable (HTTPRequest) async -> Void
    ) async {
        await withDiscardingTaskGroup { group in
            group.addTask { try? await pool.run() }
            var failures = 0
            // Too many connections at once pass by; a listener that fails again and again is gone.
            while !Task.isCancelled, failures < 50 {
                do {
                    let socket = try await listener.accept()
                    failures = 0
                    group.addTask {
                        await Self.converse(over: socket, bodyLimit, answer, answered)
                        try? socket.close()
                    }
                } catch {
                    failures += 1
                    try? await Task.sleep(for: .milliseconds(100))
                }
            }
            group.cancelAll()
        }
        try? listener.close()
    }

    private static func converse(
        over socket: AsyncSocket, _ bodyLimit: Int, _ answer: @Sendable (HTTPRequest) async -> HTTPResponse,
        _ answered: @Sendable (HTTPRequest) async -> Void
    ) async {
        var cutter = RequestCutter(bodyLimit: bodyLimit)
        do {
            while true {
                while let request = try cutter.next() {
                    let response = await answer(request)
                    // What is refused may go on with a body that nobody reads.
                    let keepsOpen = request.keepsOpen && response.status == 200
                    let isWritten = await written(response.bytes(keepsOpen: keepsOpen), to: socket)
                    await answered(request)
                    if !keepsOpen || !isWritten { return }
                }
                cutter.take(try await socket.read(atMost: 4096))
            }
        } catch let fault as HTTPFault {
            _ = await written(fault.response.bytes(keepsOpen: false), to: socket)
        } catch {
            // The other side is gone, or the program ends.
        }
    }

    private static func written(_ bytes: [UInt8], to socket: AsyncSocket) async -> Bool {
        do {
            try await socket.write(Data(bytes))
            return true
        } catch {
            return false
        }
    }
}
