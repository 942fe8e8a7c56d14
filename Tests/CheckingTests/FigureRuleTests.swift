// Values as numbers, and figures that can't both hold.

import Dossier
import TestKit
import Testing

struct FigureRuleTests {
    @Test(arguments: [
        ("13,000 troops", 13_000, 13_000, "troop"), ("13000 troops", 13_000, 13_000, "troop"), ("13 000 troops", 13_000, 13_000, "troop"),
        ("$550 million", 550e6, 550e6, "$"), ("550 million US dollars", 550e6, 550e6, "$"), ("10–12 days", 10, 12, "day"),
        ("10 to 12 days", 10, 12, "day"), ("four deaths", 4, 4, "death"), ("10 per cent", 10, 10, "%"), ("10%", 10, 10, "%"),
        ("1.5 km", 1.5, 1.5, "km"), ("1,5 km", 1.5, 1.5, "km"), ("2.3bn euros", 2.3e9, 2.3e9, "€"), ("7", 7, 7, ""),
        ("10–12 million", 10e6, 12e6, ""), ("1,234,567.5 t", 1_234_567.5, 1_234_567.5, "t"), ("3 people", 3, 3, "person"),
    ])
    func aValueIsReadAsANumber(_ text: String, _ low: Double, _ high: Double, _ unit: String) throws {
        let quantity = try #require(Quantity(text))
        #expect(quantity == Quantity(low...high, unit: unit))
    }

    @Test(arguments: ["", "many", "a tenth", "$", "1,2,3", "…", "-", "million"])
    func whatIsNoNumberIsNone(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test func noValueIsTooLong() {
        for text in [
            String(repeating: "9", count: 5_000), String(repeating: "999 ", count: 5_000), String(repeating: "1,000", count: 5_000),
        ] {
            if let quantity = Quantity(text) { #expect(quantity.range.lowerBound.isFinite) }
        }
    }

    private func messages(_ first: String, _ second: String, _ more: String = "") throws -> [String] {
        try TestDossier.withSources.dispute(
            "d",
            """
            ## Many
            - id: many
            - holder: [[council]]
            - evidence: [@early, ¶1, "many"]
            - figure: \(first)

            ## Few
            - holder: [[guild]]
            - evidence: [@late, ¶1, "few"]
            - figure: \(second)
            \(more)
            """
        ).messages(of: "figure-conflict")
    }

    @Test(arguments: [
        ("500 carts; traffic; 2021", "1,200 carts; traffic; 2021"), ("500 carts; Traffic; 2021", "400 carts; traffic; 2021~"),
        ("at least 600 carts; traffic; 2021", "500 carts; traffic; 2021"), ("up to 400 carts; traffic; 2021", "500 carts; traffic; 2021"),
        ("500 carts; traffic", "600 carts; traffic"), ("500 carts; [[guild]] fleet; 2021", "700 carts; [[Guild of Carters]] fleet; 2021"),
    ])
    func otherValuesConflict(_ first: String, _ second: String) throws {
        #expect(try messages(first, second).count == 1)
    }

    @Test(arguments: [
        ("about 500 carts; traffic; 2021", "520 carts; traffic; 2021"), ("at least 400 carts; traffic; 2021", "500 carts; traffic; 2021"),
        ("13,000 carts; traffic; 2021", "13000 carts; traffic; 2021"), ("500 carts; traffic; 2021", "600 carts; traffic; 2022"),
        ("500 carts; traffic; 2021", "600 wagons; traffic; 2021"), ("500 carts; traffic; 2021", "600 carts; traffic by day; 2021"),
        ("500 carts; traffic; 2021", "600 carts; traffic"), ("many carts; traffic; 2021", "600 carts; traffic; 2021"),
    ])
    func whatMayBothHoldIsSilent(_ first: String, _ second: String) throws {
        #expect(try messages(first, second) == [])
    }

    @Test func anAnswerMayGiveAnotherFigure() throws {
        #expect(try messages("500 carts; traffic; 2021", "900 carts; traffic; 2021", "- rebuts: [[#many]]") == [])
        #expect(try messages("500 carts; traffic; 2021", "900 carts; traffic; 2021", "- allow: figure-conflict, of another bridge") == [])
    }
}
