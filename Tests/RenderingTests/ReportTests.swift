import Foundation
import Hashing
import Model
import Testing

@testable import Rendering

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct ReportTests {
    private static let evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{7*7}}\u{202E}\u{0}\u{1B}[2J"

    private static func hostile() -> Report {
        let key = Fixtures.key("x\"><b", evil, ["d<i>": evil])
        var o = Fixtures.observation(key, "2025-06", "5", publisher: evil, attribution: evil, sentence: "It was 5 \(evil)")
        o.article.title = evil
        o.article.url = "javascript:alert(1)"
        o.article.path = evil
        var other = Fixtures.observation(key, "2025-06", "9", publisher: evil, article: "a2", sentence: evil)
        other.article.url = "https://x.example/\"onmouseover=\"alert(1)"
        let point = Fixtures.point([o, other], contested: true)
        var finding = Fixtures.finding(point)
        finding.explanation = evil
        finding.arithmetic = evil
        finding.likelyCause = evil
        let description = SeriesDescription(
            id: "x\"><b", title: evil, kind: .poll, unit: MeasureUnit(code: evil, name: evil), dimensions: ["d<i>"], notes: [evil])
        return Report(
            title: evil, notes: [evil], series: [SeriesData(description, points: [point], findings: [finding])],
            vintages: [Vintage(number: 1, recorded: evil, cause: evil, scrapes: 1, articles: 1, observations: 1)], command: evil)
    }

    @Test func scrapedTextIsTextEverywhere() throws {
        let files = ReportRenderer.files(Self.hostile())
        for file in files {
            #expect(file.path.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 || $0 == 46 }, "\(file.path)")
            #expect(!file.text.contains("\u{1B}"))
            #expect(!file.text.contains("\u{0}"))
        }
        let page = try #require(files.first { $0.path == "index.html" }?.text)
        #expect(page.components(separatedBy: "<script").count == 2)
        for bad in ["<img", "javascript:alert", "\" onmouseover", "\"onmouseover", "<b>alert", "\u{202E}"] where bad != "javascript:alert" {
            #expect(!page.contains(bad), "\(bad)")
        }
        #expect(!page.contains("href=\"javascript"))
        let markdown = try #require(files.first { $0.path == "contradictions.md" }?.text)
        #expect(!markdown.contains("<img") || markdown.contains("\\<img"))
    }

    /// Every picture is a file that any reader of XML takes, with a title and a spoken form, and asks for nothing elsewhere.
    @Test func picturesAreFilesOfTheirOwn() {
        var files = ReportRenderer.files(Self.hostile())
        for (name, data) in Fixtures.all where data.points.count < 1000 {
            files += ReportRenderer.files(Report(title: name, series: [data], names: Fixtures.names))
        }
        let pictures = files.filter { $0.path.hasSuffix(".svg") }
        #expect(pictures.count >= 40)
        for picture in pictures {
            #expect(XMLParser(data: Data(picture.text.utf8)).parse(), "\(picture.path)")
            for part in ["<title id=\"t\">", "<desc id=\"d\">", "prefers-color-scheme:dark", "role=\"img\""] {
                #expect(picture.text.contains(part), "\(picture.path) \(part)")
            }
            #expect(picture.text.components(separatedBy: "http").count == 2, "only the name space is an address: \(picture.path)")
        }
    }

    @Test func tagsAreBalancedAndIDsUnique() throws {
        for report in [
            Self.hostile(),
            Report(
                title: "T",
                series: Fixtures.all.filter { $0.1.points.count < 100 }.enumerated().map { index, item in
                    var data = item.1
                    data.description.id = "s\(index)"
                    return data
                }, names: Fixtures.names),
        ] {
            let page = try #require(ReportRenderer.files(report).first { $0.path == "index.html" }?.text)
            var stack: [String] = []
            var ids: Set<String> = []
            var rest = page[...]
            while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
                let tag = rest[rest.index(after: open)..<close]
                rest = rest[rest.index(after: close)...]
                let name = String(tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" })
                if let at = tag.range(of: " id=\"") {
                    let id = String(tag[at.upperBound...].prefix { $0 != "\"" })
                    #expect(ids.insert(id).inserted, "id twice: \(id)")
                }
                if name == "style" || name == "script" {
                    let end = try #require(rest.range(of: "</\(name)>"))
                    rest = rest[end.upperBound...]
                } else if name.hasPrefix("/") {
                    #expect(stack.popLast() == String(name.dropFirst()), "\(name) closes \(stack.suffix(3))")
                } else if !["!doctype", "meta", "input", "br"].contains(name), !tag.hasSuffix("/") {
                    stack.append(name)
                }
            }
            #expect(stack.isEmpty, "\(stack)")
            for part in page.components(separatedBy: "href=\"#").dropFirst() {
                let id = String(part.prefix { $0 != "\"" })
                #expect(ids.contains(id), "no such id: \(id)")
            }
        }
    }

    @Test func policyNamesStyleAndScriptByHash() throws {
        let page = try #require(ReportRenderer.files(Report(title: "T", series: [Fixtures.polls])).first { $0.path == "index.html" }?.text)
        for (text, rule) in [(PageStyle.css, "style-src"), (PageScript.reading, "script-src")] {
            let hash = Base64.encode(SHA256.digest(Array(text.utf8)))
            #expect(page.contains("\(rule) 'sha256-\(hash)'"))
        }
        #expect(page.contains("default-src 'none'"))
        for request in ["src=\"http", "url(", "@import", "<link", "<iframe", " style=\"", " onclick"] {
            #expect(!page.contains(request), "\(request)")
        }
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func base64(_ text: String, _ coded: String) { #expect(Base64.encode(Array(text.utf8)) == coded) }

    @Test func contrastMeetsWCAG() throws {
        // Light first, then dark, as the style sheet has them.
        for block in PageStyle.css.components(separatedBy: ":root{").dropFirst().prefix(2) {
            var colours: [String: Double] = [:]
            for pair in block.prefix(while: { $0 != "}" }).split(separator: ";") {
                let parts = pair.split(separator: ":")
                if parts.count == 2, parts[1].hasPrefix("#") { colours[String(parts[0])] = Self.luminance(String(parts[1].dropFirst())) }
            }
            func ratio(_ a: String, _ b: String) throws -> Double {
                let (x, y) = (try #require(colours[a]), try #require(colours[b]))
                return (max(x, y) + 0.05) / (min(x, y) + 0.05)
            }
            for paper in ["--paper", "--card"] {
                for text in ["--ink", "--soft", "--accent", "--bad", "--warn"] {
                    #expect(try ratio(text, paper) >= 4.5, "\(text) on \(paper)")
                }
                for mark in ["--c0", "--c1", "--c2", "--c3", "--c4", "--plan"] {
                    #expect(try ratio(mark, paper) >= 3, "\(mark) on \(paper)")
                }
            }
            #expect(try ratio("--ink", "--hl") >= 4.5)
            #expect(try ratio("--ink", "--warnbg") >= 4.5)
        }
    }

    private static func luminance(_ hex: String) -> Double {
        let value = Int(hex, radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
            let c = Double(part) / 255
            return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}

@Suite struct LongReportTests {
    @Test func longSeriesGetPagesOfTheirOwn() throws {
        let files = ReportRenderer.files(Report(title: "Long", notes: ["Made up."], series: [Fixtures.daily]))
        let index = try #require(files.first { $0.path == "index.html" }?.text)
        #expect(index.utf8.count < 1_000_000)
        #expect(files.map(\.path).contains("index-points-4.html"))
        #expect(files.map(\.path).contains("index.csv"))
        try Self.checkLinks(files)
    }

    /// Where there is much in all, the first page holds what leads to the rest, and each series has a page.
    @Test func manySeriesGetAPageEach() throws {
        let series = (0..<4).map { number in
            var data = Fixtures.daily
            data.description.id = "day-\(number)"
            return data
        }
        let files = ReportRenderer.files(Report(title: "Much", notes: ["Made up."], series: series))
        let index = try #require(files.first { $0.path == "index.html" }?.text)
        #expect(index.utf8.count < 200_000)
        #expect(!index.contains("class=\"pt\""))
        for number in 0..<4 {
            let page = try #require(files.first { $0.path == "day-\(number).html" }?.text)
            #expect(page.contains("Made up.") && page.contains("class=\"pt\"") && page.contains("<svg"))
            #expect(index.contains("href=\"day-\(number).html"))
        }
        try Self.checkLinks(files)
    }

    /// Every link leads to a part of a file that is there.
    private static func checkLinks(_ files: [ReportFile]) throws {
        let paths = Set(files.map(\.path))
        var ids: [String: Set<String>] = [:]
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { (path: $0.path, text: $0.text) }
        for file in pages {
            ids[file.path] = Set(file.text.components(separatedBy: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
        }
        for file in pages {
            for part in file.text.components(separatedBy: "href=\"").dropFirst() {
                let address = String(part.prefix { $0 != "\"" })
                let path = address.hasPrefix("#") ? file.path : String(address.prefix { $0 != "#" })
                if address.hasPrefix("https://") || address.hasPrefix("data:") { continue }
                #expect(paths.contains(path), "\(address)")
                if let anchor = address.split(separator: "#").dropFirst().first {
                    #expect(ids[path]?.contains(String(anchor)) == true, "\(address)")
                }
            }
        }
    }
}
