import Testing

@testable import Serving

@Suite struct GateTests {
    private static let token = "0123456789abcdef0123456789abcdef"
    private static let gate = Gate(token: token, port: 8080)

    private func verdict(_ method: String, _ target: String, _ headers: [String: String] = [:]) -> Gate.Verdict {
        let known = ["host": "127.0.0.1:8080"].merging(headers) { $1 }
        return Self.gate.verdict(
            HTTPRequest(
                method: method, target: target.replacing("TOKEN", with: Self.token), headers: known.filter { !$0.value.isEmpty },
                keepsOpen: true))
    }

    private func status(_ verdict: Gate.Verdict) -> Int { if case .refuse(let status, _) = verdict { status } else { 200 } }

    @Test(arguments: [
        ("/TOKEN/", Gate.Way.page("", asOf: nil)), ("/TOKEN/index.html", .page("index.html", asOf: nil)),
        ("/TOKEN/?as-of=3", .page("", asOf: "3")), ("/TOKEN/review", .review), ("/TOKEN/vintage", .vintage),
    ])
    func pagesAreRead(_ target: String, _ way: Gate.Way) {
        #expect(verdict("GET", target) == .pass(way))
        #expect(verdict("GET", target, ["sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8080"]) == .pass(way))
        #expect(verdict("GET", target, ["host": "localhost:8080", "sec-fetch-site": "none"]) == .pass(way))
    }

    @Test(arguments: [
        "/", "", "/index.html", "/0123456789abcdef0123456789abcdee/", "/0123456789abcdef0123456789abcdef", "/TOKEN0/", "/TOKE/", "//TOKEN/",
        "/../TOKEN/", "/%30123456789abcdef0123456789abcdef/", "/?token=TOKEN", "http://127.0.0.1:8080/TOKEN/", "/TOKEN/../TOKEN/",
        "/TOKEN/a/b",
        "*", "/token/",
    ])
    func withoutTheSecretNothingIsSaid(_ target: String) {
        for method in ["GET", "POST", "PUT"] { #expect(status(verdict(method, target)) == 403) }
    }

    @Test(arguments: [
        ["host": "evil.example:8080"], ["host": "127.0.0.1"], ["host": "127.0.0.1:80"], ["host": "127.0.0.1:8080.evil.example"],
        ["host": ""],
        ["host": "LOCALHOST:8080"], ["origin": "http://evil.example"], ["origin": "null"], ["origin": "http://127.0.0.1:8081"],
        ["origin": "https://127.0.0.1:8080"], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
    ])
    func otherSitesAreRefused(_ headers: [String: String]) {
        #expect(status(verdict("GET", "/TOKEN/", headers)) == 403)
        let post = ["origin": "http://127.0.0.1:8080", "content-type": "application/json", "content-length": "2"].merging(headers) { $1 }
        for name in ["decide", "place", "undo"] { #expect(status(verdict("POST", "/TOKEN/" + name, post)) == 403) }
    }

    @Test(arguments: [
        "/TOKEN/..", "/TOKEN/.hidden", "/TOKEN/%2e%2e", "/TOKEN/..%2ftidemark.sqlite", "/TOKEN/a\\b", "/TOKEN/a b", "/TOKEN/?as-of=",
        "/TOKEN/?x=1",
        "/TOKEN/?as-of=1&x=2", "/TOKEN/?as-of=%31",
    ])
    func trickyPathsLeadNowhere(_ target: String) {
        let verdict = verdict("GET", target)
        #expect(status(verdict) == 404 || verdict == .pass(.page("", asOf: "")))
    }

    @Test(arguments: ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "POST "])
    func otherMethodsAreRefused(_ method: String) { #expect(status(verdict(method, "/TOKEN/")) == 405) }

    @Test func decisionsComeFromThePageAlone() {
        let good = ["origin": "http://127.0.0.1:8080", "content-type": "application/json", "content-length": "20"]
        #expect(verdict("POST", "/TOKEN/decide", good) == .pass(.decide))
        #expect(verdict("POST", "/TOKEN/undo", good.merging(["content-type": "application/json; charset=utf-8"]) { $1 }) == .pass(.undo))
        #expect(verdict("POST", "/TOKEN/place", good) == .pass(.place))
        #expect(status(verdict("POST", "/TOKEN/", good)) == 405)
        #expect(status(verdict("POST", "/TOKEN/review", good)) == 405)
        for (header, value, expected) in [
            ("origin", "", 403), ("content-type", "text/plain", 415), ("content-type", "", 415), ("content-length", "", 411),
            ("content-length", "99999999", 413), ("content-length", "x", 411),
        ] {
            for name in ["decide", "place", "undo"] {
                let verdict = verdict("POST", "/TOKEN/" + name, good.merging([header: value]) { $1 })
                #expect(status(verdict) == expected, "\(name), \(header): \(value)")
            }
        }
    }

    @Test(arguments: ["decide", "place", "undo"])
    func decisionsAreNotRead(_ name: String) { #expect(status(verdict("GET", "/TOKEN/" + name)) == 405) }

    @Test func secretsAreLongAndNeverTheSame() {
        let tokens = (0..<100).map { _ in Gate.makeToken() }
        #expect(Set(tokens).count == 100)
        #expect(tokens.allSatisfy { $0.utf8.count == 32 })
    }
}
