import Model
import Testing

@testable import Pages

/// Mail, saved pages, web archives and packed files; the packed bytes are from Python's `email`, `gzip` and `zlib`.
@Suite struct ContainerTests {
    static let text = "The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers."
    static let page =
        "<html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1><p>\(text)</p></article></body></html>"

    private func bytes(_ base64: String) -> [UInt8] { MIMEMessage.base64(Array(base64.utf8)) }

    @Test func mail() throws {
        let article = try #require(try Pages.read(bytes(Self.mail)).articles.first)
        #expect(article.title == "Bridge opens – café")
        #expect(article.publisher == "Town Star")
        #expect(article.published == Article.Stamp(.day(try #require(CalendarDate(iso: "2025-06-27"))), origin: .record))
        #expect(Pages.paragraphs(article) == [Self.text, "Café owners are glad of it: “at last”, they say."])
    }

    @Test func savedPage() throws {
        let message = """
            From: <Saved by Browser>\r
            Snapshot-Content-Location: https://x.example/2025/06/26/bridge\r
            Subject: =?utf-8?Q?Bridge=20opens?=\r
            Date: Fri, 27 Jun 2025 08:00:00 -0000\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html";\r
            \tboundary="----Mark--1"\r
            \r
            ------Mark--1\r
            Content-Type: text/html\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(Self.page.replacing("=", with: "=3D").replacing("again", with: "a=\r\ngain"))\r
            ------Mark--1\r
            Content-Type: image/png\r
            Content-Transfer-Encoding: base64\r
            \r
            iVBORw0KGgo=\r
            ------Mark--1--\r
            """
        let article = try #require(try Pages.read(message).articles.first)
        #expect(article.title == "Bridge opens")
        #expect(article.url == "https://x.example/2025/06/26/bridge")
        #expect(article.published?.period.description == "2025-06-26")
        #expect(article.captured?.period.description == "2025-06-27")
        #expect(Pages.paragraphs(article) == [Self.text])
    }

    static func record(_ type: String, _ content: String, uri: String = "https://x.example/2025/06/26/bridge") -> String {
        "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\nWARC-Date: 2025-06-27T08:00:00Z\r\nContent-Length: \(content.utf8.count)\r\n\r\n\(content)\r\n\r\n"
    }

    @Test func webArchive() throws {
        let chunked =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(String(Self.page.utf8.count, radix: 16))\r\n\(Self.page)\r\n0\r\n\r\n"
        let archive = [
            Self.record("warcinfo", "software: x"),
            Self.record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + Self.page),
            Self.record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + Self.page),
            Self.record("response", chunked),
            Self.record("conversion", "Bridge opens\n" + Self.text),
            Self.record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
        ].joined()
        let articles = try Pages.read(archive).articles
        #expect(articles.map(\.path) == ["page#2", "page#4", "page#5"])
        #expect(articles.map(\.title) == ["Bridge opens", "Bridge opens", "Bridge opens"])
        #expect(articles[0].published?.period.description == "2025-06-26")
        #expect(articles.map { $0.captured?.period.description } == ["2025-06-27", "2025-06-27", "2025-06-27"])
        let cut = try Pages.read(String(archive.prefix(700)))
        #expect(cut.articles.count <= 1)
    }

    @Test func packed() throws {
        #expect(try Pages.read(bytes(Self.gzip)).articles.first?.title == "Bridge opens")
        #expect(
            String(decoding: Unpacker.unpack(bytes(Self.members), limit: 1_000).output, as: UTF8.self) == "one two "
                + String(repeating: "three ", count: 50))
        #expect(String(decoding: Unpacker.unpack(bytes(Self.fixed), limit: 1_000).output, as: UTF8.self) == "a fixed code, a fixed code")
    }

    @Test func packedAndDamaged() throws {
        let whole = bytes(Self.gzip)
        #expect(Unpacker.unpack(whole, limit: 20).isTooLarge)
        #expect(Unpacker.unpack(whole, limit: 20).output.count == 20)
        for length in stride(from: 3, to: whole.count, by: 7) {
            let part = Unpacker.unpack(Array(whole.prefix(length)), limit: 1_000)
            #expect(part.output.count <= 1_000)
            #expect(!part.isWhole)
        }
        for place in 10..<whole.count {
            var broken = whole
            broken[place] ^= 0x55
            #expect(Unpacker.unpack(broken, limit: 10_000).output.count <= 10_000)
        }
        #expect(throws: PageError.self) { try Pages.read([0x1F, 0x8B, 8, 0, 1, 2, 3]) }
    }

    /// All output of an unpacker that gets its input in chunks.
    private func unpacked(_ input: [UInt8], chunk: Int) -> (parts: [String], isDamaged: Bool) {
        let unpacker = Unpacker()
        var rest = input[...]
        var parts = [""]
        while let output = unpacker.next({ () -> [UInt8]? in
            defer { rest = rest.dropFirst(chunk) }
            return rest.isEmpty ? nil : Array(rest.prefix(chunk))
        }) {
            switch output {
            case .bytes(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
            case .gap: parts.append("")
            }
        }
        return (parts, unpacker.isDamaged)
    }

    @Test(arguments: [1, 2, 7, 100, 10_000])
    func aMemberThatBreaksOffIsFollowedByTheNext(chunk: Int) {
        let (one, two) = (bytes(Self.gzip), bytes(Self.fixed))
        #expect(unpacked(one + two, chunk: chunk) == ([Self.page + "a fixed code, a fixed code"], false))
        #expect(unpacked(two + [0, 0, 0], chunk: chunk) == (["a fixed code, a fixed code"], false))
        let broken = unpacked(one.prefix(60) + two + two, chunk: chunk)
        #expect(broken.parts.count == 2)
        #expect(broken.parts.last == "a fixed code, a fixed codea fixed code, a fixed code")
        #expect(broken.isDamaged)
        #expect(unpacked(Array(one.prefix(60)), chunk: chunk).isDamaged)
    }

    /// A response with what Media Cloud has written down of it is one article, dated by the crawler.
    @Test func archiveWithMetadata() throws {
        let response = Self.record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Self.page)
        let metadata = Self.record(
            "metadata",
            "{\"article_title\": \"Bridge opens\", \"publication_date\": \"2025-06-25\", \"text_content\": \"\(Self.text)\"}")
        let pair = try Pages.read(response + metadata).articles
        #expect(pair.map(\.path) == ["page#1"])
        #expect(pair.first?.published == Article.Stamp(.day(try #require(CalendarDate(iso: "2025-06-25"))), origin: .record))
        let alone = try Pages.read(Self.record("warcinfo", "x") + metadata).articles
        #expect(alone.map(\.path) == ["page#2"])
        #expect(alone.first.map(Pages.paragraphs) == [Self.text])
        let other = Self.record("metadata", "fetchTimeMs: 12")
        #expect(try Pages.read(response + other + response).articles.count == 2)
    }

    @Test(arguments: [1, 3, 50, 100_000])
    func archiveInChunks(size: Int) {
        let archive = Array(
            [
                Self.record("request", "GET / HTTP/1.1\r\n\r\n"), Self.record("response", "HTTP/1.1 200 OK\r\n\r\n" + Self.page),
                Self.record("response", String(repeating: "x", count: 3_000)), Self.record("conversion", Self.text),
            ].joined().utf8)
        func records(_ bytes: [UInt8]) -> [String] {
            var splitter = WARCSplitter(limit: 2_000)
            var found: [WARCRecord] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += splitter.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            return (found + splitter.finish()).map { "\($0.number) \($0.complaint ?? "whole")" }
        }
        #expect(records(archive) == ["2 whole", "3 is too large for one page", "4 whole"])
        #expect(records(Array(archive.dropLast(20))).last == "4 is cut off")
        #expect(records(archive + Array("no record\r\n\r\n".utf8)).last == "5 is no record of a web archive")
    }

    static let mail =
        "RnJvbTogVG93biBTdGFyIDxkZXNrQHN0YXIuZXhhbXBsZT4NClN1YmplY3Q6IEJyaWRnZSBvcGVucyA9P3V0Zi04P2I/NG9DVElHTmhac09wPz"
        + "0NCkRhdGU6IEZyaSwgMjcgSnVuIDIwMjUgMDg6MDA6MDAgKzAwMDANCk1lc3NhZ2UtSUQ6IDwxQHN0YXIuZXhhbXBsZT4NCk1JTUUtVmVyc2lv"
        + "bjogMS4wDQpDb250ZW50LVR5cGU6IG11bHRpcGFydC9hbHRlcm5hdGl2ZTsNCiBib3VuZGFyeT0iPT09PT09PT09PT09PT09MTIwNDU3OTE1ND"
        + "g3MjgxMDQ1Nz09Ig0KDQotLT09PT09PT09PT09PT09PTEyMDQ1NzkxNTQ4NzI4MTA0NTc9PQ0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBj"
        + "aGFyc2V0PSJ1dGYtOCINCkNvbnRlbnQtVHJhbnNmZXItRW5jb2Rpbmc6IHF1b3RlZC1wcmludGFibGUNCg0KVGhlIGJyaWRnZSBvdmVyIHRoZS"
        + "Bsb3dlciByaXZlciBpcyBvcGVuIHRvIGFsbCB0cmFmZmljIGFnYWluLCB0aGUgbWF5b3IgdG9sZCA9DQpzb21lIDMwMCBtYXJjaGVycy4NCg0K"
        + "Q2FmPUMzPUE5IG93bmVycyBhcmUgZ2xhZCBvZiBpdDogPUUyPTgwPTlDYXQgbGFzdD1FMj04MD05RCwgdGhleSBzYXkuDQoNCi0tPT09PT09PT"
        + "09PT09PT09MTIwNDU3OTE1NDg3MjgxMDQ1Nz09DQpDb250ZW50LVR5cGU6IHRleHQvaHRtbDsgY2hhcnNldD0idXRmLTgiDQpDb250ZW50LVRy"
        + "YW5zZmVyLUVuY29kaW5nOiBxdW90ZWQtcHJpbnRhYmxlDQpNSU1FLVZlcnNpb246IDEuMA0KDQo8cD5UaGUgYnJpZGdlIG92ZXIgdGhlIGxvd2"
        + "VyIHJpdmVyIGlzIG9wZW4gdG8gYWxsIHRyYWZmaWMgYWdhaW4sIHRoZSBtYXlvciB0bz0NCmxkIHNvbWUgMzAwIG1hcmNoZXJzLjwvcD4NCg0K"
        + "LS09PT09PT09PT09PT09PT0xMjA0NTc5MTU0ODcyODEwNDU3PT0tLQ0K"
    static let gzip =
        "H4sIAAAAAAACA12PQQ6DMAwEv+IHVA1Vr1YOfUM/YIghlgJGjtWK3zdA1UNv3tGstMbsc4mYmVJEFy8cHyZpYtCVl4rhZBhOo9e0RSRzGXaab3"
        + "92A7jGZ2bov/zFBt5y0Xe7TPYs9fDBFagUcKNxlAFoIlkuhz3Tpq2nJUHVmeHedY3ZkNnqFcPaBv1GhHNUOD75AGVmM+TQAAAA"
    static let members = "H4sIAAAAAAACA8vPS1UAAElhrCMEAAAAH4sIAAAAAAAEAwEEAPv/dHdvIKLBrE0EAAAAH4sIAAAAAAACAyvJKEpNVSgZJYkgAY64dk8sAQAA"
    static let fixed = "H4sIAAAAAAACA0tUSMusSE1RSM5PSdVRSETiAQBlVZB3GgAAAA=="
}
