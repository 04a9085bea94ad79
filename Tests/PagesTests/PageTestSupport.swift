import Foundation
import Model
import Vocabulary

@testable import Pages

/// Short ways to read pages in tests.
enum Pages {
    static let reader = PageReader(.builtIn)
    static let scanner = PageDateScanner(cues: reader.cues)

    static func read(_ text: String, published: String? = nil, captured: String? = nil, url: String? = nil) throws(PageError)
        -> PageContents
    {
        try read(Array(text.utf8), published: published, captured: captured, url: url)
    }

    static func read(_ bytes: [UInt8], published: String? = nil, captured: String? = nil, url: String? = nil) throws(PageError)
        -> PageContents
    {
        try reader.read(
            bytes,
            hints: ScrapeHints(
                path: "page", url: url, published: published.flatMap { CalendarDate(iso: $0) },
                captured: captured.flatMap { CalendarDate(iso: $0) }))
    }

    /// The blocks of an article as "kind: text".
    static func blocks(_ article: Article) -> [String] { article.blocks.map { $0.kind.rawValue + ": " + article.string($0.range) } }

    /// The paragraphs of an article.
    static func paragraphs(_ article: Article) -> [String] {
        article.blocks.filter { $0.kind == .paragraph }.map { article.string($0.range) }
    }

    /// The folder with the development corpus, where there is one beside the package.
    static let shared: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        var folders = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            folders.append(folder)
        }
        folder = folders[0]
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            folders.append(folder)
        }
        return folders.map { $0.appendingPathComponent("shared") }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("corpus/gold/index.jsonl").path) }
    }()
}
