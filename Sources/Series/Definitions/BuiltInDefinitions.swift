/// The definitions that the program carries inside it: the files `Series/*.yaml` of its sources.
public enum BuiltInDefinitions {
    /// Name ("approval-rating.yaml") and text of each file, in the order of the names.
    public static var files: [(name: String, text: String)] {
        EmbeddedFiles.all.map { ($0.name, $0.content.description) }
    }
}
