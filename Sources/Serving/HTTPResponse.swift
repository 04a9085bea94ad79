/// An answer of HTTP/1.1 and how it is written.
struct HTTPResponse: Sendable {
    var status: Int
    /// As in "text/plain; charset=utf-8".
    var type: String
    var content: [UInt8]

    static func plain(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(status: status, type: "text/plain; charset=utf-8", content: Array((text + "\n").utf8))
    }

    /// - Parameter keepsOpen: whether the connection stays open for more.
    func bytes(keepsOpen: Bool) -> [UInt8] {
        let head = """
            HTTP/1.1 \(status) \(Self.phrases[status] ?? "Refused")
            Content-Type: \(type)
            Content-Length: \(content.count)
            Connection: \(keepsOpen ? "keep-alive" : "close")
            Cache-Control: no-store
            X-Content-Type-Options: nosniff
            X-Frame-Options: DENY
            Referrer-Policy: no-referrer
            Cross-Origin-Resource-Policy: same-origin
            Cross-Origin-Opener-Policy: same-origin
            Content-Security-Policy: frame-ancestors 'none'


            """
        return head.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } + content
    }

    private static let phrases = [
        200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 411: "Length Required",
        413: "Payload Too Large", 415: "Unsupported Media Type", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        505: "HTTP Version Not Supported",
    ]
}
