// Figures as numbers, and what disagrees.

import Dossier
import Linking
import TestKit
import Testing

@testable import Reporting

struct FigureAndConflictTests {
    private func figure(_ text: String) -> Figure {
        let origin = Origin(file: 0, range: 0..<0)
        let bounds: [Figure.Bound] = [.about, .atLeast, .upTo]
        let bound = bounds.first { text.hasPrefix($0.rawValue + " ") } ?? .exactly
        let value = bound == .exactly ? text : String(text.dropFirst(bound.rawValue.count + 1))
        return Figure(
            bound: bound, value: value, measure: Party(link: nil, text: "x", before: "x", after: "", origin: origin), when: nil,
            origin: origin)
    }

    @Test(arguments: [
        ("900 troops", "500 troops"), ("13,000 troops", "9,000 troops"), ("2 per cent", "3%"), ("1.5 million dollars", "2 million dollars"),
        ("about 900 troops", "1200 troops"), ("at least 10 boats", "9 boats"), ("up to 10 boats", "11 boats"), ("10–15 boats", "16 boats"),
        ("$5 billion", "$6 billion"), ("up to 5 boats", "at least 6 boats"),
    ])
    func figuresThatExcludeEachOther(left: String, right: String) {
        #expect(Figures.disagree(figure(left), figure(right)))
        #expect(Figures.disagree(figure(right), figure(left)))
    }

    @Test(arguments: [
        ("900 troops", "900 troops"), ("13,000 troops", "13000 troops"), ("900 troops", "900 tanks"), ("2 per cent", "2 %"),
        ("about 900 troops", "950 troops"), ("at least 10 boats", "12 boats"), ("up to 10 boats", "9 boats"), ("10-15 boats", "12 boats"),
        ("1.5 million dollars", "1,500,000 dollars"), ("a few boats", "many boats"), ("", "1"), ("9".padding(400), "1"),
        ("900 troops", "several troops"),
    ])
    func figuresThatDoNot(left: String, right: String) {
        #expect(!Figures.disagree(figure(left), figure(right)))
        #expect(!Figures.disagree(figure(right), figure(left)))
    }

    private static let counted = TestDossier.quarrel.dispute(
        "d",
        """
        ## Eighty
        - holder: [[skippers]]
        - figure: 80 passages; [[council]] count; 2023
        - evidence: [@gazette, ¶1, "eighty"]

        ## Sixty
        - holder: [[council]]
        - figure: 61 passages; [[council]] count; 2023
        - evidence: [@courier, ¶1, "sixty-one"]

        ## Sixty last year
        - holder: [[council]]
        - figure: about 60 passages; [[council]] count; 2022
        - evidence: [@courier, ¶2, "sixty"]
        """
    ).timeline("- 2023: Boats pass. [@courier, ¶3]\n  - figure: at least 60 passages; [[council]] count; 2023\n")

    @Test func everyFigureIsListed() throws {
        let report = try Self.counted.report(.figures)
        #expect(
            report.lines == [
                "about 60 passages | The Council count | 2022 | Sixty last year | The Council | Courier ¶2",
                "80 passages | The Council count | 2023 | Eighty | Skippers’ Union | Gazette ¶1",
                "61 passages | The Council count | 2023 | Sixty | The Council | Courier ¶1",
                "at least 60 passages | The Council count | 2023 | Boats pass | - | Courier ¶3",
            ])
    }

    @Test func figuresOfTheSameThingAndTimeConflict() throws {
        #expect(
            try Self.counted.report(.conflicts).lines(in: "Figures") == [
                "The Council count | 61 passages | The Council; Sixty | 80 passages | Skippers’ Union; Eighty | 2023"
            ])
    }

    @Test func datesAndClaimsThatDisagreeStandSideBySide() throws {
        let report = try TestDossier.quarrel.dispute(
            "d",
            """
            ## Open
            - id: open
            - holder: [[skippers]]
            - evidence: [@gazette, ¶1, "open"]
            - rebuts: [[#shut]]

            ## Shut
            - id: shut
            - holder: [[council]]
            - evidence: [@courier, ¶1, "shut"]
            - rebuts: [[#open]]

            ### Ajar
            - holder: [[mayor]]
            - evidence: [@courier, ¶2, "ajar"]

            ### Locked
            - holder: [[mayor]]
            - relation: supports
            - evidence: [@courier, ¶2, "locked"]
            """
        ).timeline(
            "- 2024-06: It opens. [@gazette, ¶1]\n  - also-dated: 2024-07 [@courier, ¶1]; perhaps twice\n- 2024-08: It shuts. [@gazette, ¶1]\n"
        )
        .report(.conflicts)
        #expect(report.lines(in: "Dates") == ["It opens | June 2024 | Gazette ¶1 | July 2024 | Courier ¶1 | perhaps twice"])
        #expect(
            report.lines(in: "Claims") == [
                "Who is right? | Open | Skippers’ Union | Shut | The Council | each rebuts the other",
                "Who is right? | Shut | The Council | Ajar | Mayor Reed | -",
            ])
        #expect(report.count == "3 disagreements")
    }

    @Test func twoTellingsThatGiveEachOthersDateDisagreeOnce() throws {
        func dates(_ second: String) throws -> [String] {
            try TestDossier.quarrel.timeline(
                "- 2020-08: It shuts. [@gazette, ¶1]\n  - also-dated: 2021 [@courier, ¶1]\n- 2021: It is shut. [@courier, ¶1]\n\(second)"
            ).report(.conflicts).lines(in: "Dates")
        }
        #expect(
            try dates("  - also-dated: 2020-08 [@gazette, ¶1]; perhaps another\n") == [
                "It shuts | August 2020 | Gazette ¶1 | 2021 | Courier ¶1 | -"
            ])
        #expect(try dates("  - also-dated: 2020-08 [@gazette, ¶2]\n").count == 2, "another paragraph may tell of another thing")
    }

    @Test func thousandsOfFiguresOfOneThingAreNotComparedInPairs() throws {
        let figures = (1...3000).map { "- figure: \($0) boats; seen; 2023" }.joined(separator: "\n")
        let report = try TestDossier.quarrel.dispute(
            "d", "## Many\n- holder: [[mayor]]\n\(figures)\n- evidence: [@gazette, ¶1, \"many\"]\n"
        ).report(
            .conflicts)
        #expect(report.rowCount == 2999)
    }
}

extension String {
    fileprivate func padding(_ count: Int) -> String { String(repeating: self, count: count) }
}
