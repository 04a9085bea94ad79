import Hashing
import Series
import Vocabulary

/// What is known of definitions without reading them: a line each in a file beside the store, made when all of them were read.
///
/// Reading one takes most of a millisecond, and an article speaks of few of many. The file may be deleted at any time, and is believed
/// only where the program and the texts of all definitions are the same.
struct DefinitionCards {
    struct Card {
        var id: String
        /// Of its text among all that were read.
        var place: Int
        /// The series of which it is a share.
        var base: String?
        /// Whether it brings names, without which no article can be read.
        var bringsNames: Bool
        var words: MeasureVocabulary
    }

    /// Fewer definitions are read sooner than their cards are worth a file.
    static let worthwhile = 24

    /// In the order of the ids; of definitions that another overrides there is none.
    var cards: [Card] = []
    /// Names the reading code and the definitions, as `Updater.reader` does.
    var reader: String

    /// What was kept of these texts; `nil` where nothing was.
    init?(path: String, texts: [String]) {
        guard texts.count >= Self.worthwhile, Files.kind(path) == .file, let bytes = try? Files.text(path),
            bytes.starts(with: Self.head.utf8)
        else { return nil }
        var rest = Fields(bytes: bytes, index: Self.head.utf8.count)
        guard rest.next(0x09) == Self.digest(texts) else { return nil }
        reader = rest.next(0x0A)
        while !rest.isAtEnd {
            let (id, place, base, names) = (rest.next(0x09), Int(rest.next(0x09)), rest.next(0x09), rest.next(0x09))
            guard let place, texts.indices.contains(place) else { return nil }
            cards.append(
                Card(
                    id: id, place: place, base: base.nonEmpty, bringsNames: names == "names",
                    words: MeasureVocabulary(text: Array(rest.take(0x0A)))))
        }
    }

    /// The fields of a file, one after the other.
    private struct Fields {
        let bytes: [UInt8]
        var index: Int
        var isAtEnd: Bool { index >= bytes.count }

        /// What stands before the next such byte, which is passed over.
        mutating func take(_ end: UInt8) -> ArraySlice<UInt8> {
            let start = min(index, bytes.count)
            let found = bytes.span.firstIndex(of: end, from: start, to: bytes.count)
            index = found + 1
            return bytes[start..<found]
        }

        mutating func next(_ end: UInt8) -> String { String(decoding: take(end), as: UTF8.self) }
    }

    /// Keeps the cards of definitions that were read whole, where that is worth while and nothing but their texts makes them what they
    /// are.
    static func keep(_ definitions: [SeriesDefinition], texts: [(text: String, file: String)], reader: String, to path: String) {
        guard texts.count >= worthwhile else { return }
        var places: [String: Int] = [:]
        for (place, text) in texts.enumerated() { places[text.file] = place }
        var file = head + "\(digest(texts.map(\.text)))\t\(reader)\n"
        for definition in definitions {
            guard let place = places[definition.file], definition.record == texts[place].text else { return }
            file += "\(definition.id)\t\(place)\t\(definition.checks.shareOf ?? "")\t\(definition.names.isEmpty ? "" : "names")\t"
            file += String(decoding: definition.measureVocabulary.text, as: UTF8.self) + "\n"
        }
        // A workspace that cannot be written is read without.
        _ = try? Files.write(Array(file.utf8), to: path)
    }

    private static var head: String { "tidemark definitions 2 \(Version.program)\n" }

    private static func digest(_ texts: [String]) -> String {
        SHA256.hex(texts.flatMap { Array("\($0.utf8.count)\n".utf8) + Array($0.utf8) })
    }
}
