extension JSONLines {
    /// One line of named strings, in their order; empty ones are left out.
    public static func fields(_ fields: [(name: String, value: String)]) -> String {
        var object = JSONObject()
        for field in fields { object.add(field.name, field.value.isEmpty ? nil : field.value) }
        return object.line
    }
}
