import Dispatch
import Foundation
import Ledger
import Model
import Series
import Synchronization
import Vocabulary

/// The series definitions in force: those that the program carries, and over them those of the workspace.
struct DefinitionSet: Sendable {
    /// In the order of their ids.
    var definitions: [SeriesDefinition] = []
    /// The ids of the definitions that the program carries and no file overrides.
    var builtIn: Set<String> = []
    /// Whether a file could not be used.
    var isBroken = false

    /// What is wrong in a file goes to `report`; a built-in definition that it was to override then stays in force.
    ///
    /// - Parameters:
    ///   - wanted: ids of series; of the others only those are read that may bear on these. All are where one is not found.
    ///   - withExamples: whether the definitions' examples are wanted.
    static func load(
        _ workspace: Workspace?, wanted: Set<String>? = nil, withExamples: Bool = false, report: ProblemReport
    ) -> DefinitionSet {
        reading(texts(workspace, report: report), wanted: wanted, withExamples: withExamples, report: report)
    }

    /// The texts of definitions, those that the program carries first, and their files.
    struct Texts {
        var texts: [(text: String, file: String)]
        /// How many of them the program carries.
        var carried: Int
        /// Whether a file could not be used.
        var isBroken = false
    }

    static func texts(_ workspace: Workspace?, report: ProblemReport) -> Texts {
        let carried = BuiltInDefinitions.files.map { ($0.text, $0.name) }
        var found = Texts(texts: carried, carried: carried.count)
        do {
            for path in try workspace.map(files) ?? [] {
                do {
                    found.texts.append((try Self.text(path), path))
                } catch {
                    found.isBroken = true
                    report(error)
                }
            }
        } catch {
            found.isBroken = true
            report(error)
        }
        return found
    }

    static func reading(
        _ all: Texts, wanted: Set<String>? = nil, withExamples: Bool = false, report: ProblemReport
    ) -> DefinitionSet {
        var set = DefinitionSet()
        set.isBroken = all.isBroken
        var found: [String: SeriesDefinition] = [:]
        let texts = all.texts
        let places = texts.indices.filter { place in wanted.map { Self.mayBear(texts[place].0, on: $0) } ?? true }
        for (place, result) in zip(places, Self.definitions(places.map { texts[$0] }, withExamples: withExamples)) {
            switch result {
            case .success(let definition):
                if place >= all.carried, let first = found[definition.id], !set.builtIn.contains(definition.id) {
                    set.isBroken = true
                    report(Problem(second: definition.file, of: definition.id, first: first.file))
                    continue
                }
                found[definition.id] = definition
                if place < all.carried { set.builtIn.insert(definition.id) } else { set.builtIn.remove(definition.id) }
            case .failure(let error):
                set.isBroken = true
                report(Problem(error))
            }
        }
        if let wanted {
            if !wanted.allSatisfy({ found[$0] != nil }) { return reading(all, report: report) }
            // The amounts of which they are shares, where those have no word of it themselves.
            let bases = wanted.compactMap { found[$0]?.checks.shareOf }.filter { found[$0] == nil }
            if !bases.isEmpty { return reading(all, wanted: wanted.union(bases), report: report) }
        }
        set.definitions = found.values.sorted { $0.id < $1.id }
        return set
    }

    /// Whether a definition is one of some series, or may bear on them: by a share of their amounts, or by names that it brings. Seen
    /// from the text, since reading a definition takes a millisecond.
    private static func mayBear(_ text: String, on wanted: Set<String>) -> Bool {
        let bytes = Array(text.utf8)
        var isOther = false
        for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
            let before = bytes[..<colon]
            if ["names", "share_of"].contains(where: { before.suffix($0.utf8.count).elementsEqual($0.utf8) }) { return true }
            guard colon >= 2, before.suffix(2).elementsEqual("id".utf8), colon == 2 || bytes[colon - 3] == 0x0A else { continue }
            let rest = bytes[(colon + 1)...].prefix { $0 != 0x0A && $0 != UInt8(ascii: "#") }
            let id = String(decoding: rest.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }, as: UTF8.self)
            isOther = !wanted.contains(id)
        }
        return !isOther
    }

    /// The definitions of a workspace's `Series/`, in the order of their names.
    ///
    /// - Throws: `inputOutput` where the folder is there and cannot be read: that is not a folder without definitions.
    static func files(_ workspace: Workspace) throws(Problem) -> [String] {
        let folder = workspace.seriesFolder
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            if Files.kind(folder) == .missing { return [] }
            throw Problem(.inputOutput, file: folder, "the folder of the definitions cannot be read", remedy: "check its permissions")
        }
        return names.filter { name in
            (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasPrefix(".") && !name.contains(".decisions.")
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { Workspace.join(workspace.seriesFolder, $0) }
    }

    static func text(_ path: String) throws(Problem) -> String {
        guard let text = String(validating: try Files.text(path, limit: 1 << 20), as: UTF8.self) else {
            throw Problem(.definition, file: path, "is not valid UTF-8", remedy: "save it as UTF-8")
        }
        return text
    }

    /// Reads many files side by side; the results are in the order of the files.
    static func definitions(
        _ files: [(text: String, file: String)], withExamples: Bool
    ) -> [Result<SeriesDefinition, DefinitionError>] {
        let vocabulary = Vocabulary.builtIn
        let width = max(1, min(ProcessInfo.processInfo.activeProcessorCount, files.count / 4))
        let done = Mutex<[Int: Result<SeriesDefinition, DefinitionError>]>([:])
        DispatchQueue.concurrentPerform(iterations: width) { lane in
            let words = WordForms(vocabulary)
            for index in stride(from: lane, to: files.count, by: width) {
                let (text, file) = files[index]
                let result = Result { () throws(DefinitionError) in
                    try definition(text, file: file, words: words, withExamples: withExamples)
                }
                done.withLock { $0[index] = result }
            }
        }
        return done.withLock { results in files.indices.compactMap { results[$0] } }
    }

    /// A definition with the tables of names that lie beside its file.
    static func definition(
        _ text: String, file: String, words: WordForms? = nil, withExamples: Bool = true
    ) throws(DefinitionError) -> SeriesDefinition {
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return try SeriesDefinition(yaml: text, file: file, vocabulary: .builtIn, words: words, withExamples: withExamples) { name in
            let path = file.contains("/") ? folder + "/" + name : name
            return Files.kind(path) == .file ? try? Self.text(path) : nil
        }
    }

    /// The definitions that a state of the store was made with: a vintage is never altered, not by another definition either. A
    /// series that the store does not know yet keeps the definition of now.
    ///
    /// - Parameters:
    ///   - stored: id to text.
    ///   - isLatest: whether it is the last state, whose definitions should be those of now.
    ///   - wanted: ids of series; of the others only those are read that may bear on these.
    func asStored(
        _ stored: [String: String], isLatest: Bool, wanted: Set<String>? = nil, report: ProblemReport
    ) -> DefinitionSet {
        var set = self
        for (id, text) in stored.sorted(by: { $0.key < $1.key }) {
            let now = self[id]
            if now?.record == text { continue }
            // Of a definition that is gone, or was not asked for, the last state shows nothing.
            if now == nil, isLatest { continue }
            if now == nil, let wanted, !Self.mayBear(text, on: wanted) { continue }
            // Written by a program that knew other keys: the definition of now is the nearest.
            let then = try? SeriesDefinition(
                yaml: text, file: "the definition of \(id) on file", vocabulary: .builtIn, withExamples: false)
            guard let then else { continue }
            if isLatest, now != nil {
                report(
                    Problem(
                        .definition, "the definition of \(id) is not the one that the last vintage was made with, which is shown",
                        remedy: "tidemark reread brings it into force", isWarning: true))
            }
            set.definitions.removeAll { $0.id == id }
            set.definitions.append(then)
        }
        set.definitions.sort { $0.id < $1.id }
        return set
    }

    /// Id to text, as the store keeps them.
    var sources: [String: String] { Dictionary(definitions.map { ($0.id, $0.record) }) { first, _ in first } }

    /// The vocabulary that pages are read with: the program's own, and the names that the definitions bring.
    var vocabulary: Vocabulary { Self.vocabulary(of: definitions) }

    static func vocabulary(of definitions: [SeriesDefinition]) -> Vocabulary {
        var seen: Set<OwnName> = []
        let own = definitions.flatMap(\.names).filter { seen.insert($0).inserted }
        return own.isEmpty ? .builtIn : Vocabulary.builtIn.adding(own)
    }

    subscript(id: String) -> SeriesDefinition? { definitions.first { $0.id == id } }

    /// - Throws: where there is no such series, with the nearest name.
    func named(_ id: String) throws(Problem) -> SeriesDefinition {
        if let definition = self[id] { return definition }
        throw Problem(
            .usage, "there is no series \(id)",
            remedy: Suggestion.remedy(for: id, in: definitions.map(\.id), listing: "tidemark series list"))
    }

    /// The ones named, in the order named; all of them where none is.
    func chosen(_ ids: [String]) throws(Problem) -> [SeriesDefinition] {
        if ids.isEmpty { return definitions }
        var chosen: [SeriesDefinition] = []
        for id in ids where !chosen.contains(where: { $0.id == id }) { chosen.append(try named(id)) }
        return chosen
    }
}

extension Problem {
    /// A series that two files define.
    init(second: String, of id: String, first: String) {
        self.init(
            .definition, file: second, "defines the series \(id), as \(first) does, which counts",
            remedy: "give it another id, or take one of the two away")
    }

    init(_ error: DefinitionError) {
        self.init(
            .definition, file: error.file, line: error.line > 0 ? error.line : nil, column: error.line > 0 ? error.column : nil,
            error.found,
            remedy: [error.expected.map { "expected \($0)" }, error.suggestion.map { "did you mean \($0)?" }].compactMap(\.self)
                .joined(separator: "; ").nonEmpty ?? "tidemark series lint checks it again")
    }

    init(_ error: LedgerError) {
        let kind: Kind =
            switch error {
            case .noStore: .noInput
            case .notAStore, .newerSchema, .damaged: .data
            case .readOnly: .cannotCreate
            case .diskFull, .busy, .inputOutput: .inputOutput
            case .asOf, .unknown, .refused: .usage
            }
        // The sentences of the ledger end with full stops; a message here is one line without.
        self.init(kind, error.description.hasSuffix(".") ? String(error.description.dropLast()) : error.description)
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}

/// Runs what the ledger may refuse, and says its refusals as problems.
func ledger<T>(_ body: () throws(LedgerError) -> T) throws(Problem) -> T {
    do { return try body() } catch { throw Problem(error) }
}
