import CLibXML2
import Model

/// Reads the entries of a feed: RSS 2.0 and 1.0, Atom (RFC 4287).
struct FeedReader {
    fileprivate struct Entry {
        var fields: [(key: String, value: JSONValue)] = []
        var content: [UInt8]?
        var summary: [UInt8]?
    }

    /// The entries as records, with the feed's title as publisher; `nil` if the text is no feed.
    ///
    /// Parsed with libxml2: no network, no replacement of entities, none of its limits lifted.
    static func records(_ text: [UInt8]) -> [JSONValue]? {
        let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
        let text = withoutComments(text)
        let document = unsafe text.withUnsafeBytes { buffer -> xmlDocPtr? in
            guard let base = buffer.baseAddress else { return nil }
            return unsafe xmlReadMemory(
                base.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
        }
        guard let document = unsafe document else { return nil }
        defer { unsafe xmlFreeDoc(document) }
        guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
        guard unsafe ["rss", "RDF", "feed"].contains(name(root)) else { return nil }
        var records: [JSONValue] = []
        var publisher: JSONValue?
        // Entries lie at most three levels deep, and nothing below is walked into further than its text.
        var level: [xmlNodePtr] = unsafe children(root)
        for _ in 0..<2 {
            var next: [xmlNodePtr] = unsafe []
            for place in unsafe level.indices {
                let node = unsafe level[place]
                switch unsafe name(node) {
                case "item", "entry": unsafe records.append(record(of: node, publisher: publisher))
                case "channel": unsafe next += children(node)
                case "title" where publisher == nil: publisher = unsafe content(node).map { .string($0) }
                default: break
                }
            }
            unsafe level = next
        }
        return records
    }

    /// The text without its comments, of which libxml2 keeps a copy for every "--" that stands in one.
    private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
        let (opening, ending) = (Array("<!--".utf8), Array("-->".utf8))
        let (data, dataEnd) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
        func end(_ mark: [UInt8], from start: Int) -> Int {
            var index = start
            while index < text.count, !text[index...].starts(with: mark) { index += 1 }
            return min(index + mark.count, text.count)
        }
        var kept: [UInt8] = []
        var (start, index) = (0, 0)
        while index < text.count {
            guard text[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if text[index...].starts(with: data) {
                index = end(dataEnd, from: index + data.count)
            } else if text[index...].starts(with: opening) {
                kept += text[start..<index]
                index = end(ending, from: index + opening.count)
                start = index
            } else {
                index += 1
            }
        }
        return start == 0 ? text : kept + text[start...]
    }

    private static func name(_ node: xmlNodePtr) -> String { unsafe node.pointee.name.map { unsafe String(cString: $0) } ?? "" }

    private static func children(_ node: xmlNodePtr) -> [xmlNodePtr] {
        var out: [xmlNodePtr] = unsafe []
        var child = unsafe node.pointee.children
        while let current = unsafe child, unsafe out.count < 200_000 {
            if unsafe current.pointee.type == XML_ELEMENT_NODE { unsafe out.append(current) }
            unsafe child = current.pointee.next
        }
        return unsafe out
    }

    fileprivate static func content(_ node: xmlNodePtr) -> [UInt8]? {
        guard let content = unsafe xmlNodeGetContent(node) else { return nil }
        defer { unsafe freeXMLText(content) }
        let bytes = unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
        let range = bytes.trimmed(0, bytes.count)
        return range.isEmpty ? nil : Array(bytes[range.start..<range.end])
    }

    private static func attribute(_ name: String, _ node: xmlNodePtr) -> [UInt8]? {
        guard let value = unsafe xmlGetNoNsProp(node, name) else { return nil }
        defer { unsafe freeXMLText(value) }
        return unsafe Array(UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
    }

    private static func record(of node: xmlNodePtr, publisher: JSONValue?) -> JSONValue {
        var entry = Entry()
        let parts = unsafe children(node)
        for place in unsafe parts.indices {
            let child = unsafe parts[place]
            let name = unsafe name(child)
            switch name {
            case "link":
                let relation = unsafe attribute("rel", child)
                if relation == nil || relation == Array("alternate".utf8), let address = unsafe attribute("href", child) ?? content(child) {
                    entry.fields.append(("url", .string(address)))
                }
            case "pubDate", "published", "date", "issued": unsafe entry.add("published", child)
            case "updated", "modified": unsafe entry.add("modified", child)
            case "title": unsafe entry.add("title", child)
            case "guid", "id": unsafe entry.add("id", child)
            case "source", "publisher": unsafe entry.add("publisher", child)
            case "encoded", "content": entry.content = unsafe content(child) ?? entry.content
            case "description", "summary": entry.summary = unsafe content(child) ?? entry.summary
            default: break
            }
        }
        if let publisher { entry.fields.append(("publisher", publisher)) }
        // What looks like markup in a feed is markup; what does not is text all the same to a reader of HTML.
        if let content = entry.content ?? entry.summary {
            let isMarkup = content.contains(UInt8(ascii: "<")) || content.contains(UInt8(ascii: "&"))
            entry.fields.append((isMarkup ? "html" : "text", .string(content)))
        }
        // Atom's `updated` is all that many feeds say.
        if !entry.fields.contains(where: { $0.key == "published" }), let updated = entry.fields.first(where: { $0.key == "modified" }) {
            entry.fields.append(("published", updated.value))
        }
        return .object(entry.fields)
    }
}

extension FeedReader.Entry {
    fileprivate mutating func add(_ key: String, _ node: xmlNodePtr) {
        if let content = unsafe FeedReader.content(node) { fields.append((key, .string(content))) }
    }
}
