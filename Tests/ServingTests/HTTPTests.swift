import FlyingSocks
import Foundation
import Testing

@testable import Serving

@Suite struct RequestCutterTests {
    /// What comes of bytes that arrive in pieces of a given size.
    private func cut(_ text: String, by size: Int = .max, limit: Int = 100) throws -> [HTTPRequest] {
        var cutter = RequestCutter(bodyLimit: limit)
        var found: [HTTPRequest] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))) {
            cutter.take(Array(bytes[start..<min(bytes.count, start + min(size, bytes.count))]))
            while let request = try cutter.next() { found.append(request) }
        }
        return found
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func requestsAreCutHoweverTheyCome(_ size: Int) throws {
        let text =
            "\r\nGET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:80\r\nACCEPT:  text/html \t\r\n\r\n"
            + "POST /d HTTP/1.1\r\nContent-Length: 5\r\nOrigin: a\r\nOrigin: b\r\n\r\nhé:}" + "GET / HTTP/1.0\r\n\r\n"
        let found = try cut(text, by: size)
        #expect(
            found == [
                HTTPRequest(
                    method: "GET", target: "/a?b=c", headers: ["host": "127.0.0.1:80", "accept": "text/html"], keepsOpen: true),
                HTTPRequest(
                    method: "POST", target: "/d", headers: ["content-length": "5", "origin": "a, b"], body: Array("hé:}".utf8),
                    keepsOpen: true),
                HTTPRequest(method: "GET", target: "/", headers: [:], keepsOpen: false),
            ])
    }

    @Test(arguments: [
        "Content-Length: 101", "Content-Length: 5, 5", "Content-Length: -1", "Content-Length: +1", "Transfer-Encoding: chunked",
    ])
    func bodiesWithoutAnEndAreNotReadOn(_ header: String) throws {
        let found = try cut("POST / HTTP/1.1\r\n\(header)\r\n\r\n")
        #expect(found.count == 1)
        #expect(found.first?.keepsOpen == false && found.first?.body.isEmpty == true)
        #expect((found.first?.headers["content-length"] == nil) == (header != "Content-Length: 101"))
    }

    @Test(arguments: [
        ("GARBAGE\r\n\r\n", HTTPFault.malformed), ("GET  / HTTP/1.1\r\n\r\n", .malformed), ("G(T / HTTP/1.1\r\n\r\n", .malformed),
        ("GET / HTTP/9.9\r\n\r\n", .otherVersion), ("GET / FTP\r\n\r\n", .malformed), ("GET /\u{7F} HTTP/1.1\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\n folded: x\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: x\nEvil: y\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost: \0\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nnothing\r\n\r\n", .malformed), ("GET /" + String(repeating: "a", count: 20_000), .headTooLong),
        ("GET / HTTP/1.1\r\nA: " + String(repeating: "a", count: 20_000) + "\r\n\r\n", .headTooLong),
    ])
    func nonsenseIsNoRequest(_ text: String, _ fault: HTTPFault) { #expect(throws: fault) { try cut(text) } }

    @Test func whatIsNoTextIsNoRequest() {
        var cutter = RequestCutter(bodyLimit: 10)
        cutter.take([0x47, 0xFF, 0x0D, 0x0A, 0x0D, 0x0A])
        #expect(throws: HTTPFault.malformed) { try cutter.next() }
    }
}

@Suite struct HTTPListenerTests {
    /// Sends text over a connection of its own and collects what comes back until the other side closes it.
    private func ask(_ port: UInt16, _ text: String) async throws -> String {
        // Long, because other tests may hold all threads for minutes.
        let socket = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port), timeout: 3_600)
        defer { try? socket.close() }
        try await socket.write(Data(text.utf8))
        var answer: [UInt8] = []
        while let more = try? await socket.read(atMost: 4096) { answer += more }
        return String(decoding: answer, as: UTF8.self)
    }

    @Test func connectionsCarryRequestsUntilOneIsRefusedOrTheLast() async throws {
        let listener = try await HTTPListener(port: 0)
        let serving = Task {
            await listener.run(bodyLimit: 10) { request in
                .plain(request.target == "/no" ? 404 : 200, request.target + String(decoding: request.body, as: UTF8.self))
            } answered: { _ in
            }
        }
        let three = try await ask(
            listener.port,
            "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab" + "GET /3 HTTP/1.1\r\nConnection: close\r\n\r\n")
        #expect(three.components(separatedBy: "HTTP/1.1 200 OK\r\n").count == 4)
        #expect(three.contains("\r\n\r\n/2ab\n") && three.hasSuffix("\r\n\r\n/3\n"))
        let refused = try await ask(listener.port, "GET /no HTTP/1.1\r\n\r\nGET /1 HTTP/1.1\r\n\r\n")
        #expect(refused.hasPrefix("HTTP/1.1 404 Not Found\r\n") && refused.hasSuffix("\r\n\r\n/no\n"))
        #expect(try await ask(listener.port, "NONSENSE\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        serving.cancel()
        await serving.value
    }

    @Test func aPortIsListenedOnOnce() async throws {
        let listener = try await HTTPListener(port: 0)
        await #expect(throws: (any Error).self) { try await HTTPListener(port: listener.port) }
    }
}
