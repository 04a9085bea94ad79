import Model

/// The lines over and under a plot that all charts share.
enum ChartHeader {
    /// The title to the left and what the figures are in to the right; below one another where they do not fit.
    static func draw(_ title: String, right: String, _ paper: inout TextPaper) {
        let ascii = paper.options.ascii
        let (left, end) = ascii ? (ASCIIText.name(title), ASCIIText.fold(right)) : (title, right)
        let room = paper.options.width - CellWidth.of(left) - CellWidth.of(end)
        if room >= 2 {
            paper.raw(left + String(repeating: " ", count: room) + end, .strong)
        } else {
            paper.wrapped(left, indent: 0, style: .strong)
            if !right.isEmpty { paper.wrapped(right, indent: 0, style: .quiet) }
        }
    }

    /// Pieces beside one another, as many as fit on a line.
    static func legend(_ pieces: [String], _ paper: inout TextPaper) {
        var line = ""
        for piece in pieces {
            let longer = line.isEmpty ? piece : line + " " + piece
            if !line.isEmpty, CellWidth.of(longer) > paper.options.width {
                paper.wrapped(line, indent: 0, style: .quiet)
                line = piece
            } else {
                line = longer
            }
        }
        if !line.isEmpty { paper.wrapped(line, indent: 0, style: .quiet) }
    }

    /// Every contested figure with all values, who published them, and which one the chart follows.
    static func conflicts(_ lines: [ChartLine], _ paper: inout TextPaper) {
        for line in lines {
            for mark in line.marks where mark.isContested {
                var text = "‡ " + (lines.count > 1 ? line.label + ", " : "") + mark.period.description + ": "
                text += mark.label + " (" + mark.source + ")"
                for rival in mark.rivals { text += " against " + rival.label + " (" + rival.source + ")" }
                if mark.rivals.isEmpty {
                    text += " is at odds with other figures: see tidemark check"
                } else {
                    text += ". The chart follows " + mark.label + (mark.rule.isEmpty ? "" : ": " + mark.rule)
                }
                paper.wrapped(text, indent: 0, hanging: 2, style: .bad)
            }
        }
    }
}
