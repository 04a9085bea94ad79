import Model
import Vocabulary

/// Decides which elements of a page hold its story.
///
/// First the furniture goes out: by element (`nav`, `aside`, `footer` …), by role, by hidden state, by class names of the
/// vocabulary. Then the story's root is the smallest element that still holds most of the prose, where prose is text in
/// blocks of some length with few links in it.
struct HTMLMainText {
    let tree: HTMLTree
    let cues: PageCues
    /// Per node: whether it and what is in it is left out.
    private(set) var isOut: [Bool]
    /// Per node: what its class names say.
    private(set) var uses: [PageCues.ClassUses]
    /// Bytes of text, and of text in links, at or below each node.
    private var textLength: [Int32]
    private var linkLength: [Int32]
    private(set) var score: [Float]
    private(set) var dataTables: Set<Int> = []
    /// The nodes that are `h1`, in order.
    private let headings: [Int]

    init(_ tree: HTMLTree, cues: PageCues) {
        self.tree = tree
        self.cues = cues
        isOut = [Bool](repeating: false, count: tree.nodes.count)
        uses = [PageCues.ClassUses](repeating: [], count: tree.nodes.count)
        headings = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 }
        textLength = [Int32](repeating: 0, count: tree.nodes.count)
        linkLength = textLength
        score = [Float](repeating: 0, count: tree.nodes.count)
        measure()
        prune()
        findTables()
        scoreProse()
    }

    // MARK: Lengths

    /// Sums from the leaves up: children stand after their parents, so one pass backwards does.
    private mutating func measure() {
        for index in tree.nodes.indices.reversed() {
            let node = tree.nodes[index]
            if node.tag == .text {
                textLength[index] = Int32(tree.bytes.span.visibleBytes(Int(node.start), Int(node.stop)))
            }
            if node.tag == .script || node.tag == .style || node.tag == .head || node.tag == .noscript || node.tag == .template {
                textLength[index] = 0
                linkLength[index] = 0
            }
            if node.tag == .a { linkLength[index] = textLength[index] }
            if node.parent >= 0 {
                textLength[Int(node.parent)] &+= textLength[index]
                linkLength[Int(node.parent)] &+= linkLength[index]
            }
        }
    }

    // MARK: Furniture

    private mutating func prune() {
        let total = textLength.first ?? 0
        var index = 0
        while index < tree.nodes.count {
            if isFurniture(index, total: total) {
                isOut[index] = true
                for inner in index..<tree.end(index) { isOut[inner] = true }
                index = tree.end(index)
            } else {
                index += 1
            }
        }
    }

    private static let outRoles = WordTable(
        [
            "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert", "alertdialog", "menu", "menubar",
            "toolbar", "tablist", "form", "button", "status", "tooltip",
        ].map { ($0, true) })
    private static let isTrue = WordTable([("true", true)])

    private mutating func isFurniture(_ index: Int, total: Int32) -> Bool {
        let tag = tree.nodes[index].tag
        if tag == .text { return false }
        // A page may be wrapped in a form, and a careless one in anything: what holds most of the text stays.
        let isMost = textLength[index] * 2 > total && total > 0
        if tag.isFurniture { return !(isMost && (tag == .form || tag == .noscript || tag == .footer)) }
        if tag == .header { return !holdsHeading(index) && !isMost }
        guard tree.hasAttributes(index), tag != .html, tag != .body else { return false }
        let isHidden =
            tree.hasAttribute(.hidden, of: index)
            || tree.hash(of: .ariaHidden, index).map { Self.isTrue[$0] != nil } == true || tree.isHiddenByStyle(index)
        if isHidden { return !isMost }
        if let role = tree.hash(of: .role, index), Self.outRoles[role] != nil, !isMost, !holdsHeading(index) { return true }
        let uses = tree.classUses(of: index, cues)
        self.uses[index] = uses
        guard uses.contains(.out), !uses.contains(.inside), tag != .main, tag != .article, !tag.isHeading else { return false }
        if !uses.isDisjoint(with: [.correction, .caption, .byline]) { return false }
        return !isMost && !(holdsHeading(index) && textLength[index] * 4 > total)
    }

    private func holdsHeading(_ index: Int) -> Bool {
        let end = tree.end(index)
        var (low, high) = (0, headings.count)
        while low < high {
            let middle = (low + high) / 2
            if headings[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < headings.count && headings[low] < end
    }

    // MARK: Tables

    /// Tables of data, as against those that lay out a page.
    private mutating func findTables() {
        for index in tree.nodes.indices where tree.nodes[index].tag == .table && !isOut[index] {
            var rows = 0
            var cells = 0
            var headers = 0
            var long = 0
            var isLayout = false
            var longest: Int32 = 0
            for inner in index + 1..<tree.end(index) {
                switch tree.nodes[inner].tag {
                case .tr: rows += 1
                case .th:
                    headers += 1
                    cells += 1
                case .td:
                    cells += 1
                    if textLength[inner] > 200 { long += 1 }
                    longest = max(longest, textLength[inner])
                case .table, .h1, .article, .section, .form, .aside, .nav: isLayout = true
                default: break
                }
                if isLayout { break }
            }
            if isLayout || rows == 0 || cells < 4 || long * 4 > cells || headers == 0 && longest > 300 { continue }
            if headers > 0 || rows >= 2 && cells >= rows * 2 { dataTables.insert(index) }
        }
    }

    // MARK: Prose

    private mutating func scoreProse() {
        for index in tree.nodes.indices.reversed() {
            if !isOut[index] {
                score[index] += own(index)
                if let parent = tree.parent(index) { score[parent] += score[index] }
            }
        }
    }

    /// What a block counts by itself: its text that stands in no block below it, less for links and for short pieces.
    private func own(_ index: Int) -> Float {
        let node = tree.nodes[index]
        if dataTables.contains(index) { return min(Float(textLength[index]), 1_500) * 0.5 }
        switch node.tag {
        case .p, .pre, .blockquote, .td, .div, .section, .article, .main, .body, .li, .dd, .center, .span, .h2, .h3: break
        default: return 0
        }
        if node.tag == .span || isInTable(index) { return 0 }
        var length: Int32 = 0
        var links: Int32 = 0
        var child = index + 1
        while child < tree.end(index) {
            let tag = tree.nodes[child].tag
            if !isOut[child], !tag.isBlock, tag != .other || !holdsBlock(child) {
                length += textLength[child]
                links += linkLength[child]
            }
            child = tree.end(child)
        }
        guard length >= 25 else { return 0 }
        let density = Float(links) / Float(length)
        guard density < 0.5 else { return 0 }
        let weight: Float = node.tag == .li || node.tag.isHeading ? 0.4 : 1
        return Float(length) * (1 - density) * (1 - density) * weight
    }

    private func holdsBlock(_ index: Int) -> Bool {
        for inner in index + 1..<min(tree.end(index), index + 200) where tree.nodes[inner].tag.isBlock { return true }
        return false
    }

    private func isInTable(_ index: Int) -> Bool {
        guard !dataTables.isEmpty else { return false }
        var current = tree.parent(index)
        while let node = current {
            if dataTables.contains(node) { return true }
            current = tree.parent(node)
        }
        return false
    }

    /// The element that holds the story; `nil` where there is no prose at all.
    func root() -> Int? {
        guard let first = tree.nodes.indices.first(where: { score[$0] > 0 }) else { return nil }
        var current = frame(share: 0.3 * score[first]) ?? first
        while true {
            let tag = tree.nodes[current].tag
            if tag == .article || uses[current].contains(.inside) && tag != .body { break }
            let share: Float = tag == .main ? 0.95 : 0.85
            guard let child = tree.children(current).max(by: { score[$0] < score[$1] }), score[child] >= score[current] * share,
                score[child] > 0, isContainer(child)
            else { break }
            current = child
        }
        return current
    }

    /// The nearest `article` or `main` around the first headline, where it holds a share of the prose that teasers of other
    /// stories below it could not: summaries of a whole front page may outweigh a short story.
    private func frame(share: Float) -> Int? { headings.first { !isOut[$0] }.flatMap { frame(of: $0, share: share) } }

    func frame(of headline: Int, share: Float) -> Int? {
        var current = tree.parent(headline)
        while let node = current {
            let tag = tree.nodes[node].tag
            if tag == .article || tag == .main { return score[node] >= share && score[node] > 0 ? node : nil }
            current = tree.parent(node)
        }
        return nil
    }

    /// Whether a story can be looked for inside: not a paragraph, which would be the whole story.
    private func isContainer(_ index: Int) -> Bool {
        switch tree.nodes[index].tag {
        case .p, .pre, .li, .table, .ul, .ol, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .text, .dl:
            return dataTables.contains(index) ? false : tree.nodes[index].tag == .table
        default: break
        }
        // An element with prose of its own beside its children is the story.
        return tree.children(index).contains { tree.nodes[$0].tag.isBlock || tree.nodes[$0].tag == .other || tree.nodes[$0].tag == .tr }
            && own(index) < score[index] * 0.5
            || tree.nodes[index].tag == .td || tree.nodes[index].tag == .article
    }

    /// Whether an element inside the root is a list of links, which belongs to other stories.
    func isLinkList(_ index: Int) -> Bool {
        let tag = tree.nodes[index].tag
        guard tag == .ul || tag == .ol || tag == .div || tag == .section || tag == .p || tag == .table else { return false }
        let (text, links) = (textLength[index], linkLength[index])
        guard text > 0, links > 0 else { return false }
        let share = Float(links) / Float(text)
        return tag == .p ? share > 0.9 && text < 150 : share > 0.6 && (text < 2_000 || share > 0.8)
    }

    func has(_ uses: PageCues.ClassUses, _ index: Int) -> Bool { !self.uses[index].isDisjoint(with: uses) }

    func hasLinks(_ index: Int) -> Bool { linkLength[index] > 0 }

    /// Bytes of text at or below a node, without white space.
    func length(_ index: Int) -> Int { Int(textLength[index]) }
}

extension HTMLTree {
    /// Whether an element's own style keeps it from being seen.
    fileprivate func isHiddenByStyle(_ node: Int) -> Bool {
        guard hasAttribute(.style, of: node), let style = attribute(.style, of: node) else { return false }
        let plain = style.lowercased().filter { $0 != " " }
        return plain.contains("display:none") || plain.contains("visibility:hidden")
    }
}

extension Span<UInt8> {
    /// How many bytes of a stretch are no blanks, line ends or other controls.
    fileprivate func visibleBytes(_ start: Int, _ end: Int) -> Int {
        var count = 0
        var index = start
        while index + 8 <= end {
            count += EightBytes(self, at: index).visible
            index += 8
        }
        while index < end {
            if self[index] > 32 { count += 1 }
            index += 1
        }
        return count
    }
}

extension EightBytes {
    /// How many of the bytes are greater than a blank.
    fileprivate var visible: Int {
        let low = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F
        return ((low | word) & 0x8080_8080_8080_8080).nonzeroBitCount
    }
}
