/// How a list is written: for a person, for a program a line at a time, for a spreadsheet.
public enum ListFormat: String, Sendable, CaseIterable { case text, jsonl, csv }
