import Model

/// Finds the lines of pages on which sentences stand, as long as the pages lie where they were read.
final class SentenceLines {
    private let workspace: Workspace
    /// By path; `nil` of what is no file any more, or too large, or packed.
    private var pages: [String: [UInt8]?] = [:]

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// The line, counted from one, on which the figure of an observation stands; `nil` where the page does not have the sentence in the
    /// same words, as where markup stands within it.
    func line(of one: Observation) -> Int? {
        guard !one.article.path.contains("#"), let page = page(one.article.path) else { return nil }
        let sentence = Array(one.evidence.utf8)
        let figure = one.figureRange.start - one.evidenceRange.start
        guard let found = Self.place(of: sentence, at: sentence.indices.contains(figure) ? figure : 0, in: page) else { return nil }
        return 1 + page[..<found].count { $0 == 0x0A }
    }

    private func page(_ path: String) -> [UInt8]? {
        if let known = pages[path] { return known }
        let places = [path, Workspace.join(workspace.root, path)]
        let page = places.lazy.compactMap { Files.kind($0) == .file ? try? Files.text($0) : nil }.first
        pages[path] = page
        return page
    }

    /// Where in a page a place of a sentence is, whatever white space parts its words there.
    private static func place(of sentence: [UInt8], at place: Int, in page: [UInt8]) -> Int? {
        guard let first = sentence.first(where: { $0 > 0x20 }) else { return nil }
        for start in page.indices where page[start] == first {
            var (at, found) = (start, start)
            var isHere = true
            var index = sentence.firstIndex(of: first) ?? 0
            while index < sentence.count {
                if index == place { found = at }
                if sentence[index] <= 0x20 {
                    guard at < page.count, page[at] <= 0x20 else {
                        isHere = false
                        break
                    }
                    while at < page.count, page[at] <= 0x20 { at += 1 }
                    while index < sentence.count, sentence[index] <= 0x20 { index += 1 }
                    continue
                }
                guard at < page.count, page[at] == sentence[index] else {
                    isHere = false
                    break
                }
                (at, index) = (at + 1, index + 1)
            }
            if isHere { return found }
        }
        return nil
    }
}
