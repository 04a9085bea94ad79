import Foundation
import Model
import Reading
import Series
import Vocabulary

/// Writes definitions for a person to go on from.
public struct Drafter: Sendable {
    private let workspace: Workspace?
    private let definitions: DefinitionSet
    private let reader: Reader
    private let vocabulary: Vocabulary

    /// - Parameter workspace: the folder named; without one, the nearest workspace, if there is one.
    public init(workspace: String?, report: @escaping ProblemReport) throws(Problem) {
        self.workspace = workspace != nil ? try Workspace.find(workspace) : try? Workspace.find(nil)
        definitions = DefinitionSet.load(self.workspace, report: report)
        vocabulary = definitions.vocabulary
        reader = .by(vocabulary)
    }

    /// A new definition, empty but for its comments, or proposed from sentences.
    ///
    /// - Parameters:
    ///   - name: its id.
    ///   - published: the day that the sentences are read as of; without one, today.
    public func new(_ name: String, sentences: [String], published: String?) throws(Problem) -> String {
        try check(name)
        if sentences.isEmpty { return DefinitionDraft(id: name).yaml }
        let day = try published.map { text throws(Problem) in
            guard let day = CalendarDate(iso: text) else {
                throw Problem(.usage, "--published \(text) is no date", remedy: "write it as 2025-06-27")
            }
            return day
        }
        return draft(name, sentences.map { DefinitionDraft.Sentence($0, published: day ?? Self.today) })
    }

    func draft(_ name: String, _ sentences: [DefinitionDraft.Sentence]) -> String {
        DefinitionDraft(id: name, sentences: sentences, vocabulary: vocabulary) { text, published, words in
            // Who proposes names asks for few texts.
            let reader = words.organizations.count == vocabulary.organizations.count ? reader : Reader(words)
            return reader.read(Article(example: text, published: published))
        }.yaml
    }

    private static var today: CalendarDate? { CalendarDate(iso: Date.now.ISO8601Format().prefix(10)) }

    private func check(_ name: String) throws(Problem) {
        let right = DefinitionDraft.identifier(name)
        if right != name {
            throw Problem(.usage, "\(Plain.line(name)) is no id of a series", remedy: "small letters, digits and hyphens, such as \(right)")
        }
        if definitions[name] != nil {
            throw Problem(.usage, "there is a series \(name) already", remedy: "tidemark series show \(name) prints it")
        }
    }

    /// Puts a definition into the workspace's `Series/`, or into a file; never over another.
    ///
    /// - Returns: where it was put.
    public func write(_ text: String, id: String, to file: String?) throws(Problem) -> String {
        guard let path = file ?? workspace.map({ Workspace.join($0.seriesFolder, id + ".yaml") }) else {
            throw Problem(
                .noInput, "there is no workspace here or in a folder above",
                remedy: "make one with tidemark init, or name a file with -o, - for standard output")
        }
        if Files.kind(path) != .missing {
            throw Problem(.cannotCreate, file: path, "is there already", remedy: "take it away, or choose another name")
        }
        if file == nil, let workspace { try Files.makeFolder(workspace.seriesFolder) }
        _ = try Files.write(Array(text.utf8), to: path)
        return path
    }
}
