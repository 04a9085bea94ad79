import CLibXML2
import Model

/// The elements that Tidemark treats in some way of their own.
enum HTMLTag: String, CaseIterable {
    case html, head, body, title, meta, link, base, script, style, noscript, template
    case nav, aside, footer, header, main, article, section, div, form, button, select, input, textarea, label, dialog, menu
    case iframe, svg, canvas, object, embed, video, audio, img, picture, map, math
    case h1, h2, h3, h4, h5, h6, p, pre, blockquote, ul, ol, li, dl, dt, dd, figure, figcaption, hr, br, address, details, summary, center
    case table, caption, thead, tbody, tfoot, tr, td, th, colgroup
    case a, time, span, b, i, em, strong, small, sub, sup, q, cite, font, u, s, del, ins, abbr, mark, code, wbr
    case text = "#text"
    case other = "#other"

    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether text before and after it belongs to different lines.
    var isBlock: Bool {
        switch self {
        case .html, .body, .main, .article, .section, .div, .header, .footer, .nav, .aside, .form, .h1, .h2, .h3, .h4, .h5, .h6, .p, .pre,
            .blockquote, .ul, .ol, .li, .dl, .dt, .dd, .figure, .figcaption, .hr, .address, .details, .summary, .center, .table, .caption,
            .thead, .tbody, .tfoot, .tr, .td, .th, .dialog, .menu:
            true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// Elements that never hold words of a story.
    var isFurniture: Bool {
        switch self {
        case .head, .script, .style, .noscript, .template, .nav, .aside, .footer, .form, .button, .select, .input, .textarea, .dialog,
            .menu,
            .iframe, .svg, .canvas, .object, .embed, .video, .audio, .map, .math:
            true
        default: false
        }
    }
}

/// A node of the tree; its descendants follow it in the array up to `end`.
struct HTMLNode {
    var tag: HTMLTag
    /// The index after the last descendant.
    var end: Int32
    var parent: Int32
    /// Of a text node: where its bytes stand in `HTMLTree.bytes`.
    var textStart: Int32 = 0
    var textEnd: Int32 = 0
}

/// A parsed page as a flat array in document order, so that no walk over it needs recursion.
struct HTMLTree {
    /// No page needs more elements; beyond them the page is cut off.
    static let nodeLimit = 1_000_000

    private(set) var nodes: [HTMLNode] = []
    private(set) var bytes: [UInt8] = []
    private var attributes: [Int32: [String: String]] = [:]
    /// Whether the parser gave up before the end of the page.
    private(set) var isCutOff = false

    private static let kept: Set<String> = [
        "class", "id", "role", "href", "rel", "content", "name", "property", "itemprop", "datetime", "type", "lang", "hidden",
        "aria-hidden",
        "style", "colspan", "rowspan", "pubdate", "title", "data-published", "http-equiv", "data-component", "data-testid",
    ]

    /// Parses with libxml2: no network, no entities beyond HTML's own, no depth beyond its limit of 256.
    ///
    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        let source = HTMLCleaning.clean(text)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_COMPACT.rawValue
        guard let context = unsafe htmlNewParserCtxt() else { return }
        defer { unsafe htmlFreeParserCtxt(context) }
        let document = unsafe source.withUnsafeBytes { buffer -> htmlDocPtr? in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe htmlCtxtReadMemory(
                context, base.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
        }
        guard let document = unsafe document else { return }
        defer { unsafe xmlFreeDoc(document) }
        isCutOff = unsafe context.pointee.disableSAX != 0
        bytes.reserveCapacity(source.count / 2)
        if let root = unsafe xmlDocGetRootElement(document) { unsafe walk(from: root) }
    }

    private mutating func walk(from root: xmlNodePtr) {
        var open: [Int32] = []
        var current: xmlNodePtr? = unsafe root
        while let node = unsafe current, nodes.count < Self.nodeLimit {
            let index = Int32(nodes.count)
            let isElement = unsafe node.pointee.type == XML_ELEMENT_NODE
            if isElement {
                unsafe appendElement(node, parent: open.last ?? -1)
            } else if unsafe node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE {
                unsafe appendText(node, parent: open.last ?? -1)
            }
            if isElement, let child = unsafe node.pointee.children {
                open.append(index)
                unsafe current = child
                continue
            }
            var up: xmlNodePtr = unsafe node
            while unsafe (up != root && up.pointee.next == nil), let parent = unsafe up.pointee.parent {
                unsafe up = parent
                if let closed = open.popLast() { nodes[Int(closed)].end = Int32(nodes.count) }
            }
            unsafe current = unsafe up == root ? nil : up.pointee.next
        }
        if nodes.count >= Self.nodeLimit { isCutOff = true }
        for index in open { nodes[Int(index)].end = Int32(nodes.count) }
    }

    private mutating func appendElement(_ node: xmlNodePtr, parent: Int32) {
        let index = Int32(nodes.count)
        let name = unsafe node.pointee.name.map { unsafe String(cString: $0).lowercased() } ?? ""
        nodes.append(HTMLNode(tag: HTMLTag.byName[name] ?? .other, end: index + 1, parent: parent))
        var found: [String: String] = [:]
        var attribute = unsafe node.pointee.properties
        var count = 0
        while let current = unsafe attribute, count < 64 {
            count += 1
            if let rawName = unsafe current.pointee.name {
                let name = unsafe String(cString: rawName).lowercased()
                if Self.kept.contains(name) {
                    var value = ""
                    if let child = unsafe current.pointee.children, let content = unsafe child.pointee.content {
                        value = unsafe Self.string(content, limit: 4_096)
                    }
                    if found[name] == nil { found[name] = value }
                }
            }
            unsafe attribute = current.pointee.next
        }
        if !found.isEmpty { attributes[index] = found }
    }

    private static func string(_ start: UnsafePointer<UInt8>, limit: Int) -> String {
        var length = 0
        while length < limit, unsafe (start[length] != 0) { length += 1 }
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    private mutating func appendText(_ node: xmlNodePtr, parent: Int32) {
        guard let content = unsafe node.pointee.content else { return }
        let start = Int32(clamping: bytes.count)
        let length = Int(unsafe xmlStrlen(content))
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: content, count: length))
        nodes.append(
            HTMLNode(tag: .text, end: Int32(nodes.count) + 1, parent: parent, textStart: start, textEnd: Int32(clamping: bytes.count)))
    }

    // MARK: Questions

    func attribute(_ name: String, of node: Int) -> String? { attributes[Int32(node)]?[name] }
    func hasAttributes(_ node: Int) -> Bool { attributes[Int32(node)] != nil }

    /// Class names, id, and what some sites have in their place, in one string.
    func classNames(of node: Int) -> String? {
        guard let all = attributes[Int32(node)] else { return nil }
        let names = [all["class"], all["id"], all["data-component"], all["data-testid"]].compactMap { $0 }.filter { !$0.isEmpty }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    func end(_ node: Int) -> Int { Int(nodes[node].end) }
    func parent(_ node: Int) -> Int? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

    /// The children of a node that are elements or text.
    func children(_ node: Int) -> [Int] {
        var out: [Int] = []
        var index = node + 1
        while index < end(node) {
            out.append(index)
            index = end(index)
        }
        return out
    }

    /// The text below a node with white space run together.
    func text(_ node: Int, without skipped: [Bool]? = nil) -> [UInt8] {
        var out: [UInt8] = []
        var index = node
        while index < end(node) {
            if skipped?[index] == true || nodes[index].tag == .script || nodes[index].tag == .style {
                index = end(index)
                continue
            }
            if nodes[index].tag == .text {
                HTMLTree.appendCollapsed(bytes[Int(nodes[index].textStart)..<Int(nodes[index].textEnd)], to: &out)
            } else if nodes[index].tag.isBlock || nodes[index].tag == .br, let last = out.last, last != 32 {
                out.append(32)
            }
            index += 1
        }
        while out.last == 32 { out.removeLast() }
        return out
    }

    /// Appends text with each run of white space (no-break spaces too) as one blank, none at the beginning.
    static func appendCollapsed(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            var byte = text[index]
            if byte == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xA0 {
                byte = 32
                index += 1
            } else if byte == 0xE2, index + 2 < text.endIndex, text[index + 1] == 0x80, text[index + 2] == 0x8B {
                // A zero-width space only says where a line may break.
                index += 3
                continue
            } else if byte == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xAD {
                index += 2
                continue
            }
            index += 1
            if byte.isSpace {
                if let last = out.last, last != 32, last != 10 { out.append(32) }
            } else {
                out.append(byte)
            }
        }
    }
}
