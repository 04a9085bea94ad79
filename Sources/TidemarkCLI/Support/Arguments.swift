public import ArgumentParser
public import Tidemark

// Choices of the library that stand on the command line by their names; help and completions follow from the cases.

extension ListFormat: ExpressibleByArgument {}
extension DifferenceFormat: ExpressibleByArgument {}
extension TableStyle.Form: ExpressibleByArgument {}
extension TableStyle.Locale: ExpressibleByArgument {}
extension ChartAlignment: ExpressibleByArgument {}
extension ChartKind: ExpressibleByArgument {}
extension FindingFormat: ExpressibleByArgument {}
extension FindingSeverity: ExpressibleByArgument {}
extension MentionFormat: ExpressibleByArgument {}
