public import ArgumentParser
public import Tidemark

// Choices of the library that stand on the command line by their names; help and completions follow from the cases.

extension ListFormat: ExpressibleByArgument {}
extension ChartKind: ExpressibleByArgument {}
extension FindingSeverity: ExpressibleByArgument {}
extension MentionFormat: ExpressibleByArgument {}
