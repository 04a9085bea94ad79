import Model
import Vocabulary

/// A node of the tree; its descendants follow it in the array up to `end`.
struct HTMLNode {
    var tag: HTMLTag
    /// The index after the last descendant.
    var end: Int32
    var parent: Int32
    /// Of a text: where it stands in `HTMLTree.bytes`; of an element: its attributes in `HTMLTree.attributes`.
    var start: Int32
    var stop: Int32
}

/// An attribute of an element, where it is one that Tidemark looks at.
struct HTMLAttribute {
    enum Name: UInt8 {
        case `class`, id, role, href, rel, content, name, property, itemprop, datetime, type, lang, hidden, ariaHidden, style, colspan,
            rowspan, pubdate, httpEquiv, dataComponent, dataTestid
    }

    static let names = WordTable<Name>([
        ("class", .class), ("id", .id), ("role", .role), ("href", .href), ("rel", .rel), ("content", .content), ("name", .name),
        ("property", .property), ("itemprop", .itemprop), ("datetime", .datetime), ("type", .type), ("lang", .lang), ("hidden", .hidden),
        ("aria-hidden", .ariaHidden), ("style", .style), ("colspan", .colspan), ("rowspan", .rowspan), ("pubdate", .pubdate),
        ("http-equiv", .httpEquiv), ("data-component", .dataComponent), ("data-testid", .dataTestid),
    ])

    var name: Name
    /// The element that it stands on.
    var node: Int32
    /// Where its value stands in `HTMLTree.bytes`.
    var start: Int32
    var stop: Int32
}

/// A parsed page as a flat array in document order, so that no walk over it needs recursion.
struct HTMLTree {
    /// The root, `html`, comes first, whether the page has such an element or not.
    let nodes: [HTMLNode]
    let attributes: [HTMLAttribute]
    /// The page with character references replaced in texts and attributes.
    let bytes: [UInt8]
    /// Whether the page breaks off, or has more elements than are read.
    let isCutOff: Bool

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        var bytes = text
        // A NUL ends texts elsewhere; here it parts words.
        var nul = bytes.span.firstIndex(of: 0, or: 0, from: 0, to: bytes.count)
        while nul < bytes.count {
            bytes[nul] = 32
            nul = bytes.span.firstIndex(of: 0, or: 0, from: nul, to: bytes.count)
        }
        var parser = HTMLParser()
        parser.parse(bytes.span)
        parser.builder.decode(&bytes)
        nodes = parser.builder.nodes
        attributes = parser.builder.attributes
        isCutOff = parser.isCutOff
        self.bytes = bytes
    }

    // MARK: Questions

    private func range(of name: HTMLAttribute.Name, _ node: Int) -> Range<Int>? {
        let owner = nodes[node]
        guard owner.tag != .text else { return nil }
        for place in Int(owner.start)..<Int(owner.stop) where attributes[place].name == name {
            return Int(attributes[place].start)..<Int(attributes[place].stop)
        }
        return nil
    }

    /// An attribute's value, at most its first 4,096 bytes.
    func attribute(_ name: HTMLAttribute.Name, of node: Int) -> String? {
        range(of: name, node).map { String(decoding: bytes[$0].prefix(4_096), as: UTF8.self) }
    }

    /// The hash by which `WordTable` knows an attribute's value.
    func hash(of name: HTMLAttribute.Name, _ node: Int) -> UInt64? {
        range(of: name, node).map { range in
            var hash = WordHash()
            for index in range { hash.add(bytes[index]) }
            return hash.value
        }
    }

    func hasAttribute(_ name: HTMLAttribute.Name, of node: Int) -> Bool { range(of: name, node) != nil }

    func hasAttributes(_ node: Int) -> Bool { nodes[node].tag != .text && nodes[node].start < nodes[node].stop }

    /// What class names, id, and what some sites have in their place, say of an element.
    func classUses(of node: Int, _ cues: PageCues) -> PageCues.ClassUses {
        var uses: PageCues.ClassUses = []
        let owner = nodes[node]
        guard owner.tag != .text else { return uses }
        for place in Int(owner.start)..<Int(owner.stop) {
            switch attributes[place].name {
            case .class, .id, .dataComponent, .dataTestid:
                uses.formUnion(cues.uses(ofClass: bytes.span, Int(attributes[place].start)..<Int(attributes[place].stop)))
            default: break
            }
        }
        return uses
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
            let tag = nodes[index].tag
            if skipped?[index] == true || tag == .script || tag == .style {
                index = end(index)
                continue
            }
            if tag == .text {
                appendText(index, to: &out)
            } else if tag.isBlock || tag == .br, let last = out.last, last != 32 {
                out.append(32)
            }
            index += 1
        }
        while out.last == 32 { out.removeLast() }
        return out
    }

    /// Appends a text with each run of white space (no-break spaces too) as one blank, none at the beginning of a line.
    ///
    /// - Parameter line: where the line begins in `out`.
    func appendText(_ node: Int, to out: inout [UInt8], lineFrom line: Int = 0) {
        let source = bytes.span
        let end = Int(nodes[node].stop)
        var index = Int(nodes[node].start)
        while index < end {
            let start = index
            // A stretch in which nothing changes: single blanks between characters that stay.
            var last: UInt8 = out.count > line ? out[out.count - 1] : 32
            if last == 10 { last = 32 }
            while index < end {
                let byte = source[index]
                if byte < 32 || byte == 32 && last == 32 || byte == 0xC2 || byte == 0xE2 && isZeroWidth(source, index, end) { break }
                last = byte
                index += 1
            }
            if index > start { out.append(contentsOf: bytes[start..<index]) }
            guard index < end else { return }
            let byte = source[index]
            if byte == 0xE2 {
                // A zero-width space only says where a line may break.
                index += 3
            } else if byte == 0xC2, index + 1 < end {
                switch source[index + 1] {
                case 0xA0: if last != 32 { out.append(32) }
                case 0xAD: break
                default: out.append(contentsOf: bytes[index..<index + 2])
                }
                index += 2
            } else {
                if byte.isSpace { if last != 32 { out.append(32) } } else { out.append(byte) }
                index += 1
            }
        }
    }

    private func isZeroWidth(_ source: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        index + 2 < end && source[index + 1] == 0x80 && source[index + 2] == 0x8B
    }
}
