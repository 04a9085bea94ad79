import Foundation
public import Tidemark

/// The report of a workspace over HTTP, on this machine alone. What may be asked is decided by `Gate`.
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
        let listener: HTTPListener
        do {
            listener = try await HTTPListener(port: port)
        } catch {
            throw Problem(.inputOutput, "the port \(port) of 127.0.0.1 cannot be listened on", remedy: "choose another --port")
        }
        let gate = Gate(token: Gate.makeToken(), port: listener.port)
        let work = WorkInHand()
        let serving = Task {
            await listener.run(bodyLimit: Gate.bodyLimit) { request in
                await self.answer(request, gate, work)
            } answered: { request in
                if gate.verdict(request).isDecision { await work.end() }
            }
        }
        started("http://127.0.0.1:\(listener.port)/\(gate.token)/")
        await withTaskCancellationHandler {
            await serving.value
        } onCancel: {
            // What is decided is waited for; a connection kept open for later is not.
            Task {
                await work.finish()
                serving.cancel()
            }
        }
        if !Task.isCancelled {
            throw Problem(.inputOutput, "the port \(listener.port) can no longer be listened on", remedy: "start it again")
        }
    }

    // MARK: Answers

    private func answer(_ request: HTTPRequest, _ gate: Gate, _ work: WorkInHand) async -> HTTPResponse {
        switch gate.verdict(request) {
        case .refuse(let status, let why): return .plain(status, why)
        case .pass(let way):
            if way.isDecision { await work.begin() }
            do throws(Problem) {
                return try await answer(way, request)
            } catch {
                return .plain(error.kind == .usage ? 400 : 500, error.description)
            }
        }
    }

    private func answer(_ way: Gate.Way, _ request: HTTPRequest) async throws(Problem) -> HTTPResponse {
        switch way {
        case .page(let name, let asOf):
            guard let page = try await live.page(name, asOf: asOf) else { return .plain(404, "there is no such page") }
            return HTTPResponse(status: 200, type: Self.type(page.path), content: page.content)
        case .vintage: return .plain(200, String(try await live.newest()))
        case .review: return HTTPResponse(status: 200, type: Self.type("html"), content: try await live.review().content)
        case .decide:
            let settlement: LiveReport.Settlement = try Self.decoded(request)
            return .plain(200, try await live.settle(settlement, author: author))
        case .place:
            let placement: LiveReport.Placement = try Self.decoded(request)
            return .plain(200, try await live.place(placement, author: author))
        case .undo:
            let undoing: LiveReport.Undoing = try Self.decoded(request)
            return .plain(200, try await live.undo(undoing, author: author))
        }
    }

    private static func decoded<Value: Decodable>(_ request: HTTPRequest) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(request.body))
        } catch {
            throw Problem(.usage, "that is no decision", remedy: "reload the page and try again")
        }
    }

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
