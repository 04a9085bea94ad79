import Series

/// What a person may have meant.
public enum Suggestion {
    /// The nearest of some words, if a typing error explains the difference.
    public static func nearest(to word: String, in words: [String]) -> String? { NearestWord.to(word, in: words) }

    /// "did you mean x? " or nothing, then what lists all of them.
    static func remedy(for word: String, in words: [String], listing command: String) -> String {
        (nearest(to: word, in: words).map { "did you mean \($0)? " } ?? "") + "\(command) lists all"
    }
}
