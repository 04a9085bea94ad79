/// Scalable vector graphics under construction. Colours are classes, so that one picture serves light, dark and print; nothing in it
/// is styled in place, which a strict content policy would refuse.
struct SVGCanvas {
    let width: Double
    let height: Double
    private(set) var body = ""
    /// Where text or marks stand already: left, top, right, bottom.
    private var taken: [(Double, Double, Double, Double)] = []
    /// Where lines run, which labels stand on only where there is no other place.
    private var crossed: [(Double, Double, Double, Double)] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    enum Anchor: String {
        case start, middle, end
    }

    /// - Parameters:
    ///   - id: Unique on the page; the names of title and description are made of it.
    ///   - style: Extra classes.
    func document(id: String, title: String, description: String, style: String = "") -> String {
        "<svg class=\"chart \(style)\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\">"
            + "<title id=\"\(id)-t\">\(Escaping.html(title))</title><desc id=\"\(id)-d\">\(Escaping.html(description))</desc>" + body
            + "</svg>"
    }

    mutating func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
        body += "<path class=\"\(style)\" d=\"M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))\"/>"
    }

    mutating func path(_ points: [(Double, Double)], _ style: String) {
        guard let first = points.first else { return }
        var d = "M\(Self.number(first.0)) \(Self.number(first.1))"
        for point in points.dropFirst() { d += "L\(Self.number(point.0)) \(Self.number(point.1))" }
        body += "<path class=\"\(style)\" d=\"\(d)\"/>"
    }

    /// Notes where a line runs, in pieces as long as a letter is high.
    mutating func cross(_ points: [(Double, Double)]) {
        for (a, b) in zip(points, points.dropFirst()) {
            let steps = min(200, max(1, Int((max(abs(b.0 - a.0), abs(b.1 - a.1)) / 9).rounded(.up))))
            for i in 0..<steps {
                let (s, t) = (Double(i) / Double(steps), Double(i + 1) / Double(steps))
                let (x0, x1) = (a.0 + (b.0 - a.0) * s, a.0 + (b.0 - a.0) * t)
                let (y0, y1) = (a.1 + (b.1 - a.1) * s, a.1 + (b.1 - a.1) * t)
                crossed.append((min(x0, x1), min(y0, y1) - 1, max(x0, x1), max(y0, y1) + 1))
            }
        }
    }

    mutating func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ style: String, mark: String? = nil, hint: String = "") {
        body += "<rect class=\"\(style)\"\(Self.link(mark)) x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
        body += " width=\"\(Self.number(max(0, w)))\" height=\"\(Self.number(max(0, h)))\"" + Self.close("rect", hint)
    }

    /// A mark of one of five shapes, told apart without colour.
    mutating func mark(_ x: Double, _ y: Double, shape: Int, size r: Double, _ style: String, mark: String? = nil, hint: String = "") {
        let n = Self.number
        switch shape % 5 {
        case 0:
            body += "<circle class=\"\(style)\"\(Self.link(mark)) cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(r))\"" + Self.close("circle", hint)
        default:
            let d =
                switch shape % 5 {
                case 1: "M\(n(x - r)) \(n(y - r))H\(n(x + r))V\(n(y + r))H\(n(x - r))Z"
                case 2: "M\(n(x)) \(n(y - r * 1.2))L\(n(x + r * 1.1)) \(n(y + r * 0.9))H\(n(x - r * 1.1))Z"
                case 3: "M\(n(x)) \(n(y - r * 1.3))L\(n(x + r * 1.3)) \(n(y))L\(n(x)) \(n(y + r * 1.3))L\(n(x - r * 1.3)) \(n(y))Z"
                default: "M\(n(x)) \(n(y + r * 1.2))L\(n(x + r * 1.1)) \(n(y - r * 0.9))H\(n(x - r * 1.1))Z"
                }
            body += "<path class=\"\(style)\"\(Self.link(mark)) d=\"\(d)\"" + Self.close("path", hint)
        }
        take(x - r, y - r, x + r, y + r)
    }

    mutating func cross(_ x: Double, _ y: Double, size r: Double, _ style: String, hint: String) {
        let n = Self.number
        body +=
            "<path class=\"\(style)\" d=\"M\(n(x - r)) \(n(y - r))L\(n(x + r)) \(n(y + r))M\(n(x - r)) \(n(y + r))L\(n(x + r)) \(n(y - r))\""
            + Self.close("path", hint)
        take(x - r, y - r, x + r, y + r)
    }

    mutating func text(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ style: String = "") {
        body += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
        if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
        if !style.isEmpty { body += " class=\"\(style)\"" }
        body += ">" + Escaping.html(text) + "</text>"
        let w = Self.width(text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - w / 2
            case .end: x - w
            }
        take(left, y - 9, left + w, y + 2)
    }

    /// Writes a label, in bold, at the first of the places where nothing stands; `false` where there is none.
    ///
    /// - Parameters:
    ///   - bounds: The leftmost and the rightmost place.
    ///   - floor: The lowest.
    mutating func label(
        _ label: String, near spots: [(Double, Double, Anchor)], within bounds: (Double, Double), floor: Double, _ style: String
    ) -> Bool {
        let w = Self.boldWidth(label)
        func left(_ x: Double, _ anchor: Anchor) -> Double { anchor == .start ? x : anchor == .middle ? x - w / 2 : x - w }
        let open = spots.filter { x, y, anchor in
            let left = left(x, anchor)
            return left >= bounds.0 && left + w <= bounds.1 && y - 10 >= 0 && y + 2 <= floor
                && Self.isFree(left - 1, y - 9, left + w + 1, y + 2, taken)
        }
        let clear = open.first { x, y, anchor in
            Self.isFree(left(x, anchor), y - 9, left(x, anchor) + w, y + 1, crossed)
        }
        guard let (x, y, anchor) = clear ?? open.first else { return false }
        text(label, x, y, anchor, style)
        take(left(x, anchor), y - 9, left(x, anchor) + w, y + 2)
        return true
    }

    mutating func take(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) { taken.append((x0, y0, x1, y1)) }

    private static func isFree(
        _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ taken: [(Double, Double, Double, Double)]
    ) -> Bool {
        !taken.contains { $0.0 < x1 && x0 < $0.2 && $0.1 < y1 && y0 < $0.3 }
    }

    /// About how wide a text stands at 12 pixels in a common sans-serif.
    static func width(_ text: String) -> Double {
        var sum = 0.0
        for character in text {
            switch character {
            case ",", ".", " ", "'", "|", "·", "i", "l", "j", "(", ")", ":": sum += 3.7
            case "m", "w", "M", "W", "%": sum += 10
            default: sum += CellWidth.of(character) == 2 ? 12 : (character.isUppercase ? 8.2 : 6.9)
            }
        }
        return sum
    }

    /// The same in bold.
    static func boldWidth(_ text: String) -> Double { width(text) * 1.14 + 1 }

    private static func link(_ mark: String?) -> String { mark.map { " data-p=\"\($0)\"" } ?? "" }

    private static func close(_ element: String, _ hint: String) -> String {
        hint.isEmpty ? "/>" : "><title>\(Escaping.html(hint))</title></\(element)>"
    }

    /// With one decimal at most, the same on every machine.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e7 else { return "0" }
        let tenths = Int((value * 10).rounded())
        if tenths % 10 == 0 { return String(tenths / 10) }
        return (tenths < 0 ? "-" : "") + String(abs(tenths) / 10) + "." + String(abs(tenths) % 10)
    }
}
