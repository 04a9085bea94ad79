/// A request of HTTP/1.1 (RFC 9112), as far as a browser sends one: its body, if any, has the length that the head tells.
struct HTTPRequest: Sendable, Equatable {
    var method: String
    /// As it was sent, nothing decoded.
    var target: String
    /// By lower-case names; of a name that stands twice both values, with a comma between them.
    var headers: [String: String]
    var body: [UInt8] = []
    /// Whether the connection may carry another request after the answer.
    var keepsOpen: Bool
}

/// Why what came over a connection is no request that could be answered.
enum HTTPFault: Error, Equatable {
    case malformed
    case headTooLong
    case otherVersion

    var response: HTTPResponse {
        switch self {
        case .malformed: .plain(400, "that is no request")
        case .headTooLong: .plain(431, "the request is too long")
        case .otherVersion: .plain(505, "only HTTP/1.1 is spoken here")
        }
    }
}

/// Cuts the requests out of the bytes of a connection, however they come in.
struct RequestCutter {
    /// Bytes that the lines before a body may have.
    static let headLimit = 16 << 10
    private let bodyLimit: Int
    private var bytes: [UInt8] = []
    /// A request that waits for its body.
    private var waiting: (request: HTTPRequest, length: Int)?

    /// - Parameter bodyLimit: a request that announces a longer body is handed over without it, as the last of its connection.
    init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

    mutating func take(_ more: [UInt8]) { bytes += more }

    /// The next request; `nil` where more bytes are needed.
    mutating func next() throws(HTTPFault) -> HTTPRequest? {
        if waiting == nil {
            // Empty lines before a request are passed over (RFC 9112, 2.2).
            while bytes.starts(with: [0x0D, 0x0A]) { bytes.removeFirst(2) }
            guard let end = headEnd else {
                if bytes.count > Self.headLimit { throw .headTooLong }
                return nil
            }
            if end > Self.headLimit { throw .headTooLong }
            let head = bytes[..<end]
            waiting = try Self.request(head, bodyLimit: bodyLimit)
            bytes.removeFirst(end + 4)
        }
        guard let (request, length) = waiting, bytes.count >= length else { return nil }
        waiting = nil
        var whole = request
        whole.body = Array(bytes.prefix(length))
        bytes.removeFirst(length)
        return whole
    }

    /// Where the empty line after the head stands.
    private var headEnd: Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0] == 0x0D && bytes[$0..<$0 + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) }
    }

    private static func request(_ head: ArraySlice<UInt8>, bodyLimit: Int) throws(HTTPFault) -> (HTTPRequest, length: Int) {
        guard let text = String(validating: head, as: UTF8.self) else { throw .malformed }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        let first = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, !first[0].isEmpty, first[0].utf8.allSatisfy(isToken), !first[1].isEmpty, first[1].utf8.allSatisfy(isVisible)
        else { throw .malformed }
        guard first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0" else { throw first[2].hasPrefix("HTTP/") ? .otherVersion : .malformed }
        var headers: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isToken), !line.utf8.contains(where: isControl)
            else { throw .malformed }
            let name = parts[0].lowercased()
            let value = String(parts[1].drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
            headers[name] = headers[name].map { $0 + ", " + value } ?? value
        }
        var request = HTTPRequest(
            method: String(first[0]), target: String(first[1]), headers: headers,
            keepsOpen: first[2] == "HTTP/1.1" && headers["connection"]?.lowercased() != "close")
        let length = headers["content-length"].map { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil } ?? 0
        // Where the body ends is not known, or it is too long to wait for: the head is answered, and nothing read after it.
        guard let length, length <= bodyLimit, headers["transfer-encoding"] == nil else {
            if length == nil || headers["transfer-encoding"] != nil { request.headers["content-length"] = nil }
            request.keepsOpen = false
            return (request, 0)
        }
        return (request, length)
    }

    /// The bytes of which methods and names of headers are made (RFC 9110, 5.6.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        isVisible(byte) && byte < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
    }

    private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F }
    private static func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 0x09) || byte == 0x7F }
}
