import Model
import Vocabulary

/// What quantities need of the vocabulary's rows, as flat values that are copied without touching a reference count.
struct QuantityTables: Sendable {
    struct Number: Sendable {
        let role: NumberRow.Role
        let place: NumberRow.Place
        let value: ExactDecimal
        let other: ExactDecimal?
    }

    struct Hedge: Sendable {
        let meaning: HedgeRow.Meaning
        let place: HedgeRow.Place
    }

    struct Unit: Sendable {
        let symbolGuard: UnitRow.Guard
        let isRateBase: Bool
        /// Whether the unit is a rate itself: "mile per hour".
        let isRate: Bool
        /// Whether it is the pound of weight, which is money beside millions.
        let isPound: Bool
    }

    let numbers: [Number]
    let hedges: [Hedge]
    let units: [Unit]
    let unitNames: [MeasureUnit]
    let currencyNames: [MeasureUnit]
    /// Which currencies are cents and the like.
    let isMinor: [Bool]
    let plurals: [PluralRow]
    /// Rows of units and currencies that rules ask for; −1 where the vocabulary has none.
    let poundSterling: Int32
    let yearOfAge: Int32
    let second: Int32
    let persons: Int32

    init(_ vocabulary: Vocabulary) {
        numbers = vocabulary.numbers.map { Number(role: $0.role, place: $0.place, value: $0.value, other: $0.other) }
        hedges = vocabulary.hedges.map { Hedge(meaning: $0.meaning, place: $0.place) }
        units = vocabulary.units.map {
            Unit(
                symbolGuard: $0.symbolGuard, isRateBase: $0.isRateBase, isRate: Self.isRate($0.unit.name),
                isPound: $0.unit.code == "[lb_av]")
        }
        unitNames = vocabulary.units.map(\.unit)
        currencyNames = vocabulary.currencies.map(\.unit)
        isMinor = vocabulary.currencies.map(\.isMinor)
        plurals = vocabulary.plurals
        poundSterling = Int32(vocabulary.currencies.firstIndex { $0.unit.code == "GBP" } ?? -1)
        func row(_ code: String) -> Int32 { Int32(vocabulary.units.firstIndex { $0.unit.code == code } ?? -1) }
        yearOfAge = row("year-of-age")
        second = row("s")
        persons = row("persons")
    }

    private static func isRate(_ name: String) -> Bool {
        name.utf8.split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual("per".utf8) }
    }
}
