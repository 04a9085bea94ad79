/// A character as it is drawn: in Unicode, and in ASCII.
struct Glyph: Hashable, Sendable {
    var unicode: Character
    var ascii: Character

    init(_ unicode: Character, _ ascii: Character) {
        self.unicode = unicode
        self.ascii = ascii
    }

    static let blank = Glyph(" ", " ")
}

/// What a cell's colour says, where colours are wanted; never the only sign of it.
enum Tint: UInt8, Sendable {
    case plain, axis, one, two, three, four, five, plan, conflict

    static func line(_ index: Int) -> Tint { [.one, .two, .three, .four, .five][index % 5] }

    fileprivate var code: String {
        switch self {
        case .plain: ""
        case .axis: "2"
        case .one: "36"
        case .two: "33"
        case .three: "35"
        case .four: "32"
        case .five: "34"
        case .plan: "2;36"
        case .conflict: "1;31"
        }
    }
}

/// A rectangle of cells to draw on; what lies outside is not drawn.
struct Canvas {
    private struct Cell {
        var glyph = Glyph.blank
        var tint = Tint.plain
        /// Braille dots of a thin line, drawn where no glyph stands.
        var dots: UInt8 = 0
        /// The right half of a wide character.
        var isCovered = false
    }

    let width: Int
    let height: Int
    private var cells: [Cell]

    init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: Cell(), count: self.width * self.height)
    }

    private func index(_ x: Int, _ y: Int) -> Int? { x >= 0 && x < width && y >= 0 && y < height ? y * width + x : nil }

    mutating func put(_ glyph: Glyph, _ x: Int, _ y: Int, _ tint: Tint = .plain) {
        guard let i = index(x, y) else { return }
        cells[i].glyph = glyph
        cells[i].tint = tint
    }

    /// As `put`, unless something stands there.
    mutating func putBehind(_ glyph: Glyph, _ x: Int, _ y: Int, _ tint: Tint = .plain) {
        guard let i = index(x, y), cells[i].glyph == .blank else { return }
        put(glyph, x, y, tint)
    }

    /// A dot of a thin line on a grid of 2 × 4 to a cell.
    mutating func dot(_ x: Int, _ y: Int, _ tint: Tint) {
        guard x >= 0, y >= 0, let i = index(x / 2, y / 4) else { return }
        let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
        cells[i].dots |= bits[y % 4][x % 2]
        if cells[i].glyph == .blank { cells[i].tint = tint }
    }

    func isBlank(_ x: Int, _ y: Int) -> Bool {
        guard let i = index(x, y) else { return false }
        return cells[i].glyph == .blank && cells[i].dots == 0 && !cells[i].isCovered
    }

    /// Whether a text of so many cells fits at a place, with a blank or the edge on both sides of it.
    func hasRoom(_ x: Int, _ y: Int, _ count: Int) -> Bool {
        guard x >= 0, x + count <= width, y >= 0, y < height else { return false }
        for column in max(0, x - 1)...min(width - 1, x + count) where !isBlank(column, y) { return false }
        return true
    }

    /// Text that is safe already; wide characters take their two cells, and what joins a character stays with it.
    mutating func write(_ text: String, _ x: Int, _ y: Int, _ tint: Tint = .plain) {
        var column = x
        for character in text {
            let cell = CellWidth.of(character)
            if cell == 0 { continue }
            guard index(column, y) != nil, index(column + cell - 1, y) != nil else { return }
            put(Glyph(character, ASCIIText.fold(String(character)).first ?? "?"), column, y, tint)
            if cell == 2, let i = index(column + 1, y) { cells[i].isCovered = true }
            column += cell
        }
    }

    /// The rows from the top, without blanks at their ends.
    func rows(_ options: TextOptions) -> [String] {
        (0..<height).map { y in
            var out = ""
            var tint = Tint.plain
            var pending = 0
            for x in 0..<width {
                let cell = cells[y * width + x]
                if cell.isCovered {
                    if options.ascii { pending += 1 }
                    continue
                }
                guard let character = Self.character(cell, options.ascii) else {
                    pending += 1
                    continue
                }
                if options.colour, cell.tint != tint {
                    if tint != .plain { out += "\u{1B}[0m" }
                    out += String(repeating: " ", count: pending)
                    if cell.tint != .plain { out += "\u{1B}[" + cell.tint.code + "m" }
                    tint = cell.tint
                } else {
                    out += String(repeating: " ", count: pending)
                }
                pending = 0
                out.append(character)
            }
            if tint != .plain { out += "\u{1B}[0m" }
            return out
        }
    }

    private static func character(_ cell: Cell, _ ascii: Bool) -> Character? {
        if cell.glyph != .blank { return ascii ? cell.glyph.ascii : cell.glyph.unicode }
        if cell.dots == 0 { return nil }
        if !ascii { return Unicode.Scalar(0x2800 + UInt32(cell.dots)).map(Character.init) }
        return slope(cell.dots)
    }

    /// The ASCII character that runs as the dots do.
    private static func slope(_ dots: UInt8) -> Character {
        func rows(_ bits: [UInt8]) -> [Int] { bits.indices.filter { dots & bits[$0] != 0 } }
        let (left, right) = (rows([0x01, 0x02, 0x04, 0x40]), rows([0x08, 0x10, 0x20, 0x80]))
        if left.isEmpty || right.isEmpty {
            let only = left + right
            return only.count > 2 ? "|" : (only.max() ?? 0) > 2 ? "." : (only.min() ?? 0) < 1 ? "'" : "-"
        }
        let rise = Double(left.reduce(0, +)) / Double(left.count) - Double(right.reduce(0, +)) / Double(right.count)
        if left.count > 2, right.count > 2 { return "|" }
        if abs(rise) >= 1.5 { return rise > 0 ? "/" : "\\" }
        let all = left + right
        return all.allSatisfy { $0 == 3 } ? "_" : all.allSatisfy { $0 == 0 } ? "'" : "-"
    }
}
