/// A word or line by which the furniture of a page is known: menus, comment headings, bylines, ages, class names.
///
/// Matched against whole lines, single words or class names of a page and never against the words of a story, so it has no
/// surface forms.
public struct PageCueRow: VocabularyRow {
    public static let file = "pages.tsv"
    public static let kind = TermKind.word

    /// How `text` is compared with a line in lower case, without the marks at its end.
    public enum Match: String, CaseIterable, Sendable {
        /// The whole line.
        case line
        /// The beginning of the line, to the end of a word.
        case prefix
        /// A single word, class name, or name in brackets.
        case word
    }

    /// What it says of the page: one of the kinds that the head of the table lists.
    public let use: String
    public let match: Match
    public let text: String
    /// What the word stands for, where the use needs one: a month's number, a unit's minutes.
    public let value: String
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        use = try line.required("use")
        match = try line.choice("match")
        text = try line.required("text")
        value = try line.text("value")
    }
}
