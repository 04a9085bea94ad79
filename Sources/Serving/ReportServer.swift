import FlyingFox
import FlyingSocks
import Foundation
public import Tidemark

/// The report of a workspace over HTTP, on this machine alone.
///
/// FlyingFox speaks the protocol: small, without dependencies of its own, and built on Swift's concurrency. What may be asked is decided
/// by `Gate`.
public struct ReportServer: Sendable {
    private let live: LiveReport
    private let author: String?
    private let port: UInt16

    /// - Parameters:
    ///   - port: 0 is any that is free.
    ///   - author: who takes the decisions; `nil` is the account.
    public init(_ workspace: Workspace, port: UInt16 = 0, author: String? = nil, report: @escaping ProblemReport) {
        live = LiveReport(workspace, report: report)
        self.port = port
        self.author = author
    }

    /// Serves until the task is cancelled; a decision that is being written then is finished and answered first.
    ///
    /// - Parameter started: takes the address to open in a browser, with its secret.
    public func run(started: @escaping @Sendable (String) -> Void) async throws(Problem) {
        // Fails at once where there is nothing to serve.
        _ = try await live.newest()
        let server: HTTPServer
        do {
            server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), timeout: 120, logger: .disabled)
        } catch {
            throw Problem(.inputOutput, "the address 127.0.0.1:\(port) cannot be used", remedy: "choose another --port")
        }
        let token = Gate.makeToken()
        let work = WorkInHand()
        let handling = Task {
            try await server.waitUntilListening(timeout: 10)
            guard case .ip4(_, let bound) = await server.listeningAddress else { return }
            let gate = Gate(token: token, port: bound)
            await server.appendRoute("*") { request in
                await self.answer(request, gate, work)
            }
            started("http://127.0.0.1:\(bound)/\(token)/")
        }
        do {
            try await withTaskCancellationHandler {
                try await Task { try await server.run() }.value
            } onCancel: {
                // What is decided is waited for; a page that is still being rendered, or a connection kept open for later, is not.
                Task {
                    await work.finish()
                    await server.stop(timeout: 0.3)
                }
            }
        } catch {
            handling.cancel()
            if !Task.isCancelled { throw Problem(.inputOutput, "the port \(port) cannot be listened on", remedy: "choose another --port") }
        }
    }

    // MARK: Answers

    private func answer(_ request: HTTPRequest, _ gate: Gate, _ work: WorkInHand) async -> HTTPResponse {
        var headers: [String: String] = [:]
        for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
        let verdict = gate.verdict(
            Gate.Request(method: request.method.rawValue, target: request.target.rawValue, headers: headers))
        let response: HTTPResponse
        switch verdict {
        case .refuse(let status, let why): response = Self.plain(status, why)
        case .pass(let way):
            if way.isDecision { await work.begin() }
            do throws(Problem) {
                response = try await answer(way, request)
            } catch {
                response = Self.plain(error.kind == .usage ? 400 : 500, error.description)
            }
            if way.isDecision { await work.end() }
        }
        return response
    }

    private func answer(_ way: Gate.Way, _ request: HTTPRequest) async throws(Problem) -> HTTPResponse {
        switch way {
        case .page(let name, let asOf):
            guard let page = try await live.page(name, asOf: asOf) else { return Self.plain(404, "there is no such page") }
            return Self.response(200, page.content, type: Self.type(page.path))
        case .vintage: return Self.plain(200, String(try await live.newest()))
        case .review: return Self.response(200, try await live.review().content, type: Self.type("html"))
        case .decide:
            let settlement: LiveReport.Settlement = try await Self.decoded(request)
            return Self.plain(200, try await live.settle(settlement, author: author))
        case .place:
            let placement: LiveReport.Placement = try await Self.decoded(request)
            return Self.plain(200, try await live.place(placement, author: author))
        case .undo:
            let undoing: LiveReport.Undoing = try await Self.decoded(request)
            return Self.plain(200, try await live.undo(undoing, author: author))
        }
    }

    private static func decoded<Value: Decodable>(_ request: HTTPRequest) async throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: try await request.bodyData)
        } catch {
            throw Problem(.usage, "that is no decision", remedy: "reload the page and try again")
        }
    }

    private static func plain(_ status: Int, _ text: String) -> HTTPResponse {
        response(status, Array((text + "\n").utf8), type: "text/plain; charset=utf-8")
    }

    private static func response(_ status: Int, _ content: [UInt8], type: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: HTTPStatusCode(status, phrase: phrases[status] ?? "Refused"),
            headers: [
                .contentType: type,
                .cacheControl: "no-store",
                HTTPHeader("X-Content-Type-Options"): "nosniff",
                HTTPHeader("X-Frame-Options"): "DENY",
                HTTPHeader("Referrer-Policy"): "no-referrer",
                HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
                HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
                HTTPHeader("Content-Security-Policy"): "frame-ancestors 'none'",
            ], body: Data(content))
    }

    private static let phrases = [
        200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 411: "Length Required",
        413: "Payload Too Large", 415: "Unsupported Media Type", 500: "Internal Server Error",
    ]

    private static func type(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "text/plain; charset=utf-8"
        }
    }
}

/// Counts the decisions that are being written.
private actor WorkInHand {
    private var count = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func begin() { count += 1 }

    func end() {
        count -= 1
        guard count == 0 else { return }
        for one in waiting { one.resume() }
        waiting = []
    }

    /// Returns when none is.
    func finish() async {
        if count > 0 { await withCheckedContinuation { waiting.append($0) } }
    }
}
