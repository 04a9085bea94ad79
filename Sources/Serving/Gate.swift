/// Who may ask for what. The server listens on this machine alone, but every page of every site that is open in a browser on it can send
/// requests to it; so each request must carry the secret of the printed address, and must not come from another site.
struct Gate: Sendable {
    /// What a request is let through to.
    enum Way: Hashable, Sendable {
        /// A page or file, by its name; "" is the first page.
        case page(String, asOf: String?)
        case vintage
        case review
        case decide
        /// A decision about a statement of the review queue.
        case place
        case undo

        /// Whether something is written.
        var isDecision: Bool {
            switch self {
            case .page, .vintage, .review: false
            case .decide, .place, .undo: true
            }
        }
    }

    enum Verdict: Hashable, Sendable {
        case pass(Way)
        /// With the status code and a word why.
        case refuse(Int, String)

        /// Whether something is let through that is written.
        var isDecision: Bool { if case .pass(let way) = self { way.isDecision } else { false } }
    }

    /// Bytes that a decision may have.
    static let bodyLimit = 16 << 10

    let token: String
    let port: UInt16

    /// 128 random bits from the system, in hexadecimal.
    static func makeToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in
            let byte = UInt8.random(in: 0...255, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    func verdict(_ request: HTTPRequest) -> Verdict {
        // A name that an attacker's server made to lead here ("DNS rebinding") is not ours.
        guard let host = request.headers["host"], ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host) else {
            return .refuse(403, "this host is not served")
        }
        let parts = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map { $0.split(separator: "/", omittingEmptySubsequences: false) } ?? []
        guard path.count == 3, path[0].isEmpty, isToken(path[1]) else { return .refuse(403, "the address lacks its secret") }
        let own = ["http://127.0.0.1:\(port)", "http://localhost:\(port)"]
        if let origin = request.headers["origin"], !own.contains(origin) { return .refuse(403, "another site asks") }
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return .refuse(403, "another site asks") }
        let name = String(path[2])
        switch request.method {
        case "GET": return reading(name, query: parts.count > 1 ? String(parts[1]) : nil)
        case "POST": return writing(name, request)
        default: return .refuse(405, "only GET and POST are answered")
        }
    }

    private func reading(_ name: String, query: String?) -> Verdict {
        guard name.utf8.count <= 200, name.utf8.allSatisfy(Self.isPlain), !name.hasPrefix(".") else {
            return .refuse(404, "there is no such page")
        }
        switch name {
        case "vintage": return .pass(.vintage)
        case "review": return .pass(.review)
        case "decide", "place", "undo": return .refuse(405, "decisions are sent with POST")
        default: break
        }
        guard let query else { return .pass(.page(name, asOf: nil)) }
        let prefix = "as-of="
        guard query.hasPrefix(prefix), query.utf8.dropFirst(prefix.utf8.count).allSatisfy(Self.isPlain), query.utf8.count <= 80 else {
            return .refuse(404, "there is no such page")
        }
        return .pass(.page(name, asOf: String(query.dropFirst(prefix.count))))
    }

    private func writing(_ name: String, _ request: HTTPRequest) -> Verdict {
        let ways: [String: Way] = ["decide": .decide, "place": .place, "undo": .undo]
        guard let way = ways[name] else { return .refuse(405, "nothing can be sent there") }
        // Every browser says where a POST comes from; what does not is no page of ours.
        guard request.headers["origin"] != nil else { return .refuse(403, "it is not said which page asks") }
        let type = request.headers["content-type"]?.split(separator: ";").first.map(String.init)
        guard type == "application/json" else { return .refuse(415, "decisions are sent as JSON") }
        guard let length = request.headers["content-length"].flatMap({ Int($0) }) else { return .refuse(411, "the length is not said") }
        guard length <= Self.bodyLimit else { return .refuse(413, "the decision is too long") }
        return .pass(way)
    }

    /// Compares in a time that does not tell how much was right.
    private func isToken(_ given: some StringProtocol) -> Bool {
        let (a, b) = (Array(given.utf8), Array(token.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (byte >= 48 && byte <= 57) || byte == 45 || byte == 46 || byte == 95
    }
}
