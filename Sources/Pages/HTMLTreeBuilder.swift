/// Puts tags and texts together to a tree, by the HTML standard's rules for what ends what (section 13.2.6), without those that
/// only matter for how a page looks.
struct HTMLTreeBuilder {
    /// No page needs more elements; beyond them the page is cut off.
    static let nodeLimit = 1_000_000
    /// Elements nested deeper are laid beside each other, as browsers do.
    static let depthLimit = 512

    private struct Open {
        var node: Int32
        var tag: HTMLTag
        /// The hash of its name, by which elements without a tag of their own are told apart.
        var key: UInt64
        /// Whether its end tag has come, out of turn, while elements inside it are open.
        var isEnding = false
    }

    private(set) var nodes: [HTMLNode] = [HTMLNode(tag: .html, end: 1, parent: -1, start: 0, stop: 0)]
    private(set) var attributes: [HTMLAttribute] = []
    /// Whether the page has a start tag `html`.
    private(set) var opensDocument = false
    /// Whether an end tag of `html` or `body` has come.
    private(set) var closesDocument = false

    private var stack = [Open(node: 0, tag: .html, key: 0)]
    /// How many elements of each tag are open.
    private var opened = [Int32](repeating: 0, count: HTMLTag.allCases.count)
    private var hasHead = false
    private var hasBody = false
    /// Whether the last thing was the beginning or end of a block, where white space says nothing.
    private var isAtEdge = true
    private var firstAttribute = 0
    /// What holds character references.
    private var textsToDecode: [Int32] = []
    private var attributesToDecode: [Int32] = []

    var isFull: Bool { nodes.count >= Self.nodeLimit }

    private var top: Open { stack[stack.count - 1] }

    // MARK: Attributes

    mutating func beginAttributes() { firstAttribute = attributes.count }

    mutating func dropAttributes() {
        attributes.removeLast(attributes.count - firstAttribute)
        while let last = attributesToDecode.last, last >= firstAttribute { attributesToDecode.removeLast() }
    }

    /// Takes an attribute of the element that is opened next; the first of a name counts.
    mutating func attribute(_ name: HTMLAttribute.Name, _ start: Int, _ stop: Int, hasReference: Bool) {
        for place in firstAttribute..<attributes.count where attributes[place].name == name { return }
        if hasReference { attributesToDecode.append(Int32(attributes.count)) }
        attributes.append(HTMLAttribute(name: name, node: Int32(nodes.count), start: Int32(start), stop: Int32(stop)))
    }

    /// Where the value of an attribute of the element opened last stands.
    func lastAttribute(_ name: HTMLAttribute.Name) -> Range<Int>? {
        for place in firstAttribute..<attributes.count where attributes[place].name == name {
            return Int(attributes[place].start)..<Int(attributes[place].stop)
        }
        return nil
    }

    // MARK: Texts

    mutating func text(_ start: Int, _ stop: Int, hasReference: Bool, isBlank: Bool) {
        if isBlank, isAtEdge || !hasBody { return }
        if !hasBody, stack.count == 1 || top.tag == .head { enterBody() }
        if hasReference { textsToDecode.append(Int32(nodes.count)) }
        nodes.append(HTMLNode(tag: .text, end: Int32(nodes.count) + 1, parent: top.node, start: Int32(start), stop: Int32(stop)))
        isAtEdge = false
    }

    // MARK: Elements

    /// Opens an element with the attributes taken since `beginAttributes`.
    ///
    /// - Returns: `false` where the tag stands where it means nothing.
    mutating func open(_ tag: HTMLTag, key: UInt64, isClosed: Bool) -> Bool {
        switch tag {
        case .html:
            let isFirst = !opensDocument && !hasBody && nodes.count == 1
            opensDocument = true
            guard isFirst else { break }
            for place in firstAttribute..<attributes.count { attributes[place].node = 0 }
            (nodes[0].start, nodes[0].stop) = (Int32(firstAttribute), Int32(attributes.count))
            return false
        case .head where hasHead || hasBody: break
        case .body where hasBody: break
        case .body:
            while stack.count > 1 { pop() }
            hasBody = true
            push(tag, key: key)
            return true
        default:
            if tag == .head { hasHead = true } else if !hasBody, !tag.isMetadata, stack.count == 1 || top.tag == .head { enterBody() }
            endWhatEnds(before: tag)
            if tag.isBlock || tag == .br { isAtEdge = true }
            if tag.isVoid || isClosed { append(tag) } else { push(tag, key: key) }
            return true
        }
        dropAttributes()
        return false
    }

    private mutating func enterBody() {
        while stack.count > 1 { pop() }
        hasBody = true
        // The attributes taken are those of the element to come.
        let taken = firstAttribute
        firstAttribute = attributes.count
        push(.body, key: 0)
        firstAttribute = taken
        for place in taken..<attributes.count { attributes[place].node = Int32(nodes.count) }
    }

    private mutating func append(_ tag: HTMLTag) {
        nodes.append(
            HTMLNode(
                tag: tag, end: Int32(nodes.count) + 1, parent: top.node, start: Int32(firstAttribute), stop: Int32(attributes.count)))
    }

    private mutating func push(_ tag: HTMLTag, key: UInt64) {
        if stack.count >= Self.depthLimit { pop() }
        let node = Int32(nodes.count)
        append(tag)
        stack.append(Open(node: node, tag: tag, key: key))
        opened[Int(tag.rawValue)] += 1
    }

    private mutating func pop() {
        repeat {
            let last = stack.removeLast()
            nodes[Int(last.node)].end = Int32(nodes.count)
            opened[Int(last.tag.rawValue)] -= 1
            if last.tag.isBlock { isAtEdge = true }
        } while stack.count > 1 && top.isEnding
    }

    /// Ends the element at a place of the stack and all inside it.
    private mutating func pop(through place: Int) { while stack.count > place { pop() } }

    private func isOpen(_ tag: HTMLTag) -> Bool { opened[Int(tag.rawValue)] > 0 }

    // MARK: What ends what

    /// Ends the elements that a start tag ends without their end tags.
    private mutating func endWhatEnds(before tag: HTMLTag) {
        if tag.closesParagraph, isOpen(.p), let place = innermost(where: { $0 == .p }, until: \.isScope) { pop(through: place) }
        switch tag {
        case .li: endItem({ $0 == .li }, lists: { $0 == .ul || $0 == .ol || $0 == .menu })
        case .dt, .dd: endItem({ $0 == .dt || $0 == .dd }, lists: { $0 == .dl })
        case .h1, .h2, .h3, .h4, .h5, .h6: if top.tag.isHeading { pop() }
        case .option: if top.tag == .option { pop() }
        case .a:
            if isOpen(.a), let place = innermost(where: { $0 == .a }, until: \.isBlock) { pop(through: place) }
        case .td, .th: endParts { $0 == .td || $0 == .th || $0 == .caption }
        case .tr: endParts { $0 == .tr || $0 == .td || $0 == .th || $0 == .caption || $0 == .colgroup }
        case .thead, .tbody, .tfoot, .caption, .colgroup: endParts(\.isTablePart)
        default: break
        }
    }

    private func innermost(where isWanted: (HTMLTag) -> Bool, until isEnd: (HTMLTag) -> Bool) -> Int? {
        var place = stack.count - 1
        while place > 0 {
            if isWanted(stack[place].tag) { return place }
            if isEnd(stack[place].tag) { return nil }
            place -= 1
        }
        return nil
    }

    private mutating func endItem(_ isItem: (HTMLTag) -> Bool, lists isList: (HTMLTag) -> Bool) {
        if let place = innermost(where: isItem, until: { isList($0) || $0.isScope }) { pop(through: place) }
    }

    /// Ends the parts of the innermost table that the next part cannot stand in: the outermost of them, and so all inside.
    private mutating func endParts(_ isEnded: (HTMLTag) -> Bool) {
        var found: Int?
        var place = stack.count - 1
        while place > 0, stack[place].tag != .table {
            if isEnded(stack[place].tag) { found = place }
            place -= 1
        }
        if let found { pop(through: found) }
    }

    /// Takes an end tag.
    mutating func close(_ tag: HTMLTag, key: UInt64) {
        if tag == .html || tag == .body {
            closesDocument = true
            return
        }
        if tag == .br {
            firstAttribute = attributes.count
            _ = open(.br, key: key, isClosed: true)
            return
        }
        if tag.isVoid { return }
        if tag.isHeading {
            if let place = innermost(where: \.isHeading, until: \.isScope) { pop(through: place) }
            return
        }
        guard isOpen(tag) else { return }
        var place = stack.count - 1
        var crossesBlock = false
        while place > 0 {
            let open = stack[place]
            if open.tag == tag, tag != .other || open.key == key {
                // What is no block ends after the blocks inside it; so does a form, which pages open and end anywhere.
                if crossesBlock, !tag.isBlock || tag == .form { stack[place].isEnding = true } else { pop(through: place) }
                return
            }
            if tag.isTablePart ? open.tag == .table : tag != .table && open.tag.isScope { return }
            if tag == .li, open.tag == .ul || open.tag == .ol { return }
            if open.tag.isBlock { crossesBlock = true }
            place -= 1
        }
    }

    mutating func finish() {
        while stack.count > 1 { pop() }
        nodes[0].end = Int32(nodes.count)
    }

    // MARK: Character references

    /// Replaces the character references of texts and attributes where they stand; what replaces them is never longer.
    mutating func decode(_ bytes: inout [UInt8]) {
        for node in textsToDecode {
            nodes[Int(node)].stop = Int32(
                HTMLReferences.decode(&bytes, Int(nodes[Int(node)].start), Int(nodes[Int(node)].stop), inAttribute: false))
        }
        for place in attributesToDecode {
            attributes[Int(place)].stop = Int32(
                HTMLReferences.decode(&bytes, Int(attributes[Int(place)].start), Int(attributes[Int(place)].stop), inAttribute: true))
        }
    }
}
